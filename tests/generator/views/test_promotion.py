"""The page "How to move up": steps with who acts and by when, sign-offs, credit, changes, and what is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.views import links as addresses
from generator.views import promotion
from generator.views.here import Here
from ladder_spec import Handbook
from ladder_spec.prose import Link
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, text


def page_of(book: Handbook) -> LexborHTMLParser:
    """The page."""
    return html(promotion.promotion_view(Here(book, "policies/promotion.md")))


def test_each_step_says_who_acts_and_by_when(handbook: Handbook, handbook_folder: Path) -> None:
    """Seven steps in order; You has no limit; the others have work days; the answer comes the same day."""
    spec = raw(handbook_folder / "policies/promotion.yml")
    roles = {role["id"]: role["title"] for role in raw(handbook_folder / "handbook.yml")["roles"]} | {"ma": "You"}
    shown = [" ".join(step.text().split()) for step in page_of(handbook).css(".rb-steps > li")]
    expected = []
    for step in spec["steps"]:
        days = step.get("within_days")
        within = "" if days is None else " · the same day" if days == "0" else f" · within {days} work days"
        expected.append(f"{step['text']} {roles[step['who']]}{within}")
    assert shown == expected
    assert len(shown) == 7


def test_the_wait_is_the_sum_of_all_limits(handbook: Handbook, handbook_folder: Path) -> None:
    """10 + 15 + 0 = 25 work days, in the lead and at a glance, with who takes how many."""
    days = sum(int(step.get("within_days", 0)) for step in raw(handbook_folder / "policies/promotion.yml")["steps"])
    page = page_of(handbook)
    assert days == 25
    assert f"You wait {days} work days at most" in text(page, ".rb-lead")
    assert f"You wait at most {days} work days Lead MA: 10 work days. Supervisor: 15 work days." in text(page, ".rb-glance")


def test_who_decides_and_what_a_no_holds(handbook: Handbook, handbook_folder: Path) -> None:
    """The roles, the spec's words for a no, the way to appeal, and the promise that asking is safe."""
    spec = raw(handbook_folder / "policies/promotion.yml")
    page, words = page_of(handbook), text(page_of(handbook))
    assert "Who decides Supervisor, with Lead MA, Nurse and HR." in words
    assert spec["if_no"] in words
    assert spec["no_retaliation"] in text(page, ".rb-notice-good")
    assert "You have 30 days. The answer comes within 15 work days." in words
    assert "../appeals/#appeal-a-decision" in links(page, ".rb-facts")


def test_sign_offs(handbook: Handbook, handbook_folder: Path) -> None:
    """How long they stay good, every rule, and who is who."""
    spec, words = raw(handbook_folder / "policies/promotion.yml"), text(page_of(handbook))
    assert "A sign-off stays good for 2 years (24 months)." in words
    assert all(rule in words for rule in spec["signoff_rules"])
    assert all(f"{role['title']} {role['means']}" in words for role in raw(handbook_folder / "handbook.yml")["roles"])


def test_what_was_learned_elsewhere(handbook: Handbook, handbook_folder: Path) -> None:
    """Each rule has an anchor of its own, its words, its proof and who signs."""
    page = page_of(handbook)
    for rule in raw(handbook_folder / "policies/promotion.yml")["credit"]:
        heading = text(page, f"h3#credit-{rule['id']}")
        assert heading.startswith(rule["text"])
        assert rule["evidence"][0].get("text", "Your HR record: levels held.") in text(page)
    assert "Counts for Months of work" in text(page)
    assert "The skill form, signed after 1 watched check. Signed by: Preceptor or Nurse." in text(page)


def test_pay_changes_and_what_is_published(handbook: Handbook) -> None:
    """When new pay starts, what holds for people on the way, and the yearly numbers."""
    words = text(page_of(handbook))
    assert "Your new pay starts on the next pay day after the yes." in words
    assert "If a rule changes, you may finish under the old rule for 12 months." in words
    assert "at least 90 days before it holds. You then have 12 months to finish" in words
    assert "we publish once a year, by level and clinic: how many people applied how many got a yes how many got a not yet" in words


def test_every_policy_that_search_questions_name_has_its_place(handbook: Handbook, handbook_folder: Path) -> None:
    """`policy:NAME` of each question leads to an anchor that stands on a page."""
    names = {
        name.partition(":")[2]
        for question in raw(handbook_folder / "search.yml")["questions"]
        for name in question["accept"]
        if name.startswith("policy:")
    }
    assert names >= {"move-up", "sign-off", "credit-past-site", "appeal-a-decision"}
    pages = {"policies/promotion.md": page_of(handbook)}
    from generator.views import appeals

    pages["policies/appeals.md"] = html(appeals.appeals_view(Here(handbook, "policies/appeals.md")))
    for name in [*names, "credit-past-work", "rule-changes"]:
        place = addresses.policy_place(name)
        assert place is not None
        assert not place[1] or pages[place[0]].css(f"#{place[1]}"), name


def test_links_in_texts_lead_to_policies(handbook: Handbook) -> None:
    """`[words](policy:sign-off)` leads to the section; an unknown name keeps its words and leads nowhere."""
    here = Here(handbook, "levels/ma-2.md")
    first = here.line("See [sign-offs](policy:sign-off).")[1]
    assert isinstance(first, Link)
    assert first.href == "../../policies/promotion/#sign-off"
    whole = here.line("[Mentors](policy:mentorship)")[0]
    assert isinstance(whole, Link)
    assert whole.href == "../../policies/mentorship/"
    assert not any(isinstance(part, Link) for part in here.line("See [this](policy:nowhere)."))


def test_windows_are_named(small_folder: Path, tmp_path: Path) -> None:
    """Where there is no free choice of the day, the times stand in words."""

    def window(spec: Raw) -> None:
        spec["windows"] = [{"from": "04-01", "to": "04-30"}, {"from": "10-01", "to": "10-31"}]

    page = page_of(changed(small_folder, tmp_path / "book", {"policies/promotion.yml": window}))
    assert "You may apply April 1 to April 30 and October 1 to October 31" in text(page, ".rb-glance")


def test_empty_lists(small_folder: Path, tmp_path: Path) -> None:
    """No credit, nobody beside the one who decides, pay from the day of the decision."""

    def bare(spec: Raw) -> None:
        spec.update(credit=[], pay_changes="decision-day", keep_signoffs_months="1")
        spec["with"] = []

    page = page_of(changed(small_folder, tmp_path / "book", {"policies/promotion.yml": bare}))
    assert not page.css("#credit")
    assert "Who decides HR." in text(page, "#decision + .rb-facts")
    assert "Your new pay starts on the day of the decision after the yes." in text(page)
    assert "A sign-off stays good for 1 month." in text(page)


@pytest.mark.parametrize("kind", ["competency", "credential", "education", "age", "review", "conduct", "any_of", "n_of"])
def test_every_kind_of_requirement_has_a_word(small_folder: Path, tmp_path: Path, kind: str) -> None:
    """A credit rule may name any kind."""

    def name(spec: Raw) -> None:
        spec["credit"][0]["kinds"] = [kind]

    assert "Counts for" in text(page_of(changed(small_folder, tmp_path / "book", {"policies/promotion.yml": name})))


def test_search_answers_in_the_readers_words(handbook: Handbook, handbook_folder: Path) -> None:
    """Each section can be found; the page goes by its other names too."""
    frame = promotion.promotion_view(Here(handbook, "policies/promotion.md")).frame
    aka = raw_all(handbook_folder, "policies/promotion.yml")[0]["aka"]
    assert all(word in frame.search[0].text for word in aka)
    assert {"move-up", "sign-off", "credit-past-site", "credit-past-work", "credit-past-skills"} <= {s.anchor for s in frame.search}
