"""The page on how the handbook is kept says what the specs say, and shows a gap where there is one."""

from __future__ import annotations

from pathlib import Path

from generator.views import quality
from generator.views.here import Here
from generator.views.links import QUALITY
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, raw_all, text


def view_of(book: Handbook) -> quality.QualityView:
    """The view of the page."""
    return quality.quality_view(Here(book, QUALITY))


def test_every_skill_is_there_and_taught(handbook: Handbook) -> None:
    """55 skills, each with its programs, and nothing missing in the reference handbook."""
    view = view_of(handbook)
    assert len(view.coverage) == 55
    assert view.gaps == 0
    assert all(row.programs and row.asked and row.taught for row in view.coverage)


def test_openings_equal_the_specs(handbook: Handbook, handbook_folder: Path) -> None:
    """Each way with `opening: true` stands there with its reason, and no other."""
    (ladder,) = raw_all(handbook_folder, "ladders/*/ladder.yml")
    ways = [way for key in ("entry", "transitions") for way in ladder[key] if way["opening"] == "true"]
    cells = html(view_of(handbook)).css("#openings-caption ~ tbody td:nth-of-type(2)")
    assert [" ".join(cell.text().split()) for cell in cells] == [way["reason"] for way in ways]


def test_reviews_come_soonest_first(handbook: Handbook, handbook_folder: Path) -> None:
    """Everything with a day to look at it again is listed once, soonest first."""
    reviews = view_of(handbook).reviews
    days = [row.by_iso for row in reviews]
    assert days == sorted(days)
    assert len(reviews) == 11 + 26 + 10 + 7 + 3 + 9
    programs = {spec["title"]: spec["review_by"] for spec in raw_all(handbook_folder, "programs/*.yml")}
    assert {row.thing.title: row.by_iso for row in reviews if row.kind == "Program"} == programs


def untaught(program: Raw) -> None:
    """Take one skill out of a program."""
    program["teaches"] = [taught for taught in program["teaches"] if taught["competency"] != "ecg"]


def with_exception(handbook_file: Raw) -> None:
    """Accept a broken rule for a time."""
    reason = "The class is being built."
    handbook_file["lint"]["accept"] = [{"rule": "LS701", "at": "level:ma-2", "owner": "hr", "until": "2027-03-01", "reason": reason}]


def test_a_gap_is_shown(handbook_folder: Path, tmp_path: Path) -> None:
    """A skill that no program teaches any more, and an accepted exception, both stand on the page in words."""
    view = view_of(changed(handbook_folder, tmp_path / "copy", {"programs/*.yml": untaught, "handbook.yml": with_exception}))
    assert [row.gap for row in view.coverage if row.competency.title.startswith("Run a heart tracing")] == ["No program teaches it"]
    assert view.gaps == 1
    page = html(view)
    assert "The class is being built." in text(page)
    assert "March 1, 2027" in text(page)
