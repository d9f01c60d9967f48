"""Reports as JUnit XML: valid as CI systems read it, one case a file, and legal XML whatever stands in the specs."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from unittest.mock import Mock
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from generator.reporting import junit
from ladder_spec.source import SourceFile
from tests.generator.reporting.conftest import HOSTILE, WARNING, problem, run_of

SCHEMA = Path(__file__).parent / "schemas/junit-10.xsd"


def faults(text: str) -> list[str | None]:
    """What the schema finds wrong."""
    return [error.reason for error in xmlschema.XMLSchema(SCHEMA).iter_errors(text)]


def full(*, strict: bool = False) -> str:
    """A report of a file with errors and a warning, one with a warning, one that is not listed, and one without problems."""
    run = run_of(
        problem(3),
        problem(9, hint="did you mean `pay`?"),
        problem(5, WARNING),
        problem(1, WARNING, "warn.yml"),
        problem(1, file="gone.yml", message=HOSTILE),
        folder="x/handbook",
        place="handbook",
        strict=strict,
    )
    sources = {name: SourceFile(name, "pays: 1\n" * 99) for name in ("pay.yml", "warn.yml", "fine.yml")}
    cast("Mock", run.report).sources = sources
    return junit.render(run)


def test_the_report_is_valid() -> None:
    """The schema of Jenkins finds nothing wrong, strict or not, with problems or without."""
    assert [faults(full()), faults(full(strict=True)), faults(junit.render(run_of()))] == [[], [], []]


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param({'name="pay.yml"': 'title="pay.yml"'}, id="an unknown attribute"),
        pytest.param({"<failure": "<fault", "</failure": "</fault"}, id="an unknown element"),
        pytest.param({'failures="2"': ""}, id="a missing count"),
    ],
)
def test_the_schema_sees_a_fault(edits: dict[str, str]) -> None:
    """The test above can fail."""
    text = full()
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    assert faults(text)


def test_each_file_is_one_case() -> None:
    """Sorted by name, also files that could not be opened; the counts agree."""
    root = ET.fromstring(full())  # noqa: S314 - we wrote it
    suite = root[0]
    assert [case.get("name") for case in suite] == ["fine.yml", "gone.yml", "pay.yml", "warn.yml"]
    assert {case.get("classname") for case in suite} == {suite.get("name")} == {"handbook"}
    assert [suite.get(name) for name in ("tests", "failures", "errors")] == ["4", "2", "0"]
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["4", "2", "0"]


def test_what_fails_the_check_is_the_failure_and_other_warnings_are_output() -> None:
    """All problems of a file are in it, with line and caret; a strict check fails on warnings too."""
    fine, _, pay, warn = ET.fromstring(full())[0]  # noqa: S314 - we wrote it
    assert len(fine) == 0
    failure, output = pay
    assert failure.get("type") == "LS102"
    assert failure.get("message") == "2 problems. The first one: LS102: Problem of line 3."
    assert "error[LS102]: problem of line 3\n --> x/handbook/pay.yml:3:1\n" in str(failure.text)
    assert "  | ^^^^\n  = help: did you mean `pay`?\n" in str(failure.text)
    assert "warning[LS102]: problem of line 5" in str(output.text)
    assert [part.tag for part in warn] == ["system-out"]
    _, _, strict_pay, strict_warn = ET.fromstring(full(strict=True))[0]  # noqa: S314 - we wrote it
    assert [part.tag for part in (*strict_pay, *strict_warn)] == ["failure", "failure"]
    assert str(strict_pay[0].get("message")).startswith("3 problems. ")


def test_a_handbook_at_the_root_of_the_repository_has_a_name_too() -> None:
    """A dot would be no name for a suite."""
    root = ET.fromstring(junit.render(run_of(problem(1), folder=".")))  # noqa: S314 - we wrote it
    assert root[0].get("name") == "handbook"


def test_no_spec_can_break_the_xml() -> None:
    """Signs that XML cannot hold are shown as code points, and markup stays text."""
    (_, gone, *_) = ET.fromstring(full())[0]  # noqa: S314 - we wrote it
    assert "50% <b>`x`</b> | [a](https://b.example) *c* _d_ {0} @hr #1  ::error::, <U+001B>[31m<U+200B>&" in str(gone[0].text)
    run = run_of(problem(1, file="a\x01.yml"))
    assert faults(junit.render(run)) == []
