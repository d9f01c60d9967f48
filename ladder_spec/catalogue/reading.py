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
        bad='text: "Ask your lead, then sign the sheet.\nwhy: Nobody signs alone.',
        good='text: "Ask your lead, then sign the sheet."\nwhy: Nobody signs alone.',
    ),
    Rule(
        "YS001",
        ERROR,
        "The file is saved as UTF-16 or UTF-32",
        "Some programs save text in a way that other tools cannot read. All files of a handbook are UTF-8.",
        bad='# saved with the encoding "Unicode", which is UTF-16\ntitle: Draw blood',
        good="# saved with the encoding UTF-8\ntitle: Draw blood",
    ),
    Rule(
        "YS002",
        ERROR,
        "The file is too big",
        "A file of more than 1 MiB is nearly always something else by mistake. Small files make changes easy to review.",
        bad="# a whole manual pasted into one text: more than 1 MiB\ndefinition: Take blood from a vein with the right tubes and labels.",
        good="# one line; the manual stays outside the handbook\ndefinition: Take blood from a vein with the right tubes and labels.",
    ),
    Rule(
        "YS003",
        ERROR,
        "The file is not UTF-8 text",
        "Letters such as é and curly quote marks were saved in an old Windows way. They would come out as wrong signs on the pages.",
        bad="# saved with the encoding ANSI, in which é is another byte\ntitle: Café duty",
        good="# saved with the encoding UTF-8\ntitle: Café duty",
    ),
    Rule(
        "YS004",
        ERROR,
        "A character that nobody can see",
        "Text copied from Word, a PDF, or a web page can hold characters that look like a space or like nothing. "
        "They break links and search, and they can hide text from a reviewer.",
        bad="# copied from a web page\ntitle: Draw\xa0blood",
        good="# typed with a normal space\ntitle: Draw blood",
    ),
    Rule(
        "YS005",
        ERROR,
        "The file cannot be opened",
        "A file that cannot be opened cannot be checked, and its content would be missing from every page.",
        bad="# `levels/ma-2.yml` is a link to a file on the computer of somebody else\nid: ma-2",
        good="# `levels/ma-2.yml` is the file itself\nid: ma-2",
    ),
    Rule(
        "YS010",
        ERROR,
        "An anchor, an alias, or a merge key",
        "YAML can fill in text from another place with & and *. We write things out, so that each line says what it means.",
        bad="signers: &signers [nurse, lead]\nsigned_by: *signers",
        good="signed_by: [nurse, lead]",
    ),
    Rule(
        "YS011",
        ERROR,
        "A tag",
        "In YAML an exclamation mark in front of a value gives a command to the computer. A handbook holds only words, numbers, and dates.",
        bad="text: !important Wash your hands first.",
        good='text: "Important: wash your hands first."',
    ),
    Rule(
        "YS012",
        ERROR,
        "Blocks nested too deep",
        "No handbook needs more than 32 blocks one inside the other. So many brackets or dashes in a row are a mistake.",
        bad="levels: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ma-1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        good="levels: [ma-1]",
    ),
    Rule(
        "YS013",
        ERROR,
        "A key that is not plain text",
        "The name before a colon must be a word. A list, a block, or nothing cannot be the name of a field.",
        bad="[on-my-own]: Draws blood and labels it at the chair.",
        good="on-my-own: Draws blood and labels it at the chair.",
    ),
    Rule(
        "YS014",
        ERROR,
        "The same key twice in one block",
        "Stock YAML keeps only the last of the two and says nothing. One of your two texts would be lost.",
        bad="why: You may be the first one there.\nyears: 18\nwhy: Some supplies are for adults only.",
        good="why: Some supplies are for adults only.\nyears: 18",
    ),
    Rule(
        "YS015",
        ERROR,
        "More than one document in a file",
        "A line of three dashes starts a new document, and stock YAML tools would drop it or stop there. One file holds one thing.",
        bad="id: ma-1\ntitle: Medical Assistant I\n---\nid: ma-2\ntitle: Medical Assistant II",
        good="# ma-2 has a file of its own\nid: ma-1\ntitle: Medical Assistant I",
    ),
    Rule(
        "YS016",
        ERROR,
        "No fields in the file",
        "A spec file is a block of `key: value` lines. This one is empty or starts with something else, so there is nothing to read.",
        bad="Medical Assistant II draws blood and runs heart tracings.",
        good="summary: Medical Assistant II draws blood and runs heart tracings.",
    ),
    Rule(
        "YS020",
        ERROR,
        "Text lost after a # sign",
        "In YAML a space and a # start a comment. The words after it would be missing on the page, and nobody would be told.",
        bad="where: Room #2 at Harbor Street",
        good='where: "Room #2 at Harbor Street"',
    ),
    Rule(
        "YS021",
        ERROR,
        "A line of a list read as text",
        "A line that begins with a dash or a bullet, but stands too far in or has no space after the dash, becomes a part of the text "
        "above it. The list would lose an entry, and nobody would be told.",
        bad="levels:\n  - ma-1\n    - ma-2",
        good="levels:\n  - ma-1\n  - ma-2",
    ),
)
