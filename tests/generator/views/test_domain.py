"""Pages of domains."""

from __future__ import annotations

from pathlib import Path

from generator.views import domain
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, raw_all, text
from tests.generator.views.test_competency import asked_by_hand


def test_the_table_says_what_every_level_asks(handbook: Handbook, handbook_folder: Path) -> None:
    """Each cell of each domain is the step that adding up the raw levels gives; choices are marked as such."""
    by_hand = asked_by_hand(handbook_folder)
    titles = {"with-help": "With help", "on-my-own": "On my own", "hard-cases": "Hard cases", "teach": "Teach and improve"}
    files = {file["domain"]["id"]: file for file in raw_all(handbook_folder, "competencies/*.yml")}
    for view in domain.pages(handbook, directory_urls=True):
        page = html(view)
        head = [link.attributes["href"] or "" for link in page.css("thead a")]
        levels = [href.removeprefix("../../levels/").rstrip("/") for href in head]
        rows = page.css("tbody tr")
        for spec, row in zip(files[view.frame.path[8:-3]]["competencies"], rows, strict=True):
            cells = [cell.text(strip=True) for cell in row.css("td")]
            for level, cell in zip(levels, cells, strict=True):
                if not cell.endswith("choice"):
                    assert cell == titles.get(by_hand[level].get(spec["id"], ""), "Not asked"), (spec["id"], level)
        unshown = set(by_hand) - set(levels)
        assert all(spec["id"] not in by_hand[level] for level in unshown for spec in files[view.frame.path[8:-3]]["competencies"])


def test_a_choice_is_no_must(handbook: Handbook) -> None:
    """Breathing tests are one of 8 choices at MA III: the card and the cell say so."""
    view = next(view for view in domain.pages(handbook, directory_urls=True) if view.frame.path == "domains/clinical-procedures.md")
    words = text(html(view))
    assert "A choice at Medical Assistant III" in words
    assert "On my own choice" in words


def test_a_domain_that_no_level_asks_for_has_no_table(small_folder: Path, tmp_path: Path) -> None:
    """An empty table would only puzzle."""

    def forget(tree: Raw) -> None:
        tree["requirements"] = [one for one in tree["requirements"] if one["kind"] == "conduct"]
        tree["drops"] = []

    book = changed(small_folder, tmp_path / "book", {"ladders/*/levels/*.yml": forget, "sites/*.yml": lambda tree: tree.update(swaps=[])})
    page = html(next(domain.pages(book, directory_urls=True)))
    assert not page.css("table")
    assert [node.attributes["id"] for node in page.css("h2")] == ["skills"]
    assert text(page).count("No level asks for it") == len(book.competencies)
