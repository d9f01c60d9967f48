"""The page "Recognition"."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.views import recognition
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, raw_levels, text


def page_of(book: Handbook) -> LexborHTMLParser:
    """The page."""
    return html(recognition.recognition_view(Here(book, "policies/recognition.md")))


def test_every_way_with_what_comes_with_it(handbook: Handbook, handbook_folder: Path) -> None:
    """Words, consent, amount and years as in the spec; each has an anchor."""
    page = page_of(handbook)
    for way in raw(handbook_folder / "policies/recognition.yml")["recognition"]:
        words = text(page, f"#recognition-{way['id']}")
        assert way["text"] in words
        assert ("Only if you say yes first." in words) == (way.get("consent") == "true")
        assert ("Amount $250" in words) == ("amount" in way)
        assert ("At 1, 3 and 5 years in a level" in words) == ("at_years" in way)


def test_where_it_is_used(handbook: Handbook, handbook_folder: Path) -> None:
    """Every level names huddle and pin; pathways as in the raw specs."""
    page, levels = page_of(handbook), raw_levels(handbook_folder).values()
    for way in raw(handbook_folder / "policies/recognition.yml")["recognition"]:
        naming = [level for level in levels if way["id"] in level.get("recognition", [])]
        words = text(page, f"#recognition-{way['id']}")
        assert ("Levels Every level" in words) == (len(naming) == 11)
        paths = [f"../../pathways/{p['id']}/" for p in raw_all(handbook_folder, "pathways/*.yml") if way["id"] in p.get("recognition", [])]
        assert [href for href in links(page, f"#recognition-{way['id']}") if "pathways" in href] == paths


def test_some_levels_and_clinics_are_linked(small_folder: Path, tmp_path: Path) -> None:
    """Where not every level names it, the levels stand there; a clinic that recognizes a duty by it too."""
    book = changed(
        small_folder,
        tmp_path / "book",
        {
            "ladders/*/levels/ma-1.yml": lambda level: level.update(recognition=[]),
            "ladders/*/levels/ma-2.yml": lambda level: level.update(recognition=["years"]),
            "sites/harbor-street.yml": _by_years,
        },
    )
    found = links(page_of(book), "#recognition-years")
    assert found == [
        *("#recognition-years", "../../levels/ma-2/", "../../pathways/stay/", "../../sites/harbor-street/#interpreter-talks"),
    ]
    assert "Levels" not in text(page_of(book), "#recognition-huddle")


def _by_years(site: Raw) -> None:
    site["adds"][0]["recognized_by"] = "recognition.years"


def test_one_year_is_one_year(small_folder: Path, tmp_path: Path) -> None:
    """And a handbook that names no years shows none."""

    def first(spec: Raw) -> None:
        spec["recognition"][1]["at_years"] = ["1"]
        spec["recognition"][0].update(at_years=[], consent="false")

    page = page_of(changed(small_folder, tmp_path / "book", {"policies/recognition.yml": first}))
    assert "At 1 year in a level" in text(page, "#recognition-years")
    assert "Only if you say yes first." not in text(page, "#recognition-huddle")
