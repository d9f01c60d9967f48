"""Pack a built site as one zip file, for a shared disk or a memory stick: unpacked anywhere, its pages open and lead to each other.

A web server answers the address of a folder with the `index.html` in it; a disk lists the folder. So links that lead to a folder
are written out. Everything else stays as it was published, addresses on sheets included.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

SERVER_ONLY: Final = re.compile(r"404\.html|sitemap\.xml(\.gz)?|.*\.map")
"""What a web server and developers want of a site, and a disk has no use for."""
LINK: Final = re.compile(r"""(\shref=)(["'])(?![a-z][a-z0-9+.-]*:|[/#])([^"'#?]+)""", re.IGNORECASE)
"""A link with a relative path; the third group is the path."""
OLDEST: Final = date(1980, 1, 1)
"""Zip files know no earlier day."""


def zip_name(title: str, edition: str) -> str:
    """The name of a handbook's zip file: `ma-career-handbook-2026.2.zip`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return f"{'-'.join(re.findall(r'[a-z0-9]+', plain)) or 'handbook'}-{edition}.zip"


def pack(site: Path, target: Path, day: date) -> None:
    """Write all files of a site into a zip file, which is complete or not there at all.

    The same site gives the same bytes. Everything lies in one folder with the name of the zip file.

    Args:
        site: The folder of the site. Hidden files are left out.
        target: The zip file; an earlier one is replaced.
        day: The day that all files carry.
    """
    fresh = target.with_name(f"{target.name}.next")
    day = max(day, OLDEST)
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(site.rglob("*")):
                name = path.relative_to(site).as_posix()
                if not path.is_file() or name.startswith(".") or SERVER_ONLY.fullmatch(name):
                    continue
                entry = zipfile.ZipInfo(f"{target.stem}/{name}", (day.year, day.month, day.day, 0, 0, 0))
                entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
                content = path.read_bytes()
                packed.writestr(entry, to_files(content.decode()).encode() if path.suffix == ".html" else content)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def to_files(page: str) -> str:
    """The page with links to files where there were links to folders: `../pay/#steps` becomes `../pay/index.html#steps`."""
    return LINK.sub(lambda link: f"{link[1]}{link[2]}{_file(link[3])}", page)


def _file(path: str) -> str:
    last = path.rpartition("/")[2]
    if not last:
        return f"{path}index.html"
    return f"{path}/index.html" if last in {".", ".."} else path
