"""What `rungbook export` writes of a handbook."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.exchange.revisions import commit_of
from generator.exchange.workbook.book import workbook_bytes
from generator.render.data import data_files

if TYPE_CHECKING:
    from ladder_spec.handbook import Handbook


def exported(handbook: Handbook, folder: Path, *, xlsx: Path | None, template: Path | None, csv: Path | None) -> dict[Path, bytes]:
    """Return the files that were asked for, with what stands in them.

    Args:
        handbook: The handbook.
        folder: Where it lies, to tell its commit.
        xlsx: Where the workbook goes.
        template: Where the empty workbook goes.
        csv: The folder of the tables, which are the same as those that the site publishes.
    """
    found: dict[Path, bytes] = {}
    if xlsx is not None:
        found[xlsx] = workbook_bytes(handbook, commit_of(folder))
    if template is not None:
        found[template] = workbook_bytes(handbook, filled=False)
    if csv is not None:
        tables = (file for file in data_files(handbook) if file.path.endswith(".csv"))
        found |= {csv / PurePosixPath(file.path).name: file.content for file in tables}
    return found
