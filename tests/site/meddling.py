"""What strangers do to a published site, and to the spare that lies beside it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

MODE = 0o700
"""Which folder a stranger closes to others."""


def spare_of(site: Path) -> Path:
    """Where the spare of a site lies."""
    return site.with_name(f".{site.name}.spare")


def everything_of(folder: Path) -> dict[str, bytes | int]:
    """Path of all that lies below a folder: of a file with its content, of a folder with its mode."""
    found = {path.relative_to(folder).as_posix(): path for path in (folder, *folder.rglob("*"))}
    return {path: entry.stat().st_mode if entry.is_dir() else entry.read_bytes() for path, entry in found.items()}


def meddle(site: Path, chance: Random) -> str:
    """Do one thing by chance with a page, or in its folder; say which."""
    page = chance.choice([*sorted(site.rglob("*.html")), site / "gone.html"])
    acts: list[Callable[[Path], object]] = [_edit, _replace, _delete, _add_file, _add_folder, _close]
    if spare_of(site).is_dir() and chance.random() < 0.6:
        page = spare_of(site) / page.relative_to(site)
        acts += [_make_folder, _make_link, _link_folder]
    act = chance.choice(acts)
    if page.parent.is_dir():
        act(page)
    return f"{act.__name__} {page}"


def _edit(page: Path) -> None:
    """Write on in place: wherever the file lies, it has changed."""
    with page.open("ab") as file:
        file.write(b"<p>Mine.</p>")


def _replace(page: Path) -> None:
    _delete(page)
    page.write_bytes(b"<p>Mine.</p>")


def _delete(page: Path) -> None:
    page.unlink(missing_ok=True)


def _add_file(page: Path) -> None:
    (page.parent / "mine.html").write_bytes(b"<p>Mine.</p>")


def _add_folder(page: Path) -> None:
    (page.parent / "mine/empty").mkdir(parents=True, exist_ok=True)


def _close(page: Path) -> None:
    page.parent.chmod(MODE)


def _make_folder(page: Path) -> None:
    """Put a folder with files in the place of a page."""
    _delete(page)
    page.mkdir()
    _replace(page / page.name)


def _make_link(page: Path) -> None:
    """Put a link to a file elsewhere in the place of a page."""
    _delete(page)
    page.symlink_to(os.devnull)


def _link_folder(page: Path) -> None:
    """Put a link to a folder of the project in the place of a page's folder."""
    if not page.parent.name.startswith("."):
        shutil.rmtree(page.parent)
        page.parent.symlink_to(page.parents[1])
