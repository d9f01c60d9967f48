"""Pages of pathways, and their index."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.views import pathway, pathways
from generator.views.here import Here
from ladder_spec import Handbook
from ladder_spec.models.pathway import MonthRange
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, raw_levels, text


def page_of(book: Handbook, name: str) -> pathway.PathwayView:
    """The view of one pathway."""
    return pathway.pathway_view(Here(book, f"pathways/{name}.md"), book.pathways[name])


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((12, 12), "12 months"),
        ((24, 24), "2 years (24 months)"),
        ((12, 18), "12 to 18 months"),
        ((24, 36), "24 to 36 months (2 to 3 years)"),
        ((6, 54), "6 to 54 months"),
        ((120, 144), "120 to 144 months (10 to 12 years)"),
    ],
)
def test_how_long_in_words(months: tuple[int, int], words: str) -> None:
    """Years stand beside long spans only where they come out even."""
    assert pathway.span(MonthRange.model_validate({"min": str(months[0]), "max": str(months[1])})) == words


def test_levels_on_the_way_name_the_months_that_each_asks(handbook: Handbook, handbook_folder: Path) -> None:
    """In the pathway's order, with the permalink of the requirement, as the raw levels say."""
    levels = raw_levels(handbook_folder)
    for spec in raw_all(handbook_folder, "pathways/*.yml"):
        view = page_of(handbook, spec["id"])
        assert [level.link.href for level in view.levels] == [f"../../levels/{level}/" for level in spec.get("levels", [])]
        for level, name in zip(view.levels, spec.get("levels", []), strict=True):
            asked = [one for one in levels[name]["requirements"] if one["kind"] == "experience"]
            assert [(one.link.title, one.link.href) for one in level.months] == [
                (f"{one['months']} months", f"../../levels/{name}/#{name}.{one['id']}") for one in asked
            ]


def test_openings_on_the_way(handbook: Handbook) -> None:
    """To teach or lead: Preceptor in place, the posts after it need an opening."""
    assert [level.opening for level in page_of(handbook, "career-lead").levels] == ["in-place", "opening", "opening", "opening"]
    clinical = page_of(handbook, "career-clinical").levels
    assert [(level.opening, level.starts_here) for level in clinical] == [("", True), ("in-place", True), ("in-place", False)]


def test_only_ways_from_what_comes_before_count(handbook: Handbook) -> None:
    """A level that the pathway names later is no way into an earlier one."""
    turned = handbook.pathways["career-lead"].model_copy(update={"from_": ("ma-1",), "levels": ("supervisor", "lead", "preceptor")})
    assert [level.opening for level in pathway.pathway_view(Here(handbook, "pathways/x.md"), turned).levels] == ["", "", ""]


def test_the_promise_of_a_pathway_is_that_of_its_funds(handbook: Handbook, handbook_folder: Path) -> None:
    """Funds of the pathway and of its steps, each once; those with months of work are the promise."""
    funds = {spec["id"]: spec for spec in raw(handbook_folder / "funding.yml")["funding"]}
    for spec in raw_all(handbook_folder, "pathways/*.yml"):
        view, page = page_of(handbook, spec["id"]), html(page_of(handbook, spec["id"]))
        used = dict.fromkeys([*spec.get("funding", []), *(step["funding"] for step in spec["steps"] if "funding" in step)])
        assert [fund.link.href for fund in view.funds] == [f"../../funding/{name}/" for name in used]
        promised = [name for name in used if funds[name]["commitment"]["months"] != "0"]
        assert [fund.link.href for fund in view.promises] == [f"../../funding/{name}/" for name in promised]
        assert ("None, unless you take" in text(page, ".rb-glance")) is bool(promised)
    assert "Work here for 24 months" in text(html(page_of(handbook, "lpn")), ".rb-glance")


def test_each_step_names_the_fund_that_pays_for_it(handbook: Handbook, handbook_folder: Path) -> None:
    """All steps in order, with their funds beside them."""
    for spec in raw_all(handbook_folder, "pathways/*.yml"):
        steps = html(page_of(handbook, spec["id"])).css("#steps + .rb-steps > li")
        assert [step.css("p")[0].text() for step in steps] == [step["text"] for step in spec["steps"]]
        shown = [[link.attributes["href"] for link in step.css(".rb-days a")] for step in steps]
        assert shown == [[f"../../funding/{step['funding']}/"] if "funding" in step else [] for step in spec["steps"]]
    words = text(html(page_of(handbook, "lpn")), ".rb-steps")
    assert "Nurse school pledge: up to $10,000 a program, paid before you start. You do not pay it first." in words
    assert "Work and study: paid each month or pay day" in words


def test_cost_is_a_range_with_its_date(handbook: Handbook, handbook_folder: Path) -> None:
    """As a sample where the handbook is an example; nothing is said where the spec says nothing."""
    for spec in raw_all(handbook_folder, "pathways/*.yml"):
        words = text(html(page_of(handbook, spec["id"])), ".rb-glance")
        if "cost" in spec:
            least, most = (f"${float(spec['cost'][end]):,.0f}" for end in ("min", "max"))
            assert f"School costs {least} to {most} In all, before any help. Sample, as of July 1, 2026." in words
        else:
            assert "School costs" not in words


def test_whom_to_ask(small: Handbook, handbook: Handbook) -> None:
    """The role that the pathway names, else the handbook's office."""
    assert text(html(page_of(small, "clinic")), "#ask + p").startswith(f"{small.roles['lead'].title}: ")
    assert text(html(page_of(handbook, "lpn")), "#ask + p").startswith("MA career office: ")


def test_keeping_your_place_and_recognition(handbook: Handbook) -> None:
    """Shown where the spec has them, and nowhere else."""
    school, stay = html(page_of(handbook, "lpn")), html(page_of(handbook, "stay-well"))
    assert "You may come back for 12 months" in text(school)
    assert not school.css("#recognition")
    assert len(stay.css("#recognition + ul > li")) == 3
    assert not stay.css("#keep-place")


def test_a_pathway_with_nothing_but_what_it_must_have(small_folder: Path, tmp_path: Path) -> None:
    """Empty lists leave no empty sections or tables."""

    def strip(tree: Raw) -> None:
        for key in ("levels", "funding", "recognition", "months", "cost", "schedule", "keep_place", "ask", "summary", "aka"):
            tree.pop(key, None)
        tree["steps"] = [{"text": "Ask."}]

    book = changed(small_folder, tmp_path / "book", {"pathways/*.yml": strip})
    for view in pathway.pages(book, directory_urls=True):
        page = html(view)
        assert [node.attributes["id"] for node in page.css("h2")] == ["steps", "credit", "ask"]
        assert not page.css("table")
        assert "Your promise None" in text(page, ".rb-glance")


def test_the_index_has_three_groups(handbook: Handbook, handbook_folder: Path) -> None:
    """5 ways to grow, 6 to another license, 1 to stay, each once, with months and cost."""
    view = next(pathways.pages(handbook, directory_urls=True))
    kinds = {spec["id"]: spec["kind"] for spec in raw_all(handbook_folder, "pathways/*.yml")}
    assert [(group.kind, len(group.pathways)) for group in view.groups] == [("career", 5), ("springboard", 6), ("stay", 1)]
    assert {card.link.href: group.kind for group in view.groups for card in group.pathways} == {f"{i}/": kind for i, kind in kinds.items()}
    assert "12 to 18 months · school costs $8,000 to $20,000" in text(html(view))
    assert len(set(links(html(view), ".rb-card"))) == 12
