"""Files that stay from site to site: where the site that is published has the same one, that very file goes into the new site."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs import utils
from mkdocs.structure.files import File, InclusionLevel

from generator.output import OutputFile, PlannedFile
from generator.site import writing

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig


class LastingFile(File):
    """A file that is not written again while it has not changed, so that whoever copies the site by time or inode copies less."""

    output: OutputFile | PlannedFile
    """The file as the handbook publishes it, perhaps not made yet."""
    published: Path | None = None
    """The site that is published, which the new one is going to replace; None = there is none, or it is not known."""

    @classmethod
    def of(cls, output: OutputFile | PlannedFile, config: MkDocsConfig, published: Path | None) -> LastingFile:
        """A file of a site.

        Args:
            output: The file.
            config: As the plugins left it.
            published: See the attribute.
        """
        made = cls.generated(config, output.path, content=b"", inclusion=InclusionLevel.INCLUDED)
        assert isinstance(made, cls)  # noqa: S101 - MkDocs declares it as any file
        made.output, made.published = output, published
        return made

    @property
    def planned(self) -> bool:
        """Whether it may still have to be made, so that it is better made by whichever process is free."""
        return isinstance(self.output, PlannedFile)

    @property
    def content_bytes(self) -> bytes:
        """What MkDocs and its plugins read."""
        return self.output.content

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        """Take what another plugin has made of it."""
        self.output = OutputFile(self.output.path, value)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' signature
        """Take the published file over if it is the same, else write it."""
        if not self._taken_over():
            utils.write_file(self.content_bytes, self.abs_dest_path)

    def _taken_over(self) -> bool:
        if self.published is None:
            return False
        old = self.published / self.dest_uri
        with suppress(OSError):
            if old.read_bytes() == self.content_bytes:
                writing.link(str(old), self.abs_dest_path)
                return True
        return False
