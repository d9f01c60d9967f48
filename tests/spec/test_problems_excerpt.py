"""Places in a text, and the excerpt that puts a caret under them."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ladder_spec.source import EXCERPT_CELLS, Position, SourceFile, Span, excerpt


def drawn(line: str, first: int, last: int) -> str:
    """Draw the excerpt of a text of one line, from one column to another."""
    return "\n" + excerpt(SourceFile("a.yml", line), Span(Position(1, first), Position(1, last))) + "\n"


def picture(text: str) -> str:
    """Take the indentation off an expected excerpt."""
    return dedent(text)


def test_the_caret_covers_exactly_the_span() -> None:
    """The form of the design: gutter with the line number, the line, carets under the span."""
    source = SourceFile("a.yml", "\n" * 15 + "    kind: competancy\n")
    assert excerpt(source, Span(Position(16, 11), Position(16, 21))) == (
        "   |\n"
        "16 |     kind: competancy\n"
        "   |           ^^^^^^^^^^"
    )  # fmt: skip


def test_an_empty_span_has_one_caret() -> None:
    """Something is missing at a place: the caret shows the place, also at the end of the line."""
    assert drawn("a: b", 4, 4) == picture("""
          |
        1 | a: b
          |    ^
        """)
    assert drawn("a:", 3, 3) == picture("""
          |
        1 | a:
          |   ^
        """)


def test_tabs_are_seen_and_counted() -> None:
    """A tab is an arrow up to the next stop, so the caret stands under the right cell in every terminal."""
    assert drawn("\ta:\tb", 5, 6) == picture("""
          |
        1 | →   a:→ b
          |         ^
        """)
    assert drawn("\ta: b", 1, 2) == picture("""
          |
        1 | →   a: b
          | ^^^^
        """)


def test_wide_characters_take_two_cells() -> None:
    """Emoji and East Asian characters are twice as wide; accents that join take no cell."""
    assert drawn("名前: 👍 x", 7, 8) == picture("""
          |
        1 | 名前: 👍 x
          |          ^
        """)
    assert drawn("e\u0301: x", 5, 6) == "\n  |\n1 | e\u0301: x\n  |    ^\n"
    assert drawn("👍", 1, 2) == picture("""
          |
        1 | 👍
          | ^^
        """)


def test_invisible_characters_are_spelled_out() -> None:
    """What nobody sees in an editor is seen here, and no control code reaches the terminal."""
    assert drawn("a:\u00a0b", 3, 4) == picture("""
          |
        1 | a:<U+00A0>b
          |   ^^^^^^^^
        """)
    assert drawn("\x1b[31mred\u202e", 1, 2) == picture("""
          |
        1 | <U+001B>[31mred<U+202E>
          | ^^^^^^^^
        """)
    assert "<U+200D>" in drawn("Le\u200dvel", 3, 4)
    assert "<U+200D>" not in drawn("👩\u200d⚕", 1, 2)


def test_a_span_over_lines_shows_its_first_line() -> None:
    """A whole block is marked on its first line, to the end of that line."""
    source = SourceFile("a.yml", "a: [b,\n  c]\n")
    assert "\n" + excerpt(source, Span(Position(1, 4), Position(2, 5))) + "\n" == picture("""
          |
        1 | a: [b,
          |    ^^^
        """)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, 3, "1 | ab" + "x" * 98 + "…\n  | ^^"),
        (201, 203, "1 | …" + "x" * 40 + "yz" + "x" * 58 + "…\n  |  " + " " * 40 + "^^"),
        (401, 403, "1 | …" + "x" * 98 + "cd\n  |  " + " " * 98 + "^^"),
        (150, 230, "1 | …" + "x" * 71 + "yz" + "x" * 27 + "…\n  |  " + " " * 20 + "^" * 80),
        (150, 300, "1 | …" + "x" * 61 + "yz" + "x" * 37 + "…\n  |  " + " " * 10 + "^" * 90),
        (403, 403, "1 | …" + "x" * 98 + "cd\n  |  " + " " * 100 + "^"),
    ],
    ids=["at the start", "in the middle", "at the end", "a long span", "too long a span", "behind the end"],
)
def test_long_lines_are_cut_round_the_span(first: int, last: int, expected: str) -> None:
    """Of a line wider than the excerpt, the part with the span is shown, with an ellipsis where it was cut."""
    line = "ab" + "x" * 198 + "yz" + "x" * 198 + "cd"
    assert drawn(line, first, last) == f"\n  |\n{expected}\n"


def test_a_very_long_span_is_cut() -> None:
    """The carets end where the shown text ends."""
    text, carets = drawn("x" * 500, 101, 401).splitlines()[2:]
    assert len(text) == len(carets) + 1
    assert text.endswith("x…")
    assert carets.endswith("^")


def test_a_file_without_text_has_no_excerpt() -> None:
    """Of bytes that are no text nothing can be shown."""
    assert excerpt(SourceFile("a.yml", ""), Span(Position(3, 4), Position(3, 5))) == ""


def test_places_outside_the_text_do_no_harm() -> None:
    """A place that does not exist is drawn at the nearest one."""
    source = SourceFile("a.yml", "a: b\n")
    assert excerpt(source, Span(Position(1, 90), Position(1, 95))).endswith("\n  |     ^")
    assert excerpt(source, Span(Position(9, 9), Position(9, 9))) == "  |\n9 |\n  | ^"


def test_lines_end_as_in_an_editor() -> None:
    """Line feed, carriage return, or both end a line; rarer signs do not."""
    source = SourceFile("a.yml", "a\r\nb\rc\nd\u2028e\u0085f")
    assert [source.line(number) for number in range(6)] == ["", "a", "b", "c", "d\u2028e\u0085f", ""]
    assert source.position(3) == Position(2, 1)
    assert source.position(99) == Position(4, 6)
    assert source.position(-1) == Position(1, 1)
    assert source.span(3, 1) == Span(Position(2, 1), Position(2, 1))


texts = st.text(st.characters(codec="utf-8") | st.sampled_from("\t\r\n 👍\u200d\u0301\u202e"), max_size=250)


@given(texts, st.data())
def test_index_and_position_are_inverse(text: str, data: st.DataObject) -> None:
    """Whatever the line ends are, a place that is not inside a line end comes back as it was."""
    source = SourceFile("a.yml", text)
    index = data.draw(st.integers(0, len(text)))
    if text[index - 1 : index + 1] != "\r\n":
        assert source.index(source.position(index)) == index


@given(texts, st.integers(1, 9), st.integers(1, 300), st.integers(0, 300))
@example("x" * 99 + "👍" * 9, 1, 100, 3)
@example("\t" * 90, 1, 60, 40)
def test_any_excerpt_is_three_lines_that_fit(text: str, line: int, column: int, length: int) -> None:
    """On any text and place: three lines, no control characters, not too wide, at least one caret, carets under the text."""
    place = Span(Position(line, column), Position(line, column + length))
    found = excerpt(SourceFile("a.yml", text), place)
    if not text:
        assert found == ""
        return
    gutter, shown, carets = found.split("\n")
    assert gutter == "  |"
    assert all(character.isprintable() or character == "\u200d" for character in shown)
    assert set(carets) <= set(" |^")
    assert "^" in carets
    assert len(carets) <= len("1 | ……") + EXCERPT_CELLS + len("<U+10FFFF>")
