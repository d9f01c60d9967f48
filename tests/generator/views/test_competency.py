"""Pages of skills, and their index."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from generator.views import competencies, competency, level
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import (
    Raw,
    changed,
    html,
    links,
    raw,
    raw_all,
    raw_competencies,
    raw_levels,
    raw_requirements,
    text,
)


def page_of(book: Handbook, name: str) -> competency.CompetencyView:
    """The view of one skill."""
    return competency.competency_view(Here(book, f"competencies/{name}.md"), book.competencies[name])


def asked_by_hand(folder: Path) -> dict[str, dict[str, str]]:
    """For each level, each skill that it asks in full as a must, with its step: worked out from the raw specs alone."""
    levels = raw_levels(folder)
    ways = defaultdict(list)
    for ladder in raw_all(folder, "ladders/*/ladder.yml"):
        for way in ladder["transitions"]:
            if way["kind"] == "promotion":
                ways[way["to"]].append(way["from"])
    steps = [step["id"] for step in raw(folder / "handbook.yml")["scales"][0]["steps"]]

    @cache
    def full(name: str) -> dict[str, str]:
        given = [full(before) for before in ways[name]]
        common = set.intersection(*(set(one) for one in given)) if given else set()
        asked = {skill: min((one[skill] for one in given), key=steps.index) for skill in common}
        own = {one["competency"]: one["proficiency"] for one in levels[name]["requirements"] if one["kind"] == "competency"}
        return asked | {skill: max(step, asked.get(skill, step), key=steps.index) for skill, step in own.items()}

    return {name: full(name) for name in levels}


def test_every_level_that_asks_for_a_skill_is_named_with_its_step(handbook: Handbook, handbook_folder: Path) -> None:
    """New, raised and carried: the table says what adding up the raw levels says."""
    by_hand = asked_by_hand(handbook_folder)
    titles = {step["id"]: step["title"] for step in raw(handbook_folder / "handbook.yml")["scales"][0]["steps"]}
    for view in competency.pages(handbook, directory_urls=True):
        skill = view.frame.path[13:-3]
        expected = {name: titles[asked[skill]] for name, asked in by_hand.items() if skill in asked}
        assert {one.level_id: one.step.title for one in view.asked_at if not one.choice} == expected, skill
        rows = [row.css("th, td") for row in html(view).css("#levels ~ .rb-scroll tbody tr")]
        assert len(rows) == len(view.asked_at), skill
        assert all(one.step.title in row[1].text() for one, row in zip(view.asked_at, rows, strict=True)), skill


def test_each_step_names_the_requirements_that_ask_for_it(handbook: Handbook, handbook_folder: Path) -> None:
    """The reverse index agrees with the raw levels, choices included, and leads to the permalink."""
    expected = defaultdict(set)
    for name, whole, one in raw_requirements(handbook_folder):
        if one["kind"] == "competency":
            expected[one["competency"], one["proficiency"]].add((f"../../levels/{name}/#{name}.{whole['id']}", one is not whole))
    found = {
        (view.frame.path[13:-3], step.anchor.removeprefix("step-")): {(one.level.href, bool(one.choice)) for one in step.asked_at}
        for view in competency.pages(handbook, directory_urls=True)
        for step in view.steps
        if step.asked_at
    }
    assert found == expected


def test_links_to_levels_end_at_an_anchor_of_the_level_page(handbook: Handbook) -> None:
    """Written ones and carried ones: each place exists on that level's page."""
    places = {
        f"../../levels/{view.frame.path[7:-3]}/#{node.attributes['id']}"
        for view in level.pages(handbook, directory_urls=True)
        for node in html(view).css("[id]")
    }
    asked = {one.level.href for view in competency.pages(handbook, directory_urls=True) for one in view.asked_at}
    assert len(asked) > 400
    assert asked <= places


def test_each_step_shows_behavior_proof_and_signer(handbook: Handbook, handbook_folder: Path) -> None:
    """All four steps of all skills, under the anchor that other pages link to."""
    roles = {role["id"]: role["title"] for role in raw(handbook_folder / "handbook.yml")["roles"]}
    skills = raw_competencies(handbook_folder)
    for view in competency.pages(handbook, directory_urls=True):
        spec, page = skills[view.frame.path[13:-3]], html(view)
        for step, behavior in spec["behaviors"].items():
            words = text(page, f"#step-{step}")
            assert behavior in words
            for proof in spec["evidence"][step]:
                assert " or ".join(", ".join(roles[role] for role in proof["signed_by"]).rsplit(", ", 1)) in words


def test_proofs_with_different_signers_name_each_of_them(small_folder: Path, tmp_path: Path) -> None:
    """One line "Who signs" would be wrong where a nurse signs one proof and the lead the other."""

    def add(tree: Raw) -> None:
        proofs = tree["competencies"][0]["evidence"]["with-help"]
        proofs.append({"type": "watched", "count": "2", "signed_by": ["lead"]})

    book = changed(small_folder, tmp_path / "book", {"competencies/*.yml": add})
    words = text(html(page_of(book, "vital-signs")), "#step-with-help")
    assert "Who signs" not in words
    assert "Nurse signs" in words
    assert "2 times, watched. Lead" in words


def test_programs_that_teach_a_skill_are_named_with_their_step(handbook: Handbook, handbook_folder: Path) -> None:
    """The reverse index agrees with the raw programs."""
    expected = defaultdict(set)
    for program in raw_all(handbook_folder, "programs/*.yml"):
        for taught in program["teaches"]:
            expected[taught["competency"]].add((f"../../programs/{program['id']}/", taught["to"]))
    for view in competency.pages(handbook, directory_urls=True):
        skill = view.frame.path[13:-3]
        steps = {step.step.title: step.anchor.removeprefix("step-") for step in view.steps}
        assert {(one.link.href, steps[one.step.title]) for one in view.programs} == expected[skill]


def test_every_published_state_says_something_of_a_limited_task(handbook: Handbook, handbook_folder: Path) -> None:
    """Rules, sources and dates are shown; what nobody has read is said in the fixed sentence."""
    scopes, skills = raw_all(handbook_folder, "scope/*.yml"), raw_competencies(handbook_folder)
    for view in competency.pages(handbook, directory_urls=True):
        task, page = skills[view.frame.path[13:-3]].get("task"), html(view)
        if task is None:
            assert not page.css("#states")
            continue
        words = text(page, "#states ~ .rb-differences")
        for scope in scopes:
            rule = next(one for one in scope["tasks"] if one["task"] == task)
            assert f"../../scope/{scope['state'].lower()}/#{task}" in links(page, "#states ~ .rb-differences")
            fixed = "We have not checked this task for this state. Ask your supervisor before you do it."
            assert rule.get("text", fixed) in words
            if rule["rule"] != "not-checked":
                assert rule["source"]["title"] in words
                assert "Checked on November 22, 2026. Check again by May 22, 2027." in words
        assert ("data-rb-review-by" in str(page.html)) is ("Checked on" in words)


def test_clinics_that_differ_in_a_skill_are_named(handbook: Handbook, handbook_folder: Path) -> None:
    """Each add, swap and "not here" of every clinic stands on the pages of its skills, and nowhere else."""
    expected = defaultdict(list)
    for site in raw_all(handbook_folder, "sites/*.yml"):
        expected_here = [add["competency"] for add in site.get("adds", [])] + [gone["competency"] for gone in site.get("not_here", [])]
        expected_here += [skill for swap in site.get("swaps", []) for skill in (swap["in"]["competency"], swap["out"])]
        for skill in expected_here:
            expected[skill].append(site["title"])
    for view in competency.pages(handbook, directory_urls=True):
        shown = view.clinics
        sites = (*(add.site for add in shown.adds), *(swap.site for swap in shown.swaps), *(gone.site for gone in shown.not_here))
        found = [site.title for site in sites]
        assert sorted(found) == sorted(expected[view.frame.path[13:-3]])
        assert all(title in text(html(view), "#clinics ~ .rb-differences") for title in found)


def test_a_skill_that_nobody_asks_or_teaches(small_folder: Path, tmp_path: Path) -> None:
    """The page says so in words, and has no empty table."""

    def forget(tree: Raw) -> None:
        tree["requirements"] = [one for one in tree["requirements"] if one["kind"] in {"experience", "conduct", "review"}]
        tree["drops"] = []

    book = changed(
        small_folder,
        tmp_path / "book",
        {
            "ladders/*/levels/*.yml": forget,
            "programs/*.yml": lambda tree: tree.update(teaches=[]),
            "scope/*.yml": lambda tree: tree.update(tasks=[]),
            "sites/*.yml": lambda tree: tree.update(adds=[], swaps=[], not_here=[]),
        },
    )
    page = html(page_of(book, "venipuncture"))
    assert [node.attributes["id"] for node in page.css("h2")] == ["steps", "levels", "learn"]
    assert "No level asks for it." in text(page)
    assert "No class teaches it. You learn it at work." in text(page)
    assert not page.css("table")


def test_all_skills_stand_in_the_index_under_their_domain(handbook: Handbook, handbook_folder: Path) -> None:
    """55 skills, each once."""
    view = next(competencies.pages(handbook, directory_urls=True))
    found = {group.anchor: [card.link.href for card in group.skills] for group in view.groups}
    assert found == {
        file["domain"]["id"]: [f"{one['id']}/" for one in file["competencies"]] for file in raw_all(handbook_folder, "competencies/*.yml")
    }
    assert sum(len(skills) for skills in found.values()) == 55
    assert [node.attributes["id"] for node in html(view).css("h2")] == [section.anchor for section in view.frame.sections]
