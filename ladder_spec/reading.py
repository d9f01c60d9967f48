"""Read the files of a handbook, those of a large one in two processes.

A file without faults comes back from the other process as plain data, which takes a tenth of the time of reading it. One with faults is
read once more here.
"""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ladder_spec import workers
from ladder_spec.folder import read_file
from ladder_spec.yaml_reader import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MANY: Final = 150
"""Files from which a second process saves more than it costs."""
_Packed: TypeAlias = tuple[Any, ...] | None
"""A document as plain data; None for one with faults."""


def read_files(folder: Path, paths: Sequence[str]) -> Iterator[Document]:
    """Yield every document of a folder, in the order of the paths.

    Args:
        folder: The handbook folder.
        paths: Paths of the listing.
    """
    if len(paths) < _MANY or workers.processes(len(paths)) == 1:
        yield from (read_file(folder, path) for path in paths)
        return
    here = os.getpid()

    def read(share: Sequence[str]) -> list[Document] | bytes:
        documents = [read_file(folder, path) for path in share]
        return documents if os.getpid() == here else marshal.dumps([document.packed() for document in documents])

    try:
        shares = workers.run(read, paths, 2)
    except workers.WorkerError:  # one process is slower, and can tell what is wrong
        yield from (read_file(folder, path) for path in paths)
        return
    waiting = iter(paths)
    for share in shares:
        found: Sequence[Document | _Packed] = marshal.loads(share) if isinstance(share, bytes) else share  # noqa: S302 - from a process of our own
        for one, path in zip(found, waiting, strict=False):
            yield one if isinstance(one, Document) else Document.unpacked(one) if one is not None else read_file(folder, path)
