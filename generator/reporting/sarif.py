"""A report as SARIF 2.1.0, which code scanning services and editors read: the tool, its rules, and each problem with its place."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from generator.reporting.code_pages import body
from generator.reporting.words import sentence, told
from ladder_spec.explaining import explanations

if TYPE_CHECKING:
    from generator.reporting.check_run import CheckRun
    from ladder_spec import Explanation
    from ladder_spec.problems import Problem
    from ladder_spec.source import Span

    Json = dict[str, object]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
"""The name that services know for the root of the repository; each of them fills in where that is."""
_PLACEHOLDER: Final = re.compile(r"\{(\d+)\}")


def render(run: CheckRun) -> str:
    """The report as a SARIF log with one run. What HR has accepted for now is not in it: services would show it as open."""
    rules = [found for group in explanations().values() for found in group]
    ranks = {found.code: rank for rank, found in enumerate(rules)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "Rungbook", **_about(), "rules": [_rule(found) for found in rules]}},
                "invocations": [{"executionSuccessful": True}],
                "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(run, problem, ranks[problem.code]) for problem in run.report.problems],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _about() -> Json:
    """The version and the address of Rungbook, as far as its package tells them."""
    try:
        package = metadata("rungbook")
    except PackageNotFoundError:
        return {}
    addresses = [entry.partition(", ")[2] for entry in package.get_all("Project-URL") or ()]
    return {"version": package["Version"], **({"informationUri": addresses[0]} if addresses else {})}


def _rule(found: Explanation) -> Json:
    """What a service shows of a code."""
    return {
        "id": found.code,
        "shortDescription": {"text": sentence(found.title)},
        "fullDescription": {"text": found.why},
        "help": {"text": f"{found.why}\n\nWrong:\n{found.bad}\n\nRight:\n{found.good}", "markdown": body(found)},
        "defaultConfiguration": {"level": found.severities["standard"].value},
        "properties": {"tags": [found.group]},
    }


def _result(run: CheckRun, problem: Problem, rank: int) -> Json:
    """One problem."""
    result: Json = {
        "ruleId": problem.code,
        "ruleIndex": rank,
        "level": problem.severity.value,
        "message": {"text": _literal(told(problem))},
        "locations": [{"physicalLocation": _place(run, problem.file, problem.span)}],
    }
    if problem.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(run, other.file, other.span),
                "message": {"text": _literal(sentence(other.message))},
            }
            for number, other in enumerate(problem.related)
        ]
    return result


def _place(run: CheckRun, file: str, span: Span) -> Json:
    """A place in a file; lines and columns count from 1, and the end is the first character that is no longer marked."""
    (line, column), (end_line, end_column) = span
    return {
        "artifactLocation": {"uri": quote(run.placed(file)), "uriBaseId": _ROOT},
        "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
    }


def _literal(text: str) -> str:
    """Keep words of a spec from being read as a placeholder `{0}` or a link `[words](address)`, which a message may hold."""
    return _PLACEHOLDER.sub(r"{ \1 }", text).replace("](", "] (")
