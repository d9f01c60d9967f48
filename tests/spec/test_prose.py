"""The small Markdown of text fields: what it makes of words, marks, links, lists, and of hostile text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ladder_spec.prose import (
    INNER_TYPES,
    MAX_NESTING,
    BulletList,
    Code,
    Emphasis,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    Strong,
    Text,
    parse,
    parse_line,
    plain,
)


def text(words: str) -> tuple[Inline, ...]:
    """Make the children of something that holds only words."""
    return (Text(words),)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("You draw blood.", (Text("You draw blood."),)),
        ("  blanks round it\n", (Text("blanks round it"),)),
        ("", ()),
        (" \n ", ()),
        ("**5 draws** on *2 days*", (Strong(text("5 draws")), Text(" on "), Emphasis(text("2 days")))),
        ("__5__ and _2_", (Strong(text("5")), Text(" and "), Emphasis(text("2")))),
        ("***both***", (Emphasis((Strong(text("both")),)),)),
        ("`a *b* <c>`", (Code("a *b* <c>"),)),
        ("one\ntwo  \nthree", (Text("one two three"),)),
        (r"\*not\* \[a\](b)", (Text("*not* [a](b)"),)),
        ("ma_2_x 2 * 3 * 4", (Text("ma_2_x 2 * 3 * 4"),)),
        ("**open", (Text("**open"),)),
        ("*a **b* c**", (Emphasis((Text("a "), Emphasis((Emphasis(text("b")), Text(" c"))))),)),
        ("# no heading", (Text("# no heading"),)),
        ("- no list", (Text("- no list"),)),
        ("12. no list", (Text("12. no list"),)),
        ("> no quote", (Text("> no quote"),)),
        ("    no code", (Text("no code"),)),
        ("~~no~~ | no |", (Text("~~no~~ | no |"),)),
        ("R&D &copy; &amp; &lt;b&gt; &#42;a&#42;", (Text("R&D &copy; &amp; &lt;b&gt; &#42;a&#42;"),)),
        ("<b>no tag</b> <!-- no comment -->", (Text("<b>no tag</b> <!-- no comment -->"),)),
        ("<script>alert(1)</script> **x**", (Text("<script>alert(1)</script> "), Strong(text("x")))),
        ("<https://example.org> https://example.org", (Text("<https://example.org> https://example.org"),)),
        ("![alt](https://example.org/a.png)", (Text("!"), Link("https://example.org/a.png", text("alt")))),
        ("[a][b] [c]\n\n[b]: https://example.org", (Text("[a][b] [c]  [b]: https://example.org"),)),
        ("[*MA* II](level:ma-2)", (Link("level:ma-2", (Emphasis(text("MA")), Text(" II"))),)),
        ("[](level:ma-2)", ()),
        ("nul \x00 `x`", (Text("nul \ufffd "), Code("x"))),
    ],
)
def test_a_line(written: str, expected: tuple[Inline, ...]) -> None:
    """A line is words and marks; everything else of Markdown stays what was typed."""
    assert parse_line(written) == expected


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org",
        "https://example.org/a?b=1&c=2#d",
        "HTTPS://example.org/",
        "mailto:hr@example.org",
        "tel:+1-555-0100",
        "level:ma-2",
        "level:ma-2.venipuncture",
        "policy:appeals",
    ],
)
def test_safe_links_are_kept(href: str) -> None:
    """The web over https, mail, telephone, and inner references."""
    assert parse_line(f"[go]({href})") == (Link(href, text("go")),)


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "javascript&colon;alert(1)", "java&#x73;cript:alert(1)", "<java script:alert(1)>"),
        *(
            "javascript:alert",
            "vbscript:x",
            "data:text/html,x",
            "data:text",
            "file:///etc/passwd",
            "blob:x",
            "http://example.org",
            "ftp://x",
        ),
        *("../../secret", "/absolute", "page.html", "#anchor", "//example.org", "?q", "", "https:", "https://", "https:///path"),
        *(
            "https:example.org",
            r"https:\\example.org",
            r"https://\example.org",
            "mailto:",
            "mailto:nobody",
            "mailto:a b@c",
            "tel:",
            "tel:x",
        ),
        *("level:", "level:../x", "level:MA", "level:a/b", "level:a--b", "thing:a", "level:javascript:alert"),
    ],
)
def test_other_links_leave_their_words(href: str) -> None:
    """A link that may not be followed is no link; its words stay."""
    assert plain(f"see [the **page**]({href}) now").startswith("see ")
    assert not any(isinstance(part, Link) for part in parse_line(f"see [the **page**]({href}) now"))
    assert "page" in plain(f"see [the **page**]({href}) now")


@pytest.mark.parametrize("kind", sorted(INNER_TYPES))
def test_each_type_can_be_referred_to(kind: str) -> None:
    """Every kind of thing with a page can be the target of an inner reference."""
    assert parse_line(f"[x]({kind}:some-id)") == (Link(f"{kind}:some-id", text("x")),)


def test_addresses_are_escaped_once() -> None:
    """Quote marks, spaces, and letters outside ASCII in an address are encoded; what is encoded stays."""
    assert parse_line('[x](https://example.org/"a"%20ñ)') == (Link("https://example.org/%22a%22%20%C3%B1", text("x")),)
    assert parse_line("[x](<https://example.org/a b>)") == (Link("https://example.org/a%20b", text("x")),)


def test_blocks() -> None:
    """A text of more lines has paragraphs and lists, and lists in lists."""
    written = "First *one*\ngoes on.\n\n- a\n- b\n  more\n\n  1. c\n  2. d\n\n7) e\n8) f\n"
    assert parse(written) == (
        Paragraph((Text("First "), Emphasis(text("one")), Text(" goes on."))),
        BulletList(
            (
                (Paragraph(text("a")),),
                (Paragraph(text("b more")), OrderedList(((Paragraph(text("c")),), (Paragraph(text("d")),)))),
            )
        ),
        OrderedList(((Paragraph(text("e")),), (Paragraph(text("f")),)), start=7),
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(line_end: str) -> None:
    """Windows files give the same prose."""
    assert parse(f"a{line_end}{line_end}b") == (Paragraph(text("a")), Paragraph(text("b")))


def test_one_line_is_a_paragraph() -> None:
    """A line that looks like a list entry keeps its number or dash."""
    assert parse("2. Floor\n") == (Paragraph(text("2. Floor")),)
    assert parse("-") == (Paragraph(text("-")),)
    assert parse(" \n\n") == ()


def test_empty_entries_are_left_out() -> None:
    """A bullet without words would be a dot on the page."""
    assert parse("- a\n-\n- b") == (BulletList(((Paragraph(text("a")),), (Paragraph(text("b")),))),)


def test_blocks_of_other_markdown_stay_words() -> None:
    """No headings, quotes, code blocks, tables, or HTML blocks come out of any text."""
    written = "# h\n\n> q\n\n    code\n\n```\nfence\n```\n\n<div>\nx\n</div>\n\n| a | b |\n| - | - |\n"
    assert all(isinstance(block, Paragraph) for block in parse(written))
    assert "<div> x </div>" in plain(written)


def depth(part: object) -> int:
    """Count how many marks stand in one another."""
    children = getattr(part, "children", ())
    return bool(children) + max(map(depth, children), default=0)


def test_marks_are_not_nested_without_end() -> None:
    """A thousand stars cost no recursion: deep marks are dropped and their words kept."""
    many = "*" * 2001 + "word" + "*" * 2001
    assert max(map(depth, parse_line(many))) == MAX_NESTING
    assert plain(many) == "word"
    assert hash(parse(many)) == hash(parse(many))


@pytest.mark.parametrize("unit", ["[", "![", "](", "**a ", "*_", "`", "\\", "- ", "1. ", "[a](", "<", "&", "> ", "[x](level:a)"])
def test_long_hostile_text_ends_soon(unit: str) -> None:
    """Signs without end give some prose, in bounded time and without an error."""
    parse("x\n" + unit * 2000)
    parse_line(unit * 2000)


def test_plain_words() -> None:
    """Words without marks, on one line, from a text or from what it was parsed to."""
    written = "You **draw** [blood](level:ma-2)\tand `label`.\n\n- one\n- two"
    assert plain(written) == "You draw blood and label. one two"
    assert plain(parse(written)) == plain(written)
    assert plain(parse_line("a *b*")) == "a b"
    assert plain("") == ""


def test_prose_is_parsed_once() -> None:
    """The same text gives the same object, which can be a key."""
    assert parse("some *words*") is parse("some *words*")
    assert parse_line("some *words*") is parse_line("some *words*")
    assert {parse("some *words*"): 1}


def test_plain_words_need_no_markdown_parser() -> None:
    """Start-up time counts: markdown-it is loaded only when a text has marks."""
    code = (
        "import sys; from ladder_spec.prose import parse, plain\n"
        "assert plain(parse('You draw blood (5 times), e.g. at 8 a.m.')); assert 'markdown_it' not in sys.modules\n"
        "parse('*x*'); assert 'markdown_it' in sys.modules"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
