"""The catalogue of problem codes: for each one how bad it is, a short title, and why it matters.

To add a code, add one entry; nothing else knows the list. The words are for people in HR.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


ERROR: Final = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem.

    Attributes:
        code: Stable code such as "YS014"; it never changes its meaning.
        severity: Error or warning.
        title: A few plain words.
        why: One to three plain sentences on why it matters.
    """

    code: str
    severity: Severity
    title: str
    why: str


READING: Final = (
    Rule(
        "YS000",
        ERROR,
        "The file cannot be read",
        "A small slip, such as a missing quote mark, makes the rest of the file unreadable. "
        "Nothing after that place can be checked until it is mended.",
    ),
    Rule(
        "YS001",
        ERROR,
        "The file is saved as UTF-16 or UTF-32",
        "Some programs save text in a way that other tools cannot read. All files of a handbook are UTF-8.",
    ),
    Rule(
        "YS002",
        ERROR,
        "The file is too big",
        "A file of more than 1 MiB is nearly always something else by mistake. Small files make changes easy to review.",
    ),
    Rule(
        "YS003",
        ERROR,
        "The file is not UTF-8 text",
        "Letters such as é and curly quote marks were saved in an old Windows way. They would come out as wrong signs on the pages.",
    ),
    Rule(
        "YS004",
        ERROR,
        "A character that nobody can see",
        "Text copied from Word, a PDF, or a web page can hold characters that look like a space or like nothing. "
        "They break links and search, and they can hide text from a reviewer.",
    ),
    Rule(
        "YS005",
        ERROR,
        "The file cannot be opened",
        "A file that cannot be opened cannot be checked, and its content would be missing from every page.",
    ),
    Rule(
        "YS010",
        ERROR,
        "An anchor, an alias, or a merge key",
        "YAML can fill in text from another place with & and *. We write things out, so that each line says what it means.",
    ),
    Rule(
        "YS011",
        ERROR,
        "A tag",
        "In YAML an exclamation mark in front of a value gives a command to the computer. A handbook holds only words, numbers, and dates.",
    ),
    Rule(
        "YS012",
        ERROR,
        "Blocks nested too deep",
        "No handbook needs more than 32 blocks one inside the other. So many brackets or dashes in a row are a mistake.",
    ),
    Rule(
        "YS013",
        ERROR,
        "A key that is not plain text",
        "The name before a colon must be a word. A list, a block, or nothing cannot be the name of a field.",
    ),
    Rule(
        "YS014",
        ERROR,
        "The same key twice in one block",
        "Stock YAML keeps only the last of the two and says nothing. One of your two texts would be lost.",
    ),
    Rule(
        "YS015",
        ERROR,
        "More than one document in a file",
        "A line of three dashes starts a new document, and stock YAML tools would drop it or stop there. One file holds one thing.",
    ),
    Rule(
        "YS016",
        ERROR,
        "No fields in the file",
        "A spec file is a block of `key: value` lines. This one is empty or starts with something else, so there is nothing to read.",
    ),
    Rule(
        "YS020",
        ERROR,
        "Text lost after a # sign",
        "In YAML a space and a # start a comment. The words after it would be missing on the page, and nobody would be told.",
    ),
)

SHAPE: Final = (
    Rule(
        "LS101",
        ERROR,
        "A field is missing",
        "The pages cannot say something that nobody has written down. This field is needed wherever this kind of block stands.",
    ),
    Rule(
        "LS102",
        ERROR,
        "An unknown key",
        "A key that we do not know is most often a typing slip. Its text would be shown nowhere.",
    ),
    Rule(
        "LS103",
        ERROR,
        "Not one of the allowed values",
        "Some fields allow only a few words, so that pages and checks know what is meant.",
    ),
    Rule(
        "LS104",
        ERROR,
        "A number, an amount, a day, or a yes-no in the wrong form",
        'Each of these has one way to be written: 12, "24.50", 2026-07-01, true or false. '
        "With one form, nobody reads a date or an amount in two ways.",
    ),
    Rule(
        "LS105",
        ERROR,
        "An unknown kind or type",
        "The kind says which other fields a block may have and how the page shows it. With an unknown kind nothing fits.",
    ),
    Rule(
        "LS106",
        ERROR,
        "An id in the wrong form",
        "Ids are part of web addresses and of printed sheets. They hold small letters, digits, and single dashes, 40 characters at most.",
    ),
    Rule(
        "LS107",
        ERROR,
        "A number out of range",
        "A count of 0 draws or a month 13 cannot be meant. The allowed range is in the message.",
    ),
    Rule(
        "LS108",
        ERROR,
        "Empty, or too long",
        "An empty list or text promises something that is not there. A text that is too long does not fit where it is shown.",
    ),
    Rule(
        "LS109",
        ERROR,
        "A line break where one line is needed",
        "This text is shown as one line, in a table or a title. A line break in it would tear it apart.",
    ),
)

REFERENCES: Final = (
    Rule(
        "LS201",
        ERROR,
        "An id that nothing has",
        "One part of the handbook points at another by its id. Here it points at nothing, so the page would have a dead end.",
    ),
    Rule(
        "LS202",
        ERROR,
        "The list and the files differ",
        "What is listed must have a file, and each file must be listed. Else a level has no page, or a page has no place.",
    ),
    Rule(
        "LS203",
        ERROR,
        "The same id twice",
        "An id names one thing only. With two of them nobody can tell which one a link or a tick on a phone means.",
    ),
    Rule(
        "LS210",
        ERROR,
        "The schema line does not fit the folder",
        "The first line says what the file is, and the folder says it too. When they differ, one of the two is wrong.",
    ),
    Rule(
        "LS211",
        ERROR,
        "The file name is not the id",
        "The file is named like the thing in it, so that people find it at once.",
    ),
)

LADDER: Final = (
    Rule(
        "LS402",
        ERROR,
        "A level that nobody can reach, or a step up that is not up",
        "Each level needs a way in, and a promotion must end in a later tier. Else the ladder promises a step that does not exist.",
    ),
)


def _by_code(*groups: Iterable[Rule]) -> Mapping[str, Rule]:
    """Index the rules by code; a code that stands twice is a mistake in this file."""
    found: dict[str, Rule] = {}
    for rule in (rule for group in groups for rule in group):
        if rule.code in found:
            raise ValueError(f"The code {rule.code} stands in the catalogue twice.")
        found[rule.code] = rule
    return MappingProxyType(found)


CATALOGUE: Final[Mapping[str, Rule]] = _by_code(READING, SHAPE, REFERENCES, LADDER)
"""Every code with its rule."""
