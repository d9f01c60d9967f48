"""What browsers get for the self-check: everything that is asked, whatever the edition, and addresses that lead somewhere."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.build import BuildOptions, compile_handbook
from generator.views.news import EditionNews, News, Told
from generator.views.selfcheck_catalog import RENAMED, REPLACED, catalog
from generator.views.selfcheck_data import CATALOG, DETAILS
from generator.views.selfcheck_editions import EditionError, EditionFacts, Gone, Known, frozen, present, thawed
from generator.views.selfcheck_news import since
from ladder_spec.handbook import Handbook
from ladder_spec.models.words import ChangeFile


def data(script: bytes) -> dict[str, Any]:
    """What a script sets its variable to."""
    found: dict[str, Any] = json.loads(script.decode().partition("=")[2].rstrip(";\n"))
    return found


@pytest.fixture(scope="module")
def scripts(handbook: Handbook) -> tuple[dict[str, Any], dict[str, Any]]:
    """Catalog and details of the reference handbook."""
    files = {file.path: file.content for file in compile_handbook(handbook).files}
    return data(files[CATALOG]), data(files[DETAILS])


def test_each_level_asks_all_of_its_list(handbook: Handbook, scripts: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """The catalog's levels list what they ask in full, and the details know each of them."""
    facts, details = scripts
    for level, _, _, asked, after in facts["levels"]:
        assert {facts["ids"][place] for place in asked} == {item.path for item in handbook.full(level).items}
        assert after == [way.to for way in handbook.ways_out_of(level) if way.kind == "promotion"]
    assert set(details["requirements"]) == set(facts["now"]) == set(facts["ids"])
    for one in details["requirements"].values():
        assert set(one[4]) <= set(details["programs"])
        assert set(one[5]) <= set(details["cards"])


def test_a_gap_in_full(scripts: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Draw blood at MA II: step, proof and signer, program with hours and price, as the specs have them."""
    _, details = scripts
    address, text, step, proofs, programs, cards, sites = details["requirements"]["ma-2.venipuncture"]
    assert (address, step) == ("levels/ma-2/#ma-2.venipuncture", "On my own")
    assert text
    assert proofs == [["10 blood draws, watched, on at least 2 days.", "Preceptor or Nurse"]]
    assert programs[0] == "phlebotomy-course"
    assert details["programs"]["phlebotomy-course"][2:4] == ["10 paid hours", "$0.00"]
    assert cards == []
    assert all(isinstance(site, str) for site in sites)


def test_marks_on_pages_are_in_the_catalog(handbook: Handbook, scripts: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """The page of each level names every requirement as the catalog does, so that one mark counts wherever it is asked."""
    facts, _ = scripts
    bodies = {page.path: page.body for page in compile_handbook(handbook).pages if page.path.startswith("levels/")}
    for level, _, _, asked, _ in facts["levels"]:
        marks = re.findall(r'data-rb-mark="([^"]+)"', bodies[f"levels/{level}.md"])
        assert sorted(marks) == sorted(facts["ids"][place] for place in asked)


def edition(name: str, *known: Known, retired: tuple[Gone, ...] = ()) -> EditionFacts:
    """An edition of a small handbook."""
    return EditionFacts("clinic.ma", name, known, retired)


def test_what_an_edition_leaves() -> None:
    """Places only grow; a meaning holds since the edition that brought it, under each name; what was asked, and is gone, is told."""
    old_x, old_y, old_z = Known("a.x", "11111111", "X", "10 times"), Known("a.y", "22222222", "Y", "Y"), Known("a.z", "33333333", "Z", "Z")
    one = edition("2026.2", old_x, old_y, old_z)
    two = edition("2026.10", Known("a.w", "22222222", "W", "W", renamed_from=("a.y",)), Known("a.x", "44444444", "X", "20 times"))
    new = (Known("a.v", "55555555", "V", "V", replaces=("a.z",)), *two.requirements)
    facts = catalog((one, two), edition("2027.1", *new, retired=(Gone("a.z", "2026.10", "Nobody does it."),)))
    assert facts["ids"] == ["a.x", "a.y", "a.z", "a.w", "a.v"]
    assert facts["now"] == {"a.v": ["55555555", "2027.1"], "a.w": ["22222222", "2026.2"], "a.x": ["44444444", "2026.10"]}
    assert facts["from"] == {"a.w": [["a.y", RENAMED]], "a.v": [["a.z", REPLACED]]}
    assert facts["before"] == {"a.x": {"11111111": ["10 times", "2026.2"]}}
    assert facts["gone"] == {"a.y": ["Y", "", ""], "a.z": ["Z", "2026.10", "Nobody does it."]}
    assert set(facts["digests"]) == {"2026.2", "2026.10", "2027.1"}


def told(edition: str, *changes: Told, notes: tuple[ChangeFile, ...] = ()) -> EditionNews:
    """What an edition tells."""
    return EditionNews(edition, "2026-07-01", notes, changes)


def test_what_is_new(handbook: Handbook) -> None:
    """A reader of 2026.2 is told what came after it, oldest first, of this requirement and its skill at its level: nothing of wording."""
    (item,) = (one for one in handbook.full("ma-2").items if one.path == "ma-2.venipuncture")
    (known,) = (one for one in present(handbook).requirements if one.id == "ma-2.venipuncture")
    (note,) = (one for one in handbook.changes if one.id == "2026-07-blood-draw")

    def change(says: str, at: str = "ma-2.venipuncture", *, direction: str = "harder", level: str = "ma-2", note: str = "") -> Told:
        return Told("proof-raised", direction, at, "Draw blood", says, (level,), (note,))

    news = News(
        (),
        (
            told("2026.10", change("15 draws"), change("15 draws"), change("by letter", direction="wording")),
            told("2026.3", change("told by a note", note=note.id), notes=(note,)),
            told("2026.3", change("the skill", "competency:venipuncture"), change("elsewhere", "competency:venipuncture", level="ma-3")),
            told("2026.3", change("another", "ma-2.vaccines")),
            told("2026.2", change("known already")),
        ),
    )
    assert since(news, "2026.2", known, item) == (
        "the skill.",
        "Watched blood draws for MA II go from 5 to 10. If you began before July 1, 2026, you may finish with 5 until July 1, 2027.",
        "15 draws.",
    )


def test_frozen_and_thawed(handbook: Handbook) -> None:
    """What a release writes is read back as it was, oldest edition first, as numbers."""
    content = json.dumps({"self_check": frozen(handbook)}).encode()
    late = content.replace(b"2026.2", b"2026.10")
    found = thawed((("editions/2026.10.json", late), ("editions/2026.2.json", content)))
    assert [facts.edition for facts in found] == ["2026.2", "2026.10"]
    assert found[0] == present(handbook)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"self_check": {"handbook": 1}}'])
def test_a_broken_edition_is_named(handbook: Handbook, content: bytes) -> None:
    """An edition that cannot be read stops the build with its name: else marks would silently be lost."""
    with pytest.raises(EditionError, match=r"editions/2026\.1\.json"):
        compile_handbook(handbook, BuildOptions(editions=(("editions/2026.1.json", content),)))
