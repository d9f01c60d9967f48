"""The page "Pay": every range, extra pay, when new pay starts, side moves."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.views import pay
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, raw_levels, text


def page_of(book: Handbook) -> LexborHTMLParser:
    """The page."""
    return html(pay.pay_page_view(Here(book, "pay.md")))


def rows(page: LexborHTMLParser, number: int = 0) -> list[list[str]]:
    """The rows of a table, row header first."""
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in page.css("table")[number].css("tbody tr")]


def test_every_level_with_its_range(handbook: Handbook, handbook_folder: Path) -> None:
    """11 levels in the order of the ladder, each with lowest, highest and track as in the raw specs."""
    ladder = raw(handbook_folder / "ladders/medical-assistant/ladder.yml")
    tracks = {track["id"]: track["title"] for track in ladder["tracks"]}
    levels = raw_levels(handbook_folder).values()
    expected = [[one["title"], f"${one['pay']['min']}", f"${one['pay']['max']}", tracks[one["track"]]] for one in levels]
    assert rows(page_of(handbook)) == expected
    assert len(expected) == 11


def test_the_tables_are_semantic(handbook: Handbook) -> None:
    """Caption, column heads, one row header a row, and the unit in the caption."""
    tables = page_of(handbook).css("table")
    assert "Base pay of each level, for each hour" in tables[0].text()
    for table in tables:
        assert table.css_first("caption")
        assert all(head.attributes.get("scope") == "col" for head in table.css("thead th"))
        assert all(len(row.css("th[scope=row]")) == 1 for row in table.css("tbody tr"))


def test_ranges_are_samples_and_dated(handbook: Handbook, small_folder: Path, tmp_path: Path) -> None:
    """An example handbook says so beside the ranges; a real one does not."""
    page = page_of(handbook)
    assert "Sample These ranges hold from July 1, 2026. They are the same at every clinic." in text(page)
    real = changed(small_folder, tmp_path / "book", {"handbook.yml": lambda spec: spec.pop("example", None)})
    assert not page_of(real).css(".rb-tag-sample")


def test_extra_pay_with_when_and_where(handbook: Handbook, handbook_folder: Path) -> None:
    """Amount, words and anchor of each; the levels it comes with; how many clinics pay it."""
    page = page_of(handbook)
    extra = raw(handbook_folder / "ladders/medical-assistant/ladder.yml")["pay_rules"]["differentials"]
    for one, row in zip(extra, rows(page, 1), strict=True):
        assert row[1:3] == [f"${one['amount']} an hour", one["when"]]
        assert page.css(f"#extra-{one['id']}")
    sites = raw_all(handbook_folder, "sites/*.yml")
    paying = sum(any(add["recognized_by"] == "differential.extra-duty" for add in site.get("adds", [])) for site in sites)
    assert [row[3] for row in rows(page, 1)] == ["MA Preceptor", "Every level", "Every level", f"{paying} clinics"]
    assert "sites/#adds" in "".join(links(page, "#extra-extra-duty"))


def test_a_level_with_extra_pay_says_so_under_the_table(handbook: Handbook) -> None:
    """The preceptor: the extra pay, and that base pay never goes down."""
    words = text(page_of(handbook), "#ranges ~ ul")
    assert "MA Preceptor: Teaching: $1.50 an hour. Plus 1.50 an hour for each hour you teach. Your base pay never goes down" in words


def test_new_pay_and_side_moves(handbook: Handbook) -> None:
    """When it starts, how long it does not fall, and the moves to a lower range with their reason."""
    words = text(page_of(handbook))
    assert "your new pay starts on the next pay day" in words
    assert "Your pay does not fall for 12 months." in words
    assert "From Specialty MA to Medical Assistant III. You want general care again. Pay does not fall for 12 months." in words


def test_what_is_not_published_has_its_reason(small_folder: Path, tmp_path: Path) -> None:
    """No range, but the reason; a level with another basis or date says so; no extra pay, no section."""
    book = changed(
        small_folder,
        tmp_path / "book",
        {
            "ladders/*/levels/ma-1.yml": lambda level: level.update(pay={"not_published": "The study is not finished."}),
            "ladders/*/levels/ma-2.yml": lambda level: level.update(
                pay={"min": "52000.00", "max": "61000.50", "basis": "yearly", "as_of": "2026-09-01"}
            ),
            "ladders/*/ladder.yml": _bare,
            "sites/*.yml": lambda site: site.update(adds=[]),
        },
    )
    page = page_of(book)
    assert rows(page)[0] == ["Medical Assistant I", "Not shown. The study is not finished.", "Clinic track"]
    assert rows(page)[1][1:3] == ["$52,000", "$61,000.50 a year"]
    assert "Medical Assistant II: This range holds from September 1, 2026." in text(page, "#ranges ~ ul")
    assert not page.css("#extra")
    assert "Ask HR what it means for your pay" in text(page)


def _bare(ladder: Raw) -> None:
    ladder["pay_rules"].update(differentials=[], lateral_keeps_months="0")


def test_search_finds_each_extra_pay(handbook: Handbook) -> None:
    """Night shift and languages are asked for in words of the rules."""
    found = {section.anchor: section.text for section in pay.pay_page_view(Here(handbook, "pay.md")).frame.search}
    assert "For hours after 6 pm." in found["extra-evening"]
    assert "language test" in found["extra-bilingual"]
