"""Open a file of an office program (.xlsx, .docx): both are zip archives of XML. What could harm is refused before anything is unpacked."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 20_000_000
"""Size of the file itself."""
MOST_UNPACKED: Final = 80_000_000
"""Size of everything in it, unpacked: a zip bomb is small until it is opened."""
_MOST_PARTS: Final = 5_000
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of before 2007 begin, and every file with a password."""
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
"""What `zipfile` raises over bytes in memory, where no disk can fail, so that each means a damaged file: BadZipFile for a wrong checksum or
name, zlib.error and EOFError for packed data that contradict themselves or break off, RuntimeError for entries that claim a password or a
feature that no such file has, ValueError for offsets and names that cannot be. `tests/exchange/test_damage.py` meets each of them."""
_PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The only two that office programs write (ISO/IEC 29500-2, annex B); the decoders of others are never run."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Categories of characters that nobody sees: they steer the direction of text, or have no width."""


class UnreadableOfficeFileError(LadderError):
    """A workbook or document cannot be read, or is not safe to read."""


@dataclass(frozen=True, slots=True)
class Package:
    """A file of an office program whose size and parts have been looked at."""

    name: str
    """The name of the file."""
    content: bytes
    parts: frozenset[str]

    def part(self, name: str) -> bytes:
        """Return a part; b"" if there is none.

        Raises:
            UnreadableOfficeFileError: It is damaged.
        """
        if name not in self.parts:
            return b""
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                return archive.read(name)
        except _DAMAGE as error:
            raise damaged(self.name) from error


def open_package(path: Path, main: str, ending: str) -> Package:
    """Return a file that is what it says, is not too large, and holds no macros and no XML that declares entities.

    Args:
        path: The file.
        main: The part that it must have, such as `xl/workbook.xml`.
        ending: `.xlsx` or `.docx`.

    Raises:
        UnreadableOfficeFileError: It is anything else.
    """
    content, name = _content(path), path.name
    if content.startswith(_OLE):
        reason = "it has a password; open it, and take the password away" if _ENCRYPTED in content else "it is in an old format"
        raise UnreadableOfficeFileError(f"{name} cannot be read: {reason}. Save it as {ending}, and import that file.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_large(name, entries)
            package = Package(name, content, frozenset(entry.filename for entry in entries))
    except _DAMAGE as error:
        what = "it is damaged" if content.startswith(b"PK") else f"it is no {ending} file, whatever its name says"
        raise UnreadableOfficeFileError(
            f"{name} cannot be read: {what}. Open it in your office program, and save it as {ending}."
        ) from error
    _refuse_parts(package, main, ending)
    return package


def damaged(name: str) -> UnreadableOfficeFileError:
    """The error for a file that breaks off or contradicts itself."""
    return UnreadableOfficeFileError(
        f"{name} cannot be read: it is damaged. Open it in your office program, which may mend it, and save it again."
    )


def clean(text: str) -> str:
    """Return text on one line: blanks of all sorts and line breaks become single blanks, and what nobody can see is left out."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return " ".join("".join(one for one in line if unicodedata.category(one) not in _UNSEEN).split())


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableOfficeFileError(f"there is no file `{path}`")
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableOfficeFileError(
            f"{path.name} has {size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} MB are read. Take pictures and old sheets out, and "
            "save it."
        )
    return path.read_bytes()


def _refuse_large(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """The sizes that an archive states bind: a part that goes on beyond its size is not read further."""
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or len(entries) > _MOST_PARTS:
        raise UnreadableOfficeFileError(
            f"{name} would unpack to {unpacked // 1_000_000} MB in {len(entries)} parts; at most {MOST_UNPACKED // 1_000_000} MB in "
            f"{_MOST_PARTS} parts are read. Copy what you need into a new file, and import that."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableOfficeFileError(f"{name} has a password. Open it, take the password away, and save it.")
    if any(entry.compress_type not in _PACKINGS for entry in entries):
        raise damaged(name)


def _refuse_parts(package: Package, main: str, ending: str) -> None:
    if any(part.lower().endswith("vbaproject.bin") for part in package.parts) or b"macroEnabled" in package.part("[Content_Types].xml"):
        raise UnreadableOfficeFileError(
            f"{package.name} holds macros, which are never opened. Save it as {ending}, without macros, and import that."
        )
    if main not in package.parts:
        raise UnreadableOfficeFileError(
            f"{package.name} cannot be read: inside it is another kind of file. Open it in your office program, and save it as {ending}."
        )
    for part in sorted(package.parts):
        if part.endswith((".xml", ".rels")) and _DECLARATION.search(package.part(part)):
            raise UnreadableOfficeFileError(f"{package.name} cannot be read: {part} declares entities, which no office program writes.")
