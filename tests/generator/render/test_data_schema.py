"""The JSON Schema of `handbook.json`: it is what the site publishes, it takes the data of handbooks, and it catches what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.render.data import data_files
from generator.render.data_schema import data_schema, schema_text
from generator.views.downloads import PARTS
from tests.generator.views.hostile import MARKUP, everywhere
from tests.generator.views.specs import changed, read

SHIPPED = "templates/data/handbook.schema.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """The schema, itself held against the rules for schemas."""
    schema = data_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def facts(folder: Path) -> Any:  # noqa: ANN401 - nested plain values
    """The data of a handbook."""
    return json.loads(data_files(read(folder))[-1].content)


def test_the_published_file_is_this_schema(root: Path) -> None:
    """After a change of the models: `rungbook schema data > templates/data/handbook.schema.json`."""
    assert (root / SHIPPED).read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("name", ["handbook", "tests/handbooks/small"])
def test_handbooks_fit(root: Path, name: str, validator: Draft202012Validator) -> None:
    """No part and no key is unknown to the schema, and none that it wants is missing."""
    found = facts(root / name)
    assert [error.message for error in validator.iter_errors(found)] == []
    assert sorted(found) == sorted(PARTS)


def test_a_handbook_of_hostile_texts_fits(root: Path, tmp_path: Path, validator: Draft202012Validator) -> None:
    """Whatever the texts hold, the shape stays."""
    small = root / "tests/handbooks/small"
    book = changed(small, tmp_path / "hostile", everywhere(small, MARKUP))
    assert not list(validator.iter_errors(json.loads(data_files(book)[-1].content)))


FAULTS: list[tuple[tuple[str | int, ...], Any]] = [
    (("levels", 0, "pay", "min"), 18),
    (("levels", 0, "extra"), "x"),
    (("levels", 0, "own", 0, "kind"), "wish"),
    (("levels", 0, "full", 0, "status"), "old"),
    (("programs", 0, "you_pay_today"), "cheap"),
    (("competencies", 0, "evidence"), []),
    (("about", "format"), "rungbook/data/v0"),
    (("counts", "levels"), -1),
    (("glossary",), {}),
    (("handbook", "languages"), []),
    (("policies", "recognition"), None),
]


@pytest.mark.parametrize(("path", "value"), FAULTS)
def test_a_fault_is_caught(root: Path, validator: Draft202012Validator, path: tuple[str | int, ...], value: object) -> None:
    """One wrong value is an error."""
    found = facts(root / "tests/handbooks/small")
    place = found
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    assert list(validator.iter_errors(found))


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_part_is_caught(root: Path, validator: Draft202012Validator, part: str) -> None:
    """Software may count on every part."""
    found = facts(root / "tests/handbooks/small")
    del found[part]
    assert list(validator.iter_errors(found))
