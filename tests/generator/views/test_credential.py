"""Pages of credentials, and their index."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from generator.views import credential, credentials
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, raw_requirements, text


def page_of(book: Handbook, name: str) -> credential.CredentialView:
    """The view of one credential."""
    return credential.credential_view(Here(book, f"credentials/{name}.md"), book.credentials[name])


def test_requirements_that_accept_a_credential_are_named(handbook: Handbook, handbook_folder: Path) -> None:
    """The reverse index agrees with the raw levels, choices included, and leads to the permalink."""
    expected = defaultdict(list)
    for level, whole, one in raw_requirements(handbook_folder):
        for name in one.get("credentials", []):
            expected[name].append(f"../../levels/{level}/#{level}.{whole['id']}")
    for view in credential.pages(handbook, directory_urls=True):
        name, page = view.frame.path[12:-3], html(view)
        assert [one.level.href for one in view.asked_at] == expected.get(name, [])
        assert set(expected.get(name, [])) <= set(links(page, "#counts-for ~ .rb-duties"))
        if not expected.get(name):
            assert "No level asks for it" in text(page, ".rb-glance") or view.states
    assert len(expected["cma"]) == 1


def test_a_credential_as_a_choice_shows_the_whole_requirement_and_its_own_words(small: Handbook) -> None:
    """MA II takes the CMA or a folder of work: the page says that it is one of several ways."""
    words = text(html(page_of(small, "cma")), "#counts-for ~ .rb-duties")
    assert "A national certification, or a folder of your work. The CMA (AAMA) certification." in words
    assert "One of several ways." in words


def test_states_that_ask_for_a_credential_are_named(handbook: Handbook) -> None:
    """Washington asks for MA-C from MA I on, and for single tasks; no level does."""
    page = html(page_of(handbook, "wa-ma-c"))
    assert "Washington asks for it." in text(page, ".rb-glance")
    words = text(page, "#states ~ .rb-duties")
    assert (
        "Washington: You need a state credential even if you have a national one. From Medical Assistant I on. Also counts: MA-R." in words
    )
    assert "Washington, draw blood: You need MA-C. MA-R may not draw blood." in words
    assert "../../scope/wa/#venipuncture" in links(page, "#states ~ .rb-duties")


def test_look_alikes_warn_each_other(handbook: Handbook, handbook_folder: Path) -> None:
    """If one says that it is not the other, the other says so too."""
    pairs = set()
    for spec in raw(handbook_folder / "credentials.yml")["credentials"]:
        for other in spec.get("not_same_as", []):
            pairs |= {(spec["id"], other), (other, spec["id"])}
    shown = {
        (view.frame.path[12:-3], other.link.href.split("/")[-2])
        for view in credential.pages(handbook, directory_urls=True)
        for other in view.not_same_as
    }
    assert shown == pairs
    assert "CCMA (NHA) is not the same as CCMA (CCBMA)" in text(html(page_of(handbook, "ccma-nha")), ".rb-notice-caution")


def test_programs_that_lead_to_a_credential(handbook: Handbook, handbook_folder: Path) -> None:
    """Those that give it and those that prepare for it, told apart."""
    expected = defaultdict(set)
    for spec in raw_all(handbook_folder, "programs/*.yml"):
        for name in spec.get("gives", []):
            expected[name].add((f"../../programs/{spec['id']}/", True))
        for name in spec.get("prepares_for", []):
            expected[name].add((f"../../programs/{spec['id']}/", False))
    for view in credential.pages(handbook, directory_urls=True):
        assert {(line.link.href, line.gives) for line in view.programs} == expected[view.frame.path[12:-3]]


def test_every_page_says_where_its_facts_are_from(handbook: Handbook, handbook_folder: Path) -> None:
    """Source, standing, both dates, and the hidden warning that opens after the second one."""
    standings = {"official": "Official source", "secondary": "Second-hand source"}
    for spec in raw(handbook_folder / "credentials.yml")["credentials"]:
        page = html(page_of(handbook, spec["id"]))
        words = text(page, ".rb-source")
        assert words == (
            f"{standings[spec['source']['standing']]} {spec['source']['title']}. "
            "Checked on November 22, 2026. Check again by November 22, 2027."
        )
        assert [node.attributes["data-rb-review-by"] for node in page.css("[data-rb-review-by][hidden]")] == [spec["review_by"]]


@pytest.mark.parametrize(
    ("renews", "says"),
    [
        ({"months": "24", "ends": "end-of-month", "how": "Take the class."}, "2 years (24 months). It ends on the last day of the month."),
        ({"months": "18", "ends": "day"}, "It is good for 18 months. It ends on a day, not at the end of a month."),
        ({"months": "24", "ends": "not-checked"}, "We have not checked on which day it ends."),
        ({"months": "24", "ends": "day"}, "We have not checked what it takes to renew."),
        ("not-checked", "We have not checked how long it is good for or how you renew it."),
    ],
)
def test_renewal_in_words(small_folder: Path, tmp_path: Path, renews: Raw, says: str) -> None:
    """What is known is said; what is not known is said to be not known."""
    book = changed(small_folder, tmp_path / "book", {"credentials.yml": lambda tree: tree["credentials"][0].update(renews=renews)})
    assert says in text(html(page_of(book, "bls")))


def test_an_exam_without_a_known_price_names_the_fund_that_pays_exams(handbook: Handbook) -> None:
    """Whatever the price, nobody pays an exam first; a course card has no exam."""
    assert "An exam fee is paid before the exam by: Exam fee fund." in text(html(page_of(handbook, "cma")))
    assert "An exam fee" not in text(html(page_of(handbook, "bls")))


def test_a_credential_of_which_little_is_known(small_folder: Path, tmp_path: Path) -> None:
    """Only what there is to say has a section."""

    def strip(tree: Raw) -> None:
        for one in tree["credentials"]:
            for key in ("renews", "ways_in", "not_same_as", "facts", "aka"):
                one.pop(key, None)

    book = changed(
        small_folder,
        tmp_path / "book",
        {"credentials.yml": strip, "programs/*.yml": lambda tree: [tree.pop(key, None) for key in ("gives", "prepares_for")]},
    )
    for view in credential.pages(book, directory_urls=True):
        page = html(view)
        assert [node.attributes["id"] for node in page.css("h2")] == ["counts-for", "costs", "source"]
        assert not page.css(".rb-notice-caution:not([hidden])")


def test_the_index_lists_all_by_type(handbook: Handbook, handbook_folder: Path) -> None:
    """10 credentials in three groups, each once, with its look-alikes."""
    view = next(credentials.pages(handbook, directory_urls=True))
    specs = raw(handbook_folder / "credentials.yml")["credentials"]
    assert {group.anchor: [card.link.title for card in group.credentials] for group in view.groups} == {
        kind: [spec["letters"] for spec in specs if spec["type"] == kind] for kind in ("national", "state", "card")
    }
    assert "Not the same as CCMA (CCBMA)." in text(html(view))
