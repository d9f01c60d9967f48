"""A planned page is known by a mark: whatever shows on it is in the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec import Struct

from generator.output import PlannedPage
from generator.render.prose import to_html
from ladder_spec.prose import parse

if TYPE_CHECKING:
    from collections.abc import Hashable


class View(Struct, frozen=True):
    """What a page shows."""

    text: Hashable


def mark(text: object, beside: object = None) -> str:
    """The mark of a page with such a text."""
    return PlannedPage("a.md", lambda: View(text), lambda _: None, lambda _: None, beside).mark  # type: ignore[arg-type,return-value]  # a mark asks for neither page nor row


words = st.text("ab *_`[](:\n-1.", max_size=12)


@given(words, words)
@example("`a`", "a")
@example("*a*", "**a**")
@example("- a\n- b", "1. a\n1. b")
@example("[a](level:b)", "*a*")
def test_what_reads_otherwise_has_another_mark(first: str, second: str) -> None:
    """Also where only the marks of the small Markdown differ."""
    one, other = parse(first), parse(second)
    assume(to_html(one) != to_html(other))
    assert mark(one) != mark(other)


def test_values_are_told_apart_by_what_they_are() -> None:
    """A number is not its digits, nothing is not an empty text, and what stands beside a page is no part of its text."""
    values = [1, "1", None, "", (), 1.5, ("a", "b"), "ab", 0, False]
    alike = [*map(mark, values), mark(None, 1), mark(None, "1")]
    assert len({*alike}) == len(alike)
    assert mark(("a", None)) == mark(("a", None))
