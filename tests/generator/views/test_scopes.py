"""The page of all states: every task against every state."""

from __future__ import annotations

from pathlib import Path

from generator.views import scopes
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw_all, text

TAGS = {"allowed": "Allowed", "conditions": "With conditions", "blocked": "Not allowed", "not-checked": "Not checked"}


def test_the_table_holds_every_rule(handbook: Handbook, handbook_folder: Path) -> None:
    """14 tasks and 3 states; each cell is the raw rule in words and leads to it."""
    page = html(scopes.scopes_view(Here(handbook, "scope/index.md")))
    specs = raw_all(handbook_folder, "scope/*.yml")
    rules = {(spec["state"].lower(), task["task"]): task["rule"] for spec in specs for task in spec["tasks"]}
    cells = {}
    for cell in page.css("tbody td a"):
        state, _, task = (cell.attributes["href"] or "").partition("/#")
        cells[state, task] = cell.text(strip=True)
    assert cells == {place: TAGS[rule] for place, rule in rules.items()}
    assert (len(cells), len(page.css("tbody tr"))) == (42, 14)
    assert [head.text(strip=True) for head in page.css("thead th")] == ["Task", "California", "Utah", "Washington"]
    assert all(len(row.css("th[scope=row]")) == 1 for row in page.css("tbody tr"))


def test_states_in_short(handbook: Handbook) -> None:
    """Counts, dates, clinics, and a warning for each that waits for the reader's own date."""
    page = html(scopes.scopes_view(Here(handbook, "scope/index.md")))
    words = text(page, ".rb-cards")
    assert "California 1 not allowed, 4 with conditions and 9 not checked yet" in words
    assert "3 clinics. Checked on November 22, 2026. Check again by May 22, 2027." in words
    assert [node.attributes["data-rb-review-by"] for node in page.css("[data-rb-review-by][hidden]")] == ["2027-05-22"] * 3
    assert "This is not legal advice" in text(page)


def test_a_task_that_one_state_does_not_list_is_not_checked_there(handbook_folder: Path, tmp_path: Path) -> None:
    """A missing line is a hole, and a hole is not a yes: the cell says Not checked and leads nowhere."""

    def without(spec: Raw) -> None:
        spec["tasks"] = [task for task in spec["tasks"] if task["task"] != "diagnose"]

    book = changed(handbook_folder, tmp_path / "book", {"scope/ut.yml": without})
    view = scopes.scopes_view(Here(book, "scope/index.md"))
    row = next(row for row in view.rows if row.title == "Diagnose, treat, or assess")
    assert [(cell.rule, bool(cell.href)) for cell in row.cells] == [("blocked", True), ("not-checked", False), ("not-checked", True)]


def test_no_tasks_at_all(small_folder: Path, tmp_path: Path) -> None:
    """The table is empty, the state is still there."""
    book = changed(small_folder, tmp_path / "book", {"scope/*.yml": lambda spec: spec.update(tasks=[])})
    page = html(scopes.scopes_view(Here(book, "scope/index.md")))
    assert not page.css("tbody tr")
    assert links(page, ".rb-card") == ["ca/"]
