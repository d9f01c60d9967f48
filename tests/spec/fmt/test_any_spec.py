"""The canonical form of any spec: nothing is lost, nothing is changed, and a second time changes nothing."""

from __future__ import annotations

import re

from hypothesis import given, settings

from ladder_spec import LadderError, UnreadableSpec, format_spec
from ladder_spec.yaml_reader import read_document
from tests.spec.fmt.strategies import Written, written_specs
from tests.spec.reader.strategies import mangled_texts


def data_of(text: str) -> object:
    """What the reader finds in a file without faults."""
    document = read_document(text.encode(), "")
    assert document.problems == ()
    assert document.root is not None
    return document.root.plain()


@settings(max_examples=1500)
@given(written_specs())
def test_data_and_comments_stay_and_twice_is_once(spec: Written) -> None:
    """The data is the same before and after, every comment is still there once, and the canonical form is its own canonical form."""
    assert data_of(spec.text) == spec.data
    formatted = format_spec(spec.text)
    assert data_of(formatted) == spec.data
    assert [comment for comment in spec.comments if formatted.count(f"{comment}\n") != 1] == []
    assert format_spec(formatted) == formatted


@settings(max_examples=1000)
@given(mangled_texts())
def test_a_broken_file_is_refused_or_stays_what_it_was(text: str) -> None:
    """A text in which the reader finds a fault is refused; any other keeps its data."""
    document = read_document(text.encode("utf-8", "surrogatepass"), "")
    try:
        formatted = format_spec(text)
    except UnreadableSpec as error:
        assert error.problems == document.problems  # noqa: PT017 - both outcomes are right
        assert document.problems or document.root is None
    except LadderError:
        assert re.search(r"\? ", text)
    else:
        assert document.root is not None
        assert data_of(formatted) == document.root.plain()
        assert format_spec(formatted) == formatted
