"""What a workbook carries comes back as it was: `import(export(x)) == x`, for the reference handbook and for made ones."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.exchange.importing import apply, make_plan, report_path
from generator.exchange.workbook.book import workbook_bytes
from generator.exchange.workbook.records import records
from ladder_spec import Handbook, load_handbook
from ladder_spec.loading import load
from ladder_spec.models.base import Block
from ladder_spec.models.competency import CompetenciesFile
from ladder_spec.models.level import LevelFile
from ladder_spec.models.program import ProgramFile

CARRIED = ("competencies", "programs", "ladders/*/levels")
"""The folders whose files a workbook carries."""
MODELS = (LevelFile, CompetenciesFile, ProgramFile)


def there_and_back(book: Handbook, folder: Path, work: Path) -> Handbook:
    """Export a handbook, import the workbook into what is left of the folder without it, and read that."""
    target = work / "handbook"
    shutil.copytree(folder, target)
    for pattern in CARRIED:
        for one in target.glob(pattern):
            shutil.rmtree(one)
    file = work / "handbook.xlsx"
    file.write_bytes(workbook_bytes(book))
    _, plan = make_plan(file, target)
    assert all(not table.values and not table.fixed for table in plan.tables), "nothing in our own workbook needs a person"
    apply(file, target)
    specs = load(target)
    assert not specs.problems, [(one.file, one.message) for one in specs.problems]
    return Handbook.from_specs(specs)


def without_notes(value: Any) -> Any:  # noqa: ANN401 - nested values of models
    """A model as plain data without remarks for editors, which no workbook carries."""
    if isinstance(value, Block):
        return {name: without_notes(getattr(value, name)) for name in type(value).model_fields if name != "note"}
    if isinstance(value, dict | MappingProxyType):
        return {key: without_notes(below) for key, below in value.items() if key != "note"}
    return [without_notes(below) for below in value] if isinstance(value, tuple | list) else value


def carried(book: Handbook) -> dict[str, Any]:
    """All that a workbook must carry, by the models alone."""
    return {
        "levels": {level.id: without_notes(level) for level in book.levels.values()},
        "domains": {one.domain.id: without_notes(one) for one in book.domains.values()},
        "programs": {one.id: without_notes(one) for one in book.programs.values()},
    }


def test_the_reference_handbook_comes_back(handbook_folder: Path, tmp_path: Path) -> None:
    """Every field of every level, skill and program, and all cells of the workbook are used or belong to its own sheets."""
    book = load_handbook(handbook_folder)
    back = there_and_back(book, handbook_folder, tmp_path)
    assert carried(back) == carried(book)
    assert list(back.levels) == list(book.levels)
    report = report_path(tmp_path / "handbook.xlsx").read_text(encoding="utf-8")
    left = report.partition("## Left out")[2].splitlines()
    assert left
    assert all(not line or line.startswith(("- `Read me!", "- `Matrix!", "- `_lists!", "- `_rungbook!")) for line in left)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split()) or "x"
)
IDS = st.from_regex(r"\A[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}\Z")
WHOLE = st.integers(1, 999_999_999).map(str)
SIGNERS = st.lists(st.sampled_from(["nurse", "lead", "hr"]), min_size=1, max_size=3, unique=True)


def proofs() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lists of proofs of several types."""
    common = {"signed_by": SIGNERS}
    more = {"text": TEXT, "good_for_months": WHOLE}
    watched = st.fixed_dictionaries({"type": st.just("watched"), "count": WHOLE, **common}, optional={"what": TEXT, "days": WHOLE, **more})
    card = st.fixed_dictionaries({"type": st.just("card"), **common}, optional=more)
    letter = st.fixed_dictionaries({"type": st.just("letter"), "count": WHOLE, "from": TEXT, **common}, optional=more)
    measure = st.fixed_dictionaries({"type": st.just("measure"), "measure": TEXT, "target": TEXT, "months": WHOLE, **common})
    return st.lists(watched | card | letter | measure, min_size=1, max_size=3)


def options() -> st.SearchStrategy[dict[str, Any]]:
    """Requirements of the plain kinds, each with what counts instead."""
    instead = st.lists(
        st.fixed_dictionaries({"id": IDS, "text": TEXT, "evidence": proofs()}), max_size=2, unique_by=lambda one: str(one["id"])
    )
    all_have = {"id": IDS, "text": TEXT}
    may_have = {"why": TEXT, "evidence": proofs(), "accept_instead": instead, "meaning": WHOLE, "renamed_from": st.lists(IDS, max_size=2)}
    kinds: list[dict[str, st.SearchStrategy[Any]]] = [
        {"kind": st.just("evidence"), "evidence": proofs()},
        {"kind": st.just("experience"), "months": WHOLE, "levels": st.just(["ma-1"])},
        {"kind": st.just("education"), "schooling": st.lists(st.sampled_from(["high-school", "military"]), min_size=1, unique=True)},
        {"kind": st.just("competency"), "competency": st.just("venipuncture"), "proficiency": st.sampled_from(["with-help", "on-my-own"])},
        {"kind": st.just("credential"), "credentials": st.just(["bls", "cma"]), "by_month": WHOLE},
        {"kind": st.just("review"), "last": WHOLE, "standing": st.just("meets"), "parts": st.just("all")},
    ]
    return st.one_of(
        [st.fixed_dictionaries({**all_have, **own}, optional={k: v for k, v in may_have.items() if k not in own}) for own in kinds]
    )


@st.composite
def requirements(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The requirements of a level: plain ones, and choices; all ids differ."""
    found = draw(st.lists(options(), min_size=1, max_size=4))
    if draw(st.booleans()):
        choices = draw(st.lists(options(), min_size=2, max_size=3))
        found.append({"id": "choice", "kind": "n_of", "text": draw(TEXT), "need": "1", "elective": "true", "options": choices})
    for number, one in enumerate([*found, *(option for whole in found for option in whole.get("options", ()))]):
        one["id"] = f"{one['id'][:30]}-{number}"
    return found


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])  # shrinking would take minutes
@given(asked=requirements(), titles=st.lists(TEXT, min_size=1, max_size=3), data=st.data())
def test_any_handbook_comes_back(
    asked: list[dict[str, Any]], titles: list[str], data: st.DataObject, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever texts, numbers and proofs stand in it: formulas, blanks, signs of YAML, quotes, letters of any script."""
    folder = root / "tests/handbooks/small"
    book = load_handbook(folder)
    first, *others = book.levels.values()
    made = LevelFile.model_validate({**_plain(first), "requirements": asked, "aka": titles, "summary": data.draw(TEXT)})
    changed = replace(book, levels=MappingProxyType({first.id: made, **{one.id: one for one in others}}))
    back = there_and_back(changed, folder, tmp_path_factory.mktemp("round"))
    assert carried(back)["levels"][first.id] == carried(changed)["levels"][first.id]
    assert records(back) == records(changed)


def _plain(level: LevelFile) -> dict[str, Any]:
    """A level as text, without its requirements."""
    return {
        "schema": "rungbook/level/v1",
        "id": level.id,
        "title": level.title,
        "track": level.track,
        "tier": level.tier,
        "effective": {"from": level.effective.from_.isoformat()},
        "review_by": level.review_by.isoformat(),
        "who_helps": level.who_helps,
        "pay": {"min": "0.10", "max": "1234567.89"},
        "duties": [{"id": one.id, "text": one.text} for one in level.duties],
    }


def test_every_field_of_the_carried_models_has_a_column(handbook_folder: Path) -> None:
    """But for the remarks of editors, and lists that are rows: a new field cannot be forgotten."""
    from generator.exchange.workbook.records import all_tables  # the names alone

    columns = {column.name.partition(".")[0] for table in all_tables(load_handbook(handbook_folder)) for column in table.columns}
    rows = {"note", "schema_", "requirements", "competencies", "accept_instead", "options", "domain"}
    fields = {info.alias or name for model in MODELS for name, info in model.model_fields.items()} - rows
    assert fields - {"schema"} <= columns
