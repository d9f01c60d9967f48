"""The tree that reading gives: values, their places, and the way to them."""

from __future__ import annotations

from hypothesis import given

from ladder_spec.source import Position, Span
from ladder_spec.yaml_reader import Node, read_document
from tests.spec.reader.strategies import SAMPLE, clean_texts


def read(text: str) -> Node:
    """Read a text without problems."""
    document = read_document(text.encode(), "sample.yml")
    assert document.problems == ()
    assert document.root is not None
    return document.root


def marked(node: Node, text: str) -> str:
    """Cut out what a node's span covers, on one line or more."""
    lines = text.splitlines(keepends=True)
    start, end = (sum(map(len, lines[: place.line - 1])) + place.column - 1 for place in node.span)
    return text[start:end]


def test_plain_gives_text_nothing_lists_and_mappings() -> None:
    """What pydantic gets holds no places."""
    assert read("a: [x, {b: }]\nc: 1\n").plain() == {"a": ["x", {"b": None}], "c": "1"}


def test_spans_cover_the_value_as_written() -> None:
    """Quotes and brackets belong to a value; blanks, comments, and the next line do not."""
    root = read(SAMPLE)
    assert marked(root.at(("title",)), SAMPLE) == "Medical Assistant II"
    assert marked(root.at(("pay",)), SAMPLE) == '{min: "21.60", max: "25.90"}'
    assert marked(root.at(("pay", "min")), SAMPLE) == '"21.60"'
    assert marked(root.at(("requirements", 1, "levels", 1)), SAMPLE) == '"ma-2"'
    assert marked(root.at(("requirements", 1, "text")), SAMPLE).endswith("Past work counts.")
    assert marked(root.at(("requirements", 1, "why")), SAMPLE).endswith("In real visits.")
    assert marked(root.at(("requirements", 0)), SAMPLE).startswith("{id: venipuncture")
    assert marked(root.at(("requirements", 1)), SAMPLE).startswith("id: months")
    assert marked(root, SAMPLE) == SAMPLE.rstrip()


def test_a_block_ends_with_its_last_value() -> None:
    """Comments and blank lines below a block belong to no value."""
    text = "a:\n  - b\n  - c: [d]  # note\n\n# next\ne: f\n"
    root = read(text)
    assert marked(root.at(("a",)), text) == "- b\n  - c: [d]"
    assert marked(root.at(("a", 1)), text) == "c: [d]"


def test_nothing_has_a_place() -> None:
    """A field without a value is an empty span just behind its colon."""
    root = read("a:\nb: c\n")
    assert root.at(("a",)).span == Span(Position(1, 3), Position(1, 3))


def test_at_stops_at_the_last_part_that_exists() -> None:
    """A path to a missing field leads to the block where it is missing."""
    root = read("a: [{b: c}]\n")
    assert root.at(("a", 0, "missing", "deeper")).plain() == {"b": "c"}
    assert root.at(("a", 7)).plain() == [{"b": "c"}]
    assert root.at(("a", -1)).plain() == [{"b": "c"}]
    assert root.at(("a", "b")).plain() == [{"b": "c"}]
    assert root.at((0,)) is root
    assert root.at(()) is root
    assert root.at(("a", 0, "b", "c")).plain() == "c"


def test_key_span_is_the_key_that_the_path_ends_in() -> None:
    """Only a key has a key span."""
    root = read('a: [{"b": c}]\n')
    assert root.key_span(("a",)) == Span(Position(1, 1), Position(1, 2))
    assert root.key_span(("a", 0, "b")) == Span(Position(1, 6), Position(1, 9))
    assert root.key_span(("a", 0)) is None
    assert root.key_span(("a", 0, "x")) is None
    assert root.key_span(()) is None


def test_keys_and_value_open_one_step() -> None:
    """A mapping gives its keys' places and the nodes below; a list its nodes; text itself."""
    root = read("a: [x, y]\nbc: d\n")
    assert root.keys == {"a": Span(Position(1, 1), Position(1, 2)), "bc": Span(Position(2, 1), Position(2, 3))}
    assert isinstance(root.value, dict)
    items = root.value["a"].value
    assert isinstance(items, list)
    assert [item.value for item in items] == ["x", "y"]
    assert root.value["a"].keys == {}
    assert repr(root.value["bc"]) == "<Node 2:5 'd'>"


def test_places_after_a_refused_key_are_right() -> None:
    """A key that is dropped leaves no trace in the places of what follows it."""
    document = read_document(b"a: 1\na: {x: [y]}\n[k, l]: {m: n}\nb: [2]\n", "sample.yml")
    assert document.root is not None
    assert document.root.plain() == {"a": "1", "b": ["2"]}
    assert document.root.at(("b", 0)).span == Span(Position(4, 5), Position(4, 6))


def test_places_count_removed_characters() -> None:
    """Characters that the reader takes out still count in columns."""
    document = read_document("a: \u200bb\u200bc\nd\u200be: f\u200b\n".encode(), "sample.yml")
    assert document.root is not None
    assert document.root.plain() == {"a": "bc", "de": "f"}
    assert document.root.at(("a",)).span == Span(Position(1, 5), Position(1, 8))
    assert document.root.key_span(("de",)) == Span(Position(2, 1), Position(2, 4))
    assert document.root.at(("de",)).span == Span(Position(2, 6), Position(2, 7))


@given(clean_texts())
def test_every_plain_text_stands_at_its_place(text: str) -> None:
    """On whatever file: the words on one line at a value's span are the value, at a key's span the key."""

    def check(node: Node) -> None:
        below = node.value
        if isinstance(below, dict):
            for key, span in node.keys.items():
                written = document.source.line(span.start.line)[span.start.column - 1 : span.end.column - 1]
                assert written[:1] in ("'", '"') or written == key
            below = list(below.values())
        if isinstance(below, list):
            for child in below:
                check(child)
        elif below is not None and node.span.start.line == node.span.end.line:
            written = document.source.line(node.span.start.line)[node.span.start.column - 1 : node.span.end.column - 1]
            assert written[:1] in ("'", '"') or written == below

    document = read_document(text.encode(), "clean.yml")
    assert document.root is not None
    check(document.root)
