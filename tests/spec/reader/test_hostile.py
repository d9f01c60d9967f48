"""No file, however broken, makes the reader raise, hang, or point outside the text."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ladder_spec.errors import LadderError
from ladder_spec.source import SourceFile, Span, excerpt
from ladder_spec.yaml_reader import MAX_PROBLEMS, Document, Node, read_document
from ladder_spec.yaml_text import MAX_BYTES
from tests.spec.reader.strategies import clean_texts, mangled_texts

SECONDS = 20.0
"""How long the worst file of 1 MiB may take; it takes 2 on a free machine, quadratic work would take minutes."""


def check_span(source: SourceFile, span: Span) -> None:
    """Both ends of a span are in the text, in order; a text that could not be decoded has only its start to check."""
    assert (1, 1) <= span.start <= span.end
    if source.text:
        for place in span:
            assert place.column <= len(source.line(place.line)) + 1
            assert source.position(source.index(place)) == place
        assert len(excerpt(source, span).splitlines()) == 3


def check_node(source: SourceFile, node: Node) -> None:
    """Each value and key of the tree has a span in the text."""
    check_span(source, node.span)
    for key in node.keys.values():
        check_span(source, key)
    below = node.value
    if isinstance(below, dict):
        below = list(below.values())
    for child in below if isinstance(below, list) else []:
        check_node(source, child)


def check_document(document: Document) -> None:
    """What must be true of every document."""
    assert document.root is not None or document.problems
    for found in document.problems:
        check_span(document.source, found.span)
        for other in found.related:
            check_span(document.source, other.span)
    assert list(document.problems) == sorted(document.problems, key=lambda found: found.sort_key)
    if document.root is not None:
        check_node(document.source, document.root)


@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00\x00")
@example(b"\x00\x00\x00")
@example(b"\xef\xbb\xbf")
@example(b"a: \xc3")
@example(b"%")
@example(b"!<")
def test_any_bytes_give_a_document(raw: bytes) -> None:
    """Bytes of any kind are read or refused with a place."""
    check_document(read_document(raw, "any.yml"))


@given(st.text(max_size=200))
def test_any_text_gives_a_document(text: str) -> None:
    """Text of any kind is read or refused with a place."""
    check_document(read_document(text.encode("utf-8", "surrogatepass"), "any.yml"))


@given(mangled_texts())
def test_mangled_specs_give_a_document(text: str) -> None:
    """A spec with slips in it is read or refused with a place."""
    check_document(read_document(text.encode(), "mangled.yml"))


def as_base_loader_gives(node: object) -> object:
    """Say nothing as PyYAML's BaseLoader says it: as an empty text."""
    if isinstance(node, dict):
        return {key: as_base_loader_gives(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_base_loader_gives(value) for value in node]
    return "" if node in (None, "~", "null", "Null", "NULL") else node


@given(clean_texts() | mangled_texts())
def test_values_are_those_of_pyyaml(text: str) -> None:
    """Where there is no problem, stock YAML reads the same text values."""
    document = read_document(text.encode(), "clean.yml")
    if not document.problems:
        assert document.root is not None
        stock = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes text only
        assert as_base_loader_gives(document.root.plain()) == as_base_loader_gives(stock)


@given(clean_texts())
def test_what_a_tool_wrote_is_clean(text: str) -> None:
    """Files that a YAML library writes have no problem: the traps do not fire on good files."""
    assert [found.message for found in read_document(text.encode(), "clean.yml").problems] == []


@pytest.mark.parametrize("start", ["", "a: ", "a:\n  - ", "a: [", "a: {", 'a: "', "? "])
@pytest.mark.parametrize("unit", ["[", "{", "- ", "? ", "a: ", "[a,", "[[]],", "&a ", "*a,", "!a ", "'", "\n", "\x00", "x", "- x #y\n"])
def test_a_mebibyte_of_anything_ends_soon(start: str, unit: str) -> None:
    """Brackets, dashes, quotes, and the like without end cost no recursion and no quadratic time."""
    raw = (start + unit * MAX_BYTES).encode()[:MAX_BYTES]
    begun = time.perf_counter()
    document = read_document(raw, "big.yml")
    assert time.perf_counter() - begun < SECONDS
    assert document.root is not None or document.problems
    assert len(document.problems) <= MAX_PROBLEMS


def test_a_file_that_is_too_big_is_refused() -> None:
    """One byte more than the limit is a problem that says both numbers."""
    document = read_document(b"a" * (MAX_BYTES + 1), "big.yml")
    assert [(found.code, found.message) for found in document.problems] == [
        ("YS002", "the file has 1,048,577 bytes; the limit is 1,048,576")
    ]
    assert document.source.text == ""
    assert document.root is None


def test_a_file_with_very_many_problems_says_that_it_stopped() -> None:
    """Problems end at a limit, and the last one says so."""
    document = read_document(b"".join(b"a: 1\n" for _ in range(MAX_PROBLEMS + 5)), "many.yml")
    assert len(document.problems) == MAX_PROBLEMS
    assert "reading stopped here, at problem 1,000" in document.problems[-1].hint
    assert "reading stopped" not in document.problems[-2].hint


def test_pyyaml_without_libyaml_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml reading would take ten times as long: the person is told how to install it."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(LadderError, match="pip install --force-reinstall"):
        read_document(b"a: b\n", "a.yml")
