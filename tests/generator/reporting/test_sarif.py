"""Reports as SARIF: valid against the standard's schema, complete for services that show them, and true to the places."""

from __future__ import annotations

import json
from email.message import Message
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from generator.reporting import sarif
from ladder_spec.catalogue import CATALOGUE
from ladder_spec.problems import Related
from ladder_spec.source import FILE_START
from tests.generator.reporting.conftest import HOSTILE, WARNING, problem, run_of, span

Json = dict[str, Any]
SCHEMA = Path(__file__).parent / "schemas/sarif-2.1.0.json"


def log() -> Json:
    """A report with all that a report can hold."""
    other = Related("first written here", "tracks.yml", span(7, 3, 9))
    found = [
        problem(12, hint="did you mean `pay`?", related=(other,)),
        problem(3, WARNING, file="ladders/a b/ü.yml", code="LS305", where=span(3, 5, 1, 8)),
        problem(1, code="YS005", where=FILE_START),
        problem(2, message=HOSTILE, hint=HOSTILE),
    ]
    told: Json = json.loads(sarif.render(run_of(*found, folder="../x/handbook", place="docs/handbook")))
    return told


def faults(told: Json) -> list[str]:
    """What the schema of the standard finds wrong."""
    return [error.message for error in Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(told)]


def test_the_report_is_valid() -> None:
    """Of a full report and of an empty one, the standard's own schema finds nothing wrong."""
    assert faults(log()) == []
    assert faults(json.loads(sarif.render(run_of()))) == []


@pytest.mark.parametrize(
    ("way", "value"),
    [
        pytest.param(["version"], "2.0.0", id="another version"),
        pytest.param(["runs", 0, "results", 0, "level"], "bad", id="an unknown level"),
        pytest.param(["runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"], 0, id="a line 0"),
        pytest.param(["runs", 0, "results", 0, "mesage"], {}, id="an unknown key"),
        pytest.param(["runs", 0, "tool", "driver", "rules", 0, "help"], {"markdown": "x"}, id="help without text"),
    ],
)
def test_the_schema_sees_a_fault(way: list[str | int], value: object) -> None:
    """The test above can fail."""
    told: Any = log()
    *above, last = way
    place = told
    for part in above:
        place = place[part]
    place[last] = value
    assert faults(told)


def test_the_tool_and_its_rules_say_who_they_are() -> None:
    """Every code is there once, with its words, its help as text and Markdown, and its usual severity."""
    driver = log()["runs"][0]["tool"]["driver"]
    assert driver["name"] == "Rungbook"
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert sorted(rules) == sorted(CATALOGUE)
    assert len(driver["rules"]) == len(rules)
    rule = rules["LS511"]
    assert rule["shortDescription"]["text"] == "A very wide pay range."
    assert rule["fullDescription"]["text"] == CATALOGUE["LS511"].why
    assert CATALOGUE["LS511"].bad in rule["help"]["text"]
    assert "## Right\n\n```yaml\npay: {min:" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert not any("name" in rule for rule in driver["rules"])


def test_results_stand_at_their_places() -> None:
    """Each names its rule, its level and its place from the root of the repository, with the end just behind what is marked."""
    run = log()["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    block, start, _, found = run["results"]
    assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"] == "LS102"
    assert (found["level"], block["level"]) == ("error", "warning")
    assert found["message"]["text"] == "Problem of line 12. Did you mean `pay`?"
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "docs/handbook/pay.yml", "uriBaseId": "%SRCROOT%"}
    assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert place["region"] == {"startLine": 12, "startColumn": 1, "endLine": 12, "endColumn": 5}
    assert found["relatedLocations"][0]["message"]["text"] == "First written here."
    assert found["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert block["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/handbook/ladders/a%20b/%C3%BC.yml"
    assert block["locations"][0]["physicalLocation"]["region"]["endLine"] == 8
    assert start["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def test_words_of_a_spec_are_no_link_and_no_placeholder() -> None:
    """In a message `[words](address)` would be a link and `{0}` an argument."""
    text = log()["runs"][0]["results"][2]["message"]["text"]
    assert "[a] (https://b.example)" in text
    assert "{ 0 }" in text


def test_version_and_address_come_from_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made up: without a project address there is none in the report, and without a package no version."""
    package = Message()
    package["Version"] = "1.2.3"
    monkeypatch.setattr(sarif, "metadata", lambda _: package)
    driver = log()["runs"][0]["tool"]["driver"]
    assert driver["version"] == "1.2.3"
    assert "informationUri" not in driver
    package["Project-URL"] = "Homepage, https://rungbook.example"
    assert log()["runs"][0]["tool"]["driver"]["informationUri"] == "https://rungbook.example"
    assert faults(log()) == []

    def missing(_: str) -> Message:
        raise PackageNotFoundError

    monkeypatch.setattr(sarif, "metadata", missing)
    assert not {"version", "informationUri"} & log()["runs"][0]["tool"]["driver"].keys()
