"""The page "Questions and appeals": answers that agree with the specs, and how to ask again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.views import appeals
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, raw_levels, text


def page_of(book: Handbook) -> LexborHTMLParser:
    """The page."""
    return html(appeals.appeals_view(Here(book, "policies/appeals.md")))


def answer(page: LexborHTMLParser, question: str) -> str:
    """The words under one question."""
    found, words = page.css_first(f"h3#question-{question}"), []
    assert found is not None, question
    after = found.next
    while after is not None and after.tag not in {"h2", "h3"}:
        words.append(after.text() if after.tag != "-text" else "")
        after = after.next
    return " ".join(" ".join(words).split())


def test_must_i_wait_for_an_opening(handbook: Handbook, handbook_folder: Path) -> None:
    """Levels whose steps up need no post are named as a No; the others with their reasons."""
    ladder, levels = raw(handbook_folder / "ladders/medical-assistant/ladder.yml"), raw_levels(handbook_folder)
    steps = [way for way in ladder["transitions"] if way["kind"] == "promotion"]
    posts = {way["to"]: way["reason"] for way in steps if way["opening"] == "true"}
    in_place = [level for level in levels if level in {way["to"] for way in steps} - set(posts)]
    words = answer(page_of(handbook), "opening")
    named = [levels[level]["title"] for level in in_place]
    assert f"No, not for a step up to {', '.join(named[:-1])} or {named[-1]}. You move up in your own clinic." in words
    for level, reason in posts.items():
        assert f"{levels[level]['title']}. {reason}" in words
    assert (len(in_place), len(posts)) == (7, 3)


def test_who_signs(handbook: Handbook, handbook_folder: Path) -> None:
    """Every role that signs some skill, in the order of the handbook, and no other."""
    signing = {
        role
        for file in raw_all(handbook_folder, "competencies/*.yml")
        for skill in file["competencies"]
        for proofs in skill["evidence"].values()
        for proof in proofs
        for role in proof["signed_by"]
    }
    titles = [role["title"] for role in raw(handbook_folder / "handbook.yml")["roles"] if role["id"] in signing]
    assert f"It is one of these: {', '.join(titles[:-1])} or {titles[-1]}." in answer(page_of(handbook), "sign")


def test_who_pays(handbook: Handbook, handbook_folder: Path) -> None:
    """How many programs cost nothing today, worked out from raw prices."""
    funds = {fund["id"]: fund for fund in raw(handbook_folder / "funding.yml")["funding"]}
    free = known = 0
    for program in raw_all(handbook_folder, "programs/*.yml"):
        if program["costs"] == "not-checked":
            continue
        known += 1
        left = Decimal(0)
        for cost in program["costs"]:
            rest = Decimal(cost["amount"])
            for payer in cost.get("covered_by", []):
                if payer == "employer":
                    rest = Decimal(0)
                elif funds[payer]["when"] == "before":
                    rest -= min(rest, Decimal(funds[payer]["cap"]["amount"]))
            left += rest
        free += not left
    words = answer(page_of(handbook), "pay")
    shown = f"all {known} programs" if free == known else f"{free} of {known} programs"
    assert f"You pay nothing today for {shown} with a known price." in words
    assert "../../funding/" in links(page_of(handbook), "body")


def test_rules_that_change_and_months_elsewhere(handbook: Handbook, handbook_folder: Path) -> None:
    """In the policy's words."""
    spec, page = raw(handbook_folder / "policies/promotion.yml"), page_of(handbook)
    assert spec["in_progress"]["text"] in answer(page, "rule")
    assert "We tell you 90 days before a harder rule holds." in answer(page, "rule")
    for rule in spec["credit"]:
        assert (rule["text"] in answer(page, "months")) == ("experience" in rule["kinds"])


def test_what_if_my_clinic_does_not_do_a_skill(handbook: Handbook, handbook_folder: Path) -> None:
    """All three, with where and by when."""
    specs = raw_all(handbook_folder, "sites/*.yml")
    titles = {spec["id"]: spec["title"] for spec in specs}
    words = answer(page_of(handbook), "not-here")
    gone = [(spec, one) for spec in specs for one in spec.get("not_here", [])]
    for spec, one in gone:
        assert f"{spec['title']}: " in words
        assert f"Get it at {titles[one['get_it_at']]} within {one['within_days']} days, on paid time." in words
    assert len(gone) == 3


def test_other_answers(handbook: Handbook) -> None:
    """How long, more work, new pay."""
    page = page_of(handbook)
    assert "You wait 25 work days at most, all steps together." in answer(page, "days")
    assert "A clinic may add a duty only if you get something for it." in answer(page, "more-work")
    assert "It starts on the next pay day after the yes." in answer(page, "raise")


def test_how_to_ask_again(handbook: Handbook, handbook_folder: Path) -> None:
    """Within 30 days, an answer within 15 work days, by whom, and that asking is safe."""
    spec, page = raw(handbook_folder / "policies/promotion.yml"), page_of(handbook)
    steps = [" ".join(step.text().split()) for step in page.css("#appeal-a-decision ~ .rb-steps > li")]
    assert steps == [
        f"{spec['appeal']['how']} You · within 30 days of the no",
        "You get an answer. MA career office · within 15 work days",
    ]
    assert spec["no_retaliation"] in text(page, "#no-retaliation ~ p")


def test_whom_to_ask(handbook: Handbook) -> None:
    """The office, how to reach it, and the form."""
    page = page_of(handbook)
    assert "MA career office: Ask any lead, or write to the MA career office." in text(page)
    assert "https://rivermark.example/ma-career-office/unclear" in links(page, "body")


def test_a_form_is_linked_only_if_it_is_an_address(small_folder: Path, tmp_path: Path) -> None:
    """A script in the place of an address becomes no link."""

    def script(spec: Raw) -> None:
        spec["contact"]["feedback"] = "javascript:alert(1)"

    page = page_of(changed(small_folder, tmp_path / "book", {"handbook.yml": script}))
    assert not [href for href in links(page, "body") if "script" in href]


def test_answers_without_facts(small_folder: Path, tmp_path: Path) -> None:
    """No credit for months, every clinic does everything, no clinic adds: each answer says so."""
    book = changed(
        small_folder,
        tmp_path / "book",
        {
            "policies/promotion.yml": lambda spec: spec.update(credit=[]),
            "sites/*.yml": lambda spec: spec.update(adds=[], swaps=[], not_here=[]),
            "programs/*.yml": lambda spec: spec.update(costs="not-checked"),
            "ladders/*/ladder.yml": _all_with_posts,
        },
    )
    page = page_of(book)
    assert "No rule says so. Ask the" in answer(page, "months")
    assert "Every clinic does every skill that its levels ask for." in answer(page, "not-here")
    assert "No clinic adds a duty." in answer(page, "more-work")
    assert "programs with a known price" not in answer(page, "pay")
    assert "A free post is needed for these: Medical Assistant II. One post." in answer(page, "opening")
    assert "not for a step up" not in answer(page, "opening")


def _all_with_posts(spec: Raw) -> None:
    for way in spec["transitions"]:
        way.update(opening="true", reason="One post.", review_by="2027-07-01")


def test_a_level_with_both_kinds_of_ways(handbook_folder: Path, tmp_path: Path) -> None:
    """Some steps up need a post: the level stands apart, with the reason."""

    def one_with_a_post(spec: Raw) -> None:
        way = next(way for way in spec["transitions"] if (way["from"], way["to"]) == ("ma-3", "preceptor"))
        way.update(opening="true", reason="One teacher for each clinic.", review_by="2027-07-01")

    page = page_of(changed(handbook_folder, tmp_path / "book", {"ladders/*/ladder.yml": one_with_a_post}))
    assert "MA Preceptor, on some ways. One teacher for each clinic." in answer(page, "opening")
