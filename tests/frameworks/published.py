"""All published frameworks by name, each turned into our language and checked.

`python -m tests.frameworks.published` prints which rules fire how often on each; README.md shows that table.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from ladder_spec import Report, check
from tests.frameworks import direct, ft, monzo
from tests.frameworks.frame import Files, fired, write

FRAMEWORKS: Mapping[str, Callable[[], Files]] = {
    "FT engineering": ft.engineering,
    "FT engineering-v1": partial(ft.legacy, "engineering-v1"),
    "FT operations": partial(ft.legacy, "operations"),
    "DIRECT": direct.handbook,
    "Monzo": monzo.handbook,
}


def table(reports: Mapping[str, Report]) -> str:
    """The table of README.md: a row for each code that fires, a column for each framework."""
    counts = {name: fired(report) for name, report in reports.items()}
    codes = sorted({code for found in counts.values() for code in found})
    rows = [["code", *counts], ["---", *("--:" for _ in counts)]]
    rows += [[code, *(str(found[code] or "") for found in counts.values())] for code in codes]
    return "".join(f"| {' | '.join(row)} |\n".replace("|  |", "| |").replace("|  |", "| |") for row in rows)


def main() -> None:
    """Check all frameworks and print the table."""
    os.environ["SOURCE_DATE_EPOCH"] = "1795392000"
    with tempfile.TemporaryDirectory() as folder:
        reports = {name: check(write(Path(folder) / name, make())) for name, make in FRAMEWORKS.items()}
    sys.stdout.write(table(reports))


if __name__ == "__main__":
    main()
