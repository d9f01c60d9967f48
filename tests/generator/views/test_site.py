"""Pages of clinics: which levels, what differs and why, the state, whom to ask, and who said yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.views import site
from generator.views.differences import recognized
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, raw_competencies, raw_levels, text


def page_of(book: Handbook, name: str) -> LexborHTMLParser:
    """The page of one clinic."""
    return html(site.site_view(Here(book, f"sites/{name}.md"), book.sites[name]))


def items(page: LexborHTMLParser, tag: str) -> dict[str, str]:
    """The words of each difference of a kind, by its anchor."""
    found = [node for node in page.css("li.rb-difference") if node.css_first(f".rb-tag-{tag}")]
    return {node.attributes["id"] or "": " ".join(node.text().split()) for node in found}


def test_every_difference_stands_on_its_clinic_with_its_reason(handbook: Handbook, handbook_folder: Path) -> None:
    """14 adds, 1 swap, 3 skills not done and 18 levels not offered, each on the page of its clinic with the reason in the spec's words."""
    counts = dict.fromkeys(("adds", "swaps", "not_here", "not_offered"), 0)
    skills, levels = raw_competencies(handbook_folder), raw_levels(handbook_folder)
    for spec in raw_all(handbook_folder, "sites/*.yml"):
        page = page_of(handbook, spec["id"])
        for kind, tag in (("adds", "adds"), ("swaps", "swaps"), ("not_here", "not-here"), ("not_offered", "not-offered")):
            shown, wanted = items(page, tag), spec.get(kind, [])
            counts[kind] += len(wanted)
            assert len(shown) == len(wanted)
            for difference, words in zip(wanted, shown.values(), strict=True):
                assert f"Why {difference['reason']}" in words
                if "competency" in difference:
                    assert skills[difference["competency"]]["title"] in words
                if "level" in difference:
                    assert levels[difference["level"]]["title"] in words
    assert counts == {"adds": 14, "swaps": 1, "not_here": 3, "not_offered": 18}


def test_an_added_duty_says_what_you_get(handbook: Handbook, handbook_folder: Path) -> None:
    """Extra pay with its amount, or the level that it counts toward; from which level; at which step."""
    extra = {one["id"]: one for one in raw(handbook_folder / "ladders/medical-assistant/ladder.yml")["pay_rules"]["differentials"]}
    steps = {step["id"]: step["title"] for step in raw(handbook_folder / "handbook.yml")["scales"][0]["steps"]}
    levels = raw_levels(handbook_folder)
    for spec in raw_all(handbook_folder, "sites/*.yml"):
        shown = items(page_of(handbook, spec["id"]), "adds")
        for add in spec.get("adds", []):
            words = shown[add["id"]]
            kind, _, thing = add["recognized_by"].partition(".")
            get = (
                f"Extra pay: ${extra[thing]['amount']} an hour. {extra[thing]['when']}"
                if kind == "differential"
                else f"Counts toward {levels[thing]['title']}"
            )
            assert f"You get {get}" in words
            assert add["duty"] in words
            assert f"From level {levels[add['from_level']]['title']}" in words
            assert steps[add["proficiency"]] in words


def test_the_swap_names_both_choices_and_leads_to_the_requirement(handbook: Handbook) -> None:
    """Ferry Street: panel management goes out of MA III's extra skills, and leading the day comes in."""
    page = page_of(handbook, "urgent-care-ferry-street")
    words = items(page, "swaps")["swap-panel-management"]
    assert "Lead the day takes the place of Manage a patient panel." in words
    assert "Level Medical Assistant III: Finish any 3 of these extra skills at On my own or higher." in words
    assert "../../levels/ma-3/#ma-3.extra-skills" in links(page, "#swap-panel-management")


def test_a_skill_not_done_here_says_where_and_by_when(handbook: Handbook) -> None:
    """Sycamore sends you to Eastside for blood draws, within 60 days, on paid time."""
    words = items(page_of(handbook, "dermatology-sycamore"), "not-here")["not-here-venipuncture"]
    assert "Get it at Rivermark Family Medicine, Eastside, within 60 days, on paid time." in words


def test_levels_are_offered_or_not_and_each_is_linked(handbook: Handbook, handbook_folder: Path) -> None:
    """The chips are the levels that the spec offers, in the order of the ladder; the rest stands with a reason."""
    order = list(raw_levels(handbook_folder))
    for spec in raw_all(handbook_folder, "sites/*.yml"):
        page = page_of(handbook, spec["id"])
        chips = [href for href in links(page, "#levels-here ~ .rb-chips") if "/levels/" in href]
        assert chips == [f"../../levels/{level}/" for level in order if level in spec["levels"]]
        assert f"{len(spec['levels'])} of 11" in text(page, ".rb-glance")


def test_the_state_is_named_with_what_it_asks(handbook: Handbook) -> None:
    """Washington asks for a state credential from MA I on; California limits blood draws; both pages lead to the state."""
    washington, california = page_of(handbook, "family-tideflats"), page_of(handbook, "family-eastside")
    assert "You need a state credential even if you have a national one. You need one of these from Medical Assistant I on" in text(
        washington
    )
    assert "../../credentials/wa-ma-c/" in links(washington, ".rb-chips")
    assert "../../scope/ca/#venipuncture" in links(california, ".rb-duties")
    assert "We have not checked 9 other tasks for California." in text(california)
    assert "Checked on November 22, 2026. Check again by May 22, 2027." in text(california)


def test_a_clinic_without_differences_says_so(handbook: Handbook) -> None:
    """Tideflats: nothing in the work differs, and there is no empty list."""
    page = page_of(handbook, "family-tideflats")
    assert text(page, "h2#same-here") == "Nothing is different here"
    assert not page.css("#different-here")
    assert "The work is as at every other clinic." in text(page, ".rb-glance")
    assert "Only the things above differ" not in text(page)


def test_the_promise_stands_on_every_page(handbook: Handbook) -> None:
    """Core list, months and pay are the same everywhere."""
    for view in site.pages(handbook, directory_urls=True):
        page = html(view)
        assert "The core list of a level, its months, and its pay are the same at every clinic." in text(page, ".rb-notice-good")


def test_contacts_and_approval(handbook: Handbook) -> None:
    """Roles, never names; who said yes, when, until when; and a warning that waits for that day."""
    page = page_of(handbook, "heart-summit")
    assert "Lead MA Ask at the front desk." in text(page, "#whom-to-ask ~ .rb-facts")
    assert "Who MA career office When June 15, 2026 Good until June 15, 2027" in text(page)
    days = {node.attributes["data-rb-review-by"] for node in page.css("[data-rb-review-by][hidden]")}
    assert days == {"2027-06-15", "2027-05-22"}


@pytest.mark.parametrize(
    ("by", "title", "href", "details"),
    [
        ("pay", "Part of your base pay", "../../pay/", ""),
        ("differential.teaching", "Extra pay: $1.50 an hour", "../../pay/#extra-teaching", "For each hour you teach as a preceptor."),
        ("recognition.pin", "Recognition", "../../policies/recognition/#recognition-pin", "A badge pin with your new level."),
        ("counts-for.lead", "Counts toward Lead MA", "../../levels/lead/", ""),
    ],
)
def test_every_kind_of_recognition_has_words(handbook: Handbook, by: str, title: str, href: str, details: str) -> None:
    """Each of the four kinds says in words what you get, and leads there."""
    found = recognized(Here(handbook, "sites/heart-summit.md"), by)
    assert (found.link.title, found.link.href, "".join(getattr(part, "text", "") for part in found.details)) == (title, href, details)


def test_a_clinic_with_empty_lists(small_folder: Path, tmp_path: Path) -> None:
    """No differences, no contacts, all levels: nothing empty is shown, and the office still answers."""

    def bare(spec: Raw) -> None:
        spec.update(levels=["ma-1", "ma-2"], not_offered=[], contacts=[], adds=[], swaps=[], not_here=[])

    page = page_of(changed(small_folder, tmp_path / "book", {"sites/*.yml": bare}), "hill-school")
    assert not page.css(".rb-differences")
    assert "This clinic has all levels. The work is the same as at every other clinic." in text(page, ".rb-lead")
    assert page.css("#whom-to-ask ~ .rb-facts .rb-fact")
    assert not [node for node in page.css("ul, ol, dl") if not node.text(strip=True)]


def test_your_own_time_is_said(small_folder: Path, tmp_path: Path) -> None:
    """Where the time is not paid, the page says so."""

    def unpaid(spec: Raw) -> None:
        for skill in spec.get("not_here", []):
            skill["paid_time"] = "false"

    page = page_of(changed(small_folder, tmp_path / "book", {"sites/*.yml": unpaid}), "hill-school")
    assert "within 60 days, on your own time." in text(page)


def test_search_finds_a_clinic_by_its_other_names_and_its_differences(handbook: Handbook) -> None:
    """Somebody who asks why the skin clinic is different finds Sycamore."""
    found = site.site_view(Here(handbook, "sites/dermatology-sycamore.md"), handbook.sites["dermatology-sycamore"]).frame.search
    assert "skin clinic" in found[0].text
    assert {section.anchor for section in found[1:]} == {
        *("sycamore-procedures", "sycamore-wounds", "not-here-venipuncture"),
        *("not-offered-apprentice", "not-offered-health-coach", "not-offered-panel-coordinator"),
    }
