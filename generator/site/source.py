"""From the handbook folder to the output tree: read, check, compile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from generator.build import BuildOptions, compile_handbook
from ladder_spec import check
from ladder_spec.errors import InvalidHandbook

if TYPE_CHECKING:
    from pathlib import Path

    from generator.output import OutputTree
    from ladder_spec import Report


class HandbookError(InvalidHandbook, PluginError):
    """The specs have errors, so there is nothing to publish. MkDocs ends such a build without a traceback.

    Attributes:
        report: All that was found.
        folder: The handbook folder.
    """

    def __init__(self, report: Report, folder: Path) -> None:
        """Keep the report, which tells what the errors are."""
        InvalidHandbook.__init__(self, report.problems)
        PluginError.__init__(self, str(self))
        self.report = report
        self.folder = folder


def load(folder: Path, *, directory_urls: bool) -> tuple[Report, OutputTree]:
    """Check the handbook and compile it.

    Args:
        folder: The handbook folder.
        directory_urls: Whether pages are addressed as `pay/` (True) or as `pay.html`.

    Raises:
        HandbookError: The specs have errors.
        SpecNotFound: There is no handbook in the folder.
    """
    report = check(folder)
    if not report.ok:
        raise HandbookError(report, folder)
    return report, compile_handbook(report.handbook(), BuildOptions(directory_urls=directory_urls))
