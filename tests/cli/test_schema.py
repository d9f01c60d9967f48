"""`rungbook schema`: which files it writes, and what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ladder_spec.models import FILE_KINDS
from tests.cli.conftest import spoil

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_all_schemas_are_written(run: Run, project: Path) -> None:
    """One file for each kind, each with the handbook's ids, no other file, and the same bytes when it runs again."""
    finished = run("schema", "-o", "out/schemas")
    assert (finished.status, finished.out) == (0, f"Wrote {len(FILE_KINDS)} schemas to out/schemas.\n")
    written = {path.name: path.read_bytes() for path in (project / "out/schemas").iterdir()}
    assert set(written) == {f"{kind.name}.schema.json" for kind in FILE_KINDS}
    assert json.loads(written["level.schema.json"])["definitions"]["level"]["enumDescriptions"] == [
        "Medical Assistant I",
        "Medical Assistant II",
    ]
    assert run("schema", "all", "handbook", "--output", "out/schemas").status == 0
    assert {path.name: path.read_bytes() for path in (project / "out/schemas").iterdir()} == written


def test_one_schema_is_shown_or_written(run: Run, project: Path) -> None:
    """A kind alone goes to standard output; with a folder it becomes a file; another handbook can be named."""
    (project / "handbook").rename(project / "ours")
    shown = run("schema", "glossary", "ours")
    assert shown.status == 0
    assert json.loads(shown.out)["properties"]["schema"]["const"] == "rungbook/glossary/v1"
    assert run("schema", "glossary", "ours", "-o", "out").out == "Wrote 1 schema to out.\n"
    assert (project / "out/glossary.schema.json").read_text("utf-8") == shown.out


def test_faults_do_not_stop_it(run: Run, project: Path) -> None:
    """A new id is offered while another file still has mistakes: that is when an editor has to help."""
    spoil(project)
    glossary = project / "handbook/ladders/medical-assistant/levels/ma-1.yml"
    glossary.write_text("schema: [\n", encoding="utf-8")
    assert json.loads(run("schema", "level").out)["definitions"]["level"]["enum"] == ["ma-1", "ma-2"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["schema", "levle"], "rungbook: there is no kind of file `levle`; did you mean `level`?\n"),
        (
            ["schema", "handbook/sites"],
            "rungbook: there is no kind of file `handbook/sites`; to name a folder, write `rungbook schema all handbook/sites`\n",
        ),
        (["schema", "level", "nowhere"], "rungbook: cannot read a handbook from `nowhere`: there is no such folder\n"),
        (["schema"], "with --output DIR.\n"),
        (["schema", "level", "handbook", "-o", "mkdocs.yml"], "rungbook: mkdocs.yml: File exists\n"),
    ],
)
def test_what_cannot_run_ends_with_2(run: Run, project: Path, arguments: list[str], words: str) -> None:  # noqa: ARG001 - it is the current folder
    """A wrong kind, a folder in its place, no handbook, nowhere to write."""
    finished = run(*arguments)
    assert (finished.status, finished.out) == (2, "")
    assert finished.err.endswith(words)
