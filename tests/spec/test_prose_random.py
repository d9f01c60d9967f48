"""What must be true of the prose of every text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from ladder_spec.prose import (
    INNER_TYPES,
    Block,
    BulletList,
    Code,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    Text,
    parse,
    parse_line,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKS = st.sampled_from(
    (
        *("**", "*", "_", "`", "\\", "[", "](", ")", "](level:ma-2)", "](javascript:x)", "](https://a.org)", "!", "<", ">", "~", "|"),
        *("\n", "\n\n", "\r\n", "\n- ", "\n1. ", "\n0) ", " ", "  ", "\t", "\x00"),
        *("<script>", "<b>", "&lt;", "&amp;", "&#42;", "a", "word", "é", "👍", "#", ":"),
    )
)
texts = st.lists(MARKS | st.text(max_size=5), max_size=30).map("".join)
words_only = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs"], exclude_characters="\\*_`[") | st.just(" "))


def everything(parts: Iterable[Block | Inline]) -> Iterator[Block | Inline]:
    """Give each block and each part of a line, at any depth."""
    for part in parts:
        yield part
        if isinstance(part, (BulletList, OrderedList)):
            for item in part.items:
                yield from everything(item)
        elif not isinstance(part, (Text, Code)):
            yield from everything(part.children)


@given(texts)
@example("*a\n- b*")
@example("[a\n\n](b)")
@example("- \n  -")
@example("1.\n\n2.")
def test_any_text_gives_prose(text: str) -> None:
    """Nothing raises; blocks and marks are never empty; links are safe; the tree can be hashed."""
    for tree in (parse(text), parse_line(text)):
        assert isinstance(hash(tree), int)
        for part in everything(tree):
            if isinstance(part, Text):
                assert part.text
                assert not re.search(r"[\r\n\x00]", part.text)
            elif isinstance(part, (BulletList, OrderedList)):
                assert part.items
                assert all(part.items)
            elif not isinstance(part, Code):
                assert part.children
            if isinstance(part, Link):
                scheme = part.href.split(":")[0].lower()
                assert scheme in {"https", "mailto", "tel"} | INNER_TYPES
                assert not re.search(r"[\s\"'<>\\]", part.href)


@given(texts)
def test_a_line_has_no_blocks(text: str) -> None:
    """Where a line is wanted, no paragraph or list comes out."""
    assert not any(isinstance(part, (Paragraph, BulletList, OrderedList)) for part in everything(parse_line(text)))


@given(texts)
def test_plain_is_one_line_of_the_words(text: str) -> None:
    """The plain words are those of the tree, with single blanks."""
    words = plain(text)
    assert words == " ".join(words.split())
    letters = "".join(part.text for part in everything(parse(text)) if isinstance(part, (Text, Code)))
    assert "".join(words.split()) == "".join(letters.split())


@given(words_only)
def test_words_without_marks_stay_as_they_are(text: str) -> None:
    """Text that holds no sign of Markdown is one piece of text."""
    assert parse_line(text) == ((Text(text.strip()),) if text.strip() else ())


@given(words_only)
def test_the_short_way_is_the_long_way(words: str) -> None:
    """Words that skip the Markdown parser come out of it unchanged when a mark beside them sends them through it."""
    assert parse_line(f"`x`: {words} `x`") == (Code("x"), Text(f": {words} "), Code("x"))


@given(texts)
def test_no_marks_are_left_of_marked_words(text: str) -> None:
    """Strong, stressed, and linked words come out of `plain` without their marks."""
    inner = " ".join(plain(text).translate(str.maketrans("", "", "\\*_`[]<>&!")).split())
    if inner:
        assert plain(f"**{inner}** [{inner}](level:ma-2) `{inner}`") == f"{inner} {inner} {inner}"
