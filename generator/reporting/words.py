"""Words that several formats share: visible text, whole sentences, numbers with their nouns, and how a check went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.reporting.check_run import CheckRun
    from ladder_spec.problems import Problem

_BLANKS: Final = "\t\n\r"


def visible(text: str) -> str:
    """Make a text one line, and show what is invisible or would command a terminal as its code point: `<U+001B>`."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign in _BLANKS else f"<U+{ord(sign):04X}>" for sign in text)


def visible_lines(text: str) -> str:
    """Make every line of a text visible, without an empty one at the end."""
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))


def sentence(text: str) -> str:
    """Make a sentence of a message or a hint: a capital at its start, a full stop at its end."""
    text = visible(text)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def told(problem: Problem) -> str:
    """The message and the hint of a problem as sentences."""
    return " ".join(sentence(part) for part in (problem.message, problem.hint) if part)


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally(run: CheckRun) -> str:
    """How many problems there are, in how many files: `3 errors and 1 warning in 2 of 80 files`."""
    errors, warnings, files = (run.report.counts[name] for name in ("errors", "warnings", "files"))
    faulty = count(len({problem.file for problem in run.report.problems}), "file")
    found = [count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    return f"{' and '.join(found)} in {faulty}" if found else f"No problems in {count(files, 'file')}"


def next_step(run: CheckRun) -> str:
    """What to do now, in one or two sentences."""
    problems = run.report.problems
    if not problems:
        return "Next: `rungbook build`."
    errors = [problem for problem in problems if problem.severity == "error"]
    asks = f"`rungbook explain {(errors or problems)[0].code}` says why a rule exists."
    if run.ok:
        return f"You can publish: `rungbook build`. {asks}"
    then = run.then or f"run `rungbook check {run.folder}{' --strict' if run.strict else ''}` again"
    what = "it" if len(problems) == 1 else "the first error" if 0 < len(errors) < len(problems) else "the first one"
    return f"Mend {what}, then {then}. {asks}"


def accepted_note(run: CheckRun) -> str:
    """How many problems HR has accepted for now, and until when; "" if none."""
    accepted = run.report.accepted
    if not accepted:
        return ""
    first, _ = min(accepted, key=lambda pair: pair[0].until)
    ends = f"until {first.until}" if len({exception.until for exception, _ in accepted}) == 1 else f"the first until {first.until}"
    return f"{count(len(accepted), 'problem')} accepted for now, {ends}; `--format json` lists {'it' if len(accepted) == 1 else 'them'}."
