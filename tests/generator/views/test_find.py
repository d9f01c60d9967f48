"""Find my level: titles, tasks, and tables, all from the raw specs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.views import find, find_tasks
from ladder_spec import Handbook
from tests.generator.views.hostile import MARKUP, everywhere
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import Raw, changed, first, html, raw, raw_all, raw_levels, read, text

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = {"reference": ROOT / "handbook", "small": ROOT / "tests/handbooks/small"}
PAGES: dict[str, LexborHTMLParser] = {}


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> Path:
    """Both handbooks."""
    return FOLDERS[request.param]


def page_of(book: Handbook) -> LexborHTMLParser:
    """The page."""
    return html(next(iter(find.pages(book, directory_urls=True))))


@pytest.fixture
def page(folder: Path) -> LexborHTMLParser:
    """The page of each handbook, made once."""
    if folder.name not in PAGES:
        PAGES[folder.name] = page_of(read(folder))
    return PAGES[folder.name]


def test_every_level_stands_under_all_its_names(folder: Path, page: LexborHTMLParser) -> None:
    """Title, other names and job codes, as the box looks through them, with a link to the level."""
    rows = page.css(".rb-find-titles > li:not([data-rb-clinic])")
    for row, (level, spec) in zip(rows, raw_levels(folder).items(), strict=True):
        names = [spec["title"], *spec.get("aka", []), *spec.get("job_codes", [])]
        assert str(row.attributes["data-rb-names"]).split("|") == names
        assert first(row, "a").attributes["href"] == f"../levels/{level}/"
        assert all(name in row.text() for name in names)


def test_every_clinic_stands_under_all_its_names(folder: Path, page: LexborHTMLParser) -> None:
    """With the levels that it has, for those who type where they work."""
    rows = page.css("[data-rb-clinic]")
    for row, spec in zip(rows, raw_all(folder, "sites/*.yml"), strict=True):
        assert str(row.attributes["data-rb-names"]).split("|") == [spec["title"], *spec.get("aka", [])]
        hrefs = [link.attributes["href"] for link in row.css("a")]
        assert hrefs == [f"../sites/{spec['id']}/", *(f"../levels/{level}/" for level in spec["levels"])]


def test_every_duty_of_every_level_can_be_ticked(folder: Path, page: LexborHTMLParser) -> None:
    """Each once, with the levels that list it; the same words at two levels are one task."""
    expected: dict[str, set[str]] = {}
    for level, spec in raw_levels(folder).items():
        for duty in spec["duties"]:
            expected.setdefault(duty["text"], set()).add(level)
    shown = {
        first(box.parent, "span").text(strip=True): set(str(box.attributes["data-rb-levels"]).split())
        for box in page.css(".rb-find input[value^=task-]")
        if box.parent is not None
    }
    assert shown == expected


def test_tasks_are_grouped_by_skill_and_not_by_level(folder: Path, page: LexborHTMLParser) -> None:
    """The legend is the domain of the skill behind the task, so that the list does not give the answer away."""
    domains = {c["id"]: file["domain"]["title"] for file in raw_all(folder, "competencies/*.yml") for c in file["competencies"]}
    group_of = {
        duty["text"]: domains[duty["competency"]] if "competency" in duty else "Classes and programs"
        for spec in raw_levels(folder).values()
        for duty in spec["duties"]
    }
    for group in page.css(".rb-find fieldset:has([value^=task-])"):
        legend = first(group, "legend").text(strip=True)
        assert {group_of[label.text(strip=True)] for label in group.css("label > span")} == {legend}


def test_what_lies_below_a_level_is_what_promotions_lead_from(folder: Path, page: LexborHTMLParser) -> None:
    """The script needs three facts of each level: what lies below it, how many tasks are half of its own, and its name."""
    ladder = RawLadder(folder)
    for level, spec in ladder.levels.items():
        part = first(page, f'[data-rb-level="{level}"]')
        assert set(str(part.attributes["data-rb-below"]).split()) == {o for o in ladder.levels if o != level and level in ladder.above(o)}
        assert int(str(part.attributes["data-rb-half"])) == -(-len(spec["duties"]) // 2)
        assert part.attributes["data-rb-title"] == spec["title"]


def test_the_table_says_the_same_as_the_list(folder: Path, page: LexborHTMLParser) -> None:
    """A box for each task and each level that lists it, and no other; its last row says how many are enough."""
    levels = raw_levels(folder)
    (table,) = page.css(".rb-find-table")
    assert [node.text(strip=True) for node in table.css("thead th")][1:] == [spec["title"] for spec in levels.values()]
    boxes = Counter(
        (first(row, "th").text(strip=True), level)
        for row in table.css("tr[data-rb-row]")
        for level, cell in zip(levels, row.css("td"), strict=True)
        if cell.css(".rb-tick")
    )
    assert boxes == Counter((duty["text"], level) for level, spec in levels.items() for duty in spec["duties"])
    last = [" ".join(cell.text().split()) for cell in table.css("tr:last-child")[-1].css("td")]
    assert last == [f"{-(-len(spec['duties']) // 2)} of {len(spec['duties'])}" for spec in levels.values()]


def test_many_levels_make_several_tables(handbook: Handbook, handbook_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No table is wider than paper; together they still have every level and every box once."""
    monkeypatch.setattr(find_tasks, "_COLUMNS", 4)
    tables = page_of(handbook).css(".rb-find-table")
    levels = raw_levels(handbook_folder)
    assert [len(table.css("thead th")) - 1 for table in tables] == [4, 4, 3]
    titles = [node.text(strip=True) for table in tables for node in table.css("thead th")[1:]]
    assert titles == [spec["title"] for spec in levels.values()]
    assert sum(len(table.css(".rb-tick")) for table in tables) == sum(len(spec["duties"]) for spec in levels.values())
    assert all(row.css(".rb-tick") for table in tables for row in table.css("tr[data-rb-row]"))


def test_tasks_that_clinics_add_count_for_no_level(folder: Path, page: LexborHTMLParser) -> None:
    """All of them can be ticked, and each answer names the clinic and from which level it holds."""
    titles = {level: spec["title"] for level, spec in raw_levels(folder).items()}
    adds = [
        (add["duty"], site["title"], titles[add["from_level"]]) for site in raw_all(folder, "sites/*.yml") for add in site.get("adds", [])
    ]
    boxes = page.css(".rb-find input[value^=added-]")
    assert len(boxes) == len(adds)
    assert {box.attributes["data-rb-levels"] for box in boxes} <= {""}
    for box, (duty, site, level) in zip(boxes, adds, strict=True):
        words = first(page, f'[data-rb-task="{box.attributes["value"]}"]').text()
        assert all(part in words for part in (duty, site, level))
        assert box.parent is not None
        assert duty in box.parent.text()


def test_what_needs_a_script_is_hidden_without_one(page: LexborHTMLParser) -> None:
    """Nobody sees a box or button that does nothing; the table is open for those who have no script."""
    assert all(
        "hidden" in node.attributes for node in page.css("[data-rb-find-script], [data-rb-find-result], [data-rb-level], [data-rb-clinic]")
    )
    inputs = page.css("input, button")
    outside = [node for node in inputs if not any(node in part.css("*") for part in page.css("[data-rb-find-script]"))]
    assert outside == []
    assert "open" in first(page, "[data-rb-find-paper]").attributes


def test_it_says_what_it_does_not_decide(folder: Path, page: LexborHTMLParser) -> None:
    """Title and pay follow a decision of the organization, and not a tick."""
    words = text(page)
    assert "This page does not decide" in words
    assert "Nothing that you tick is saved or sent." in words
    assert f"Your level, title, and pay are what {raw(folder / 'handbook.yml')['organization']} has decided" in words


def test_what_to_do_about_work_above_your_level(folder: Path, page: LexborHTMLParser) -> None:
    """From the policy: who sits down with you and by when, when pay changes, how to appeal, and that asking is safe."""
    policy = raw(folder / "policies/promotion.yml")
    steps = [" ".join(step.text().split()) for step in page.css("#above ~ .rb-steps > li")]
    talk = next(step for step in policy["steps"] if step["who"] != "ma" and int(step.get("within_days", 0)) > 0)
    assert any(talk["text"] in step and f"within {talk['within_days']} work day" in step for step in steps)
    assert policy["no_retaliation"] in steps[-1]
    hrefs = [link.attributes["href"] for link in page.css("#above ~ .rb-steps a")]
    assert {"../policies/promotion/", "../policies/appeals/#appeal-a-decision", "../sites/"} <= set(hrefs)


def test_extra_pay_that_clinics_give_is_named(handbook: Handbook, handbook_folder: Path) -> None:
    """The amounts behind the added skills, each once, with a link to its rule."""
    extras = {one["id"]: one for one in raw_all(handbook_folder, "ladders/*/ladder.yml")[0]["pay_rules"]["differentials"]}
    adds = [add["recognized_by"] for site in raw_all(handbook_folder, "sites/*.yml") for add in site.get("adds", [])]
    named = list(dict.fromkeys(one.partition(".")[2] for one in adds if one.startswith("differential.")))
    found = page_of(handbook).css('#above ~ .rb-steps a[href^="../pay/"]')
    assert [link.attributes["href"] for link in found] == [f"../pay/#extra-{name}" for name in named]
    assert [link.text() for link in found] == [f"${extras[name]['amount']} an {extras[name]['per']}" for name in named]


def test_any_words_come_out_as_words(small_folder: Path, tmp_path: Path) -> None:
    """Markup in titles, names, duties, clinics and policies is text, in attributes too."""
    found = page_of(changed(small_folder, tmp_path / "book", everywhere(small_folder, MARKUP)))
    assert not found.css("script, b")
    assert MARKUP in str(first(found, "[data-rb-names]").attributes["data-rb-names"])


def test_a_policy_without_a_talk(small_folder: Path, tmp_path: Path) -> None:
    """Where nobody has to sit down with you, the page promises no talk."""

    def alone(tree: Raw) -> None:
        tree["steps"] = [step for step in tree["steps"] if step["who"] == "ma"]

    words = text(page_of(changed(small_folder, tmp_path / "book", {"policies/promotion.yml": alone})))
    assert "Ask for a talk" not in words
    assert "Ask to move up" in words
