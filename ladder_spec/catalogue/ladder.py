"""Codes of ladder logic: can people get everywhere, and does asking rise as they go?"""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, Rule

LADDER: Final = (
    Rule(
        "LS402",
        ERROR,
        "A level that nobody can reach, or a step up that is not up",
        "Each level needs a way in, and a promotion must end in a later tier. Else the ladder promises a step that does not exist.",
    ),
)
