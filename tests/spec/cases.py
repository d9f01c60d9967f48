"""Cases of checks as folders: what to change in one of the handbooks for tests, and what the check must then say.

A case is a file `tests/spec/checks/<CODE>/{bad,good}_<name>/case.yml`:

    of: small                      # a folder of tests/handbooks
    about: One sentence: what somebody did.
    edits:                         # in order
      - {file: sites/hill.yml, replace: "old text", with: "new text"}    # the old text stands there once; `all: true` = everywhere
      - {file: sites/new.yml, text: "the whole file"}                    # ? encoding: utf-16; ? times: 1000
      - {delete: funding.yml}                                            # a file or a folder
      - {move: programs/a.yml, to: sites/a.yml}
      - {link: programs/a.yml, to: nowhere.yml}
      - {folder: programs/a.yml}
    expect:                        # all problems, in the order of the report; [] in a good case
      - {code: LS101, file: sites/hill.yml, line: 3, column: 1, message: ..., hint: ...}
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from ladder_spec import Report, check

ROOT = Path(__file__).resolve().parent
HANDBOOKS = ROOT.parent / "handbooks"
CHECKS = ROOT / "checks"

Case = dict[str, Any]


def case_files() -> list[Path]:
    """Every case, in a fixed order."""
    return sorted(CHECKS.glob("*/*/case.yml"))


def read(path: Path) -> Case:
    """Read a case."""
    case: Case = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return case


def run(case: Case, folder: Path) -> Report:
    """Copy the case's handbook into an empty folder, change it as the case says, and check it."""
    shutil.copytree(HANDBOOKS / case["of"], folder, dirs_exist_ok=True)
    for edit in case["edits"]:
        change(folder, edit)
    return check(folder)


def change(folder: Path, edit: dict[str, Any]) -> None:
    """Make one edit in a handbook folder."""
    match edit:
        case {"file": str(file), "replace": str(old), "with": str(new), **more}:
            target = folder / file
            text = target.read_text(encoding="utf-8")
            assert text.count(old) == 1 or (more.get("all") and old in text), f"{file} holds {text.count(old)} times: {old}"
            target.write_text(text.replace(old, new), encoding="utf-8")
        case {"file": str(file), "text": str(text), **more}:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((text * more.get("times", 1)).encode(more.get("encoding", "utf-8")))
        case {"delete": str(file)}:
            target = folder / file
            shutil.rmtree(target) if target.is_dir() else target.unlink()
        case {"move": str(file), "to": str(to)}:
            (folder / to).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).rename(folder / to)
        case {"link": str(file), "to": str(to)}:
            (folder / file).symlink_to(to)
        case {"folder": str(file)}:
            (folder / file).mkdir(parents=True)
        case _:
            raise ValueError(f"not an edit: {edit}")


def told(report: Report) -> list[dict[str, Any]]:
    """What a report says, in the words of a case."""
    return [
        {
            "code": found.code,
            "file": found.file,
            "line": found.span.start.line,
            "column": found.span.start.column,
            "message": found.message,
            "hint": found.hint,
        }
        for found in report.problems
    ]
