"""Every folder of `cases` is one file as HR might hand it in, and what the reader must say about it.

To add a case, make a folder with `input.yml`, run `write_expected.py`, and review what it wrote.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from ladder_spec.catalogue.reading import READING
from ladder_spec.source import SourceFile
from ladder_spec.yaml_messages import FAMILIES
from ladder_spec.yaml_text import clean, decode
from tests.spec.reader.write_expected import CASES, outcome

if TYPE_CHECKING:
    from pathlib import Path

ONLY_OLD_LIBYAML = {"found unexpected ':'"}
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
EXPECTED = {folder.name: json.loads((folder / "expected.json").read_text(encoding="utf-8")) for folder in FOLDERS}


def libyaml_words(raw: bytes) -> str | None:
    """Give the parser's own message for the cleaned text of a case; None if it has none."""
    source = decode(raw, "input.yml")
    if not isinstance(source, SourceFile):
        return None
    try:
        for _ in yaml.parse(clean(source)[0].text, Loader=yaml.CLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error.problem
    return None


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_case(folder: Path) -> None:
    """The problems, their places and words, and the values are those of the reviewed file."""
    assert outcome((folder / "input.yml").read_bytes()) == EXPECTED[folder.name]


def test_every_reading_code_has_a_case() -> None:
    """No code of the reader is without an example; a file that is too big, or cannot be opened, is made by other tests."""
    shown = {found["code"] for expected in EXPECTED.values() for found in expected["problems"]}
    assert shown | {"YS002", "YS005"} == {rule.code for rule in READING}


def test_every_family_of_syntax_errors_has_a_case() -> None:
    """What we translate can happen, and is shown: no line of the table is there for nothing."""
    met = {libyaml_words((folder / "input.yml").read_bytes()) for folder in FOLDERS}
    assert met >= set(FAMILIES) - ONLY_OLD_LIBYAML


def test_no_message_is_libyamls_own() -> None:
    """HR never reads the parser's words."""
    messages = [found["message"] for expected in EXPECTED.values() for found in expected["problems"]]
    assert not [message for message in messages if message in FAMILIES or "token" in message or "mapping" in message]


def test_every_syntax_error_says_how_to_mend_it() -> None:
    """A problem without a hint leaves HR alone."""
    assert not [name for name, expected in EXPECTED.items() for found in expected["problems"] if not found["hint"]]
