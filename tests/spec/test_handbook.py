"""The resolved handbook: every way of looking something up agrees with the others, and nothing in it can be changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from pydantic import BaseModel, ValidationError

from ladder_spec import Handbook, load_handbook, loading
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement
from ladder_spec.report import begin_check
from tests.spec.cases import HANDBOOKS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", params=[ROOT / "handbook", HANDBOOKS / "small"], ids=["reference", "small"])
def book(request: pytest.FixtureRequest) -> Handbook:
    """Each of the two handbooks."""
    folder: Path = request.param
    return load_handbook(folder)


def choices(requirement: object) -> tuple[object, ...]:
    """A requirement and its choices."""
    return (requirement, *requirement.options) if isinstance(requirement, AnyOfRequirement | NOfRequirement) else (requirement,)


def test_levels_and_competencies_point_at_each_other(book: Handbook) -> None:
    """What a level asks is what the competency says that it is asked by, with the step, and the reverse."""
    from_levels = {
        (one.competency, level.id, asked.id, one.proficiency, one is not asked)
        for level in book.levels.values()
        for asked in level.requirements
        for one in choices(asked)
        if isinstance(one, CompetencyRequirement)
    }
    from_competencies = {
        (competency, asking.level, asking.requirement, asking.step, asking.elective)
        for competency in book.competencies
        for asking in book.asked_by(competency)
    }
    assert from_levels == from_competencies
    assert from_levels


def test_full_lists_and_competencies_point_at_each_other(book: Handbook) -> None:
    """Each competency of a full list knows that level; what a level does not write itself stands there as kept."""
    for competency in book.competencies:
        for asking in book.asked_in_full(competency):
            assert asking.standing in book.full(asking.level).items
            assert asking.asked.competency == competency
            assert asking.written == (asking.standing.requirement in book.levels[asking.level].requirements)
    listed = {
        (level, item.requirement.competency)
        for level in book.levels
        for item in book.full(level).items
        if isinstance(item.requirement, CompetencyRequirement)
    }
    known = {(asking.level, competency) for competency in book.competencies for asking in book.asked_in_full(competency)}
    assert listed <= known


def test_programs_and_competencies_point_at_each_other(book: Handbook) -> None:
    """What a program teaches is what the competency says that teaches it."""
    from_programs = {(taught.competency, program.id, taught.to) for program in book.programs.values() for taught in program.teaches}
    from_competencies = {(c, teaching.program, teaching.step) for c in book.competencies for teaching in book.taught_by(c)}
    assert from_programs == from_competencies


def test_programs_and_levels_point_at_each_other(book: Handbook) -> None:
    """The levels that list a program are those whose list names it."""
    assert {(p, level) for p in book.programs for level in book.levels_listing(p)} == {
        (program, level.id) for level in book.levels.values() for program in level.programs
    }


def test_credentials_and_programs_point_at_each_other(book: Handbook) -> None:
    """The programs of a credential are those that prepare for it or give it."""
    assert {(c, p) for c in book.credentials for p in book.programs_for(c)} == {
        (credential, program.id) for program in book.programs.values() for credential in (*program.prepares_for, *program.gives)
    }


def test_what_is_accepted_points_back(book: Handbook) -> None:
    """Every credential and program that a requirement names knows the requirement."""
    for kind, field, things in (("credential", "credentials", book.credentials), ("program", "programs", book.programs)):
        named = {
            (thing, level.id, asked.id)
            for level in book.levels.values()
            for asked in level.requirements
            for one in choices(asked)
            for thing in getattr(one, field, ())
        }
        assert {(thing, a.level, a.requirement.id) for thing in things for a in book.accepted_by(kind, thing)} == named


def test_ways_lead_in_and_out(book: Handbook) -> None:
    """Each transition leads out of one level and into another, and each entry into one."""
    for ladder in book.ladders.values():
        assert {way for level in ladder.levels for way in book.ways_into(level)} == set(ladder.transitions)
        assert {way for level in ladder.levels for way in book.ways_out_of(level)} == set(ladder.transitions)
        assert {entry for level in ladder.levels for entry in book.entries_to(level)} == set(ladder.entry)


def test_levels_from_follow_promotions(book: Handbook) -> None:
    """From a level on: itself, and what promotions lead to, step by step."""
    for level in book.levels:
        reached = book.levels_from(level)
        assert level in reached
        assert all(way.to in reached for one in reached for way in book.ways_out_of(one) if way.kind == "promotion")
        assert all(any(way.from_ in reached for way in book.ways_into(one)) for one in reached - {level})


def test_sites_and_pathways_point_at_levels(book: Handbook) -> None:
    """The clinics and pathways of a level are those that name it."""
    assert {(level, site) for level in book.levels for site in book.sites_with(level)} == {
        (level, site.id) for site in book.sites.values() for level in site.levels
    }
    assert {(level, pathway) for level in book.levels for pathway in book.pathways_of(level)} == {
        (level, pathway.id) for pathway in book.pathways.values() for level in {*pathway.from_, *pathway.levels}
    }


def test_every_level_and_competency_has_its_place(book: Handbook) -> None:
    """Ladder, track and tier of a level, domain and scale of a competency: all hold it."""
    for level in book.levels.values():
        ladder = book.ladder_of(level.id)
        assert level.id in ladder.levels
        assert book.track_of(level.id) in ladder.tracks
        assert book.tier_of(level.id) in ladder.tiers
    for competency in book.competencies.values():
        assert competency in book.domain_of(competency.id).competencies
        steps = [step.id for step in book.scale_of(competency.id).steps]
        assert list(competency.behaviors) == steps
        assert [book.step_rank(competency.id, step) for step in steps] == list(range(len(steps)))
        assert [book.step(competency.id, step).id for step in steps] == steps


def test_every_requirement_has_words_and_proof(book: Handbook) -> None:
    """Words come from the requirement or from the behavior line; proof from it, its choices or the competency's step."""
    for level in book.levels.values():
        for asked in level.requirements:
            assert book.text_of(asked)
            assert isinstance(asked, AnyOfRequirement | NOfRequirement) or book.evidence_of(asked)


def test_every_spec_file_can_be_found(book: Handbook) -> None:
    """The path of each thing with a file of its own leads to that file, and no file goes without."""
    folder = HANDBOOKS / "small" if "venipuncture" in book.competencies and len(book.levels) == 2 else ROOT / "handbook"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.yml") if "i18n" not in path.parts}
    assert set(book.paths.values()) >= there
    for kind, things in (("level", book.levels), ("program", book.programs), ("site", book.sites), ("scope", book.scopes)):
        assert all((folder / book.paths[kind, thing]).stem.upper() == thing.upper() for thing in things)


def test_nobody_looks_for_ids_to_make_a_handbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """What files define and point to is for checks, which a build leaves to another process."""
    read = begin_check(HANDBOOKS / "small").read
    monkeypatch.setattr(loading, "collect", Mock(side_effect=AssertionError("looked for ids")))
    assert read.ok
    assert read.handbook().paths
    with pytest.raises(AssertionError, match="looked for ids"):
        _ = read.counts


def test_orders_are_those_that_readers_see(book: Handbook) -> None:
    """Levels come ladder by ladder as listed, terms by alphabet, changes newest first."""
    assert list(book.levels) == [level for ladder in book.ladders.values() for level in ladder.levels]
    assert list(book.ladders) == list(book.file.ladders)
    assert [term.term.casefold() for term in book.terms] == sorted(term.term.casefold() for term in book.terms)
    assert [change.effective for change in book.changes] == sorted((change.effective for change in book.changes), reverse=True)


def mappings(book: Handbook) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    """Every public mapping of a handbook."""
    names = [field.name for field in dataclasses.fields(book)] + ["competencies", "tracks", "roles", "differentials"]
    yield from ((name, value) for name in names if isinstance(value := getattr(book, name), Mapping))


def models(value: object) -> Iterator[BaseModel]:
    """Every model below a value."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from models(getattr(value, name))
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from models(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from models(below)


def test_nothing_can_be_changed(book: Handbook) -> None:
    """The handbook, its mappings, and every model with its lists and maps refuse every change."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        book.terms = ()  # type: ignore[misc]  # that it is not allowed is the point
    seen = 0
    for _, mapping in mappings(book):
        seen += 1
        with pytest.raises(TypeError):
            mapping["x"] = 1  # type: ignore[index]  # that it is not allowed is the point
    assert seen >= 12
    kept = [value for name, mapping in mappings(book) if name != "paths" for value in mapping.values()]
    for model in models((book.file, book.terms, book.mentorship, book.changes, book.search, *kept)):
        name = next(iter(type(model).model_fields))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(model, name, None)
        for field in type(model).model_fields:
            value = getattr(model, field)
            assert not isinstance(value, list | dict | set), (type(model), field)
