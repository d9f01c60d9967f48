"""The whole way of a change, as HR goes it: an edition is frozen, a rule changes, the check asks for a note, and readers are told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.cli.release import release
from generator.output import OutputTree
from generator.site.source import Publishing, load
from ladder_spec.errors import LadderError
from tests.cli.conftest import Run
from tests.edited import edit

LEVEL = "ladders/medical-assistant/levels/ma-2.yml"
NOTE = """schema: rungbook/change/v1
id: 2026-12-more-months
announced: 2026-12-01
effective: {effective}
edition: "2027.1"
touches:
  - ma-2.months
direction: {direction}
what: MA II asks for 18 months as MA I.
why: The work is harder now.
in_progress: If you began before April 1, 2027, 12 months are enough.
"""


def change(book: Path) -> None:
    """Ask for more months, and give another requirement a new id."""
    edit(
        book / LEVEL,
        ("12 months as MA I. Half", "18 months as MA I. Half"),
        ("months: 12", "months: 18"),
        ("- id: conduct\n", "- id: good-standing\n    renamed_from:\n      - conduct\n"),
    )
    edit(book / "handbook.yml", ('"2026.2"', '"2027.1"'), ("edition_date: 2026-07-01", "edition_date: 2027-04-01"))


def write_note(book: Path, direction: str = "harder", effective: str = "2027-04-01") -> None:
    """Write the note of that change."""
    text = NOTE.format(direction=direction, effective=effective)
    (book / "changes" / "2026-12-more-months.yml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def before(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook, with its first edition frozen."""
    book = Path(shutil.copytree(root / "tests/handbooks/small", tmp_path_factory.mktemp("before") / "book"))
    freeze(book)
    return book


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, changed with a note, and frozen again."""
    book = Path(shutil.copytree(before, tmp_path_factory.mktemp("after") / "book"))
    change(book)
    write_note(book)
    freeze(book)
    return book


def freeze(book: Path) -> None:
    """Run `rungbook release`."""
    done = CliRunner().invoke(release, [str(book)])
    assert done.exit_code == 0, done.output


def built(book: Path) -> OutputTree:
    """What the handbook publishes, without sheets."""
    return load(book, Publishing(directory_urls=True, site_url="https://careers.example.org/", sheets=False), lambda _: None).tree


def page(tree: OutputTree, path: str) -> LexborHTMLParser:
    """A page, parsed."""
    (found,) = [one for one in tree.pages if one.path == path]
    return LexborHTMLParser(found.body)


def script(tree: OutputTree, path: str) -> Mapping[str, Any]:
    """The data that a script of ours sets."""
    (found,) = [file.content.decode() for file in tree.files if file.path == path]
    data: Mapping[str, Any] = json.loads(found.partition("=")[2].rstrip().removesuffix(";"))
    return data


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (None, "this is harder now, and no change note says so"),
        ({"direction": "wording"}, "write `direction: harder`"),
        ({"effective": "2027-01-15"}, "45 days of notice"),
    ],
)
def test_the_check_asks_for_a_note(run: Run, before: Path, tmp_path: Path, note: dict[str, str] | None, said: str) -> None:
    """Without a note, with one that says the wrong thing, or with too little notice, a harder rule is refused, at its place."""
    book = Path(shutil.copytree(before, tmp_path / "book"))
    change(book)
    if note is not None:
        write_note(book, **note)
    done = run("check", str(book), "--against", str(before))
    assert done.status == 1
    assert "error[LS604]" in done.out
    assert said in done.out
    write_note(book)
    assert run("check", str(book), "--against", str(before)).status == 0


def test_readers_are_told(before: Path, after: Path) -> None:
    """The earlier edition stays as it was; the page has the change with its note, under the new one."""
    assert (after / "editions/2026.2.json").read_bytes() == (before / "editions/2026.2.json").read_bytes()
    told = page(built(after), "what-changed.md")
    assert [node.attributes["id"] for node in told.css("h2")][:2] == ["edition-2027-1", "edition-2026-2"]
    (entry,) = told.css("[id='change-2026-12-more-months']")
    assert "12 months are enough" in entry.text()
    assert "months: from 12 to 18" in entry.text()


def test_marks_of_readers_move_with_the_editions(after: Path) -> None:
    """The self-check knows a requirement under its old id, what a changed one asked before with its note, and since when each holds."""
    catalog = script(built(after), "assets/rungbook/self-check-catalog.js")
    assert list(catalog["digests"]) == ["2026.2", "2027.1"]
    assert catalog["from"]["ma-2.good-standing"] == [["ma-2.conduct", 0]]
    assert catalog["now"]["ma-2.good-standing"][1] == "2026.2"
    assert catalog["now"]["ma-2.months"][1] == "2027.1"
    ((asked_before, told),) = catalog["before"]["ma-2.months"].values()
    assert asked_before.startswith("12 months as MA I.")
    assert told.endswith("If you began before April 1, 2027, 12 months are enough.")
    assert "ma-2.conduct" in catalog["ids"]


def test_a_draft_is_told_before_it_is_frozen(after: Path, tmp_path: Path) -> None:
    """A preview of a change shows it, though no edition holds it yet; taken back, it is gone."""
    draft = Path(shutil.copytree(after, tmp_path / "draft"))
    (draft / "editions" / "2027.1.json").unlink()
    edit(draft / LEVEL, ('min: "22.00"', 'min: "22.50"'))
    words = page(built(draft), "what-changed.md").css_first("body")
    assert words is not None
    assert "lowest pay: from 22.00 to 22.50" in words.text()
    edit(draft / LEVEL, ('min: "22.50"', 'min: "22.00"'))
    words = page(built(draft), "what-changed.md").css_first("body")
    assert words is not None
    assert "22.50" not in words.text()


def test_a_damaged_edition_stops_the_build(after: Path, tmp_path: Path) -> None:
    """In words that say what to do, not by a page that forgets what changed."""
    damaged = Path(shutil.copytree(after, tmp_path / "damaged"))
    (damaged / "editions" / "2026.2.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LadderError, match=r"2026\.2\.json.*Take it back from Git"):
        built(damaged)
