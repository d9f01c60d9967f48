"""The formats of `rungbook check`, by name. To add one, write a module with `render(run)` and enter it here."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.reporting.check_run import CheckRun

    Format = Callable[[CheckRun], str]

FORMATS: Final = {
    "text": "text",
    "json": "json_report",
    "github": "github",
    "sarif": "sarif",
    "junit": "junit",
}
"""The name of each format -> the module that writes it. A module is imported when its format is asked for: a check starts fast."""


def format_named(name: str) -> Format:
    """Return the function that writes a format: from a finished check to all of its text, line end included.

    Raises:
        KeyError: There is no such format.
    """
    return cast("Format", importlib.import_module(f"generator.reporting.{FORMATS[name]}").render)
