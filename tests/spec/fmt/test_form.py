"""What the canonical form looks like, case by case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ladder_spec import LadderError, UnreadableSpec, format_spec
from ladder_spec.models import FILE_KINDS
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.yaml_reader import read_document

LEVEL = "schema: rungbook/level/v1\n"
CASES = {
    "keys in the order of the model": (
        LEVEL + "title: MA II\nid: ma-2\ntier: t\ntrack: c\nsummary: You work.\n",
        LEVEL + "id: ma-2\ntitle: MA II\ntrack: c\ntier: t\nsummary: You work.\n",
    ),
    "the schema line first": ("id: ma-2\n" + LEVEL, LEVEL + "id: ma-2\n"),
    "a requirement: what it is, why, its own fields, then proof": (
        LEVEL + "requirements:\n  - {evidence: [], months: 12, why: W., text: T., kind: experience, id: months, levels: [ma-1], note: M}\n",
        LEVEL
        + "requirements:\n  - id: months\n    kind: experience\n    text: T.\n    why: W.\n    months: 12\n    levels:\n      - ma-1\n"
        "    evidence: []\n    note: M\n",
    ),
    "a proof: type first, who signs after the measures": (
        LEVEL + "requirements:\n  - kind: evidence\n"
        "    evidence:\n      - {text: T, signed_by: [hr], days: 2, count: 1, what: W, type: watched}\n",
        LEVEL
        + "requirements:\n  - kind: evidence\n    evidence:\n      - type: watched\n        what: W\n        count: 1\n        days: 2\n"
        "        signed_by:\n          - hr\n        text: T\n",
    ),
    "unknown keys last, in their order": (LEVEL + "zeta: 1\nalpha: 2\nid: ma-2\n", LEVEL + "id: ma-2\nzeta: 1\nalpha: 2\n"),
    "an unknown kind keeps its order": (
        LEVEL + "requirements:\n  - {text: T, kind: competancy, id: x}\n",
        LEVEL + "requirements:\n  - text: T\n    kind: competancy\n    id: x\n",
    ),
    "a file without a schema line keeps its order": ("b: 1\na: 2\n", "b: 1\na: 2\n"),
    "lists are indented": (LEVEL + "aka:\n- a\n-   b\n", LEVEL + "aka:\n  - a\n  - b\n"),
    "lists of lists": ("a: [[x, y], [], {}]\n", "a:\n  - - x\n    - y\n  - []\n  - {}\n"),
    "an empty file of brackets": ("{}\n", "{}\n"),
    "lines are not wrapped": (
        LEVEL + "summary: >-\n  You do\n  it.\nwho_helps: A\n  nurse.\n",
        LEVEL + "summary: You do it.\nwho_helps: A nurse.\n",
    ),
    "line breaks stay line breaks": ("note: 'a\n\n  b'\nmore: |\n  x\n\n    y\n", "note: |-\n  a\n  b\nmore: |\n  x\n\n    y\n"),
    "what a block of lines would lose": (r'a: " x\ny"' + "\n" + r'b: "x \ny"', 'a: " x\\ny"\nb: "x \\ny"\n'),
    "nothing is written as nothing": ("a: ~\nb: null\nc:\nd: ''\ne: [~]\n", "a:\nb:\nc:\nd:\ne:\n  -\n"),
    "money has quotes": (
        LEVEL + "pay: {min: 21.60, max: '25.90', text: 3 dollars}\n",
        LEVEL + 'pay:\n  min: "21.60"\n  max: "25.90"\n  text: 3 dollars\n',
    ),
    "numbers, days and yes-no have none": (
        LEVEL + "effective: {from: '2026-07-01'}\ntop: 'true'\nrequirements:\n  - {kind: age, years: \"18\"}\n",
        LEVEL + "effective:\n  from: 2026-07-01\ntop: true\nrequirements:\n  - kind: age\n    years: 18\n",
    ),
    "a wrong number has quotes, as no program reads it as one": (
        LEVEL + "requirements:\n  - {kind: age, years: 1_8}\n",
        LEVEL + 'requirements:\n  - kind: age\n    years: "1_8"\n',
    ),
    "text that YAML would misread has quotes": (
        LEVEL + "title: 1.10\naka: [NO, on, 12:30, 010, 2026-07-01, 0x1F, 1e3, y, 'null', MA 2]\n",
        LEVEL + 'title: "1.10"\naka:\n  - "NO"\n  - "on"\n  - "12:30"\n  - "010"\n  - "2026-07-01"\n  - "0x1F"\n  - "1e3"\n'
        '  - "y"\n  - "null"\n  - MA 2\n',
    ),
    "where no schema is known, quotes stay as they are": ("a: 1.10\nb: '1.10'\nc: 'x'\n", 'a: 1.10\nb: "1.10"\nc: x\n'),
    "quotes only where they are needed": (
        "a: 'it''s'\nb: \"say \\\"hi\\\"\"\nc: 'x: y'\nd: 'x #y'\ne: '- x'\nf: 'x:y#z'\ng: '\"x\"'\nh: 'x:'\n",
        'a: it\'s\nb: say "hi"\nc: "x: y"\nd: "x #y"\ne: "- x"\nf: x:y#z\ng: "\\"x\\""\nh: "x:"\n',
    ),
    "a key of the language needs no quotes": (
        "schema: rungbook/site/v1\napproved: {'on': 2026-06-15}\n'no': 1\n",
        'schema: rungbook/site/v1\napproved:\n  on: 2026-06-15\n"no": 1\n',
    ),
    "what nobody sees is written as a code": ('a: "x\\u200by"\nb: "\\t"\nc: "é\\xa0"\n', 'a: "x\\u200by"\nb: "\\t"\nc: "é\\xa0"\n'),
    "an emoji of several signs stays": ("a: 👩\u200d⚕️\n", "a: 👩\u200d⚕️\n"),
    "Windows line ends": (LEVEL.replace("\n", "\r\n") + "id: x\r\n", LEVEL + "id: x\n"),
    "no start and end marks": ("---\na: 1\n...\n", "a: 1\n"),
}
COMMENTS = {
    "a comment moves with the line it stands on": (
        LEVEL + "title: T # shown\nid: x   # for ever\n",
        LEVEL + "id: x  # for ever\ntitle: T  # shown\n",
    ),
    "a comment moves with the line below it": (
        LEVEL + "# what readers see\ntitle: T\n# never changes\nid: x\n",
        LEVEL + "# never changes\nid: x\n# what readers see\ntitle: T\n",
    ),
    "the head of the file stays at its head": ("# who keeps this\n\nid: x\n" + LEVEL, "# who keeps this\n\n" + LEVEL + "id: x\n"),
    "a comment at the end of a block stays there": (
        LEVEL + "aka:\n  - a\n  # more to come\nid: x\n# the end\n",
        LEVEL + "id: x\naka:\n  - a\n  # more to come\n# the end\n",
    ),
    "each comment at the end of its own block": (
        "a:\n  - x: 1\n    # of x\n  # of a\n# of b\nb: 2\n",
        "a:\n  - x: 1\n    # of x\n  # of a\n# of b\nb: 2\n",
    ),
    "comments in brackets": (
        "a: [x, # one\n  # two\n  y # three\n  # four\n  ] # five\n",
        "a:  # five\n  - x  # one\n  # two\n  - y  # three\n  # four\n",
    ),
    "comments in braces": ("a: {b: 1, # see\n  c: 2}\n", "a:\n  b: 1  # see\n  c: 2\n"),
    "a comment behind an item in braces goes above it": ("a:\n  - {b: 1} # see\n", "a:\n  # see\n  - b: 1\n"),
    "a comment between a dash and its block goes above it": ("a:\n  - # see\n    b: 1\n", "a:\n  # see\n  - b: 1\n"),
    "a comment after a dash is not of the item before": (
        "a:\n  - b: 1\n  - # see\n    b: 2\n  -\n    # that\n    b: 3\n",
        "a:\n  - b: 1\n  # see\n  - b: 2\n  # that\n  - b: 3\n",
    ),
    "a comment on the first key of an item stays above the item": (
        LEVEL + "duties:\n  - text: T\n    # for ever\n    id: x\n",
        LEVEL + "duties:\n  # for ever\n  - id: x\n    text: T\n",
    ),
    "a comment on a block of lines": ("a: | # see\n  x\n  y\n", "a: |  # see\n  x\n  y\n"),
    "a comment where there is nothing": (
        "a: # see\nb: [ # that\n  ]\nc:\n  - # this\n  - x\n",
        "a:  # see\nb: []  # that\nc:\n  -  # this\n  - x\n",
    ),
    "a second comment on one line goes above the next": ("a: # one\n  x # two\nb: 1\n", "a: x  # one\n# two\nb: 1\n"),
    "a comment glued to its sign": ("a: [x,#see\n  y]\n#that\nb: 1\n", "a:\n  - x  # see\n  - y\n#that\nb: 1\n"),
    "a comment that holds its sign": ("a: x  # see #12\nb: [y]  ## that #too\n", "a: x  # see #12\nb:  ## that #too\n  - y\n"),
    "one empty line stays, and none at the start of a block": (
        "\n\na: 1\n\n\n\nb:\n\n  - x\n\n  - y\n\n\n# see\n\nc: 1\n\n",
        "a: 1\n\nb:\n  - x\n\n  - y\n\n# see\n\nc: 1\n",
    ),
}


@pytest.mark.parametrize("case", [*CASES, *COMMENTS])
def test_form(case: str) -> None:
    """What is written in the one way becomes what is written in the other, and that stays."""
    before, after = CASES[case] if case in CASES else COMMENTS[case]
    assert format_spec(before) == after
    assert format_spec(after) == after


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: 1\na: 2\n", "title: Level #2\n", "a: [\n", "", "- a\n", "a: x\u00a0y\n", "\ud800"])
def test_a_file_with_a_fault_is_refused(text: str) -> None:
    """Whatever the reader complains about stays as it is, and the error says what it is."""
    with pytest.raises(UnreadableSpec) as caught:
        format_spec(text)
    assert caught.value.problems
    assert str(caught.value) == caught.value.problems[0].message


def test_what_cannot_be_written_is_refused() -> None:
    """The result is read again before anybody gets it: a key of 2,000 letters cannot stand on one line with its value."""
    with pytest.raises(LadderError, match="no canonical form"):
        format_spec(f"? {'x' * 2000}\n: 1\n")


@pytest.mark.parametrize("folder", ["handbook", "tests/handbooks/small"])
def test_our_handbooks_are_in_canonical_form(folder: str, root: Path) -> None:
    """What we keep is what `rungbook fmt` writes."""
    files = [path for path in sorted((root / folder).rglob("*.yml")) if "pages" not in path.parts]
    assert len(files) > 20
    assert [path.name for path in files if format_spec(path.read_text("utf-8")) != path.read_text("utf-8")] == []


def _blocks(place: Structure) -> list[Structure]:
    return [*([place] if place.block else []), *(block for below in place.below() for block in _blocks(below))]


def test_the_order_of_keys_is_that_of_the_language() -> None:
    """Everywhere `note` is last; a tag stands first or after the id, and `id` before every other key but `schema` and a tag."""
    for kind in FILE_KINDS:
        for block in _blocks(structure_of(kind.model)):
            keys = list(block.fields)
            assert keys[-1] == "note"
            assert "schema" not in keys or keys[0] == "schema"
            if "id" in keys:
                assert keys.index("id") == ("schema" in keys)
            if "signed_by" in keys:
                assert keys[0] == "type"
                assert keys[keys.index("signed_by") + 1 :] == ["text", "good_for_months", "note"]
            if "accept_instead" in keys:
                assert keys[:4] == ["id", "kind", "text", "why"]
                assert keys[-6:] == ["evidence", "accept_instead", "meaning", "renamed_from", "replaces", "note"]


signs = st.text(st.sampled_from("0123456789.:-+_eExoabXfFTZ ~=<nulyesNOtrk"), min_size=1, max_size=12)


@settings(max_examples=3000)
@given(signs)
@example("0b1_0")
@example("1:2")
@example("2001-12-14 21:59:43.10 -5")
def test_no_text_is_misread(text: str) -> None:
    """A common YAML reader, too, takes every text of a file in canonical form for text."""
    written = yaml.safe_dump({"schema": "rungbook/level/v1", "title": text}, allow_unicode=True)
    document = read_document(written.encode(), "")
    assert document.root is not None
    wanted = document.root.plain()
    assert isinstance(wanted, dict)
    assert yaml.safe_load(format_spec(written))["title"] == wanted["title"]


@settings(max_examples=1000)
@given(st.from_regex(r"[A-Za-z][a-z]{2,8}( [a-z0-9%(/;-]{1,8}[a-z]){0,3}[.!]?", fullmatch=True))
def test_plain_words_have_no_quotes(text: str) -> None:
    """Words that no YAML reader takes for anything else stand as they are."""
    plain = not re.fullmatch(r"(?i)yes|true|off|null|false", text)
    assert format_spec(f'schema: rungbook/level/v1\ntitle: "{text}"\n').endswith(f"title: {text}\n" if plain else f'title: "{text}"\n')
