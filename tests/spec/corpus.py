"""The corpus of single mistakes: read it, make each mistake in a copy of the reference handbook, and judge what the check says.

`python -m tests.spec.corpus` prints the totals.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from generator.cli.main import cli
from ladder_spec.checks.rules import RULES
from tests.spec import cases

HANDBOOK = cases.ROOT.parent.parent / "handbook"
FILE = cases.ROOT / "corpus.yml"


@dataclass(frozen=True)
class Mistake:
    """One change in a clean handbook, and what must be said of it."""

    mistake: str
    """What somebody did, in a sentence."""
    edit: dict[str, Any]
    """The change, as in a case."""
    code: str
    """The code that must be found."""
    at: str
    """How the line begins that the problem points to; "" = the file is not there, or has no such line."""
    below: str = ""
    """How a line above begins, where several lines read like `at`; "" = the one nearest to the change."""
    file: str = ""
    """The file that the problem points to; "" = the one that was changed."""
    meant: str = ""
    """For a typing slip: the word that the hint must suggest."""
    missed: bool = False
    """The hint does not name what was meant: the one miss in ten that is allowed."""
    also: tuple[str, ...] = ()
    """Codes that the same mistake brings about."""
    alone: bool = False
    """It is about several files, so that a mistake in another one may explain it away."""

    @property
    def changed(self) -> str:
        """The file that is changed."""
        return str(next(self.edit[key] for key in ("file", "delete", "move") if key in self.edit))


@dataclass
class Verdict:
    """What the check made of a mistake."""

    status: int
    found: list[dict[str, Any]]
    line: int
    """The line where the problem must stand; 0 = there is no such line."""
    notes: list[str] = field(default_factory=list)
    """What is wrong with the answer; [] = right."""
    suggested: bool = False
    """Whether the hint names the word that was meant."""


def mistakes() -> list[Mistake]:
    """The whole corpus, in the order of the file."""
    return [
        Mistake(**{**entry, "also": tuple(entry.get("also", ()))})
        for entry in yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)
    ]


def run_check(folder: Path) -> tuple[int, list[dict[str, Any]]]:
    """Run `rungbook check --strict --format json` on a folder: the exit status, and the problems."""
    out = StringIO()
    with redirect_stdout(out):
        status = cli.main(["check", "--strict", "--format", "json", str(folder)], prog_name="rungbook", standalone_mode=False)
    return int(status or 0), json.loads(out.getvalue())["problems"]


def judge(mistake: Mistake, folder: Path) -> Verdict:
    """Make a mistake in a copy of the reference handbook, in an empty folder, and judge what is said of it."""
    shutil.copytree(HANDBOOK, folder, dirs_exist_ok=True)
    cases.change(folder, mistake.edit)
    status, found = run_check(folder)
    verdict = Verdict(status, found, expected_line(mistake, folder))
    place = mistake.file or mistake.changed
    right = [one for one in found if (one["code"], one["file"], one["line"]) == (mistake.code, place, verdict.line)]
    verdict.suggested = bool(mistake.meant) and any(f"`{mistake.meant}`" in one["hint"] for one in right)
    if not status:
        verdict.notes.append("the exit status is 0")
    if not right:
        verdict.notes.append(f"no {mistake.code} in {place} at line {verdict.line}")
    if Counter(one["code"] for one in found) != Counter([mistake.code, *mistake.also]):
        verdict.notes.append(f"one cause, but these problems: {', '.join(one['code'] for one in found) or 'none'}")
    return verdict


def expected_line(mistake: Mistake, folder: Path) -> int:
    """The line that reads as the mistake says: the first one below a line that it names, or else the one nearest to the change."""
    file = mistake.file or mistake.changed
    path = folder / file
    if not mistake.at:
        return 1
    lines = path.read_bytes().decode(mistake.edit.get("encoding", "utf-8"), "replace").splitlines()
    fitting = [number for number, line in enumerate(lines, start=1) if line.strip().startswith(mistake.at)]
    if mistake.below:
        above = next(number for number, line in enumerate(lines, start=1) if line.strip().startswith(mistake.below))
        return next((number for number in fitting if number > above), 0)
    near = _first_change(HANDBOOK / file, lines) if (HANDBOOK / file).exists() else 1
    return min(fitting, key=lambda number: abs(number - near), default=0)


def _first_change(clean: Path, lines: Sequence[str]) -> int:
    before = clean.read_text(encoding="utf-8").splitlines()
    pairs = enumerate(zip(before, lines, strict=False), start=1)
    return next((number for number, (old, new) in pairs if old != new), min(len(before), len(lines)))


def for_one_run(corpus: Sequence[Mistake]) -> list[Mistake]:
    """Mistakes that can all stand in one handbook, one in a file at most, none of which explains another away."""
    chosen: dict[str, Mistake] = {}
    for mistake in corpus:
        told_by_one_file = mistake.code not in RULES or not RULES[mistake.code].needs
        if "replace" in mistake.edit and told_by_one_file and not (mistake.also or mistake.file or mistake.alone):
            chosen.setdefault(mistake.changed, mistake)
    return list(chosen.values())


def main() -> int:
    """Judge the whole corpus and print the totals; the exit status is 1 if an answer is wrong."""
    os.environ["SOURCE_DATE_EPOCH"] = "1795392000"
    corpus, wrong, suggested = mistakes(), 0, 0
    families: Counter[str] = Counter()
    for mistake in corpus:
        with tempfile.TemporaryDirectory() as folder:
            verdict = judge(mistake, Path(folder))
        families[mistake.code[:3]] += 1
        suggested += verdict.suggested
        wrong += bool(verdict.notes)
        for note in verdict.notes:
            sys.stdout.write(f"{mistake.code} {mistake.mistake} {note}\n")
    slips = sum(bool(mistake.meant) for mistake in corpus)
    groups = ", ".join(f"{family} {count}" for family, count in sorted(families.items()))
    clean_status, clean = run_check(HANDBOOK)
    sys.stdout.write(f"{len(corpus)} mistakes of {len({m.code for m in corpus})} codes ({groups})\n")
    sys.stdout.write(f"{len(corpus) - wrong} found: exit status, code, file and line right, and nothing besides\n")
    sys.stdout.write(f"{suggested} of {slips} typing slips with the right word ({100 * suggested // slips} %)\n")
    sys.stdout.write(f"{len(clean)} problems in the clean handbook, exit status {clean_status}\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
