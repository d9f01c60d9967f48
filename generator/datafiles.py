"""The facts of a handbook as files for other software: each made when it is first asked for, as they are large."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from generator.exchange.published import files_beside
from generator.output import OutputFile, PlannedFile
from generator.render.data import data_files
from generator.views.downloads import HOLDS

if TYPE_CHECKING:
    from ladder_spec.handbook import Handbook


class DataFiles:
    """The data files of a handbook."""

    def __init__(self, handbook: Handbook, others: tuple[OutputFile, ...]) -> None:
        """Plan them.

        Args:
            handbook: The handbook.
            others: What else the page that lists them lists.
        """
        self._handbook, self._others = handbook, others

    def planned(self) -> tuple[OutputFile | PlannedFile, ...]:
        """The files, in the order of the page that lists them."""
        return (*(PlannedFile(path, partial(self.content, path)) for path in HOLDS), *self._others)

    def content(self, path: str) -> bytes:
        """The content of one."""
        return self._made[path]

    def sizes(self) -> dict[str, int]:
        """The size of each in bytes, by its path."""
        return {path: len(content) for path, content in self._made.items()} | {file.path: len(file.content) for file in self._others}

    @cached_property
    def _made(self) -> dict[str, bytes]:
        files = data_files(self._handbook)
        return {file.path: file.content for file in (*files, *files_beside(self._handbook, files[-1].content))}
