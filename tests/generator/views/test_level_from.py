"""New at this level against each level that leads there: equal to what a script computes from the YAML alone, for both handbooks."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.views import level
from generator.views.here import Here
from generator.views.level_compared import compared
from generator.views.level_from import from_views
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, first, html, read

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = {"reference": ROOT / "handbook", "small": ROOT / "tests/handbooks/small"}
HEADS = {"new": "New", "raised": "Raised", "lower": "Asked at a lower step", "dropped": "Not asked here", "kept": "What you already have"}


class Script:
    """The sums of a folder, straight from PyYAML: a level's list as what -> how high, along all promotions that lead there."""

    def __init__(self, folder: Path) -> None:
        """Read what the sums need."""
        self.ladder = self.files(folder, "ladders/*/ladder.yml")[0]
        self.levels = {one["id"]: one for one in self.files(folder, "ladders/*/levels/*.yml")}
        self.titles = {c["id"]: c["title"] for file in self.files(folder, "competencies/*.yml") for c in file["competencies"]}
        book = self.files(folder, "handbook.yml")[0]
        self.scales = {scale["id"]: [step["id"] for step in scale["steps"]] for scale in book["scales"]}
        self.scale_of = {
            c["id"]: self.scales[file["domain"].get("scale", book["scales"][0]["id"])]
            for file in self.files(folder, "competencies/*.yml")
            for c in file["competencies"]
        }

    @staticmethod
    def files(folder: Path, pattern: str) -> list[Any]:
        """Every file of a pattern, as text."""
        return [yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in sorted(folder.glob(pattern))]  # noqa: S506 - text only

    def entry(self, name: str, asked: dict[str, Any]) -> tuple[tuple[str, ...], int]:
        """What a requirement is carried by, and how high it asks; what is done at its own level has its own name."""
        kind = asked["kind"]
        if kind == "competency":
            return ("competency", asked["competency"]), self.scale_of[asked["competency"]].index(asked["proficiency"])
        if kind == "age":
            return ("age",), int(asked["years"])
        many = {"credential": "credentials", "education": "schooling", "program": "programs"}.get(kind)
        return ((kind, *sorted(asked[many])) if many else (kind, name, asked["id"])), 0

    def full(self, name: str) -> dict[tuple[str, ...], int]:
        """The list of a level: its own over what all promotions have in common at the lowest step, less what it drops."""
        ways = [self.brings(way["from"]) for way in self.ladder["transitions"] if way["to"] == name and way["kind"] == "promotion"]
        given = {key: min(way[key] for way in ways) for key in set.intersection(*map(set, ways))} if ways else {}
        for drop in self.levels[name].get("drops", []):
            source, _, requirement = drop["requirement"].partition(".")
            gone = next(one for one in self.levels[source]["requirements"] if one["id"] == requirement)
            given.pop(self.entry(source, gone)[0], None)
        return given | dict(self.entry(name, one) for one in self.levels[name]["requirements"])

    def brings(self, name: str) -> dict[tuple[str, ...], int]:
        """What people bring on: not the months, reviews and conduct, which are done at their own step."""
        return {key: height for key, height in self.full(name).items() if key[0] not in {"experience", "review", "conduct"}}

    def against(self, before: str, after: str) -> dict[str, set[tuple[str, ...]]]:
        """The five words, each with what it holds for."""
        had, asked = self.brings(before), self.full(after)
        both = set(had) & set(asked)
        return {
            "new": set(asked) - both,
            "raised": {key for key in both if asked[key] > had[key]},
            "lower": {key for key in both if asked[key] < had[key]},
            "kept": {key for key in both if asked[key] == had[key]},
            "dropped": set(had) - both,
        }

    def words(self, key: tuple[str, ...]) -> set[str]:
        """What a requirement may be called on a page: the competency's title, or its text at any level that asks it."""
        if key[0] == "competency":
            return {self.titles[key[1]]}
        return {one["text"] for name, spec in self.levels.items() for one in spec["requirements"] if self.entry(name, one)[0] == key}


@cache
def script(name: str) -> Script:
    """The script on one of the handbooks."""
    return Script(FOLDERS[name])


@cache
def book(name: str) -> Handbook:
    """The same handbook, read by the code under test."""
    return read(FOLDERS[name])


@cache
def page(name: str, of: str) -> LexborHTMLParser:
    """The page of a level."""
    return html(level.level_view(Here(book(name), f"levels/{of}.md"), book(name).levels[of]))


WAYS = [
    pytest.param(name, way["from"], way["to"], id=f"{name}:{way['from']}>{way['to']}")
    for name in FOLDERS
    for way in script(name).ladder["transitions"]
]
"""Every move of both handbooks."""


def part(name: str, before: str, after: str) -> LexborNode:
    """The part of a level's page about one level before: a fold, or all that follows the heading where there is only one."""
    found = page(name, after)
    fold = found.css_first(f"details#from-{before}")
    if fold is not None:
        return fold
    inner = render_part(found)
    return first(inner, "body")


def render_part(found: LexborHTMLParser) -> LexborHTMLParser:
    """The section "New at this level" by itself."""
    parts, node = [], first(found, "h2#new").next
    while node is not None and node.tag != "h2":
        parts.append(node.html or "")
        node = node.next
    return LexborHTMLParser("".join(parts))


@pytest.mark.parametrize(("name", "before", "after"), WAYS)
def test_the_five_words_are_what_a_script_computes(name: str, before: str, after: str) -> None:
    """Each list on the page has as many lines as the script finds, and each line is called as the YAML calls it."""
    expected = script(name).against(before, after)
    shown = {
        first(fold, "summary").text().partition(":")[0]: [first(line, "a").text() for line in fold.css("ul.rb-changes > li")]
        for fold in part(name, before, after).css("details.rb-more")
        if fold.css_first("ul.rb-changes") is not None and "rb-from" not in (fold.attributes["class"] or "")
    }
    assert set(shown) == {HEADS[word] for word, keys in expected.items() if keys}
    for word, keys in expected.items():
        lines = shown.get(HEADS[word], [])
        assert len(lines) == len(keys), word
        assert all(script(name).words(key) & set(lines) for key in keys), word


@pytest.mark.parametrize(("name", "before", "after"), WAYS)
def test_each_line_leads_to_its_requirement(name: str, before: str, after: str) -> None:
    """On this page what is asked here; on the page of the level before what is not asked any more."""
    here = {node.attributes["id"] for node in page(name, after).css("li.rb-requirement")}
    there = {node.attributes["id"] for node in page(name, before).css("li.rb-requirement")}
    lines = part(name, before, after).css("ul.rb-changes a")
    assert lines
    for line in lines:
        address, _, anchor = str(line.attributes["href"]).partition("#")
        assert anchor in (there if address else here)
        assert address in {"", f"../{before}/"}


@pytest.mark.parametrize(("name", "before", "after"), WAYS)
def test_duties_and_pay_stand_side_by_side(name: str, before: str, after: str) -> None:
    """Both levels' duties in two lists, both ranges, and what the start of the range gains or loses."""
    old, new = script(name).levels[before], script(name).levels[after]
    sides = [one.css("dd") for one in part(name, before, after).css("dl.rb-sides")]
    pay, duties = next(one for one in sides if not one[0].css("li")), next(one for one in sides if one[0].css("li"))
    for spec, shown in zip((old, new), duties, strict=True):
        assert [node.text(strip=True) for node in shown.css("li")] == [duty["text"] for duty in spec["duties"]]
    if "min" not in old["pay"] or "min" not in new["pay"]:
        assert "Not published" in pay[0].text() + pay[1].text()
        return
    for spec, shown in zip((old, new), pay, strict=True):
        assert f"${Decimal(spec['pay']['min']):,} \N{EN DASH} ${Decimal(spec['pay']['max']):,}" in shown.text()
    gain = Decimal(new["pay"]["min"]) - Decimal(old["pay"]["min"])
    words = f"starts ${abs(gain):.2f} an hour {'more' if gain > 0 else 'less'}." if gain else "starts at the same pay."
    assert words in pay[1].text()


@pytest.mark.parametrize("name", FOLDERS)
def test_every_way_in_is_there_and_no_other(name: str) -> None:
    """One part for each move that leads to the level; none for a level that people are only hired into."""
    for of in script(name).levels:
        sources = {way["from"] for way in script(name).ladder["transitions"] if way["to"] == of}
        shown = {str(node.attributes["id"]).removeprefix("from-") for node in page(name, of).css("[id^=from-]")}
        assert shown == sources
        assert bool(page(name, of).css("h2#new")) is bool(sources)


def test_known_figures() -> None:
    """Read off the specs by hand: MA II from MA I, and the Specialty MA who goes back to general care."""
    first_way = {view.anchor: view for view in from_views(Here(book("reference"), "levels/ma-2.md"), "ma-2")}["from-ma-1"]
    assert first_way.counted == "21 new, 9 raised, 20 kept"
    back = {view.anchor: view for view in from_views(Here(book("reference"), "levels/ma-3.md"), "ma-3")}["from-specialist"]
    assert back.kind == "lateral"
    lower = {line.link.title: line for line in back.lower}
    assert {line.before for line in back.lower} == {"Hard cases"}
    assert "Care for simple wounds" in lower
    assert lower["Care for simple wounds"].step is not None
    assert lower["Care for simple wounds"].step.title == "On my own"


def test_pay_by_the_year_is_not_set_against_pay_by_the_hour(tmp_path: Path) -> None:
    """No difference is told where the units differ, or where one range is not shown."""
    pays = {"$50,000 \N{EN DASH} $60,000 a year": {"min": "50000.00", "max": "60000.00", "basis": "yearly"}}
    for words, pay in (pays | {"Not published": {"not_published": "The study is not done."}}).items():
        change = partial(with_pay, pay=pay)
        other = changed(FOLDERS["small"], tmp_path / words, {"ladders/*/levels/ma-2.yml": change})
        (view,) = from_views(Here(other, "levels/ma-2.md"), "ma-2")
        assert view.pay.difference == ""
        assert view.pay.here == words


def with_pay(spec: Raw, pay: dict[str, str]) -> None:
    """Give a level other pay."""
    spec["pay"] = pay


def test_two_moves_between_the_same_levels_are_one_part(tmp_path: Path) -> None:
    """What is new is the same whichever way people take; the step up speaks for both."""

    def twice(ladder: Raw) -> None:
        ladder["transitions"].insert(0, {"from": "ma-1", "to": "ma-2", "kind": "lateral", "opening": "true", "reason": "Twice."})

    other = changed(FOLDERS["small"], tmp_path / "book", {"ladders/*/ladder.yml": twice})
    (view,) = from_views(Here(other, "levels/ma-2.md"), "ma-2")
    assert (view.kind, view.opening) == ("promotion", other.ways_into("ma-2")[1].opening)


def test_a_move_to_itself_would_change_nothing() -> None:
    """Against itself a level keeps all that is carried; only what is done at its own step is new."""
    for of in book("reference").levels:
        words = {one.status for one in compared(book("reference"), of, of)}
        assert words <= {"kept", "new"}
