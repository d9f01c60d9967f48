"""What codes mean, for people at a terminal: one code in full, or the list of all."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from generator.reporting.check_run import uncolored
from generator.reporting.words import visible_lines
from ladder_spec.explaining import explanations

if TYPE_CHECKING:
    from generator.reporting.check_run import Paint
    from ladder_spec import Explanation

_WIDTH: Final = 88
HOW_TO_ACCEPT: Final = (
    "To accept it for a time, write into `handbook.yml`, beside `profile`, where it may stand, who answers for it, until when, and why:"
)
NO_EXCEPTION: Final = "No exception can be accepted: mend it."


def severities(found: Explanation) -> str:
    """How bad a code is: under the profile `standard`, and where another profile differs."""
    usual = found.severities["standard"]
    others = [f"{_one(severity)} under the profile `{profile}`" for profile, severity in found.severities.items() if severity != usual]
    return ", ".join([_one(usual), *others])


def _one(severity: str) -> str:
    """A severity with its article."""
    return f"an {severity}" if severity == "error" else f"a {severity}"


def one_code(found: Explanation, *, page: str = "", paint: Paint = uncolored) -> str:
    """A code in full.

    Args:
        found: What there is to say.
        page: Where its page is; "" = nowhere near.
        paint: Colors a piece of text according to its role.
    """
    parts = [
        f"{paint(found.severities['standard'].value, found.code)}: {paint('strong', found.title)}\n{paint('quiet', found.group)}",
        textwrap.fill(found.why, _WIDTH),
        textwrap.fill(f"How bad it is: {severities(found)}.", _WIDTH),
        f"{paint('error', 'Wrong:')}\n{_lines(found.bad)}",
        f"{paint('good', 'Right:')}\n{_lines(found.good)}",
        f"{textwrap.fill(HOW_TO_ACCEPT, _WIDTH)}\n{_lines(found.accept)}" if found.accept else NO_EXCEPTION,
    ]
    if page:
        parts.append(paint("quiet", f"Its page: {page}"))
    return "\n\n".join(parts) + "\n"


def _lines(example: str) -> str:
    """An example, set in."""
    return textwrap.indent(visible_lines(example), "    ")


def all_codes(*, paint: Paint = uncolored) -> str:
    """The list of all codes by group, with their titles."""
    blocks = []
    for group, codes in explanations().items():
        rows = [f"  {paint(one.severities['standard'].value, one.code)}  {one.title}" for one in codes]
        blocks.append("\n".join([paint("strong", group), *rows]))
    return "\n\n".join([*blocks, "`rungbook explain LS401` says more of one."]) + "\n"
