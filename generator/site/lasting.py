"""Files that stay from site to site: where the site that is published has the same one, that very file goes into the new site."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mkdocs.structure.files import File


class LastingFile(File):
    """A file that is not written again while it has not changed, so that whoever copies the site by time or inode copies less."""

    published: Path | None = None
    """The site that is published, which the new one is going to replace; None = there is none, or it is not known."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Take the published file over if it is the same, else write it."""
        if not self._taken_over():
            super().copy_file(dirty)

    def _taken_over(self) -> bool:
        if self.published is None:
            return False
        old, new = self.published / self.dest_uri, Path(self.abs_dest_path)
        with suppress(OSError):
            if old.read_bytes() == self.content_bytes:
                new.parent.mkdir(parents=True, exist_ok=True)
                os.link(old, new)
                return True
        return False
