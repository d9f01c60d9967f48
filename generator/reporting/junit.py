"""A report as JUnit XML, which most CI systems show: one test case a file, failed where the file has errors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.reporting.text import problem_text
from generator.reporting.words import count, told
from generator.views.words import legal

if TYPE_CHECKING:
    from generator.reporting.check_run import CheckRun
    from ladder_spec.problems import Problem


def render(run: CheckRun) -> str:
    """The report as XML. It names no times: the same specs give the same bytes."""
    problems: dict[str, list[Problem]] = {file: [] for file in run.report.sources}
    for problem in run.report.problems:
        problems.setdefault(problem.file, []).append(problem)
    place = run.placed("")
    suite = legal(place) if place != "." else "handbook"
    cases = [_case(run, suite, file, problems[file]) for file in sorted(problems)]
    failed = str(sum(case.find("failure") is not None for case in cases))
    totals = {"tests": str(len(cases)), "failures": failed, "errors": "0"}
    root = ET.Element("testsuites", {"name": "rungbook check", **totals})
    ET.SubElement(root, "testsuite", {"name": suite, **totals}).extend(cases)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(run: CheckRun, suite: str, file: str, problems: list[Problem]) -> ET.Element:
    """One file. What fails the check is its failure; warnings that do not are its output."""
    case = ET.Element("testcase", {"classname": suite, "name": legal(file)})
    failing = [problem for problem in problems if run.strict or problem.severity == "error"]
    if failing:
        first = f"{failing[0].code}: {told(failing[0])}"
        message = first if len(failing) == 1 else f"{count(len(failing), 'problem')}. The first one: {first}"
        failure = ET.SubElement(case, "failure", {"type": failing[0].code, "message": legal(message)})
        failure.text = _texts(run, failing)
    warnings = [problem for problem in problems if problem not in failing]
    if warnings:
        ET.SubElement(case, "system-out").text = _texts(run, warnings)
    return case


def _texts(run: CheckRun, problems: list[Problem]) -> str:
    """The problems as `rungbook check` shows them, all of them."""
    return legal("\n" + "\n\n".join(problem_text(run, problem) for problem in problems) + "\n")
