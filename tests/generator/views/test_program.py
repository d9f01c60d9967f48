"""Pages of programs, and their index."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from generator.views import program, programs
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw_all, raw_competencies, raw_levels, raw_requirements, text


def test_every_skill_that_a_program_teaches_is_named_with_its_step(handbook: Handbook, handbook_folder: Path) -> None:
    """Each leads to that very step on the skill's page."""
    taught = {
        spec["id"]: [(one["competency"], one["to"]) for one in spec["teaches"]] for spec in raw_all(handbook_folder, "programs/*.yml")
    }
    for view in program.pages(handbook, directory_urls=True):
        found = links(html(view), "#learn ~ .rb-duties li > span:first-child")
        expected = [f"../../competencies/{skill}/#step-{step}" for skill, step in taught[view.frame.path[9:-3]]]
        assert found[: len(expected)] == expected


def test_levels_that_list_or_ask_for_a_program_are_named(handbook: Handbook, handbook_folder: Path) -> None:
    """Both ways that a level may name a program are found from the program."""
    listing = {level: spec.get("programs", []) for level, spec in raw_levels(handbook_folder).items()}
    asking = defaultdict(list)
    for level, whole, one in raw_requirements(handbook_folder):
        for name in one.get("programs", []):
            asking[name].append(f"../../levels/{level}/#{level}.{whole['id']}")
    for view in program.pages(handbook, directory_urls=True):
        name, page = view.frame.path[9:-3], html(view)
        asked_by = {href.split("/")[3] for href in asking.get(name, [])}
        suggested = [level for level, listed in listing.items() if name in listed and level not in asked_by]
        assert [link.href for link in view.listed_at] == [f"../../levels/{level}/" for level in suggested]
        assert [one.level.href for one in view.asked_at] == asking.get(name, [])
        for link in view.listed_at:
            assert link.href in links(page, ".rb-chips")
        for one in view.asked_at:
            assert one.level.href in links(page, ".rb-duties")


def test_the_index_holds_each_program_once(handbook: Handbook) -> None:
    """No program is lost or listed twice, whatever it teaches."""
    view = next(programs.pages(handbook, directory_urls=True))
    shown = [card.link.href for group in view.groups for card in group.programs]
    assert sorted(shown) == sorted(f"{name}/" for name in handbook.programs)


def test_the_index_finds_the_classes_of_every_skill(handbook: Handbook, handbook_folder: Path) -> None:
    """The other way round agrees with what each program says it teaches."""
    expected: dict[str, list[str]] = {skill: [] for skill in raw_competencies(handbook_folder)}
    for name in handbook.programs:
        for one in raw_all(handbook_folder, f"programs/{name}.yml")[0]["teaches"]:
            expected[one["competency"]].append(f"{name}/")
    view = next(programs.pages(handbook, directory_urls=True))
    found = {line.skill.href.split("/")[-2]: [one.program.href for one in line.classes] for group in view.by_skill for line in group.skills}
    assert found == expected


def test_a_program_of_many_skills_stands_in_a_group_of_its_own(handbook: Handbook) -> None:
    """The welcome plan teaches 12 skills, no more than half of them in one domain."""
    view = next(programs.pages(handbook, directory_urls=True))
    many = next(group for group in view.groups if group.title == "Many skills at once")
    assert "Welcome plan for the first 90 days" in [card.link.title for card in many.programs]
    assert view.groups[0].title == "Many skills at once"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://college.example/form?a=1&b=2", True),
        ("javascript:alert(1)", False),
        ("https://a.example/ onclick=x", False),
        ('https://a.example/"x', False),
        ("Room 2", False),
    ],
)
def test_only_a_web_address_becomes_a_link(small_folder: Path, tmp_path: Path, url: str, *, linked: bool) -> None:
    """The address of a form is free text in the spec; what is no https address is shown and never followed."""
    book = changed(small_folder, tmp_path / "book", {"programs/first-weeks.yml": lambda tree: tree["apply"].update(url=url)})
    page = html(program.program_view(Here(book, "programs/first-weeks.md"), book.programs["first-weeks"]))
    assert [node.attributes["href"] for node in page.css("a.rb-button")] == ([url] if linked else [])
    assert (url in text(page)) is not linked


def test_a_program_with_nothing_to_list(small_folder: Path, tmp_path: Path) -> None:
    """Empty lists leave no empty headings: only what there is to say has a section."""

    def strip(tree: Raw) -> None:
        for key in ("teaches", "needs", "costs"):
            tree[key] = []
        tree.pop("gives", None)
        tree["hours"] = {"paid": "0", "own": "0"}

    def forget(tree: Raw) -> None:
        tree["programs"] = []
        tree["drops"] = []
        tree["requirements"] = [one for one in tree["requirements"] if one["kind"] != "program"]

    book = changed(small_folder, tmp_path / "book", {"programs/first-weeks.yml": strip, "ladders/*/levels/*.yml": forget})
    view = program.program_view(Here(book, "programs/first-weeks.md"), book.programs["first-weeks"])
    page = html(view)
    assert [node.attributes["id"] for node in page.css("h2")] == ["costs", "sign-up", "about"]
    assert not [node for node in page.css("ul, ol, tbody, dl") if not node.css("li, tr, dt")]
    assert "You need nothing first." in text(page)
    index = next(programs.pages(book, directory_urls=True))
    assert "Other programs" in [group.title for group in index.groups]


def test_hours_of_paid_and_own_time_are_told_apart(small_folder: Path, tmp_path: Path) -> None:
    """Own time is not paid, and the page says so."""
    book = changed(small_folder, tmp_path / "book", {"programs/*.yml": lambda tree: tree.update(hours={"paid": "1", "own": "6"})})
    page = html(program.program_view(Here(book, "programs/first-weeks.md"), book.programs["first-weeks"]))
    assert "1 hour And 6 hours of your own time, not paid." in text(page, ".rb-glance")
    assert "1 paid hour and 6 hours of your own time" in text(html(next(programs.pages(book, directory_urls=True))))
