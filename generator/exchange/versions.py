"""A version of a handbook by its name: a frozen edition, a folder, or a Git revision."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ladder_spec.reading import read_early

if TYPE_CHECKING:
    from ladder_spec.changes.version import Version
    from ladder_spec.loading import SpecSet


def version_named(name: str, handbook: Path, known: SpecSet | None = None) -> Version:
    """Read a version.

    Args:
        name: The file of a frozen edition, a folder, or a revision such as `main`.
        handbook: The handbook folder, of which a revision is wanted.
        known: Another version, as loaded, so that what is the same in both is read once.

    Raises:
        EditionSpecsError: The file is no frozen edition.
        RevisionError: There is neither such a folder nor such a revision, or the revision has no handbook there.
        SpecNotFound: The folder holds no handbook.yml.
    """
    if name.endswith(".json") and Path(name).is_file():
        from generator.exchange.editions import read_edition  # noqa: PLC0415 - folders and revisions do not wait for it

        return read_edition(Path(name))
    if Path(name).is_dir():
        return _read(Path(name), known)
    from generator.exchange.revisions import revision_folder  # noqa: PLC0415 - folders do not wait for what asks Git

    with revision_folder(name, handbook) as folder:
        return _read(folder, known)


def _read(folder: Path, known: SpecSet | None) -> Version:
    early = read_early(folder, lambda: import_module("ladder_spec.changes.version")) if known is None else {}
    from ladder_spec.changes.version import read_version  # noqa: PLC0415 - imported while the files are being read

    return read_version(folder, known, early)
