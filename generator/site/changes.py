"""What changed since the last frozen edition, kept between builds: a comparison takes longer than all the rest of a small build."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import ladder_spec
from generator.render.kept_values import KeptValue
from generator.views.news import Told
from generator.views.selfcheck_editions import edition_before

if TYPE_CHECKING:
    from ladder_spec import Report


def changes_of(report: Report, folder: Path) -> tuple[Told, ...]:
    """Return what changed since the newest frozen edition that is older than the handbook; nothing where there is none.

    Args:
        report: A check without errors.
        folder: The handbook folder.

    Raises:
        EditionSpecsError: The file of the edition is no frozen edition.
    """
    before = edition_before(report.handbook().file.edition, (folder / "editions").glob("*.json"))
    if before is None:
        return ()
    specs = sorted((path, source.text) for path, source in report.sources.items() if path.endswith(".yml"))
    place = KeptValue("changes", _code(), before.read_bytes(), *(part for spec in specs for part in spec))
    known = place.read(tuple[Told, ...])
    if known is not None:
        return known
    from generator.exchange.editions import changes_since  # noqa: PLC0415 - only for what was not compared before

    found = changes_since(before, report)
    place.keep(found)
    return found


def _code() -> str:
    """What compares them: sizes and times of the modules of the spec language."""
    folder = Path(ladder_spec.__file__).parent
    files = (entry for name in (".", "changes", "models") for entry in os.scandir(folder / name) if entry.name.endswith(".py"))
    return repr(sorted((entry.path, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in files))
