"""Read the files of a handbook, those of a large one in two processes.

A file without faults comes back from the other process as plain data, which takes a tenth of the time of reading it. One with faults is
read once more here.
"""

from __future__ import annotations

import marshal
import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ladder_spec import workers
from ladder_spec.folder import read_file, spec_files
from ladder_spec.yaml_reader import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_MANY: Final = 150
"""Files from which a second process saves more than it costs."""
_Packed: TypeAlias = tuple[Any, ...] | None
"""A document as plain data; None for one with faults."""


def read_files(folder: Path, paths: Sequence[str], early: Mapping[str, Document] = MappingProxyType({})) -> Iterator[Document]:
    """Yield every document of a folder, in the order of the paths.

    Args:
        folder: The handbook folder.
        paths: Paths of the listing.
        early: What was read of it already, by path.
    """
    found = early or _read_in_two(folder, paths)
    yield from (found[path] if path in found else read_file(folder, path) for path in paths)


def read_early(folder: Path, meanwhile: Callable[[], object]) -> Mapping[str, Document]:
    """Let another process read the files of a large handbook while this one does something else first, then read on together.

    Args:
        folder: The handbook folder; there may be none.
        meanwhile: What is to be done in any case, such as importing the modules that will judge the files.

    Returns:
        Documents by path; none of a small handbook, which is read faster than another process begins.
    """
    return _read_in_two(folder, spec_files(folder).paths, meanwhile)


def _read_in_two(folder: Path, paths: Sequence[str], meanwhile: Callable[[], object] = lambda: None) -> dict[str, Document]:
    """The documents of many files by path; none where one process is to read them."""
    if len(paths) < _MANY or workers.processes(len(paths)) == 1:
        meanwhile()
        return {}
    here = os.getpid()

    def read(share: Sequence[str]) -> list[Document] | bytes:
        documents = [read_file(folder, path) for path in share]
        return documents if os.getpid() == here else marshal.dumps([document.packed() for document in documents])

    try:
        shares = workers.run(read, paths, 2, meanwhile=meanwhile)
    except workers.WorkerError:  # one process is slower, and can tell what is wrong
        return {}
    found: dict[str, Document] = {}
    waiting = iter(paths)
    for share in shares:
        part: Sequence[Document | _Packed] = marshal.loads(share) if isinstance(share, bytes) else share  # noqa: S302 - from a process of our own
        found |= {path: _unpacked(folder, path, one) for one, path in zip(part, waiting, strict=False)}
    return found


def _unpacked(folder: Path, path: str, document: Document | _Packed) -> Document:
    if document is None:
        return read_file(folder, path)
    return document if isinstance(document, Document) else Document.unpacked(document)
