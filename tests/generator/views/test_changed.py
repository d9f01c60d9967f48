"""The page "What changed": every change with its note, once by edition and once by level, and nothing that did not change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.exchange.editions import changes_since
from generator.render.pages import render_page
from generator.views import changed, level, links
from generator.views.here import Here
from generator.views.news import DIRECTIONS, FrozenEdition, News, Told, news_of
from ladder_spec import Handbook, check
from tests.generator.views.specs import changed as changed_copy
from tests.generator.views.specs import first, html, raw, raw_all, raw_levels, raw_requirements, text
from tests.generator.views.specs import links as links_in


@pytest.fixture(scope="module")
def changes(handbook_folder: Path) -> tuple[Told, ...]:
    """What changed in the reference handbook since its first edition."""
    return changes_since(handbook_folder / "editions" / "2026.1.json", check(handbook_folder))


@pytest.fixture(scope="module")
def news(handbook: Handbook, changes: tuple[Told, ...]) -> News:
    """The editions of the reference handbook."""
    return news_of(handbook, [FrozenEdition("2026.1", "2026-01-01", ())], changes)


def view(book: Handbook, told: News | None = None) -> changed.ChangedView:
    """The page of a handbook."""
    return changed.changed_view(Here(book, links.CHANGED, news=told))


def test_a_first_edition_says_since_when_it_counts(small: Handbook) -> None:
    """Nothing has changed yet, so nothing is listed: no edition, no level."""
    page = html(view(replace(small, changes=())))
    assert "This is edition 2026.2, in force from July 1, 2026." in text(page)
    assert "this is the first edition" in text(page)
    assert not page.css("h2, .rb-chip, .rb-tag")


def test_every_note_is_told_with_why_and_from_when(handbook: Handbook, news: News, handbook_folder: Path) -> None:
    """Each note of the folder stands on the page once, with its direction in a word, and its own answers."""
    page = html(view(handbook, news))
    notes = raw_all(handbook_folder, "changes/*.yml")
    assert len(notes) == len(page.css("li.rb-requirement"))
    for note in notes:
        entry = first(page, f"[id='change-{note['id']}']")
        words = " ".join(entry.text().split())
        assert first(entry, ".rb-marks .rb-tag").text() == DIRECTIONS[note["direction"]]
        for answer in (note["what"], note["why"], note["in_progress"]):
            assert answer in words


def test_editions_stand_newest_first(handbook: Handbook, news: News) -> None:
    """The present edition is the first, and each says since when it counts."""
    page = html(view(handbook, news))
    assert [node.attributes["id"] for node in page.css("h2")] == ["edition-2026-2", "edition-2026-1", "levels"]
    assert "In force from January 1, 2026." in text(page)


def test_a_level_is_told_what_is_about_it(handbook: Handbook, news: News, handbook_folder: Path) -> None:
    """MA II has what its three notes say; no other level has; what holds for all levels stands once, before them."""
    page = view(handbook, news)
    told = {one.level.title: len(one.lines) for one in page.levels if one.level and one.lines}
    assert told == {"Medical Assistant II": 3}
    assert [one.direction for one in page.everyone.lines] == ["easier"]
    parsed = html(page)
    assert [node.attributes["id"] for node in parsed.css("h3[id^='level-']")] == [f"level-{one}" for one in raw_levels(handbook_folder)]
    for address in links_in(parsed, ".rb-changes") + links_in(parsed, ".rb-chips"):
        if address.startswith("#"):
            assert len(parsed.css(f"[id='{address[1:]}']")) == 1


def test_details_are_those_of_the_note(handbook: Handbook, news: News) -> None:
    """Two notes speak of MA II: one tells of its pay, the other of its duty. Words and dates stand apart, folded."""
    edition = view(handbook, news).editions[0]
    details = {note.direction: {line.direction for line in note.details} for note in edition.notes}
    assert details == {"harder": {"harder"}, "duty": {"duty"}, "pay": {"pay"}, "easier": {"easier"}}
    assert "harder" not in {line.direction for line in edition.others}
    assert {line.direction for line in edition.small} == {"wording"}
    (duty,) = next(note.details for note in edition.notes if note.direction == "duty")
    assert "answer patient messages" in duty.says


def test_words_can_be_read_aloud(changes: tuple[Told, ...]) -> None:
    """No arrow, which screen readers call by its name, and no id where the reader knows a title."""
    for change in changes:
        assert "→" not in change.says
    (count,) = [change for change in changes if change.at == "competency:venipuncture"]
    assert count.says == "On my own, watched blood draws, how many: from 5 to 10"


def test_a_change_of_a_step_reaches_the_levels_that_ask_that_step(changes: tuple[Told, ...], handbook_folder: Path) -> None:
    """MA I asks for blood draws with help, so it is not concerned when more of them are to be watched on your own."""
    steps = {name: one["proficiency"] for name, _, one in raw_requirements(handbook_folder) if one.get("competency") == "venipuncture"}
    (count,) = [change for change in changes if change.at == "competency:venipuncture"]
    assert steps["ma-1"] == "with-help"
    assert "ma-1" not in count.levels
    assert {name for name, step in steps.items() if step == "on-my-own"} <= set(count.levels)


def test_a_thing_that_is_gone_has_no_link(handbook: Handbook) -> None:
    """What was taken out of the handbook is told, and leads nowhere; what is there leads to its place."""
    told = (
        Told("requirement-removed", "easier", "ma-2.gone", "Medical Assistant II, gone", "no longer asked: gone", ("ma-2",)),
        Told("months-raised", "harder", "ma-2.months", "Medical Assistant II, months", "months: from 6 to 12", ("ma-2", "ma-3")),
        Told("fund-removed", "pay", "funding:gone", "Old fund", "the fund is gone"),
        Told("words-changed", "wording", "term:bls", "BLS", "means: other words"),
    )
    edition = view(handbook, news_of(handbook, [FrozenEdition("2026.1", "2026-01-01", ())], told)).editions[0]
    assert [line.thing.href for line in edition.others] == ["", "../levels/ma-2/#ma-2.months", ""]
    assert [line.says for line in edition.small] == ["means: other words"]


def test_what_no_note_tells_reaches_its_level_and_everyone(handbook: Handbook) -> None:
    """A change of MA II is told to MA II, not to MA III, which carries it on; one without a level is told to everyone."""
    told = (
        Told("months-raised", "harder", "ma-2.months", "Medical Assistant II, months", "months: from 6 to 12", ("ma-2", "ma-3")),
        Told("fund-removed", "pay", "funding:gone", "Old fund", "the fund is gone"),
    )
    bare = replace(handbook, changes=())
    page = view(bare, news_of(bare, [FrozenEdition("2026.1", "2026-01-01", ())], told))
    assert {one.level.title: len(one.lines) for one in page.levels if one.level and one.lines} == {"Medical Assistant II": 1}
    assert [line.edition for line in page.everyone.lines] == ["2026.2"]


def test_what_is_announced_comes_first(handbook_folder: Path, tmp_path: Path) -> None:
    """A note of a later edition stands before the present one, as something that is coming."""
    path = tmp_path / "book"
    coming = changed_copy(handbook_folder, path, {"changes/2026-07-messages.yml": lambda note: note.update(edition="2026.10")})
    page = view(coming, news_of(coming))
    assert [one.edition for one in page.coming] == ["2026.10"]
    assert [section.anchor for section in page.frame.sections][:2] == ["edition-2026-10", "edition-2026-2"]
    assert "This is coming." in text(html(page))


def test_a_level_page_says_what_changed_here(handbook: Handbook, news: News) -> None:
    """In one line, with the sorts of change, and the way to where they are told; nothing where nothing changed."""
    here = Here(handbook, links.page_path("level", "ma-2"), news=news)
    page = html(level.level_view(here, handbook.levels["ma-2"]))
    line = first(page, "p.rb-marks:has(> a)")
    assert [tag.text() for tag in line.css(".rb-tag")] == ["Harder", "Duty", "Pay", "Easier"]
    assert first(line, "a").attributes["href"] == "../../what-changed/#level-ma-2"
    quiet = replace(handbook, changes=())
    assert level.level_view(Here(quiet, here.page), quiet.levels["ma-2"]).changed is None


def test_tags_say_the_same_words_everywhere(handbook: Handbook) -> None:
    """The feed and the notice call a direction as the tags of pages do."""
    told = tuple(Told("x", direction, "level:ma-2", "MA II", "said", ("ma-2",)) for direction in DIRECTIONS)
    edition = news_of(handbook, [FrozenEdition("2026.1", "2026-01-01", ())], told)
    tags = html(view(replace(handbook, changes=()), edition)).css("#edition-2026-2 ~ * .rb-tag")
    assert {tag.text() for tag in tags} == set(DIRECTIONS.values())


def test_html_in_a_change_is_text(handbook: Handbook) -> None:
    """Nothing of what an edition keeps is read as markup."""
    told = (Told("x", "harder", "level:ma-2", "<b>MA</b>", "<script>x</script>", ("ma-2",)),)
    page = render_page(view(handbook, news_of(handbook, [FrozenEdition("2026.1", "2026-01-01", ())], told)))
    assert "<script>" not in page.body
    assert "&lt;script&gt;x" in page.body


def test_the_note_of_the_reference_handbook_is_the_rule_of_today(handbook_folder: Path) -> None:
    """What the notes of the reference handbook say is what its specs ask."""
    spec = raw(handbook_folder / "ladders/medical-assistant/levels/ma-2.yml")
    assert spec["pay"]["min"] == "21.60"
    assert [one["evidence"][0]["count"] for one in spec["requirements"] if one["id"] == "blood-draw-count"] == ["10"]
    policy = raw(handbook_folder / "policies/promotion.yml")
    assert [step["within_days"] for step in policy["steps"] if step["id"] == "review"] == ["15"]
