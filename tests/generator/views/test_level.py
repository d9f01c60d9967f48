"""The short answers on a level page, and the parts that hang on them, against the raw specs."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.views.here import Here
from generator.views.level import LevelView, level_view
from generator.views.level_time import shortest
from ladder_spec import Handbook
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import Raw, changed, first, html, links, raw, raw_all, raw_levels, text

MONTHS = {
    "apprentice": ("apprentice", 0),
    "ma-1": ("ma-1", 0),
    "ma-2": ("ma-1", 12),
    "ma-3": ("ma-1", 30),
    "specialist": ("ma-1", 24),
    "health-coach": ("ma-1", 24),
    "panel-coordinator": ("ma-1", 24),
    "preceptor": ("ma-1", 30),
    "trainer": ("ma-1", 42),
    "lead": ("ma-1", 36),
    "supervisor": ("ma-1", 54),
}
"""Where the first day is, and the fewest months from it: the acceptance figures of the content."""
EMPLOYER = "employer"


@pytest.fixture(scope="module")
def ladder(handbook_folder: Path) -> RawLadder:
    """The reference ladder, read apart."""
    return RawLadder(handbook_folder)


def view_of(handbook: Handbook, level: str) -> LevelView:
    """The view of a level's page."""
    return level_view(Here(handbook, f"levels/{level}.md"), handbook.levels[level])


@cache
def page(handbook: Handbook, level: str) -> LexborHTMLParser:
    """The page of a level."""
    return html(view_of(handbook, level))


def fact(found: LexborHTMLParser, name: str, panel: str = ".rb-glance") -> str:
    """One answer of a list of facts, in words."""
    for node in found.css(f"{panel} .rb-fact"):
        if first(node, "dt").text(strip=True) == name:
            return " ".join(first(node, "dd").text().split())
    raise AssertionError(name)


def section(found: LexborHTMLParser, anchor: str) -> str:
    """The words between a heading and the next one."""
    words, node = [], first(found, f"h2#{anchor}").next
    while node is not None and node.tag != "h2":
        words.append(node.text())
        node = node.next
    return " ".join(" ".join(words).split())


@pytest.mark.parametrize("level", MONTHS)
def test_pay_at_a_glance_is_the_range_of_the_spec(handbook: Handbook, handbook_folder: Path, level: str) -> None:
    """Range, basis, day and that it is a sample; extra pay that comes with the level."""
    spec, rules = raw_levels(handbook_folder)[level]["pay"], raw_all(handbook_folder, "ladders/*/ladder.yml")[0]["pay_rules"]
    shown = fact(page(handbook, level), "Pay")
    assert shown.startswith(f"${spec['min']} \N{EN DASH} ${spec['max']} an hour Sample, as of July 1, 2026.")
    assert rules["as_of"] == "2026-07-01"
    for extra in rules["differentials"]:
        with_level = f"Plus ${extra['amount']} an {extra['per']}. {extra['when']}"
        assert (with_level in shown) == (extra["id"] in spec.get("differentials", []))


@pytest.mark.parametrize("level", MONTHS)
def test_openings_are_those_of_the_ways_in(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """Steps up and hires into the level: one answer for each different one, with its reason and the day to ask again."""
    ways = [way for way in ladder.ladder["transitions"] if way["to"] == level and way["kind"] == "promotion"]
    ways += [entry for entry in ladder.ladder["entry"] if entry["to"] == level]
    answers = {(way["opening"], way.get("reason", "") if way["opening"] == "true" else "") for way in ways}
    shown = fact(page(handbook, level), "Opening")
    assert shown.count("No opening needed") == sum(opening == "false" for opening, _ in answers)
    assert shown.count("Needs an opening") == sum(opening == "true" for opening, _ in answers)
    assert all(reason in shown for _, reason in answers)
    assert shown.count("We ask again by July 1, 2027.") == sum(opening == "true" for opening, _ in answers)
    assert ("from " in shown) == (len(answers) > 1)


def test_several_ways_in_that_differ_say_which(handbook: Handbook) -> None:
    """Apprentices become MA I in place; people from outside need an opening."""
    shown = fact(page(handbook, "ma-1"), "Opening")
    assert "No opening needed from Apprentice MA You move up where you work." in shown
    assert "Needs an opening from outside This is how people are hired." in shown


@pytest.mark.parametrize(("level", "expected"), MONTHS.items())
def test_the_shortest_time_is_the_acceptance_figure(handbook: Handbook, level: str, expected: tuple[str, int]) -> None:
    """Along promotions, by the months that each asks, from the first day as MA I."""
    assert shortest(handbook, level) == expected


@pytest.mark.parametrize("level", MONTHS)
def test_time_at_a_glance_is_what_the_months_ask(handbook: Handbook, handbook_folder: Path, level: str) -> None:
    """The months, the levels they are counted in, work elsewhere with its cap, and the time from the first day."""
    levels = raw_levels(handbook_folder)
    asked = [one for one in levels[level]["requirements"] if one["kind"] == "experience"]
    shown = fact(page(handbook, level), "Time")
    if not asked:
        assert shown == "No months asked"
    for one in asked:
        names = [levels[other]["title"] for other in one["levels"]]
        counted = " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        assert shown.startswith(f"{one['months']} months as {counted}")
        assert f"MA work elsewhere: it counts month for month, up to {one['outside']['cap']} months." in shown
    start, months = MONTHS[level]
    in_years = {24: "2 years (24 months)", 36: "3 years (36 months)"}
    from_first_day = f"At least {in_years.get(months, f'{months} months')} from your first day as {levels[start]['title']}."
    assert (from_first_day in shown) == (months > 0 and level != "ma-2")  # for MA II it is the 12 months as MA I again


def test_months_in_several_ways_use_the_shortest(handbook_folder: Path, tmp_path: Path) -> None:
    """A way by a level that asks for less is found, whatever the order of the file; side moves are no way up."""

    def shorten(level: Raw) -> None:
        next(one for one in level["requirements"] if one["id"] == "months")["months"] = "1"

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/levels/ma-3.yml": shorten})
    assert shortest(book, "ma-3") == ("ma-1", 13)
    assert shortest(book, "preceptor") == ("ma-1", 19)
    assert shortest(book, "specialist") == ("ma-1", 24)


def test_side_moves_are_no_way_up(handbook_folder: Path, tmp_path: Path) -> None:
    """A side move asks for no months of its own, so it must not shorten the way."""

    def sideways(spec: Raw) -> None:
        spec["transitions"].append({"from": "ma-1", "to": "specialist", "kind": "lateral", "opening": "false"})

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/ladder.yml": sideways})
    assert shortest(book, "specialist") == ("ma-1", 24)


@pytest.mark.parametrize("level", MONTHS)
def test_who_helps_is_said_on_top_and_with_whom_to_talk_to(handbook: Handbook, handbook_folder: Path, level: str) -> None:
    """The level's own helpers, mentors, career talks, and the office that keeps the handbook."""
    helps = raw_levels(handbook_folder)[level]["who_helps"]
    mentorship, contact = raw(handbook_folder / "policies" / "mentorship.yml"), raw(handbook_folder / "handbook.yml")["contact"]
    found = page(handbook, level)
    assert fact(found, "Who helps") == fact(found, "Every day", "h2#talk + dl") == helps
    assert f"within {mentorship['match_within_days']} days" in fact(found, "A mentor", "h2#talk + dl")
    talks = mentorship["career_talks"]
    assert f"{talks['per_year']} paid talks of {talks['paid_minutes']} minutes a year" in fact(found, "Career guide", "h2#talk + dl")
    assert talks["apart_from"] in fact(found, "Career guide", "h2#talk + dl")
    assert fact(found, contact["office"], "h2#talk + dl") == contact["how"]


@pytest.mark.parametrize("level", MONTHS)
def test_who_decides_and_how_long_it_takes(handbook: Handbook, handbook_folder: Path, level: str) -> None:
    """The policy's roles and the sum of its days; not for a level that people are only hired into."""
    policy = raw(handbook_folder / "policies" / "promotion.yml")
    days = sum(int(step.get("within_days", 0)) for step in policy["steps"])
    found = page(handbook, level)
    if level == "apprentice":
        assert "Who decides" not in text(found, ".rb-glance dt")
        assert "You are hired into this level." in section(found, "move-up")
    else:
        shown = fact(found, "Who decides")
        assert (
            shown
            == f"Supervisor, with Lead MA, Nurse and HR You wait at most {days} work days in all: 10 for the talk and 15 for the review."
        )
        assert all(step["text"] in section(found, "move-up") for step in policy["steps"])
        assert policy["if_no"] in section(found, "move-up")
        assert policy["appeal"]["how"] in section(found, "move-up")
        assert "Your new pay starts on the next pay day" in section(found, "pay")


@pytest.mark.parametrize("level", MONTHS)
def test_what_you_do_names_what_stands_behind_it(handbook: Handbook, handbook_folder: Path, level: str) -> None:
    """Each duty in the spec's words, with its skill or program."""
    duties = raw_levels(handbook_folder)[level]["duties"]
    rows = page(handbook, level).css("h2#do + .rb-duties > li")
    assert [first(row, "span").text(strip=True) for row in rows] == [duty["text"] for duty in duties]
    for row, duty in zip(rows, duties, strict=True):
        folder = "competencies" if "competency" in duty else "programs"
        assert first(row, "a").attributes["href"] == f"../../{folder}/{duty.get('competency') or duty.get('program')}/"


def owed(costs: list[Raw], funds: dict[str, Raw]) -> Decimal:
    """What is left for the learner once funds that pay before, or the employer, have paid."""
    left = {fund["id"]: Decimal(fund["cap"]["amount"]) for fund in funds.values() if "cap" in fund}
    total = Decimal(0)
    for cost in costs:
        rest = Decimal(cost["amount"])
        for payer in cost.get("covered_by", []):
            if payer == EMPLOYER:
                rest = Decimal(0)
            elif funds[payer]["when"] == "before":
                part = min(rest, left.get(payer, rest))
                if payer in left and funds[payer]["cap"]["per"] != "exam":
                    left[payer] -= part
                rest -= part
        total += rest
    return total


@pytest.mark.parametrize("level", MONTHS)
def test_programs_say_what_you_pay_and_what_they_teach_for_it(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """You pay today, hours, days, place and how to sign up; and of what it teaches, the part that the level asks."""
    funds = {fund["id"]: fund for fund in raw(ladder.folder / "funding.yml")["funding"]}
    wanted = ladder.skills_asked(level)
    cards = page(handbook, level).css("h2#learn + .rb-cards > .rb-card")
    programs = [raw(ladder.folder / "programs" / f"{name}.yml") for name in ladder.levels[level].get("programs", [])]
    assert [first(card, "h3 a").text() for card in cards] == [program["title"] for program in programs]
    for card, program in zip(cards, programs, strict=True):
        words = " ".join(card.text().split())
        assert f"You pay today ${owed(program['costs'], funds):,.2f}" in words
        assert all(program[key] in words for key in ("schedule", "where"))
        assert program["apply"]["how"] in words
        assert f"{int(program['hours']['paid']):,} paid hour" in words
        taught = [f"../../competencies/{one['competency']}/" for one in program["teaches"] if one["competency"] in wanted]
        assert [href for node in card.css("p a") if "/competencies/" in (href := str(node.attributes["href"]))] == taught


def test_every_program_listed_teaches_something_asked(handbook: Handbook) -> None:
    """No level page shows a program without saying what it helps with."""
    for level in handbook.levels:
        assert all(program.teaches or program.cards for program in view_of(handbook, level).programs), level


@pytest.mark.parametrize("level", MONTHS)
def test_cards_say_what_you_pay_or_that_nobody_has_looked(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """Every credential of the full list, with its price today; an unknown price is never $0."""
    funds = {fund["id"]: fund for fund in raw(ladder.folder / "funding.yml")["funding"]}
    cards = {card["id"]: card for card in raw(ladder.folder / "credentials.yml")["credentials"]}
    full = ladder.full(level)
    specs = [*full.new.values(), *full.kept.values()]
    expected = {card for spec in specs if spec["kind"] == "credential" for card in spec["credentials"]}
    rows = {
        first(row, "th").text(strip=True): row.css("td")[-1].text(strip=True)
        for row in page(handbook, level).css("tr:has([href*=credentials])")
    }
    assert rows == {
        cards[card]["letters"]: "Price not checked"
        if cards[card]["costs"] == "not-checked"
        else f"${owed(cards[card]['costs'], funds):,.2f}"
        for card in expected
    }
    if "cma" in expected:
        assert "Exam fee fund pays before the exam, up to $500 for each exam." in section(page(handbook, level), "cards")


@pytest.mark.parametrize("level", MONTHS)
def test_where_you_can_go_next_is_every_way_out(handbook: Handbook, ladder: RawLadder, level: str) -> None:
    """Each move with its kind, whether it needs an opening and why, the pay there and the months asked."""
    ways = [way for way in ladder.ladder["transitions"] if way["from"] == level]
    cards = page(handbook, level).css("h2#next + .rb-cards > .rb-card")
    assert [first(card, "a").text() for card in cards] == [ladder.levels[way["to"]]["title"] for way in ways]
    for card, way in zip(cards, ways, strict=True):
        words, there = " ".join(card.text().split()), ladder.levels[way["to"]]
        assert ("Step up" if way["kind"] == "promotion" else "Side move") in words
        assert ("Needs an opening" if way["opening"] == "true" else "No opening needed") in words
        assert way.get("reason", "") in words
        assert f"${there['pay']['min']} \N{EN DASH} ${there['pay']['max']}" in words
        months = [one["months"] for one in there["requirements"] if one["kind"] == "experience"]
        assert all(f"asks for {number} months" in words for number in months)
    if not ways:
        assert "top of the ladder" in section(page(handbook, level), "next")


@pytest.mark.parametrize("level", MONTHS)
def test_pathways_that_start_here_are_listed(handbook: Handbook, handbook_folder: Path, level: str) -> None:
    """All pathways whose list of starts names the level."""
    starts = [spec["id"] for spec in raw_all(handbook_folder, "pathways/*.yml") if level in spec["from"]]
    assert links(page(handbook, level), "ul#pathways") == [f"../../pathways/{name}/" for name in starts]


def test_levels_before_and_after_follow_the_menu(handbook: Handbook) -> None:
    """Track by track, in the order of the ladder; the words say when another track begins."""
    views = [view_of(handbook, level) for level in handbook.levels]
    assert [view.next.title for view in views if view.next] == [view.frame.title for view in views[1:]]
    assert [view.previous.title for view in views if view.previous] == [view.frame.title for view in views[:-1]]
    words = {view.frame.title: view.next_words for view in views}
    assert words["Medical Assistant II"] == "Next, on this track"
    assert words["Medical Assistant III"] == "Next, specialty track"


def test_the_page_shows_its_dates_and_recognition(handbook: Handbook, handbook_folder: Path) -> None:
    """From when it holds, when it is looked at again, and how reaching the level is recognized."""
    known = {one["id"]: one["text"] for one in raw(handbook_folder / "policies" / "recognition.yml")["recognition"]}
    for level, spec in raw_levels(handbook_folder).items():
        found = page(handbook, level)
        assert "in effect from July 1, 2026. We look at it again by July 1, 2027." in text(found)
        assert all(known[one] in section(found, "recognition") for one in spec["recognition"])
