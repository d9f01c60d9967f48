"""Spec files as a person may have written them: any kind of file, in every style that YAML allows, with comments all over."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any, TypeAlias

from hypothesis import strategies as st

from ladder_spec.models import FILE_KINDS
from ladder_spec.models.structure import Structure, structure_of

Data: TypeAlias = Any  # nested text, nothing, lists and mappings

TEXTS = (  # an empty text is left out: the reader takes it for nothing
    *("You draw blood and do finger sticks.", "Plain words", "x", "it's", "“Good” work, done", "Ärztin, é, 日本語", "👍🏽 done", "👩‍⚕️"),
    *(
        "a: b",
        "ends with colon:",
        "a #b",
        "# not a comment",
        "- dash",
        "-",
        "-5 degrees",
        "? why",
        ":",
        ": x",
        "[a, b]",
        "{a}",
        "a, b",
        "*star",
    ),
    *("&and", "!tag", "| bar", "> more", "%50", "@x", "`code`", '"quoted"', "'single'", 'say "hi" now', "back\\slash", "tab\there", "..."),
    *("NO", "yes", "on", "y", "true", "False", "null", "~", "NULL", " ", " lead", "trail ", "---", "--- x", "<<", "=", "2026.2", "1.10"),
    *(
        "010",
        "0x1F",
        "0o17",
        "0b11",
        "1_000",
        "12:30",
        "12:30:45",
        "1e3",
        ".5",
        "+1",
        "-7",
        ".inf",
        ".NaN",
        "2026-07-01",
        "2026-07-01 10:00:00",
    ),
    *(
        "a\nb",
        "a\n\nb\n",
        "a\n",
        "\na",
        "a\n\n",
        " a\nb",
        "a \nb",
        "a\n  b",
        "a\n# b",
        "\n",
        "a\n\tb",
        "no-break\u00a0space",
        "zero\u200bwidth",
        "\u2028",
    ),
    *("nel\u0085nel", "\ufeff", "\ufffd", "bell\x07", "x" * 130, "word " * 40 + "end", "line\nagain " * 30),
)
KEYS = ("note", "extra", "on", "no", "12", "a b", "a: b", "# x", "-", "'q'", "é", "~", "1.10", "x" * 120, "<", "[k]")
PLAIN = re.compile(r"[A-Za-z“é][A-Za-z0-9 ,.'“”é-]*(?<! )")
DEEP = 99
WORDS = re.compile(r"[A-Za-z][a-z.]*(?: [A-Za-z][a-z.]*)+")


@dataclass
class Written:
    """A spec file."""

    text: str
    data: dict[str, Data]
    """What a reader must find in it."""
    comments: list[str]
    """Each comment in it."""


@dataclass
class Author:
    """Writes a spec file. All its whims come from one source of chance."""

    chance: Random
    comments: list[str] = field(default_factory=list)
    deepest: int = DEEP
    """A comment that is indented deeper than this would become part of the text above it."""

    def maybe(self, share: float) -> bool:
        """Decide something; `share` of the answers are yes."""
        return self.chance.random() < share

    # --- what is said ---

    def value(self, place: Structure, size: int) -> Data:
        """What a model wants in a place, or something odd."""
        if place.choices:
            tag = self.chance.choice(sorted(place.choices))
            made = self.value(place.choices[tag], size)
            if place.tag_key and isinstance(made, dict):
                made[place.tag_key] = "unknown" if self.maybe(0.05) else tag
            return made
        if place.block is not None:
            return self.mapping(place, size)
        if place.item is not None:
            return [self.value(place.item, size - 1) for _ in range(self.chance.randint(0, min(max(size, 0), 3)))]
        if place.entry is not None:
            keys = ["with-help", "on-my-own", *self.chance.sample(KEYS, 2)]
            return {key: self.value(place.entry, size - 1) for key in keys[: max(size, 0)]}
        return self.words(place.marks[-1] if place.marks else None)

    def mapping(self, place: Structure, size: int) -> dict[str, Data]:
        """Some fields of a block in any order, now and then with one that it does not have."""
        keys = self.chance.sample(list(place.fields), min(len(place.fields), max(1, size)))
        made = {key: self.value(place.fields[key], size - 1) for key in keys}
        if self.maybe(0.1):
            made[self.chance.choice(KEYS)] = self.anything(2)
        return made

    def words(self, wanted: object) -> str | None:
        """A text that fits a type, or any text."""
        if self.maybe(0.05):
            return None
        usual = {int: "12", Decimal: "24.50", bool: "true"}.get(wanted, "2026-07-01") if isinstance(wanted, type) else "employer"
        return usual if self.maybe(0.3) else self.chance.choice(TEXTS)

    def anything(self, size: int) -> Data:
        """Data that no model describes."""
        form = self.chance.randint(0, 4) if size > 0 else 0
        if form == 1:
            return [self.anything(size - 1) for _ in range(self.chance.randint(0, 3))]
        if form == 2:
            return {key: self.anything(size - 1) for key in self.chance.sample(KEYS, self.chance.randint(0, 3))}
        return self.words(None)

    # --- how it is written ---

    def block(self, data: Data, column: int) -> list[str]:
        """Lines of a list or mapping that is not empty, in block style."""
        lines: list[str] = []
        entries = (
            [("-", value) for value in data] if isinstance(data, list) else [(self.key(key) + ":", value) for key, value in data.items()]
        )
        for start, value in entries:
            lines += self.noise(column)
            first, *others = self.entry(start, value, column)
            lines += [" " * column + first, *others]
        return lines

    def entry(self, start: str, value: Data, column: int) -> list[str]:
        """The lines of an entry, the first one without its indentation."""
        self.deepest = DEEP
        if isinstance(value, dict | list):
            if not value or self.maybe(0.3):
                return (f"{start} " + self.flow(value, column + 3) + self.tail()).split("\n")
            below = column if start != "-" and isinstance(value, list) and self.maybe(0.3) else column + self.chance.randint(1, 4)
            if start == "-" and self.maybe(0.8):
                first = " " * self.chance.randint(1, 3)
                lines = self.block(value, column + 1 + len(first))
                skipped = next((n for n, line in enumerate(lines) if line.strip() and not line.strip().startswith("# ")), 0)
                if skipped == 0:
                    return ["-" + first + lines[0].lstrip(), *lines[1:]]
                return ["-" + self.tail(), *lines]
            return [start + self.tail(), *self.block(value, below)]
        if value is None:
            return [start + self.chance.choice(["", " ~", " null"]) + self.tail()]
        if self.maybe(0.03):
            return [start + self.tail(), " " * (column + 2) + self.scalar(value, column + 2) + self.tail()]
        block = self.lines(value, column)
        if block and self.maybe(0.7):
            self.deepest = column
            return [f"{start} {block[0]}{self.tail()}", *block[1:]]
        return (f"{start} {self.scalar(value, column + 2)}{self.tail()}").split("\n")

    def lines(self, text: str, column: int) -> list[str]:
        """A text as a literal or folded block; [] where that cannot hold it."""
        indent = " " * (column + 2)
        if WORDS.fullmatch(text) and self.maybe(0.3):
            return [">-", *(indent + word for word in text.split(" "))]
        body = text.removesuffix("\n")
        if "\n" not in text or not re.fullmatch(r"[a-z][a-z #\n]*[a-z]", body) or " \n" in body:
            return []
        return ["|" if body != text else "|-", *(indent + line if line else "" for line in body.split("\n"))]

    def scalar(self, text: str, column: int, *, flow: bool = False) -> str:
        """A text on one or more lines, plain or in quotes."""
        typed = re.fullmatch(r"[0-9-]+|true", text) and text != "-"
        reserved = text.lower() in ("null", "~")
        style = self.chance.choice("pppsd")
        if style == "p" and (PLAIN.fullmatch(text) or typed) and not reserved and not (flow and "," in text):
            return text.replace(" ", "\n" + " " * column, 1) if WORDS.fullmatch(text) and self.maybe(0.2) else text
        if style == "s" and text.isprintable() and "\ufffd" not in text:
            return "'" + text.replace("'", "''") + "'"
        if text.isprintable() and "\ufffd" not in text and not self.maybe(0.1):
            return json.dumps(text, ensure_ascii=False)
        return '"' + "".join(sign if sign.isascii() and sign.isalnum() else f"\\U{ord(sign):08x}" for sign in text) + '"'

    def key(self, key: str) -> str:
        """A key, in quotes where it must be."""
        if re.fullmatch(r"[a-z][a-z_-]*", key) and not self.maybe(0.05):
            return key
        return json.dumps(key, ensure_ascii=False)

    def flow(self, data: Data, column: int) -> str:
        """A list or mapping in brackets, now and then over several lines."""
        if data is None:
            return "null"
        if isinstance(data, str):
            return self.scalar(data, column, flow=True)
        parts = [self.flow(value, column) for value in data] if isinstance(data, list) else []
        if isinstance(data, dict):
            parts = [f"{self.key(key)}: {self.flow(value, column)}" for key, value in data.items()]
        text = "".join(part + self.gap(column) + "," + self.gap(column) for part in parts)
        if parts and self.maybe(0.7):
            text = text.rstrip(", ") if not text.rstrip().rpartition("\n")[2].lstrip().startswith("#") and text.endswith(", ") else text
        return ("[{}]" if isinstance(data, list) else "{{{}}}").format(self.gap(column) + text)

    def gap(self, column: int) -> str:
        """What may stand between two pieces in brackets."""
        if self.maybe(0.1):
            return self.tail() + "\n" + "".join(line + "\n" for line in self.noise(column)) + " " * column
        return " "

    def tail(self) -> str:
        """Now and then a comment at the end of a line."""
        return f" {' ' * self.chance.randint(0, 2)}{self.comment()}" if self.maybe(0.12) else ""

    def noise(self, column: int) -> list[str]:
        """Comments and empty lines between two entries."""
        lines = []
        while self.maybe(0.15):
            indent = self.chance.choice([column, column, self.chance.randint(0, column + 5)])
            lines.append("" if self.maybe(0.5) else " " * min(indent, self.deepest) + self.comment())
        return lines

    def comment(self) -> str:
        """A comment that holds a number which no other one has, and ends in a point."""
        comment = self.chance.choice(["# {}.", "#  {} here: [x].", "## {}.", '# "{}.', "# - {}.", "# {} see #12."]).format(
            f"note-{len(self.comments)}"
        )
        self.comments.append(comment)
        return comment


@st.composite
def written_specs(draw: st.DrawFn) -> Written:
    """Draw a spec file. A smaller size is a simpler file, so that a failure shrinks."""
    kind = draw(st.sampled_from(FILE_KINDS))
    author = Author(Random(draw(st.integers(0, 2**32))))  # noqa: S311 - repeatable numbers are wanted
    data = author.mapping(structure_of(kind.model), draw(st.integers(1, 6)))
    data["schema"] = kind.schema_line if author.maybe(0.95) else "rungbook/unknown/v1"
    if author.maybe(0.7):
        data = {"schema": data.pop("schema"), **data}
    lines = author.noise(0) + (["---" + author.tail()] if author.maybe(0.1) else [])
    lines += [author.flow(data, 1)] if author.maybe(0.05) else author.block(data, 0)
    lines += author.noise(0)
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    last = end if author.deepest < DEEP else draw(st.sampled_from([end, ""]))  # the end of a block of lines is part of it
    return Written(end.join("\n".join(lines).split("\n")) + last, data, author.comments)
