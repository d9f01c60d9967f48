"""Write expected.json for every reading case that has none, to be reviewed before it is committed.

Run:  python -m tests.spec.reader.write_expected
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ladder_spec.yaml_reader import read_document

if TYPE_CHECKING:
    from ladder_spec.problems import Problem

CASES = Path(__file__).parent / "cases"


def outcome(raw: bytes) -> dict[str, object]:
    """Read the bytes and give what a case expects: each problem with its place, and the value tree."""
    document = read_document(raw, "input.yml")
    value = document.root.plain() if document.root is not None else None
    return {"problems": [_as_json(found) for found in document.problems], "value": value}


def _as_json(found: Problem) -> dict[str, object]:
    start, end = found.span
    entry: dict[str, object] = {"code": found.code, "line": start.line, "column": start.column, "end": list(end)}
    entry |= {"message": found.message, "hint": found.hint}
    if found.related:
        entry["related"] = [
            {"message": other.message, "start": list(other.span.start), "end": list(other.span.end)} for other in found.related
        ]
    return entry


def main() -> None:
    """Fill in what is missing."""
    for case in sorted(CASES.iterdir()):
        expected = case / "expected.json"
        if not expected.exists():
            text = json.dumps(outcome((case / "input.yml").read_bytes()), indent=2, ensure_ascii=False)
            expected.write_text(text + "\n", encoding="utf-8")
            sys.stdout.write(f"{expected.relative_to(CASES)}: review it\n")


if __name__ == "__main__":
    main()
