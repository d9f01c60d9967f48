"""Codes of reading: what makes a file unreadable, or hides something in it."""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, Rule

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
