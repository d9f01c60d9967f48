"""Codes of references: ids, lists and files that do not fit together."""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, Rule

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
