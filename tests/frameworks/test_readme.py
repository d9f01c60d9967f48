"""README.md says which rules fire on each published framework, and that is so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ladder_spec import Report
from tests.frameworks.published import FRAMEWORKS, table

README = Path(__file__).with_name("README.md")
DATA = README.parent / "data"


def test_the_table_of_the_readme(checked: Callable[[str], Report]) -> None:
    """Every count of the table is what the check reports. A rule that changes its mind on real texts must show here."""
    rows = [
        line
        for line in README.read_text(encoding="utf-8").splitlines(keepends=True)
        if line.startswith(("| code", "| ---", "| LS", "| YS"))
    ]
    assert "".join(rows) == table({name: checked(name) for name in FRAMEWORKS})


def test_every_framework_has_its_license_and_origin() -> None:
    """Each folder of data has a LICENSE, its commit, and a line of credit."""
    text = README.read_text(encoding="utf-8")
    folders = sorted(folder.name for folder in DATA.iterdir() if folder.is_dir())
    assert folders == ["direct", "ft", "monzo"]
    for folder in folders:
        assert (DATA / folder / "LICENSE").is_file()
        assert (DATA / folder / "COMMIT.txt").read_text(encoding="utf-8").count("https://github.com/") == 1
        assert f"(data/{folder}/LICENSE)" in text
