"""What a level page says of clinics and states, against the raw specs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.views.here import Here
from generator.views.level import level_view
from generator.views.rules import NOT_CHECKED
from ladder_spec import Handbook
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import changed, first, html, links, raw_all, text

LEVELS = (
    *(
        "apprentice",
        "ma-1",
        "ma-2",
        "ma-3",
        "specialist",
        "health-coach",
        "panel-coordinator",
        "preceptor",
        "trainer",
        "lead",
        "supervisor",
    ),
)


@pytest.fixture(scope="module")
def ladder(handbook_folder: Path) -> RawLadder:
    """The reference ladder, read apart."""
    return RawLadder(handbook_folder)


@cache
def page(handbook: Handbook, level: str) -> LexborHTMLParser:
    """The page of a level."""
    return html(level_view(Here(handbook, f"levels/{level}.md"), handbook.levels[level]))


def folds(found: LexborHTMLParser, after: str, before: str) -> dict[str, LexborNode]:
    """The folded parts between two headings, by the words before the colon."""
    every = [node for node in found.css("h2, details.rb-more") if node.parent is not None]
    ids = [node.attributes.get("id") for node in every]
    between = every[ids.index(after) + 1 : ids.index(before)]
    return {first(node, "summary").text().partition(":")[0]: node for node in between if node.css_first("ul.rb-differences")}


@pytest.mark.parametrize("level", LEVELS)
def test_each_clinic_shows_what_differs_at_this_level(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """Skills added from this level or one below, swaps of its choices, skills of its list that are not done there."""
    full = ladder.full(level)
    anchors = {*full.new, *full.raised, *full.kept}
    skills = ladder.skills_asked(level)
    expected = {}
    same = []
    for site in raw_all(ladder.folder, "sites/*.yml"):
        if level in site["levels"]:
            texts = [add["duty"] for add in site.get("adds", []) if level in ladder.above(add["from_level"])]
            swaps = [swap["reason"] for swap in site.get("swaps", []) if swap["at"] in anchors]
            gone = [one["reason"] for one in site.get("not_here", []) if one["competency"] in skills]
            if texts or swaps or gone:
                expected[site["title"]] = (texts, swaps, gone)
            else:
                same.append(site["title"])
    found = folds(page(handbook, level), "clinic", "state")
    assert set(found) == set(expected)
    for title, node in found.items():
        adds, swaps, gone = expected[title]
        assert [one.text(strip=True) for one in node.css(".rb-difference:has(.rb-tag-adds) .rb-difference-text")] == adds
        assert len(node.css(".rb-tag-swaps")) == len(swaps)
        assert len(node.css(".rb-tag-not-here")) == len(gone)
        assert all(reason in node.text() for reason in (*swaps, *gone))
    assert [link.text() for link in page(handbook, level).css("#clinic-same .rb-chips a")] == same


def test_the_content_has_the_differences_it_promises(handbook: Handbook) -> None:
    """All 14 adds, 1 swap, and 3 skills not done somewhere are on some level page, and so are 18 levels not offered."""
    seen: dict[str, set[str]] = {"adds": set(), "swaps": set(), "not-here": set()}
    without = 0
    for level in LEVELS:
        for node in page(handbook, level).css("h2#clinic ~ details .rb-difference:has(.rb-tag)"):
            for kind, places in seen.items():
                if node.css(f".rb-tag-{kind}"):
                    places.add(next(str(a.attributes["href"]) for a in node.css("a") if "/sites/" in str(a.attributes["href"])))
        without += len(page(handbook, level).css("ul#clinic-without > li"))
    assert {kind: len(places) for kind, places in seen.items()} == {"adds": 14, "swaps": 1, "not-here": 3}
    assert without == 18


@pytest.mark.parametrize("level", LEVELS)
def test_clinics_without_the_level_say_why(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """Each with its reason, and no clinic both with and without it."""
    sites = raw_all(ladder.folder, "sites/*.yml")
    expected = [(site["title"], off["reason"]) for site in sites for off in site["not_offered"] if off["level"] == level]
    shown = [node.text(strip=True) for node in page(handbook, level).css("ul#clinic-without > li")]
    assert shown == [f"{title}: {reason}" for title, reason in expected]


@pytest.mark.parametrize("level", LEVELS)
def test_each_state_shows_rules_that_limit_tasks_of_the_level(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """Conditions and what is not allowed stand with their words; what nobody has checked is named, never left out."""
    skills = ladder.skills_asked(level)
    tasks = {ladder.skills[skill]["task"] for skill in skills if "task" in ladder.skills[skill]}
    found = folds(page(handbook, level), "state", "talk")
    for scope in raw_all(ladder.folder, "scope/*.yml"):
        rules = [task for task in scope["tasks"] if task["task"] in tasks]
        limited = [task for task in rules if task["rule"] in {"conditions", "blocked"}]
        unchecked = {task["task"] for task in rules if task["rule"] == "not-checked"}
        needs = [need for need in scope.get("needs", []) if level in ladder.above(need["from_level"])]
        node = found[scope["title"]]
        assert len(node.css(".rb-difference")) == len(limited) + len(needs)
        assert all(task["text"] in node.text() for task in limited)
        assert all(need["text"] in node.text() for need in needs)
        assert all(task["source"]["title"] in node.text() for task in limited)
        names = {ladder.skills[skill]["title"] for skill in skills if ladder.skills[skill].get("task") in unchecked}
        listed = {link.text() for link in node.css(".rb-notice-not-checked a")}
        assert listed == names
        assert (NOT_CHECKED in node.text()) == bool(names)


def test_requirements_that_a_state_limits_lead_to_its_rule(handbook: Handbook, ladder: RawLadder) -> None:
    """Blood draws are limited in California and Washington: the requirement says so where it stands."""
    node = first(page(handbook, "ma-2"), '[id="ma-2.venipuncture"]')
    assert [str(link.attributes["href"]) for link in node.css("a") if "/scope/" in str(link.attributes["href"])] == [
        "../../scope/ca/#venipuncture",
        "../../scope/wa/#venipuncture",
    ]
    assert len(raw_all(ladder.folder, "scope/*.yml")) == 3


def test_without_differences_and_rules_the_page_says_so(handbook_folder: Path, tmp_path: Path) -> None:
    """A clinic without differences is named as such; a state that allows everything is, too."""

    def alike(site: dict[str, object]) -> None:
        for key in ("adds", "swaps", "not_here"):
            site.pop(key, None)

    def allow(scope: dict[str, list[dict[str, object]]]) -> None:
        scope["needs"] = []
        for task in scope["tasks"]:
            task.update(rule="allowed", source={"title": "A law", "standing": "official"})

    book = changed(handbook_folder, tmp_path / "book", {"sites/*.yml": alike, "scope/*.yml": allow})
    found = page(book, "ma-2")
    assert folds(found, "clinic", "state") == {}
    assert len(links(found, "#clinic-same .rb-chips")) == 9
    assert "No rule limits the tasks of this level in: California, Utah and Washington." in text(found)
