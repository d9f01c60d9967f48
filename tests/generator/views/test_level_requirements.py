"""The list of a level page equals what the raw specs add up to: sets, steps, proofs, signers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.views.here import Here
from generator.views.level import level_view
from generator.views.level_requirements import needs_view
from ladder_spec import Handbook
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import Raw, changed, first, html, raw

FIGURES = {
    "apprentice": (9, 9, 0, 0),
    "ma-1": (24, 15, 6, 3),
    "ma-2": (39, 15, 9, 15),
    "ma-3": (42, 3, 20, 19),
    "specialist": (41, 2, 6, 33),
    "health-coach": (41, 2, 7, 32),
    "panel-coordinator": (45, 6, 4, 35),
    "preceptor": (42, 3, 4, 35),
    "trainer": (46, 4, 5, 37),
    "lead": (43, 4, 5, 34),
    "supervisor": (44, 2, 4, 38),
}
"""Competencies of each level in full, new, raised and kept: the acceptance figures of the content."""


@pytest.fixture(scope="module")
def ladder(handbook_folder: Path) -> RawLadder:
    """The reference ladder, read apart."""
    return RawLadder(handbook_folder)


@cache
def page(handbook: Handbook, level: str) -> LexborHTMLParser:
    """The page of a level."""
    return html(level_view(Here(handbook, f"levels/{level}.md"), handbook.levels[level]))


def items(found: LexborHTMLParser) -> Iterator[tuple[str, LexborNode]]:
    """The requirements on a page, by anchor."""
    for node in found.css("li.rb-requirement[id]"):
        yield str(node.attributes["id"]), node


def tag(node: LexborNode) -> str:
    """The status that a requirement shows."""
    return first(node, ".rb-marks .rb-tag").text(strip=True).lower()


@pytest.mark.parametrize("level", FIGURES)
def test_new_raised_and_kept_are_what_the_specs_add_up_to(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """The page shows each requirement once, with the status that it has against what every way in guarantees."""
    expected = ladder.full(level)
    shown: dict[str, set[str]] = {"new": set(), "raised": set(), "kept": set()}
    for anchor, node in items(page(handbook, level)):
        shown[tag(node)].add(anchor)
    assert shown == {"new": set(expected.new), "raised": set(expected.raised), "kept": set(expected.kept)}


@pytest.mark.parametrize("level", FIGURES)
def test_the_counts_of_skills_are_the_acceptance_figures(handbook: Handbook, level: str) -> None:
    """Full, new, raised and kept competencies, as the content promises them."""
    view = needs_view(Here(handbook, f"levels/{level}.md"), level)
    skills = [one for group in (*view.groups, *view.kept_groups) for one in group.requirements if one.asked.skill]
    counts = [sum(one.status == status for one in skills) for status in ("new", "raised", "kept")]
    assert (len(skills), *counts) == FIGURES[level]


@pytest.mark.parametrize("level", FIGURES)
def test_the_sums_in_words_are_those_of_the_list(handbook: Handbook, level: str) -> None:
    """The numbers above the list and at a glance are counted from the list itself."""
    found = page(handbook, level)
    statuses = [tag(node) for _, node in items(found)]
    sums = [f"{statuses.count(status)} {status}" for status in ("new", "raised", "kept")]
    assert all(words in first(found, "#need ~ p").text() for words in [f"{len(statuses)} things in all", *sums])
    assert ", ".join(sums) in first(found, ".rb-glance").text()
    titles = [node.text() for node in found.css(".rb-group > h3[id^=need-] .rb-count")]
    assert sum(int(words.split()[0]) for words in titles) == statuses.count("new") + statuses.count("raised")


@pytest.mark.parametrize("level", FIGURES)
def test_steps_are_those_of_the_specs(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """Each skill shows the step that is asked, and a raised one the step before."""
    titles = {step["id"]: step["title"] for step in raw(ladder.folder / "handbook.yml")["scales"][0]["steps"]}
    expected = ladder.full(level)
    asked = {**expected.new, **expected.kept, **{anchor: spec for anchor, (spec, _) in expected.raised.items()}}
    for anchor, node in items(page(handbook, level)):
        step = node.css_first(".rb-marks .rb-step")
        assert (step.text(strip=True) if step else "") == titles.get(asked[anchor].get("proficiency", ""), ""), anchor
        if anchor in expected.raised:
            assert f"was {titles[expected.raised[anchor][1]]}" in first(node, ".rb-marks").text(), anchor


@pytest.mark.parametrize("level", FIGURES)
def test_every_proof_says_who_signs_it(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """For requirements, choices and what counts instead: as many proofs as in the specs, each with its own signers."""
    roles = {role["id"]: role["title"] for role in raw(ladder.folder / "handbook.yml")["roles"]}
    expected = ladder.full(level)
    asked = {**expected.new, **expected.kept, **{anchor: spec for anchor, (spec, _) in expected.raised.items()}}
    for anchor, node in items(page(handbook, level)):
        signed = [note.text(strip=True) for note in node.css(".rb-note") if note.text(strip=True).startswith("Signed by")]
        assert signed == signers(ladder, asked[anchor], roles), anchor


def signers(ladder: RawLadder, spec: Raw, roles: dict[str, str]) -> list[str]:
    """Who signs each proof of a requirement, in the order of the page: choices first, then its own, then what counts instead."""
    in_order = [one for option in spec.get("options", []) for one in (*ladder.proofs(option), *instead(option))]
    in_order += [*ladder.proofs(spec), *instead(spec)]
    return ["Signed by " + " or ".join(filter(None, [", ".join(names[:-1]), names[-1]])) for names in titles(in_order, roles)]


def instead(spec: Raw) -> list[Raw]:
    """The proofs of what counts instead."""
    return [proof for other in spec.get("accept_instead", []) for proof in other["evidence"]]


def titles(proofs: list[Raw], roles: dict[str, str]) -> Iterator[list[str]]:
    """The readers' words for the signers of each proof."""
    for proof in proofs:
        yield [roles[role] for role in proof["signed_by"]]


@pytest.mark.parametrize("level", FIGURES)
def test_words_and_reasons_stand_on_the_page(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """The text of each requirement (a skill's behavior line where it has none), its reason, and the text of each choice."""
    expected = ladder.full(level)
    asked = {**expected.new, **expected.kept, **{anchor: spec for anchor, (spec, _) in expected.raised.items()}}
    for anchor, node in items(page(handbook, level)):
        words = node.text()
        for one in (asked[anchor], *asked[anchor].get("options", [])):
            text = one.get("text") or ladder.skills[one["competency"]]["behaviors"][one["proficiency"]]
            assert text in words, anchor
            assert one.get("why", "") in words, anchor
            assert all(other["text"] in words for other in one.get("accept_instead", [])), anchor


def test_choices_say_how_many_are_needed(handbook: Handbook) -> None:
    """Any 3 of 8 extra skills, any 1 of 4 ways to learn the job, any 1 of 3 ways to learn to manage."""
    expected = {
        ("ma-3", "ma-3.extra-skills"): (3, 8),
        ("ma-1", "ma-1.way-in"): (1, 4),
        ("supervisor", "supervisor.manager-training"): (1, 3),
    }
    for (level, anchor), (need, count) in expected.items():
        node = dict(items(page(handbook, level))).get(anchor)
        assert node is not None, anchor
        assert f"Any {need} of these {count}:" in node.text()
        assert len(node.css("p:not([class]) + ul > li")) == count


def test_terms_of_months_and_cards_are_shown(handbook: Handbook) -> None:
    """By when a card is needed, and how work elsewhere counts."""
    apprentice = dict(items(page(handbook, "apprentice")))
    assert "The end of month 3 in this level." in apprentice["apprentice.bls"].text()
    second = dict(items(page(handbook, "ma-2")))
    assert "It counts month for month, up to 12 months." in second["ma-2.months"].text()
    cards = [link.text() for link in second["ma-2.national-cert"].css("dd a")]
    assert cards == ["CMA (AAMA)", "RMA (AMT)", "CCMA (NHA)", "NCMA (NCCT)", "CMAC (AMCA)"]


def test_kept_ones_lead_to_the_level_that_asked_first(handbook: Handbook) -> None:
    """A kept requirement names a level on every way in, with a link to its place there."""
    anchors = {level: {anchor for anchor, _ in items(page(handbook, level))} for level in handbook.levels}
    for level in handbook.levels:
        own = {f"{level}.{one.id}" for one in handbook.levels[level].requirements}
        for anchor, node in items(page(handbook, level)):
            if tag(node) == "kept" and anchor not in own:
                href = str(first(node, ".rb-marks a").attributes["href"])
                origin, _, place = href.removeprefix("../").partition("/#")
                assert place in anchors[origin], (level, anchor)
                assert level in handbook.levels_from(origin), (level, anchor)
    assert sum(map(len, anchors.values())) > 500


def test_a_kept_one_names_a_level_that_people_have_been_at(handbook_folder: Path, tmp_path: Path) -> None:
    """Two levels ask the same; who came through the second is sent there, although the first asks it first in the ladder's order."""

    def only_coaches(spec: Raw) -> None:
        spec["transitions"] = [way for way in spec["transitions"] if way["to"] != "preceptor" or way["from"] == "health-coach"]

    def coach_too(spec: Raw) -> None:
        spec["requirements"].append({"id": "coach", "kind": "competency", "competency": "health-coaching", "proficiency": "hard-cases"})

    changes = {"ladders/*/ladder.yml": only_coaches, "ladders/*/levels/specialist.yml": coach_too}
    found = dict(items(page(changed(handbook_folder, tmp_path / "book", changes), "preceptor")))
    assert first(found["specialist.coach"], ".rb-marks a").attributes["href"] == "../health-coach/#health-coach.health-coaching"


def test_each_requirement_has_a_permalink_to_itself(handbook: Handbook) -> None:
    """The anchor is the requirement's full name, so that links, ticks and sheets meet."""
    for anchor, node in items(page(handbook, "trainer")):
        assert first(node, ".rb-permalink").attributes["href"] == f"#{anchor}"
        assert "." in anchor


def test_a_dropped_requirement_is_shown_with_its_reason(handbook_folder: Path, tmp_path: Path) -> None:
    """It is on no list any more, here or later; the level that drops it says so and why."""

    def drop(level: Raw) -> None:
        level["drops"] = [{"requirement": "ma-1.welcome-plan", "reason": "You know the place by now."}]

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/levels/ma-2.yml": drop})
    found = dict(items(page(book, "ma-2")))
    assert tag(found["ma-1.welcome-plan"]) == "no longer asked"
    assert "You know the place by now." in found["ma-1.welcome-plan"].text()
    assert "ma-1.welcome-plan" in ladder_kept(handbook_folder, "ma-3")
    assert "ma-1.welcome-plan" not in dict(items(page(book, "ma-3")))


def ladder_kept(folder: Path, level: str) -> set[str]:
    """What a level keeps by the raw specs."""
    return set(RawLadder(folder).full(level).kept)
