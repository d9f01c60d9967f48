"""Reports for GitHub: commands that GitHub understands, whatever stands in the specs, and the whole list as Markdown."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import cast
from unittest.mock import Mock

from markdown_it import MarkdownIt
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from generator.reporting import github, markdown
from ladder_spec.problems import Related
from ladder_spec.source import FILE_START
from tests.generator.reporting.conftest import HOSTILE, WARNING, accepted, problem, run_of, span

COMMAND = re.compile(r"::(?P<kind>error|warning) (?P<given>[^:]*)::(?P<data>.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does: kind, properties, and the message."""

    def plain(value: str) -> str:
        for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, sign)
        return value

    found = [COMMAND.fullmatch(line) for line in text.splitlines() if line.startswith("::")]
    assert all(found)
    return [
        (one["kind"], {name: plain(value) for name, _, value in (p.partition("=") for p in one["given"].split(","))}, plain(one["data"]))
        for one in found
        if one
    ]


def test_a_problem_becomes_a_command_with_its_place() -> None:
    """File from the root of the repository, line, the first and the last marked column, code, message, fix and other places."""
    other = Related("first written here", "tracks.yml", span(7, 3, 9))
    found = problem(12, WARNING, hint="did you mean `pay`?", related=(other,))
    kind, given, message = commands(github.render(run_of(found, folder="../x/handbook", place="docs/handbook")))[0]
    assert kind == "warning"
    assert given == {
        "file": "docs/handbook/pay.yml",
        "line": "12",
        "endLine": "12",
        "col": "1",
        "endColumn": "4",
        "title": "LS102 An unknown key",
    }
    assert message == "Problem of line 12. Did you mean `pay`?\nFirst written here: docs/handbook/tracks.yml:7."


def test_places_that_are_empty_or_of_several_lines() -> None:
    """An empty place has one column; of several lines only the first is named, because GitHub takes columns within one line only."""
    start, block = (problem(1, where=where) for where in (FILE_START, span(3, 5, 9, 8)))
    places = [given for _, given, _ in commands(github.render(run_of(start, block)))]
    assert {"line": "1", "endLine": "1", "col": "1", "endColumn": "1"}.items() <= places[0].items()
    assert places[1]["line"] == "3"
    assert not {"endLine", "col", "endColumn"} & places[1].keys()


def test_no_spec_can_end_or_begin_a_command() -> None:
    """Per cent signs, line breaks, colons and commas come back as they were written, and each problem is one line."""
    text = github.render(run_of(problem(1, message=HOSTILE, hint=HOSTILE, file="a,b:c%0A.yml")))
    ((_, given, message),) = commands(text)
    assert given["file"] == "h/a,b:c%0A.yml"
    assert message.startswith("50% <b>`x`</b> | [a](https://b.example) *c* _d_ {0} @hr #1  ::error::, <U+001B>[31m")
    assert sum(line.startswith("::") for line in text.splitlines()) == 1


def test_the_log_says_how_it_stands() -> None:
    """The last line is for people; if GitHub leaves annotations out, a line says where the rest is."""
    few, many = (github.render(run_of(*map(problem, range(1, number + 1)))) for number in (10, 11))
    assert few.splitlines()[-1].startswith("10 errors in 1 file. Mend the first one, then run ")
    assert "the summary of this run lists all" not in few
    assert "GitHub marks the first 10 errors and the first 10 warnings; the summary of this run lists all.\n11 errors" in many
    assert len(commands(many)) == 11
    run = run_of()
    cast("Mock", run.report).accepted = (accepted("LS511", date(2027, 3, 1)),)
    assert github.render(run).startswith("1 problem accepted for now")


def rendered(text: str) -> LexborHTMLParser:
    """Markdown as GitHub shows it: with tables, and HTML that is let through."""
    return LexborHTMLParser(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def test_the_summary_lists_every_problem() -> None:
    """A heading with the tally, the next step, and for each file a table with line, severity, code, message, fix and notes."""
    other = Related("first written here", "tracks.yml", span(7, 3, 9))
    many = [problem(line) for line in range(1, 31)]
    page = rendered(markdown.render(run_of(*many, problem(3, WARNING, "a.yml", hint="did you mean `pay`?", related=(other,)))))
    assert page.css("h2")[0].text() == "30 errors and 1 warning in 2 files"
    assert "run rungbook check h again" in page.css("p")[0].text()
    assert [code.text() for code in page.css("p code")] == ["rungbook check h", "rungbook explain LS102"]
    assert [head.text() for head in page.css("h3")] == ["h/a.yml", "h/pay.yml"]
    rows = [[cell.text() for cell in row.css("td")] for row in page.css("tbody tr")]
    assert len(rows) == 31
    assert rows[0] == ["3", "warning LS102", "Problem of line 3. Did you mean pay?First written here: h/tracks.yml:7."]
    assert page.css("td span")[0].attributes["title"] == "An unknown key"


def test_words_of_a_spec_stay_words_in_the_summary() -> None:
    """No markup, no link, no cell and no mention comes out of a message; its words come out whole."""
    page = rendered(markdown.render(run_of(problem(1, message=HOSTILE, file="a|b`c`<i>.yml"))))
    (row,) = page.css("tbody tr")
    assert [cell.text() for cell in row.css("td")][2] == (
        "50% <b>x</b> | [a](https://b.example) *c* _d_ {0} @hr #1  ::error::, <U+001B>[31m<U+200B>&."
    )
    assert page.css("h3")[0].text() == "h/a|b`c`<i>.yml"
    assert {tag for tag in ("a", "b", "i", "em", "strong") if page.css(tag)} == set()
    assert not re.search(r"[@#]", re.sub(r"&#\d+;|^#+ ", "", markdown.render(run_of(problem(1, message=HOSTILE))), flags=re.MULTILINE))


def test_a_summary_that_is_too_long_is_cut_between_rows() -> None:
    """GitHub would throw all of it away; what is left out is counted."""
    run = run_of(*(problem(line) for line in range(1, 51)))
    text = markdown.render(run, most_bytes=2000)
    assert len(text.encode()) < 2600
    shown = len(rendered(text).css("tbody tr"))
    assert 0 < shown < 50
    assert html.unescape(text).endswith(f"\nAnd {50 - shown} more. `rungbook check --format json` lists all.\n")
    assert "more." not in markdown.render(run)


def test_the_summary_of_a_clean_check_is_short() -> None:
    """It says that all is well, and what HR has accepted."""
    run = run_of()
    cast("Mock", run.report).accepted = (accepted("LS511", date(2027, 3, 1)),)
    page = rendered(markdown.render(replace(run, strict=True)))
    assert page.css("h2")[0].text() == "No problems in 3 files"
    assert "1 problem accepted for now, until 2027-03-01" in [text.text() for text in page.css("p")][-1]
    assert page.css("table") == []
