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
        bad="# the handbook has the role `nurse`, but no role `rn`\nsigned_by: [rn]",
        good="signed_by: [nurse]",
    ),
    Rule(
        "LS202",
        ERROR,
        "The list and the files differ",
        "What is listed must have a file, and each file must be listed. Else a level has no page, or a page has no place.",
        bad="# there is no file levels/ma-3.yml\nlevels: [ma-1, ma-2, ma-3]",
        good="levels: [ma-1, ma-2]",
    ),
    Rule(
        "LS203",
        ERROR,
        "The same id twice",
        "An id names one thing only. With two of them nobody can tell which one a link or a tick on a phone means.",
        bad="duties:\n  - {id: draw, text: You draw blood.}\n  - {id: draw, text: You draw up vaccines.}",
        good="duties:\n  - {id: draw-blood, text: You draw blood.}\n  - {id: draw-up-vaccines, text: You draw up vaccines.}",
    ),
    Rule(
        "LS210",
        ERROR,
        "The schema line does not fit the folder",
        "The first line says what the file is, and the folder says it too. When they differ, one of the two is wrong.",
        bad="# in the folder levels/\nschema: rungbook/program/v1",
        good="# in the folder levels/\nschema: rungbook/level/v1",
    ),
    Rule(
        "LS211",
        ERROR,
        "The file name is not the id",
        "The file is named like the thing in it, so that people find it at once.",
        bad="# in the file levels/ma-2.yml\nid: ma2",
        good="# in the file levels/ma-2.yml\nid: ma-2",
    ),
)
