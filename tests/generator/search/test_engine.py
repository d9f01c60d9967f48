"""The ranking on a handbook of a few pages, where it is plain what must come first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.engine import Engine
from generator.search.index import index_data, index_script, read_script
from generator.search.own import own_record
from generator.search.records import Kind, PageRecord, SectionRecord
from generator.search.score import Asked, SearchTest, score

SKILL, LEVEL, RULE = Kind("Skill", 1.15), Kind("Level", 1.4), Kind("Rule", 1.1)
PAGES = (
    PageRecord("levels/ma-1.md", LEVEL, "Medical Assistant I", ("MA 1",), "You room patients."),
    PageRecord(
        "levels/ma-2.md",
        LEVEL,
        "Medical Assistant II",
        ("MA 2",),
        "You do the full set of skills.",
        sections=(SectionRecord("ma-2.draw", "Draw blood", "10 draws."), SectionRecord("pay", "Pay", "$21.60", ("hourly earnings",))),
    ),
    PageRecord("competencies/draw.md", SKILL, "Draw blood", ("phlebotomy", "venipuncture"), "Take blood from a vein."),
    PageRecord("competencies/vaccines.md", SKILL, "Give vaccines", ("immunization",), "Shots that keep people well."),
    PageRecord("pay.md", RULE, "Pay", ("salary",), "What each level pays."),
    PageRecord(
        "policies/promotion.md", RULE, "How to move up", sections=(SectionRecord("sign-off", "Sign-offs", "Who signs.", apart=True),)
    ),
)
ENGINE = Engine(index_data(PAGES, (("medical", "assistant"), ("ma",))))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("draw blood", "competencies/draw"),
        ("blood drawing", "competencies/draw"),
        ("Phlebotomy", "competencies/draw"),
        ("flebotomy", "competencies/draw"),
        ("venipunctrue", "competencies/draw"),
        ("immuniz", "competencies/vaccines"),
        ("wages", "pay"),
        ("ma2", "levels/ma-2"),
        ("duties of an MA II", "levels/ma-2"),
        ("who signs", "policies/promotion#sign-off"),
        ("medcal asistant 2", "levels/ma-2"),
        ("drawblood", "competencies/draw"),
        ("vaccinings", "competencies/vaccines"),
        ("hourly earnings", "levels/ma-2#pay"),
    ],
)
def test_the_best_comes_first(query: str, first: str) -> None:
    """Names, other names, forms, slips, beginnings, everyday words, levels, words run together, and places within pages."""
    assert ENGINE.ask(query)[0] == first


def test_a_page_is_listed_once() -> None:
    """But a part with a name of its own stands beside its page."""
    pages = [place.partition("#")[0] for place in ENGINE.ask("medical assistant draw blood pay")]
    assert len(pages) == len(set(pages))
    assert {"policies/promotion", "policies/promotion#sign-off"} <= set(ENGINE.ask("move up sign-off"))


def test_a_missed_word_costs_but_does_not_empty_the_list() -> None:
    """A word that nothing has is passed over."""
    assert ENGINE.ask("xylophone draw blood")[0] == "competencies/draw"


@pytest.mark.parametrize("query", ["", " ", "the of", "qqqqqqqq", "__proto__", "constructor", "<b>", "🩺"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    """Neither for stop words, nor for what no page says."""
    assert ENGINE.ask(query) == []


@given(st.text(max_size=40))
def test_any_query_is_answered(query: str) -> None:
    """Results are places that exist, each once, at most as many as asked for."""
    found = ENGINE.ask(query, 3)
    assert len(found) == len(set(found)) <= 3


def test_the_script_holds_the_index() -> None:
    """What is written can be read back, the same bytes each time, and pages can be added."""
    data = index_data(PAGES, ())
    assert read_script(index_script(data)) == data
    assert index_script(data) == index_script(index_data(PAGES, ()))
    own = own_record("faq.md", {}, "# Questions\n\nAsk [Kim](mailto:x@example.org) *first*.\n")
    assert (own.title, own.summary) == ("Questions", "Ask Kim first .")
    assert Engine(read_script(index_script(index_data([*PAGES, own], ())))).ask("Kim") == ["faq"]


def test_score() -> None:
    """A part with a name of its own does not stand for its page; any other place does."""
    asked = (
        Asked("draw blood", ("competencies/draw",)),
        Asked("pay of MA II", ("levels/ma-2",)),
        Asked("who signs", ("policies/promotion",)),
        Asked("who signs", (), ("policies/promotion#sign-off",)),
        Asked("qqqqqqqq", ("pay",)),
    )
    test = SearchTest(60, 60, asked, frozenset({"policies/promotion#sign-off"}))
    found = score(ENGINE, test)
    assert (found.asked, found.first, found.nothing, found.missed[-1]) == (5, 3, 1, "qqqqqqqq")
    assert found.reaches(test)
    assert not found.reaches(SearchTest(61, 60, asked, test.parts))


def test_a_result_shows_the_beginning_and_the_rest_is_found() -> None:
    """A long text is cut at a word; what follows, and words that are not shown, are kept once and only if they are new."""
    long = "Take blood from a vein with care. " * 6 + "Then label the tube."
    section = SectionRecord("how", "How", long, words="needlework tube take")
    page = PageRecord("competencies/draw.md", SKILL, "Draw blood", ("vein",), "Shown.", "Blood label centrifuge", (section,))
    index = index_data([page], ())
    (_, _, text, _, _, rest) = index["pages"][0][6][0]
    assert text.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert long.startswith(text[:-1])
    assert 120 < len(text) <= 151
    assert rest == "label needlework tube"
    assert index["pages"][0][5] == "centrifuge"
    for query in ("label", "needlework", "centrifuge"):
        assert Engine(index).ask(query)[0].startswith("competencies/draw")
