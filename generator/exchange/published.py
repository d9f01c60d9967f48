"""The workbook and the schema that a site publishes beside its data."""

from __future__ import annotations

import binascii
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import generator.exchange.workbook
import ladder_spec.models
from generator.output import OutputFile
from generator.render.kept_values import KeptValue
from generator.resources import resource_dir
from generator.views.downloads import DATA_SCHEMA, WORKBOOK

if TYPE_CHECKING:
    from ladder_spec.handbook import Handbook


def files_beside(handbook: Handbook, facts: bytes) -> tuple[OutputFile, OutputFile]:
    """Return the workbook of a handbook, and the JSON Schema of its facts.

    Args:
        handbook: The handbook.
        facts: All that it publishes, as `handbook.json` has it.
    """
    schema = (resource_dir("templates") / "data" / "handbook.schema.json").read_bytes()
    return OutputFile(WORKBOOK, _workbook(handbook, facts)), OutputFile(DATA_SCHEMA, schema)


def _workbook(handbook: Handbook, facts: bytes) -> bytes:
    """The workbook, as it was kept, or made now: writing it takes longer than most builds have to spare."""
    packages = (generator.exchange.workbook, ladder_spec.models)
    code = b"".join(file.read_bytes() for package in packages for file in sorted(Path(package.__path__[0]).glob("*.py")))
    place = KeptValue("workbooks", code, version("xlsxwriter"), facts)
    kept = place.read()
    if isinstance(kept, str):
        try:
            return binascii.a2b_base64(kept, strict_mode=True)
        except binascii.Error:  # damaged: make it again
            pass
    from generator.exchange.workbook.book import workbook_bytes  # noqa: PLC0415 - see above

    made = workbook_bytes(handbook)
    place.keep(binascii.b2a_base64(made, newline=False).decode())
    return made
