"""One text of a spec file as it is written in canonical form: plain where that is safe, else in double quotes or as a block of lines.

Our reader takes every value as text. Editors and other programs take YAML's own types, so what YAML would misread as a number, a
day, a yes-no or nothing is written in quotes, unless the schema wants just that there.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ladder_spec.source import SourceFile
from ladder_spec.yaml_text import clean

_TYPED_FORMS: Final = {int: re.compile(r"[0-9]+"), bool: re.compile(r"true|false"), date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")}
"""What may stand without quotes where the schema wants a number, a yes-no or a day. Money is not among them: 24.50 would become 24.5."""
_MISREAD: Final = re.compile(
    r"""
      ~ | null | Null | NULL
    | y | Y | yes | Yes | YES | true | True | TRUE | on | On | ON
    | n | N | no | No | NO | false | False | FALSE | off | Off | OFF
    | [-+]? (?: 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+ )
    | [-+]? [0-9][0-9_]* (?: :[0-9]+ )* (?: \.[0-9_]* )? (?: [eE][-+]?[0-9]+ )?
    | [-+]? \.[0-9_]+ (?: [eE][-+]?[0-9]+ )?
    | [-+]? \.(?: inf | Inf | INF ) | \.(?: nan | NaN | NAN )
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}
      (?: (?: [Tt] | [ \t]+ ) [0-9]{1,2}:[0-9]{2}:[0-9]{2} (?: \.[0-9]* )? (?: [ \t]* (?: Z | [-+][0-9]{1,2}(?: :?[0-9]{2} )? ) )? )?
    | = | <<
    """,
    re.VERBOSE,
)
"""What YAML 1.1 or 1.2 takes for something else than text, if it has no quotes."""
_UNSAFE: Final = re.compile(r"""[-?:](?:\s|\Z) | [,\[\]{}#&*!|>'"%@`\s] | --- | \.\.\. | .*(?: :(?:\s|\Z) | \s\# | \s\Z )""", re.VERBOSE)
"""How a text begins, or what it holds, if it cannot stand without quotes."""
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_LOST: Final = "\ufffd"


def key_text(key: str, *, known: bool) -> str:
    """Write a key; one that the schema knows, such as `on`, needs no quotes to be read as text."""
    return key if _may_be_plain(key) and (known or not _MISREAD.fullmatch(key)) else _in_quotes(key)


def value_text(value: str, wanted: object = None, *, quoted: bool = False) -> list[str]:
    """Write a value.

    Args:
        value: The text as the reader gives it.
        wanted: The Python type that the schema wants there, such as `date` for a day; None where no schema is known.
        quoted: Whether it has quotes now. It counts only where no schema is known.

    Returns:
        Its lines; more than one only for a text with line breaks. The lines after the first are to be indented.
    """
    if "\n" in value:
        return _block_of_lines(value) or [_in_quotes(value)]
    if not _may_be_plain(value):
        return [_in_quotes(value)]
    if not _MISREAD.fullmatch(value):
        return [value]
    form = _TYPED_FORMS.get(wanted) if isinstance(wanted, type) else None
    stays_plain = form.fullmatch(value) if form else wanted is None and not quoted
    return [value if stays_plain else _in_quotes(value)]


def _may_be_plain(text: str) -> bool:
    """Whether the reader gives a text back as it is when it has no quotes."""
    return bool(text) and not _UNSAFE.match(text) and _shows(text)


def _shows(text: str) -> bool:
    """Whether every character of one line may stand in a spec file as it is."""
    if text.isprintable() and _LOST not in text:
        return True
    return "\t" not in text and "\n" not in text and not any(clean(SourceFile("", text))[1])


def _in_quotes(text: str) -> str:
    if _shows(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() and character != _LOST:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - YAML's three forms


def _block_of_lines(text: str) -> list[str]:
    """Write a text with line breaks as a literal block; [] where blanks or odd characters would get lost in one."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    fits = lines[0] and lines[-1] and not lines[0].startswith(" ") and all(_shows(line) and not line.endswith(" ") for line in lines)
    return ["|" if body != text else "|-", *lines] if fits else []
