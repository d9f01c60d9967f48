"""The tree that a new site replaced, kept beside it as a spare: the next site is built in it, and need not make folders and links again.

A spare is a bag of files that may be of use. A page stays in it if it is the very file that is published; all else is deleted before
anything is written, since a file that is written in place would change at every other place where it lies. It needs hardly any room on
the disk, and nothing goes wrong without it.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.publish import MARK, PublishError, remove

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Spare:
    """The spare of a site."""

    def __init__(self, site: Path) -> None:
        """Look beside this site."""
        self._place = site.with_name(f".{site.name}.spare")
        self._shared = False

    def become(self, fresh: Path, wanted: Mapping[str, int]) -> None:
        """Put the spare in the place of an empty folder, which stays as it is where there is no spare, or nothing of use in it.

        Args:
            fresh: The folder that the new site is written into, with our mark in it.
            wanted: The inodes of published pages, by their places. What else is in the spare is deleted.
        """
        self._shared = bool(wanted)
        if not wanted or not (self._place / MARK).exists():
            return
        try:
            if _strip(self._place, fresh.lstat(), wanted):
                (fresh / MARK).unlink()
                self._place.rename(fresh)
        except OSError:  # something in it may not be deleted
            (fresh / MARK).touch()

    def keep(self, old: Path) -> None:
        """Make the tree that was replaced the spare, or delete it if it has hardly a page in common with the new one."""
        with suppress(PublishError, OSError):  # somebody else's folder has the name, or it may not be changed
            remove(self._place)
            if self._shared:
                old.rename(self._place)
                ignore = self._place / ".gitignore"
                ignore.unlink(missing_ok=True)
                ignore.write_text("*\n", encoding="utf-8")
        remove(old)


def _strip(spare: Path, model: os.stat_result, wanted: Mapping[str, int]) -> bool:
    """Delete what is not wanted from a spare that is a folder like the model; whether it is one."""

    def usable(folder: os.stat_result) -> bool:
        return (folder.st_mode, folder.st_uid, folder.st_gid) == (model.st_mode, model.st_uid, model.st_gid)

    def strip(folder: str, place: str) -> bool:
        """Whether anything is left in a folder."""
        left = False
        with os.scandir(folder) as found:
            entries = [*found]
        for entry in entries:
            path = place + entry.name
            if not entry.is_dir(follow_symlinks=False):
                if path == MARK or wanted.get(path) == entry.inode():
                    left = True
                else:
                    os.unlink(entry.path)  # noqa: PTH108 - there are thousands, and they are texts here
            elif usable(entry.stat(follow_symlinks=False)) and strip(entry.path, f"{path}/"):
                left = True
            else:
                shutil.rmtree(entry.path)
        return left

    return usable(spare.lstat()) and strip(str(spare), "")
