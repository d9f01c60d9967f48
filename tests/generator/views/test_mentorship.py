"""The page "Mentors and career talks"."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.views import mentorship
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, raw, text


def words_of(book: Handbook, selector: str = "body") -> str:
    """The words of the page."""
    return text(html(mentorship.mentorship_view(Here(book, "policies/mentorship.md"))), selector)


def test_how_soon_how_often_and_on_whose_time(handbook: Handbook) -> None:
    """At a glance: 30 days, every month, twice a year, 30 paid minutes each."""
    glance = words_of(handbook, ".rb-glance")
    assert "A mentor Within 30 days After you ask." in glance
    assert "You meet Every month 30 paid minutes each time." in glance
    assert "Career talks 2 times a year 30 paid minutes each time." in glance
    assert "You talk with Career guide" in glance


def test_the_words_of_the_policy_stand_there(handbook: Handbook, handbook_folder: Path) -> None:
    """Who can be a mentor, how pairs are made, what mentors get; what a talk is not, and what you leave with."""
    spec, words = raw(handbook_folder / "policies/mentorship.yml"), words_of(handbook)
    assert all(spec["mentors"][key] in words for key in ("who", "get", "matched_by"))
    assert all(spec["career_talks"][key] in words for key in ("apart_from", "you_leave_with"))
    assert "MA career office: Ask any lead, or write to the MA career office." in words


@pytest.mark.parametrize(
    ("every", "words"),
    [("week", "every week"), ("two-weeks", "every 2 weeks"), ("month", "every month"), ("quarter", "every 3 months")],
)
def test_every_interval_has_words(small_folder: Path, tmp_path: Path, every: str, words: str) -> None:
    """And one talk a year is one time."""

    def set_interval(spec: Raw) -> None:
        spec["meetings"]["every"] = every
        spec["career_talks"]["per_year"] = "1"

    page = words_of(changed(small_folder, tmp_path / "book", {"policies/mentorship.yml": set_interval}))
    assert f"You meet {words}, for 30 paid minutes." in page
    assert "1 time a year" in page
