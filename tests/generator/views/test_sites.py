"""The page of all clinics: levels of each, and every difference in one place."""

from __future__ import annotations

import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.views import sites
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw_all, raw_competencies, raw_levels, read, text


def page_of(book: Handbook) -> LexborHTMLParser:
    """The page of all clinics."""
    return html(sites.sites_view(Here(book, "sites/index.md")))


def table(page: LexborHTMLParser, anchor: str) -> list[list[str]]:
    """The rows of a table by the id of its caption, row header first."""
    wanted = next(node for node in page.css("table") if node.css_first(f"caption#{anchor}-caption"))
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in wanted.css("tbody tr")]


def test_the_table_says_which_clinic_has_which_level(handbook: Handbook, handbook_folder: Path) -> None:
    """9 clinics against 11 levels: what is not offered says No and leads to its reason, all else says whether it differs."""
    specs, levels = raw_all(handbook_folder, "sites/*.yml"), raw_levels(handbook_folder)
    rows = table(page_of(handbook), "levels")
    expected = [[spec["title"], *(level in spec["levels"] for level in levels)] for spec in specs]
    assert [[row[0], *(cell != "No" for cell in row[1:])] for row in rows] == expected
    assert (len(rows), len(rows[0]) - 1) == (9, 11)
    reasons = [f"{spec['id']}/#not-offered-{level}" for spec in specs for level in levels if level not in spec["levels"]]
    assert [link for link in links(page_of(handbook), "#levels-caption ~ tbody td") if "#not-offered" in link] == reasons


def test_the_table_counts_what_differs(handbook: Handbook) -> None:
    """Tideflats has each of its levels as it is written; Sycamore adds 2 skills from MA II on and sends people to Eastside for 1."""
    rows = {row[0].rpartition(", ")[2]: row[1:] for row in table(page_of(handbook), "levels")}
    assert set(rows["Tideflats"]) == {"No", "Same"}
    assert rows["Sycamore"] == ["No", "1 differs", *["3 differ"] * 3, "No", "No", *["3 differ"] * 4]


def test_the_tables_are_semantic(handbook: Handbook) -> None:
    """Each has a caption, column heads and one row header in every row."""
    for one in page_of(handbook).css("table"):
        assert one.css_first("caption")
        assert all(head.attributes.get("scope") == "col" for head in one.css("thead th"))
        assert all(len(row.css("th[scope=row]")) == 1 for row in one.css("tbody tr"))
        widths = {len(row.css("th, td")) for row in one.css("tr")}
        assert len(widths) == 1


def test_all_differences_stand_in_one_place(handbook: Handbook, handbook_folder: Path) -> None:
    """14 adds, 1 swap, 3 not done, 18 not offered: clinic, thing and reason as the specs say."""
    specs, skills, levels = raw_all(handbook_folder, "sites/*.yml"), raw_competencies(handbook_folder), raw_levels(handbook_folder)
    page = page_of(handbook)
    adds = [[s["title"], a["duty"], a["reason"]] for s in specs for a in s.get("adds", [])]
    assert [[row[0], row[1], row[-1]] for row in table(page, "adds")] == adds
    swaps = [[s["title"], skills[w["in"]["competency"]]["title"], w["reason"]] for s in specs for w in s.get("swaps", [])]
    assert [[row[0], row[3].rsplit(" On my own", 1)[0], row[-1]] for row in table(page, "swaps")] == swaps
    gone = [
        [s["title"], skills[n["competency"]]["title"], f"{n['within_days']} days", "Paid time", n["reason"]]
        for s in specs
        for n in s.get("not_here", [])
    ]
    assert [[row[0], row[1], *row[3:]] for row in table(page, "not-here")] == gone
    off = [[s["title"], levels[o["level"]]["title"], o["reason"]] for s in specs for o in s["not_offered"]]
    assert table(page, "not-offered") == off
    assert (len(adds), len(swaps), len(gone), len(off)) == (14, 1, 3, 18)


def test_clinics_stand_under_their_state(handbook: Handbook, handbook_folder: Path) -> None:
    """Three states with three clinics each, and the promise with its limits."""
    view = sites.sites_view(Here(handbook, "sites/index.md"))
    shown = {group.state.title: [site.link.title for site in group.sites] for group in view.groups}
    specs = raw_all(handbook_folder, "sites/*.yml")
    names = {"CA": "California", "UT": "Utah", "WA": "Washington"}
    assert shown == {title: [s["title"] for s in specs if s["state"] == state] for state, title in names.items()}
    words = text(html(view))
    assert "The core list of a level, its months, and its pay are the same at every clinic. No clinic can change them." in words
    assert "at most 5" in words
    assert "at most 3" in words


def test_no_differences_at_all(small_folder: Path, tmp_path: Path) -> None:
    """The page says that nothing differs; there is no empty table."""

    def bare(spec: Raw) -> None:
        spec.update(levels=["ma-1", "ma-2"], not_offered=[], adds=[], swaps=[], not_here=[])

    page = page_of(changed(small_folder, tmp_path / "book", {"sites/*.yml": bare}))
    assert "Nothing differs." in text(page)
    assert len(page.css("table")) == 1
    assert "Same work as everywhere. All levels." in text(page, ".rb-card")


def test_a_handbook_without_clinics(small_folder: Path, tmp_path: Path) -> None:
    """The page stands without rows and groups."""
    shutil.copytree(small_folder, tmp_path / "book")
    shutil.rmtree(tmp_path / "book/sites")
    page = page_of(read(tmp_path / "book"))
    assert not page.css("tbody tr, .rb-card")
    assert "Nothing differs." in text(page)
