"""Ways in which people, programs and accidents mangle a folder of files."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

SIGNS = (
    *"\"'`[]{}:,#&*!|>%@-?=~\\ \t\n\r\x00\x0b\u00a0\u0085\u200b\u202e\ufeff\ufffdé\u2013👍",
    "- ",
    ": ",
    " #",
    " #x",
    "---\n",
    "\n\n",
    "  ",
    "<<: ",
)
VALUES = (
    "",
    "[]",
    "{}",
    "~",
    "true",
    "NO",
    "0",
    "-1",
    "12",
    "9" * 30,
    "24.50",
    "2026-02-30",
    "[a, [b, [c]]]",
    "{a: b}",
    "*x",
    "&x y",
    "!t z",
    "'",
    "|",
)

Mangle = Callable[[Path, random.Random], None]


def spec_files(folder: Path) -> list[Path]:
    """The spec files of a handbook, in a fixed order."""
    return sorted(path for path in folder.rglob("*.yml") if path.is_file())


def _edit_lines(change: Callable[[list[str], random.Random], None]) -> Mangle:
    def mangle(folder: Path, chance: random.Random) -> None:
        file = chance.choice(spec_files(folder))
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
        change(lines, chance)
        file.write_text("\n".join(lines), encoding="utf-8", errors="replace")

    return mangle


def _drop(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice((1, 1, 1, 2, 5))]


def _double(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = lines[at : at + chance.choice((1, 2, 4))]


def _swap(lines: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _indent(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((f"  {lines[at]}", lines[at][2:], f"\t{lines[at]}", lines[at].lstrip()))


def _sign(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    column = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + chance.choice(SIGNS) + lines[at][column + chance.choice((0, 0, 1)) :]


def _value(lines: list[str], chance: random.Random) -> None:
    at = chance.choice([number for number, line in enumerate(lines) if ":" in line or line.strip().startswith("-")] or [0])
    head, mark, _ = lines[at].partition(": ") if ": " in lines[at] else lines[at].partition("- ")
    lines[at] = head + (mark or ": ") + chance.choice(VALUES)


def _cut(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines)) :]


def _borrow(folder: Path, chance: random.Random) -> None:
    """A value of one file stands in another: an id of the wrong kind, a text for a number."""
    texts = [
        line.partition(": ")[2] for file in spec_files(folder) for line in file.read_text(errors="replace").split("\n") if ": " in line
    ]
    _edit_lines(lambda lines, chance: _put(lines, chance, chance.choice(texts or [""])))(folder, chance)


def _put(lines: list[str], chance: random.Random, value: str) -> None:
    at = chance.randrange(len(lines))
    lines[at] = (lines[at].partition(": ")[0] + ": " if ": " in lines[at] else "  - ") + value


def _bytes(folder: Path, chance: random.Random) -> None:
    file = chance.choice(spec_files(folder))
    raw = bytearray(file.read_bytes() or b" ")
    for _ in range(chance.randrange(1, 4)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    file.write_bytes(bytes(raw))


def _delete(folder: Path, chance: random.Random) -> None:
    chance.choice(spec_files(folder)).unlink()


def _overwrite(folder: Path, chance: random.Random) -> None:
    one, other = chance.choice(spec_files(folder)), chance.choice(spec_files(folder))
    other.write_bytes(one.read_bytes())


def _exchange(folder: Path, chance: random.Random) -> None:
    one, other = chance.choice(spec_files(folder)), chance.choice(spec_files(folder))
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def _move(folder: Path, chance: random.Random) -> None:
    file, place = chance.choice(spec_files(folder)), chance.choice(spec_files(folder)).parent
    target = place / chance.choice((file.name, "zz.yml", "ZZ.yaml", "a b.yml"))
    if not target.exists():
        shutil.move(file, target)


def _link(folder: Path, chance: random.Random) -> None:
    file = chance.choice(spec_files(folder))
    file.unlink()
    file.symlink_to(chance.choice(("nowhere.yml", file.name, "..", "/dev/null")))


def _folder(folder: Path, chance: random.Random) -> None:
    file = chance.choice(spec_files(folder))
    file.unlink()
    file.mkdir()


def _empty(folder: Path, chance: random.Random) -> None:
    chance.choice(spec_files(folder)).write_bytes(chance.choice((b"", b"\n", b"# nothing", b"- a", b"a", b"\xff\xfea\x00", b"a: b")))


WAYS: tuple[Mangle, ...] = (
    *(_edit_lines(change) for change in (_drop, _double, _swap, _indent, _sign, _value) for _ in range(4)),
    _edit_lines(_cut),
    *(_borrow,) * 6,
    _bytes,
    _delete,
    _overwrite,
    _exchange,
    _move,
    _link,
    _folder,
    _empty,
)
"""Edits inside files are the common ones."""


def mangle(folder: Path, chance: random.Random) -> None:
    """Do a folder some harm, once to six times."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if spec_files(folder):
            chance.choice(WAYS)(folder, chance)
