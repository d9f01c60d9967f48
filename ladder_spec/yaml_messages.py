"""libyaml's error messages in plain words, with the fix.

The parser says where it gave up and which sign it would have liked to see; the slip itself often lies before that
place. One function for each family of its messages looks at the scene and says what most likely happened.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ladder_spec.yaml_scene import Explanation, Scene

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

    from ladder_spec.yaml_scene import Before

_MERGE_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7})(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)
_KEY_VALUE: Final = re.compile(r"(?: *- +)* *[^\s#:][^#:]*: +(?=\S)")
_GLUED_COLON: Final = re.compile(r"[^\s:]+:(?=[^\s:/])")
_GLUED_DASH: Final = re.compile(r"-(?=[^\s-])")
_KEY_AHEAD: Final = re.compile(r"[\w-]+:(?:\s|$)")
_LAST_WORD: Final = re.compile(r"(?<= )[a-z_]+$")
_LIST_ENTRY: Final = re.compile(r"-(?:\s|$)")
_KEY_FORM: Final = "each line must be `key: value`, with a space after the colon"
_ALL_QUOTES: Final = "put the whole text in double quotes"
_PAIRS: Final = {"[": "]", "{": "}"}


def explain(error: yaml.YAMLError, text: str) -> Explanation:
    """Say in plain words what the parser found, and how to mend it.

    Args:
        error: What libyaml raised.
        text: The text it was reading.
    """
    scene = Scene.of(error, text)
    conflict = _MERGE_CONFLICT.search(text)
    if conflict:
        message = "two versions of this file were not put together: Git left this line"
        return Explanation(message, "keep the version you want and delete the lines that Git put in", *conflict.span())
    if scene.sign(scene.at) == "\t" and (scene.begins_line(scene.at) or "indentation" in scene.problem or "any token" in scene.problem):
        return _tab(scene)
    found = (FAMILIES.get(scene.problem) or _by_task(scene.doing))(scene)
    return replace(found, end=min(found.end, found.start + len(scene.rest(found.start))))


def _one(message: str, hint: str, start: int) -> Explanation:
    """Explain an error at one character."""
    return Explanation(message, hint, start, start + 1)


def _spaces(count: int) -> str:
    """Say a number of spaces."""
    return {0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces")


def _fallback(scene: Scene) -> Explanation:
    """Explain what no other function knows."""
    return _one("this line cannot be read", f"compare it with the lines above it; {_KEY_FORM}", scene.at)


def _tab(scene: Scene) -> Explanation:
    """A tab where only spaces may stand."""
    tabs = re.compile(r"\t+").match(scene.text, scene.at)
    end = tabs.end() if tabs else scene.at + 1
    return Explanation(
        "a tab stands where only spaces may stand", "delete it and type spaces: two for each step to the right", scene.at, end
    )


def _bad_first_sign(scene: Scene, start: int) -> Explanation:
    """A text without quotes begins with a sign that YAML keeps for itself."""
    sign = scene.sign(start)
    if sign == "*" and scene.begins_line(start) and scene.sign(start + 1) == " ":
        return _one("a list entry begins with `- `, not with `*`", "write `-` in place of `*`", start)
    if sign == "-":
        return _one("a list in brackets has no dashes", "delete the dash; put a comma between two entries", start)
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    return _one(f"a text without quotes cannot begin with {shown}", scene.quoted(start), start)


def _bad_sign_at(scene: Scene) -> Explanation:
    """The sign is where the parser gave up."""
    return _bad_first_sign(scene, scene.at)


def _bad_sign_since(scene: Scene) -> Explanation:
    """The sign began what the parser was reading."""
    return _bad_first_sign(scene, scene.since)


def _directive(scene: Scene) -> Explanation:
    """A line that begins with % is a command to the parser."""
    start = scene.line_start(scene.since)
    hint = "delete this line; if it is text, it needs a key before it, and double quotes"
    return Explanation("a line that begins with % is a command to YAML, not text", hint, start, start + len(scene.rest(start)))


def _block_text(scene: Scene) -> Explanation:
    """Words after > or |, which begin a text on the lines below."""
    sign = scene.sign(scene.since)
    hint = f"{scene.quoted(scene.since)}; if `{sign}` is to begin a long text, write its words on the lines below"
    return _one(f"words stand on the same line as `{sign}`", hint, scene.since)


def _open_quote(scene: Scene) -> Explanation:
    """A quote mark that is never closed."""
    mark = scene.sign(scene.since)
    hint = f"put {mark} at the end of the text"
    if mark == "'":
        hint += '; if it is an apostrophe, put the whole text in double quotes (")'
    return _one(f"the quote mark {mark} that opens here is never closed", hint, scene.since)


def _backslash(scene: Scene) -> Explanation:
    """A backslash in double quotes."""
    start = scene.text.rfind("\\", 0, scene.at + 1)
    hint = "write two backslashes, or put the text in single quotes"
    return Explanation("in double quotes a backslash begins a code, and this is none", hint, start, start + 2)


def _list_beside_key(scene: Scene) -> Explanation:
    """A dash on the line of its key."""
    message = "a list cannot begin on the line of its key"
    hint = f"start a new line for each `- `, indented by two spaces; if it is a text that begins with a dash, {scene.quoted(scene.at)}"
    return _one(message, hint, scene.at)


def _second_colon(scene: Scene) -> Explanation:
    """A colon where no key can stand."""
    start = scene.line_start(scene.at)
    first = _KEY_VALUE.match(scene.text, start)
    if first is not None and first.end() <= scene.at:
        words = start + scene.content_column(start)
        return _colon_in_text(scene, words if " " in scene.text[words : first.end()].rstrip() else first.end())
    if " " in scene.text[start + scene.content_column(start) : scene.at].rstrip():
        return _one("the text holds a colon and a space", _ALL_QUOTES, scene.at)
    return _key_below_text(scene, start)


def _colon_in_text(scene: Scene, text: int) -> Explanation:
    """A colon in the text that begins at the index `text` on the same line."""
    message = "a colon follows the closing quote mark" if scene.sign(text) in ("'", '"') else "the text holds a colon and a space"
    hint = scene.quoted(text)
    if (key := _LAST_WORD.search(scene.text, text, scene.at)) and key.start() > text:
        hint += f"; if `{key[0]}` is another key, begin a new line with it"
    return _one(message, hint, scene.at)


def _key_below_text(scene: Scene, start: int) -> Explanation:
    """A key on a line of its own, which the parser takes for a part of the text above."""
    above = next(scene.lines_above(start), None)
    if above is None or scene.text[start : scene.at].rstrip().endswith(('"', "'")):
        return _one("the key before this colon is not a plain word on one line", "write the key as one word", scene.at)
    words = above + scene.content_column(above)
    if ": " in scene.line(above) or scene.line(above).rstrip().endswith(":"):
        hint = f"give it {_spaces(scene.content_column(above))} in front, like the line above"
        place = start + scene.content_column(start)
        return Explanation("this line is indented too far", hint, place, max(scene.at, place + 1))
    return _no_colon(scene, words)


def _missing_colon(scene: Scene) -> Explanation:
    """A line that should be a key and is none."""
    return _no_colon(scene, scene.since)


def _no_colon(scene: Scene, start: int) -> Explanation:
    """Look at the words from `start` on for what stands in place of a colon and a space."""
    words = scene.rest(start).rstrip()
    end = start + len(words)
    if dash := _GLUED_DASH.match(words):
        return Explanation("there is no space after the dash", f"write `- {words[dash.end() :]}`", start, end)
    if colon := _GLUED_COLON.match(words):
        hint = f"write `{colon[0]} {words[colon.end() :]}`"
        return _one("there is no space after the colon", hint, start + colon.end() - 1)
    if (wide := words.find("：")) >= 0:  # noqa: RUF001 - the wide colon is what we look for
        return _one("this is a wide colon from another keyboard", "type the plain colon `:` and a space", start + wide)
    above = next(scene.lines_above(start), None)
    if above is not None and _LIST_ENTRY.match(scene.line(above).strip()):
        hint = "begin the line with `- ` if it is a list entry; if it goes on with the text above, indent it further"
    else:
        hint = f"{_KEY_FORM}; if this line goes on with the text above, indent it further than the key"
    return Explanation("this line has no colon", hint, start, max(end, start + 1))


def _lost_place(scene: Scene) -> Explanation:
    """In a block, something that is neither the next key nor the next list entry."""
    before = scene.before
    if scene.sign(scene.at) == ":":
        return _no_key(scene)
    if before.style in ("|", ">"):
        return _uneven_text(scene)
    if not scene.same_line(before.end, scene.at):
        return _uneven_lines(scene)
    return _more_on_line(scene, before)


def _more_on_line(scene: Scene, before: Before) -> Explanation:
    """Something stands behind a value that has ended."""
    if before.style in ("'", '"'):
        return _after_quote(scene, before) if scene.same_line(before.start, before.end) else _quote_over_lines(scene, before)
    if before.style in ("]", "}"):
        return _after_bracket(scene)
    if before.style == "*":
        return _bad_first_sign(scene, before.start)
    return _uneven_lines(scene)


def _no_key(scene: Scene) -> Explanation:
    """A colon with nothing before it."""
    return _one("there is no key before the colon", "write the name of the field before the colon", scene.at)


def _quote_over_lines(scene: Scene, before: Before) -> Explanation:
    """A quote mark that was closed by one that was meant to open another text."""
    mark = before.style
    message = f"the quote mark {mark} that opens here is not closed on its line"
    return _one(
        message, f"put {mark} at the end of the text; it now ends at the next {mark}, on line {scene.number(before.end - 1)}", before.start
    )


def _after_quote(scene: Scene, before: Before) -> Explanation:
    """More words after a closing quote mark."""
    if before.end == scene.at and before.style == "'":
        return _one("an apostrophe ends this text, which stands in single quotes", scene.quoted(before.start), scene.at - 1)
    if before.end == scene.at:
        return _one("a quote mark inside the text ends it", scene.quoted(before.start), scene.at - 1)
    end = scene.at + len(scene.rest(scene.at).rstrip())
    return Explanation("more words follow after the closing quote mark", scene.quoted(before.start), scene.at, end)


def _after_bracket(scene: Scene) -> Explanation:
    """More words after a closing bracket, or one bracket too many."""
    if scene.sign(scene.at) in ("]", "}"):
        return _one("there is one closing bracket too many", "delete it", scene.at)
    end = scene.at + len(scene.rest(scene.at).rstrip())
    hint = "if the brackets belong to the text, put the whole text in double quotes; else delete the words"
    return Explanation("more words follow after the closing bracket", hint, scene.at, end)


def _uneven_text(scene: Scene) -> Explanation:
    """A line of a long text that is indented less than the text's first line."""
    hint = "give all lines of the text the same number of spaces"
    end = scene.at + len(scene.rest(scene.at).rstrip())
    return Explanation("this line is indented less than the first line of the text above", hint, scene.at, end)


def _uneven_lines(scene: Scene) -> Explanation:
    """A line that does not line up with any block above it."""
    above = next(scene.lines_above(scene.at), None)
    end = scene.at + len(scene.rest(scene.at).rstrip())
    if above is None:
        return _fallback(scene)
    if _LIST_ENTRY.match(scene.rest(scene.at)):
        hint = "give all entries of a list the same number of spaces; a list stands alone under its key"
        return Explanation("this list entry does not line up with the lines above", hint, scene.at, end)
    has, wants = scene.indent(scene.at), scene.content_column(above)
    if has in (wants, scene.indent(above)):
        hint = "begin it with `- ` if it is a list entry; else indent it like the block it belongs to"
    else:
        hint = f"it has {_spaces(has)} in front; to stand beside the line above it needs {_spaces(wants)}"
    return Explanation("this line does not line up with the lines above", hint, scene.at, end)


def _flow(scene: Scene) -> Explanation:
    """In brackets, something that is neither a comma nor the closing bracket."""
    sign = scene.sign(scene.at)
    below = not scene.same_line(scene.since, scene.at)
    if not sign or (below and (sign in "]}" or scene.indent(scene.at) <= scene.indent(scene.since))):
        return _open_bracket(scene, scene.since)
    if sign in "]}":
        return _wrong_bracket(scene, scene.since)
    return _between_entries(scene, scene.before, sign)


def _open_bracket(scene: Scene, start: int) -> Explanation:
    """A bracket that is never closed."""
    opening = scene.sign(start)
    return _one(f"the bracket `{opening}` that opens here is never closed", f"put `{_PAIRS.get(opening, ']')}` at the end", start)


def _wrong_bracket(scene: Scene, start: int) -> Explanation:
    """A bracket that the other kind of bracket closes."""
    opening = scene.sign(start)
    message = f"the bracket `{opening}` is closed by `{scene.sign(scene.at)}`"
    return _one(message, f"write `{_PAIRS.get(opening, ']')}` here", scene.at)


def _between_entries(scene: Scene, before: Before, sign: str) -> Explanation:
    """In brackets, an entry is over, and `sign` follows in place of a comma."""
    if before.style in ("'", '"') and sign not in "\"'[{":
        if before.end == scene.at:
            return _after_quote(scene, before)
        if not _KEY_AHEAD.match(scene.text, scene.at):
            hint = "put all the words in quotes, or a comma between two entries"
            return _one("more words follow after the closing quote mark", hint, scene.at)
    if not before.style and not scene.same_line(before.start, scene.at):
        return _missing_comma(before.start + len(scene.rest(before.start).rstrip()))
    if sign == ":":
        return _one("the text holds a colon and a space", f"{_ALL_QUOTES}, or put a comma before the next key", scene.at)
    if sign in "[{" and not before.style:
        return _one("a bracket stands inside the text", f"{_ALL_QUOTES}, or put a comma before the bracket", scene.at)
    return _missing_comma(before.end)


def _missing_comma(place: int) -> Explanation:
    """Two entries in brackets with nothing between them."""
    return _one("a comma is missing between two entries", "put a comma here", place)


def _no_content(scene: Scene) -> Explanation:
    """A comma, a closing bracket, or the end of the file where a value should be."""
    sign, brackets = scene.sign(scene.at), scene.before.brackets
    if brackets and not sign:
        return _open_bracket(scene, brackets[-1])
    if brackets and sign in "]}":
        return _wrong_bracket(scene, brackets[-1])
    if brackets and sign == ",":
        return _one("there is nothing before this comma", "delete the comma, or write the entry that belongs here", scene.at)
    return _bad_sign_at(scene)


def _after_document(scene: Scene) -> Explanation:
    """More lines after the parser thinks that the file has ended."""
    first = scene.at
    for above in scene.lines_above(scene.at):
        line = scene.line(above)
        hidden = re.search(r"\s#.*:(?:\s|$)", line)
        if hidden and ":" not in line[: hidden.start()]:
            return _one(
                "the # makes a comment of the rest of this line, the colon too", "take the # out of the key", above + hidden.start() + 1
            )
        if line.startswith("%"):
            return _directive(Scene(scene.text, scene.problem, scene.doing, above, above))
        if line.startswith("..."):
            return Explanation("a line of three dots ends the file, and more follows", "delete this line", above, above + 3)
        first = above
    if scene.indent(first) > scene.indent(scene.at):
        start = first + scene.indent(first)
        hint = "delete the spaces in front of this line, and as many in front of each line that belongs to it"
        return Explanation("the first lines of the file are indented, the lines below are not", hint, start, start + len(scene.rest(start)))
    if scene.sign(scene.at) == ":":
        return _no_key(scene)
    return _one("the lines above are no fields, and more lines follow", _KEY_FORM, scene.at)


def _by_task(doing: str) -> Callable[[Scene], Explanation]:
    """Choose by what the parser was reading, for messages that do not tell it themselves."""
    for word, family in (("directive", _directive), ("block scalar", _block_text), ("tag", _bad_sign_since), ("quoted", _open_quote)):
        if word in doing:
            return family
    return _fallback


FAMILIES: Final[dict[str, Callable[[Scene], Explanation]]] = {
    "found character that cannot start any token": _bad_sign_at,
    "did not find expected alphabetic or numeric character": _bad_sign_since,
    "found undefined tag handle": _bad_sign_since,
    "mapping keys are not allowed in this context": _bad_sign_at,
    "mapping values are not allowed in this context": _second_colon,
    "found unexpected ':'": _second_colon,
    "block sequence entries are not allowed in this context": _list_beside_key,
    "could not find expected ':'": _missing_colon,
    "did not find expected key": _lost_place,
    "did not find expected '-' indicator": _lost_place,
    "did not find expected ',' or ']'": _flow,
    "did not find expected ',' or '}'": _flow,
    "did not find expected node content": _no_content,
    "did not find expected <document start>": _after_document,
    "found unknown escape character": _backslash,
    "did not find expected hexdecimal number": _backslash,
    "found invalid Unicode character escape code": _backslash,
    "found incompatible YAML document": _directive,
    "found duplicate %YAML directive": _directive,
    "found duplicate %TAG directive": _directive,
}
"""libyaml's words -> who explains them; what a directive, tag, or quoted text can fail on is chosen by task."""
