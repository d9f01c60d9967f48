"""One source: the web page, the sheet, the form, the self-check and the data say the same of every level and clinic."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from ladder_spec import Handbook
from ladder_spec.prose import plain
from tests.sheets import pdf

ID = re.compile(r"^[a-z0-9-]+\.[a-z0-9-]+$")


@pytest.fixture(scope="session")
def data(reference_site: Path) -> dict[str, Any]:
    """The handbook as data."""
    found: dict[str, Any] = json.loads((reference_site / "data/handbook.json").read_text("utf-8"))
    return found


def on_page(site: Path, level: str) -> dict[str, str]:
    """The words of each requirement on a level's page, by its permalink."""
    tree = LexborHTMLParser((site / f"levels/{level}/index.html").read_text("utf-8"))
    rows = [node for node in tree.css(".rb-requirement") if ID.fullmatch(node.attributes.get("id") or "")]
    return {str(node.attributes["id"]): pdf.squeezed(node.text()) for node in rows}


def in_data(data: dict[str, Any], level: str) -> dict[str, str]:
    """The words of each requirement in the data, by the name that the page gives it: its own where the level writes it."""
    (found,) = (one for one in data["levels"] if one["id"] == level)
    own = [f"{level}.{one['id']}" for one in found["own"]]
    return {(own[place] if place < len(own) else one["path"]): plain(one["text"]) for place, one in enumerate(found["full"])}


def test_every_level_asks_the_same_everywhere(reference_site: Path, data: dict[str, Any], handbook: Handbook) -> None:
    """Each id and each text once on the page, the sheet, the form, the self-check, and in the data; no medium has one more."""
    for level in handbook.levels:
        expected, page = in_data(data, level), on_page(reference_site, level)
        assert set(page) == set(expected)
        assert [name for name, words in expected.items() if pdf.squeezed(words) not in page[name]] == []
        for path in (f"levels/{level}", f"forms/{level}-form", f"self-check/{level}-self-check"):
            found = pdf.text((reference_site / f"sheets/{path}.pdf").read_bytes())
            words = pdf.squeezed(found)
            assert [name for name in expected if pdf.squeezed(name) not in words] == [], path
            assert [text for text in expected.values() if pdf.squeezed(text) not in words] == [], path
            named = {word for word in re.findall(r"[a-z0-9-]+\.[a-z0-9-]+", found) if word.partition(".")[0] in handbook.levels}
            assert named <= set(expected), path


def test_comparisons_ask_the_same(reference_site: Path, data: dict[str, Any], handbook: Handbook) -> None:
    """Each id of the higher level once, by its skill or in its words; as many answers of the lower one as it asks."""
    skills = {skill.title for skill in handbook.competencies.values()}
    seen = set()
    for page in (reference_site / "compare").glob("*--*/index.html"):
        lower, _, higher = page.parent.name.partition("--")
        seen |= {lower, higher}
        expected = in_data(data, higher)
        rows = LexborHTMLParser(page.read_text("utf-8")).css("tbody:not([data-rb-part=facts]) tr:has(td)")
        ends = [str(row.css("a")[0].attributes["href"]).rpartition(f"levels/{higher}/#")[2] for row in rows]
        asked = [row.css("td")[1].text(strip=True) != "Not asked" for row in rows]
        assert sorted(end for end, here in zip(ends, asked, strict=True) if here) == sorted(expected), page
        titles = {end: row.css("a")[0].text() for end, row, here in zip(ends, rows, asked, strict=True) if here}
        assert [end for end, title in titles.items() if title not in skills and title != expected[end]] == [], page
        assert sum(row.css("td")[0].text(strip=True) != "Not asked" for row in rows) == len(in_data(data, lower)), page
    assert seen == set(handbook.levels)


def test_a_clinic_adds_the_same_everywhere(reference_site: Path, data: dict[str, Any], handbook: Handbook) -> None:
    """What a clinic asks on top stands on its page and its sheets with the same words; its sheets hold all of the level, too."""
    seen = 0
    for site in data["sites"]:
        page = pdf.squeezed(LexborHTMLParser((reference_site / f"sites/{site['id']}/index.html").read_text("utf-8")).body.text())  # type: ignore[union-attr]  # every page has a body
        for level in site["levels"]:
            adds = [add for add in site.get("adds", []) if level in handbook.levels_from(add["from_level"])]
            file = reference_site / f"sheets/sites/{site['id']}/{level}-{site['id']}.pdf"
            if not file.exists():
                assert adds == []
                continue
            words = pdf.squeezed(pdf.text(file.read_bytes()))
            for add in adds:
                seen += 1
                assert pdf.squeezed(f"{site['id']}.{add['id']}") in words
                for text in (add["duty"], add["reason"]):
                    assert pdf.squeezed(plain(text)) in words
                    assert pdf.squeezed(plain(text)) in page
            assert [text for text in in_data(data, level).values() if pdf.squeezed(text) not in words] == []
    assert seen > len(data["sites"])


def test_a_short_sheet_holds_what_is_new_and_raised(reference_site: Path, data: dict[str, Any], handbook: Handbook) -> None:
    """All of it, and nothing that people have from before."""
    for level in handbook.levels:
        file = reference_site / f"sheets/new/{level}-new.pdf"
        (found,) = (one for one in data["levels"] if one["id"] == level)
        status = dict(zip(in_data(data, level), (one["status"] for one in found["full"]), strict=True))
        if "kept" not in status.values():
            assert not file.exists()
            continue
        words = pdf.text(file.read_bytes())
        shown = {word for word in re.findall(r"[a-z0-9-]+\.[a-z0-9-]+", words) if word in status}
        assert shown == {name for name, one in status.items() if one != "kept"}


def test_pages_lead_to_every_sheet_with_its_true_size(reference_site: Path) -> None:
    """Every link to a sheet leads to a file, with its pages and size; every file has a link on the page of downloads."""
    linked = set()
    for page in reference_site.rglob("*.html"):
        for link in LexborHTMLParser(page.read_text("utf-8")).css("a[href$='.pdf']"):
            file = (page.parent / str(link.attributes["href"])).resolve()
            content = file.read_bytes()
            around = link.parent.parent.text() if link.parent is not None and link.parent.parent is not None else ""
            count = pdf.pages(content)
            assert f"{count} page{'' if count == 1 else 's'}" in around, (page, file)
            assert f"{-(-len(content) // 1000)} KB" in around, (page, file)
            linked.add(file)
    assert linked == {file.resolve() for file in (reference_site / "sheets").rglob("*.pdf")}
    assert len(linked) > 100


def test_the_page_knows_the_mark_of_its_sheet(reference_site: Path, handbook: Handbook) -> None:
    """The mark on the sheet is the one that the page compares it with."""
    for level in handbook.levels:
        page = (reference_site / f"levels/{level}/index.html").read_text("utf-8")
        (mark,) = re.findall(r'data-rb-sheets="([^"]+)"', page)
        edition, _, short = mark.partition("-")
        words = pdf.text((reference_site / f"sheets/levels/{level}.pdf").read_bytes())
        assert f"Edition {edition} · {short}" in words
