"""A comparison as text, as Markdown for a comment on a pull request, and as JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from generator.reporting.words import count, visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.reporting.diff_run import DiffRun

_WORDING: Final = "Wording"
_MISSING: Final = "This needs a change note, and there is none."
_MOST_BYTES: Final = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""

_MARKUP: Final = re.compile(r"[&<>*_`\[\]|~@#\\]|(?<=:)//")


def text(run: DiffRun) -> str:
    """The comparison for a terminal."""
    lines = [f"Note: {remark}" for remark in run.remarks]
    if not run.changes:
        return "\n".join([*lines, "Nothing changed for people."]) + "\n"
    for head, changes in run.groups():
        lines += ["", f"{head} ({len(changes)})", *(f"  {visible(str(change))}" for change in changes)]
    lines += ["", f"{count(len(run.changes), 'change')} from {run.old} to {run.new}.{_touched(run)}"]
    for note in run.notes:
        lines += ["", f"{_MISSING} Write it to {visible(note.file)}, in your own words:", ""]
        lines += [f"    {visible(line)}" for line in note.text.splitlines()]
    return "\n".join(lines).lstrip("\n") + "\n"


def markdown(run: DiffRun) -> str:
    """The comparison as one comment; nothing at all where nothing changed. Wording is folded away, and stands last."""
    if not run.changes and not run.remarks:
        return ""
    parts = ["## What this change does to people\n", *(f"\n> {_safe(remark)}\n" for remark in run.remarks)]
    if touched := _touched(run).strip():
        parts.append(f"\n{_safe(touched)}\n")
    notes = _notes(run)
    left, most = len(run.changes), _MOST_BYTES - len(notes)
    for head, changes in run.groups():
        lines = [f"- **{_safe(change.title)}**: {_safe(change.says)}" for change in changes]
        body = "\n".join(lines)
        folded = f"\n<details><summary>{head} ({len(lines)})</summary>\n\n{body}\n\n</details>\n"
        part = folded if head == _WORDING else f"\n### {head}\n\n{body}\n"
        if sum(map(len, parts)) + len(part) > most:
            parts.append(f"\nAnd {left} more: `rungbook diff` lists all.\n")
            break
        parts.append(part)
        left -= len(lines)
    return "".join([*parts, notes])


def _notes(run: DiffRun) -> str:
    """The notes that are missing, to be copied, or opened as new files in one step."""
    parts = [f"\n### A note for people\n\n{_MISSING} Say it to the people whom it touches, in your own words.\n"]
    for note in run.notes:
        where = f"[Write it now]({note.address}), as" if note.address else "Make the file"
        parts.append(f"\n{where} `{visible(note.file)}`:\n\n```yaml\n{visible_lines(note.text)}\n```\n")
    whole = "".join(parts) if run.notes else ""
    return whole if len(whole) <= _MOST_BYTES // 2 else f"{parts[0]}\n`rungbook diff` shows what to begin with.\n"


def _safe(words: str) -> str:
    """Words in Markdown: no sign of them becomes markup, a link, or a name that is called."""
    return _MARKUP.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), visible(words))


def as_json(run: DiffRun) -> str:
    """The comparison for programs. The shape is a promise; fields may join, none may change.

    Returns:
        `{"old", "new", "changes": [{"kind", "direction", "at", "title", "name", "old", "new", "text"}], "levels", "sites", "remarks",
        "notes": [{"file", "text"}]}`; the notes are those that are missing.
    """
    changes = [
        {
            "kind": change.code,
            "direction": change.direction.value,
            "at": change.at,
            "title": change.title,
            "name": change.name,
            "old": change.old,
            "new": change.new,
            "text": str(change),
        }
        for change in run.changes
    ]
    notes = [{"file": note.file, "text": note.text} for note in run.notes]
    told = {"old": run.old, "new": run.new, "changes": changes, "levels": run.levels, "sites": run.sites, "remarks": run.remarks}
    return json.dumps(told | {"notes": notes}, ensure_ascii=False, indent=2) + "\n"


def _touched(run: DiffRun) -> str:
    parts = [f"{word}: {'; '.join(names)}." for word, names in (("Levels touched", run.levels), ("Clinics touched", run.sites)) if names]
    return "".join(f" {part}" for part in parts)


FORMATS: Final[dict[str, Callable[[DiffRun], str]]] = {"text": text, "markdown": markdown, "json": as_json}
"""Every format by its name."""
