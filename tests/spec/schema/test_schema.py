"""JSON Schema of spec files: it is valid, says what the models say, and finds fault where they do."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import ValidationError

from ladder_spec import SpecNotFound, format_spec, json_schema
from ladder_spec.loading import load
from ladder_spec.models import FILE_KINDS, FileKind, kind_of
from ladder_spec.models.help import fields_help
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.schema_choices import Choices, choices_of
from ladder_spec.yaml_reader import read_document
from tests.spec.handbook_copy import HandbookCopy

ROOT = Path(__file__).resolve().parents[3]
HANDBOOKS = ("handbook", "tests/handbooks/small")
KINDS = [kind.name for kind in FILE_KINDS]
Data: TypeAlias = Any  # what YAML or JSON holds


class Yaml12(yaml.CSafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, in which a day is text."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def seen_by_an_editor(text: str) -> Data:
    """The data that an editor sees in a file."""
    return yaml.load(text, Loader=Yaml12)  # noqa: S506 - a safe loader with fewer types


def read(text: str) -> Data:
    """The data that our reader sees."""
    root = read_document(text.encode(), "").root
    assert root is not None
    return root.plain()


def spec_files(folder: str) -> list[tuple[str, FileKind, str]]:
    """Path, kind and text of each spec of a handbook."""
    found = [(path.relative_to(ROOT / folder).as_posix(), path.read_text("utf-8")) for path in sorted((ROOT / folder).rglob("*.yml"))]
    return [(name, kind, text) for name, text in found if (kind := kind_of(name)) is not None]


@pytest.fixture(scope="module", params=HANDBOOKS)
def handbook(request: pytest.FixtureRequest) -> tuple[str, Choices]:
    """One of our handbooks: its folder, and its ids."""
    return request.param, choices_of(load(ROOT / request.param))


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str, handbook: tuple[str, Choices]) -> None:
    """Each schema, with and without ids, is a valid schema of draft 7, and every definition in it is used."""
    for schema in (json_schema(kind), json_schema(kind, handbook[1])):
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        Draft7Validator.check_schema(schema)
        text = json.dumps(schema)
        assert [name for name in schema["definitions"] if f'"#/definitions/{name}"' not in text] == []


def test_clean_files_raise_no_alarm(handbook: tuple[str, Choices]) -> None:
    """An editor has nothing to say about any file of our handbooks, with their own ids or none."""
    folder, choices = handbook
    files = spec_files(folder)
    assert len(files) > 20
    for name, kind, text in files:
        for schema in (json_schema(kind.name, choices), json_schema(kind.name)):
            problems = [
                f"{name}: {error.json_path}: {error.message}" for error in Draft7Validator(schema).iter_errors(seen_by_an_editor(text))
            ]
            assert problems == []


# --- what the schema holds ---


def blocks(schema: Data) -> Iterator[dict[str, Data]]:
    """Every schema of a block inside a schema."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False and "required" in schema:
            yield schema
        for below in schema.values():
            yield from blocks(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from blocks(below)


def structures(place: Structure) -> Iterator[Structure]:
    """Every block of a structure."""
    if place.block is not None:
        yield place
    for below in place.below():
        yield from structures(below)


@pytest.mark.parametrize("kind", FILE_KINDS, ids=KINDS)
def test_every_field_is_there_with_its_words(kind: FileKind) -> None:
    """The schema has a block for each block of the language, with the same keys in the same order, the same needed ones, and words."""
    wanted = {
        place.block.__name__: (list(place.fields), [key for key in place.fields if key in place.required])
        for place in structures(structure_of(kind.model))
        if place.block is not None
    }
    schema = json_schema(kind.name)
    found = {name: block for name, block in schema["definitions"].items() if "additionalProperties" in block}
    found[kind.model.__name__] = schema
    assert {name: (list(block["properties"]), block["required"]) for name, block in found.items()} == wanted
    for block in blocks(schema):
        assert block["description"]
        assert [key for key, field in block["properties"].items() if not field["description"]] == []
    assert schema["properties"]["note"]["description"] == fields_help(kind.model)["note"]


def test_types_are_those_that_yaml_gives() -> None:
    """Numbers, days and yes-no may stand without quotes, as YAML gives them; money is text of one form; a new key is refused."""
    level = json_schema("level")
    pay, age = level["definitions"]["Pay"], level["definitions"]["AgeRequirement"]
    assert pay["properties"]["min"]["type"] == "string"
    assert Draft7Validator(pay["properties"]["min"]).is_valid("24.50")
    assert not Draft7Validator(pay["properties"]["min"]).is_valid(24.5)
    assert not Draft7Validator(pay["properties"]["min"]).is_valid("24.5")
    assert age["properties"]["years"]["type"] == "integer"
    assert age["properties"]["years"]["minimum"] == 1
    assert level["properties"]["top"]["type"] == "boolean"
    assert (level["properties"]["review_by"]["type"], level["properties"]["review_by"]["format"]) == ("string", "date")
    assert "null" not in json.dumps(level)


def test_a_tag_decides_what_is_asked() -> None:
    """A wrong kind, or none, is one problem at the kind; a right one brings only the problems of its own fields, and says what it is."""
    definitions = json_schema("level")["definitions"]
    validator = Draft7Validator(definitions["by-kind-of-11"] | {"definitions": definitions})
    errors = list(validator.iter_errors({"id": "x", "kind": "competancy", "competency": "y"}))
    assert [list(error.path) for error in errors] == [["kind"]]
    assert [error.message for error in validator.iter_errors({"id": "x"})] == ["'kind' is a required property"]
    errors = list(validator.iter_errors({"id": "x", "kind": "age", "text": "T.", "years": "ten", "month": 1}))
    assert sorted(error.message for error in errors) == [
        "'ten' is not of type 'integer'",
        "Additional properties are not allowed ('month' was unexpected)",
    ]
    assert definitions["AgeRequirement"]["properties"]["kind"] == {"description": "A lowest age.", "const": "age"}


def test_ids_of_the_handbook_are_offered_with_their_titles() -> None:
    """Each pointer offers what the raw files define, in their order, with the words that readers see."""
    choices = choices_of(load(ROOT / "handbook"))
    raw = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "handbook/competencies").glob("*.yml"))]
    wanted = {one["id"]: one["title"] for file in raw for one in file["competencies"]}
    offered = json_schema("level", choices)["definitions"]["competency"]
    assert dict(zip(offered["enum"], offered["enumDescriptions"], strict=True)) == wanted
    steps = json_schema("level", choices)["definitions"]["step"]
    assert steps["enum"] == ["with-help", "on-my-own", "hard-cases", "teach"]
    behaviors = json_schema("competencies", choices)["definitions"]["Competency"]["properties"]["behaviors"]
    assert list(behaviors["properties"]) == steps["enum"]
    assert behaviors["properties"]["teach"]["description"] == "Teach and improve"
    assert behaviors["additionalProperties"] is False


@pytest.mark.parametrize(
    ("kind", "definition", "some", "never"),
    [
        ("promotion", "role-or-ma", {"ma": "You, the reader", "preceptor": "Preceptor"}, "employer"),
        (
            "program",
            "level-or-program-or-credential",
            {"level:ma-2": "Medical Assistant II", "credential:cma": "Certified Medical Assistant"},
            "ma-2",
        ),
        ("program", "funding-or-employer", {"employer": "We pay it whole, before you do"}, "ma"),
        ("site", "requirement", {"ma-3.extra-skills": None}, "extra-skills"),
        (
            "site",
            "recognized-by-or-pay",
            {"pay": "It is part of the pay", "counts-for.specialist": None, "recognition.huddle": None},
            "counts-for.nobody",
        ),
        ("site", "scope", {"CA": "California"}, "ca"),
    ],
)
def test_pointers_of_all_forms(kind: str, definition: str, some: dict[str, str | None], never: str) -> None:
    """`type:id`, `level.requirement`, states, and words that no spec defines."""
    offered = json_schema(kind, choices_of(load(ROOT / "handbook")))["definitions"][definition]
    titles = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert {word: titles[word] for word, title in some.items() if title} == {word: title for word, title in some.items() if title}
    assert set(some) <= set(titles)
    assert never not in titles


def test_open_pointers_offer_what_is_known_and_take_the_rest() -> None:
    """Pages and policies have no spec: their names are taken by their form; a level that is not there is refused all the same."""
    schema = json_schema("search", choices_of(load(ROOT / "handbook")))
    accept = Draft7Validator(schema["definitions"]["Question"]["properties"]["accept"] | {"definitions": schema["definitions"]})
    assert accept.is_valid(["level:ma-2", "page:about", "policy:appeals", "sheet:ma-2"])
    assert not accept.is_valid(["level:ma-99"])
    assert not accept.is_valid(["about"])
    change = json_schema("change", choices_of(load(ROOT / "handbook")))
    touches = Draft7Validator(change["properties"]["touches"] | {"definitions": change["definitions"]})
    assert touches.is_valid(["ma-2.venipuncture", "level:ma-2", "policy:appeals"])
    assert not touches.is_valid(["ma-2.nothing"])


def test_a_change_note_may_touch_what_is_gone(tmp_path: Path) -> None:
    """What has a grave is offered by its old name. Other things leave none: their form is enough, and `check` tells slips from them."""
    book = HandbookCopy(ROOT / "tests/handbooks/small", tmp_path / "handbook")
    level = book.folder / "ladders/medical-assistant/levels/ma-2.yml"
    level.write_text(level.read_text(encoding="utf-8") + "renamed_from:\n  - second\n", encoding="utf-8")
    change = json_schema("change", choices_of(load(book.folder)))
    touches = Draft7Validator(change["properties"]["touches"] | {"definitions": change["definitions"]})
    assert touches.is_valid(["level:second", "level:ma-2", "program:ended", "site:closed", "credential:over"])
    assert not any(touches.is_valid([name]) for name in ("level:third", "competency:unheard-of", "ma-2.nothing", "programm:ended"))
    assert change["definitions"]["touched"]["anyOf"][0]["enum"].count("level:second") == 1


def test_without_ids_a_pointer_has_the_form_of_one() -> None:
    """Without a handbook, or where it defines none of a kind, any id will do, and nothing else."""
    for choices in (None, Choices({"competency": {}})):
        field = json_schema("level", choices)["definitions"]["CompetencyRequirement"]["properties"]["competency"]
        assert Draft7Validator(field).is_valid("draw-blood")
        assert not Draft7Validator(field).is_valid("Draw blood")
    who = json_schema("promotion")["definitions"]["ProcessStep"]["properties"]["who"]
    assert Draft7Validator(who).is_valid("ma")
    recognized = json_schema("site")["definitions"]["Add"]["properties"]["recognized_by"]
    assert all(Draft7Validator(recognized).is_valid(word) for word in ("pay", "recognition.huddle"))
    assert not Draft7Validator(recognized).is_valid("money")


def test_words_of_a_closed_set_say_what_they_mean() -> None:
    """Where the words under a field explain each choice, the editor shows them beside it."""
    cost = json_schema("credentials")["definitions"]["Credential"]["properties"]["type"]
    assert dict(zip(cost["enum"], cost["enumDescriptions"], strict=True)) == {
        "national": "a national certification",
        "state": "a state's credential",
        "card": "a course card",
    }


def test_an_unknown_kind_is_named_with_a_guess() -> None:
    """The error says what was meant."""
    with pytest.raises(SpecNotFound, match="no kind of file `levle`; did you mean `level`"):
        json_schema("levle")


def test_snippets_hold_what_must_be_there() -> None:
    """What an editor puts in for a new file or requirement has every needed key, in canonical order, and each place to type once."""
    for kind in FILE_KINDS:
        schema = json_schema(kind.name)
        (whole,) = schema["defaultSnippets"]
        assert list(whole["body"]) == schema["required"]
        assert whole["body"]["schema"] == kind.schema_line
    choices = json_schema("level")["definitions"]["by-kind-of-11"]
    for snippet, then in zip(choices["defaultSnippets"], choices["allOf"], strict=True):
        block = json_schema("level")["definitions"][then["then"]["$ref"].rpartition("/")[2]]
        assert list(snippet["body"]) == block["required"]
        assert snippet["body"]["kind"] == then["if"]["properties"]["kind"]["const"]
        assert snippet["label"] == f"new {snippet['body']['kind']}"


# --- for all files ---

FILES = spec_files("tests/handbooks/small")
SCHEMAS = {kind: Draft7Validator(json_schema(kind), format_checker=Draft7Validator.FORMAT_CHECKER) for kind in KINDS}
VALUES = (
    "Some words.",
    "x",
    "12",
    "0",
    "24.50",
    "2026-07-01",
    "true",
    "not-checked",
    "ma-2",
    "level:ma-2",
    "ma-2.months",
    "CA",
    "[]",
    "hr",
)


def places(data: Data) -> Iterator[tuple[Data, Data]]:
    """Every holder of a value with the key or position in it."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from places(data[key])


def changed(data: Data, chance: Random) -> None:
    """Change data in one place: a value goes, comes, moves, or becomes another one."""
    holder, key = chance.choice(list(places(data)))
    others = [other[below] for other, below in places(data) if type(other[below]) is type(holder[key])]
    change = chance.randint(0, 3)
    if change == 0:
        del holder[key]
    elif change == 1 and isinstance(holder, dict):
        holder[chance.choice(["text", "note", "id", "summary", "levels", "months", "kind", "type", f"{key}x"])] = chance.choice(VALUES)
    elif change == 2:
        holder[key] = copy.deepcopy(chance.choice(others))
    else:
        holder[key] = chance.choice(VALUES)


@settings(max_examples=1500)
@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(1, 2))
def test_the_schema_agrees_with_the_models(file: tuple[str, FileKind, str], seed: int, changes: int) -> None:
    """After any change to a file, written in canonical form: the editor finds a fault in its shape just where our reader finds one."""
    _, kind, text = file
    data, chance = copy.deepcopy(read(text)), Random(seed)  # noqa: S311 - repeatable numbers are wanted
    for _ in range(changes):
        changed(data, chance)
    data["schema"] = kind.schema_line
    formatted = format_spec(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))
    seen = seen_by_an_editor(formatted)
    if _is_right(kind, read(formatted)):
        assert [f"{error.json_path}: {error.message}" for error in SCHEMAS[kind.name].iter_errors(seen)] == []
    else:
        assert not SCHEMAS[kind.name].is_valid(seen)


def _is_right(kind: FileKind, data: Data) -> bool:
    try:
        kind.model.model_validate(data)
    except ValidationError:
        return False
    return True
