"""Pages of states: every task with its rule and source, what else the state asks, dates, and that it is no legal advice."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.views import scope
from generator.views.here import Here
from generator.views.rules import NOT_CHECKED
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw_all, raw_competencies, text

TAGS = {"allowed": "Allowed", "conditions": "With conditions", "blocked": "Not allowed", "not-checked": "Not checked"}


def page_of(book: Handbook, state: str) -> LexborHTMLParser:
    """The page of one state."""
    return html(scope.scope_view(Here(book, f"scope/{state.lower()}.md"), book.scopes[state]))


def test_every_task_has_its_rule_in_words(handbook: Handbook, handbook_folder: Path) -> None:
    """As the raw specs say: the tag, the text, the proofs, the cards, the keepers, the source, the skills; and the fixed sentence."""
    skills = raw_competencies(handbook_folder).values()
    seen = 0
    for spec in raw_all(handbook_folder, "scope/*.yml"):
        page = page_of(handbook, spec["state"])
        assert len(page.css("li.rb-difference")) == len(spec["tasks"])
        for task in spec["tasks"]:
            seen += 1
            words = text(page, f"li#{task['task']}")
            assert TAGS[task["rule"]] in words
            assert (NOT_CHECKED in words) == (task["rule"] == "not-checked")
            assert task.get("text", "") in words
            assert task.get("title", "") in words
            if "source" in task:
                dates = "Checked on November 22, 2026. Check again by May 22, 2027."
                assert f"Official source {task['source']['title']}. {dates}" in words
            for proof in task.get("adds", []):
                made = f"{proof['hours']} class hours" if proof["type"] == "program" else f"{proof['count']} {proof['what']}, watched"
                assert f"{made}. Signed by: Nurse." in words
            wanted = [f"../../credentials/{card}/" for card in task.get("credentials", [])]
            assert set(wanted) <= set(links(page, f"li#{task['task']}"))
            same = [f"../../competencies/{one['id']}/" for one in skills if one.get("task") == task["task"]]
            assert set(same) <= set(links(page, f"li#{task['task']}"))
    assert seen == 42


def test_what_is_not_allowed_comes_first(handbook: Handbook) -> None:
    """Then conditions, then what nobody has checked, each group counted."""
    assert [node.text() for node in page_of(handbook, "CA").css(".rb-group > h3")] == [
        "Not allowed 1 task",
        "With conditions 4 tasks",
        "Not checked yet 9 tasks",
    ]


def test_who_keeps_a_condition(handbook: Handbook) -> None:
    """Utah's vaccines: the provider keeps it."""
    assert "Kept by Provider" in text(page_of(handbook, "UT"), "li#vaccines")


def test_supervision_needs_and_facts(handbook: Handbook) -> None:
    """Each with its source; where nobody has read a rule, the page says so in words."""
    california, washington = page_of(handbook, "CA"), page_of(handbook, "WA")
    assert "Your supervisor must be in the building. Official source B&P 2070; Medical Board counsel slides." in text(california)
    assert "We have not checked who must be near you in Washington. Ask your supervisor." in text(washington)
    assert "You need a state credential even if you have a national one. You need one of these from Medical Assistant I on" in text(
        washington
    )
    assert "An interim certificate lasts up to one year and cannot be renewed. Official source WAC 246-827-0200, -0220." in text(washington)
    assert not california.css("#credentials-you-need")


@pytest.mark.parametrize("state", ["CA", "UT", "WA"])
def test_how_far_to_trust_it(handbook: Handbook, handbook_folder: Path, state: str) -> None:
    """Dates, the reviewer, no legal advice, a warning that waits for the reader's own date, and the clinics of the state."""
    spec = next(one for one in raw_all(handbook_folder, "scope/*.yml") if one["state"] == state)
    page = page_of(handbook, state)
    glance = text(page, ".rb-glance")
    assert "Checked on November 22, 2026 Check again by May 22, 2027." in glance
    assert spec["reviewer"] in glance
    assert "This is not legal advice" in text(page, ".rb-notice-caution")
    warning = page.css_first("[data-rb-review-by]")
    assert warning is not None
    assert "hidden" in warning.attributes
    assert warning.attributes["data-rb-review-by"] == spec["review_by"]
    assert "may be out of date" in warning.text()
    clinics = [f"../../sites/{one['id']}/" for one in raw_all(handbook_folder, "sites/*.yml") if one["state"] == state]
    assert links(page, "#clinics-here ~ .rb-chips") == clinics


def test_a_state_with_nothing_in_it(small_folder: Path, tmp_path: Path) -> None:
    """No tasks, no supervision: words instead of holes."""

    def bare(spec: Raw) -> None:
        spec.pop("supervision")
        spec["tasks"] = []

    page = page_of(changed(small_folder, tmp_path / "book", {"scope/*.yml": bare}), "CA")
    assert "No task is listed for California yet." in text(page)
    assert "We have not checked who must be near you in California." in text(page)
    assert not [node for node in page.css("ul, ol, dl") if not node.text(strip=True)]


def test_a_blocked_task_says_what_counts_instead(small_folder: Path, tmp_path: Path) -> None:
    """With the number, the step and the choices."""

    def block(spec: Raw) -> None:
        task = spec["tasks"][0]
        task.pop("adds")
        task.update(rule="blocked", text="No.", swap={"need": "1", "proficiency": "on-my-own", "of": ["vital-signs", "teach-back"]})

    page = page_of(changed(small_folder, tmp_path / "book", {"scope/*.yml": block}), "CA")
    assert "Not allowed" in text(page, "li#venipuncture")
    assert "Instead 1 of these at On my own:" in text(page, "li#venipuncture")


def test_a_remark_does_not_hide_that_nobody_has_checked(small_folder: Path, tmp_path: Path) -> None:
    """The fixed sentence stands after the spec's own words."""

    def remark(spec: Raw) -> None:
        spec["tasks"][1]["text"] = "We have asked the board."

    page = page_of(changed(small_folder, tmp_path / "book", {"scope/*.yml": remark}), "CA")
    assert f"We have asked the board. {NOT_CHECKED}" in text(page, "li#heart-tracings")
