"""The specs of a frozen edition: out of the files into plain data, and back into a version that can be compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ladder_spec.changes.version import Version, version_of
from ladder_spec.errors import LadderError
from ladder_spec.loading import SpecFile, SpecSet
from ladder_spec.models import kind_of
from ladder_spec.source import SourceFile
from ladder_spec.tree import SpecTree

if TYPE_CHECKING:
    from collections.abc import Mapping


class EditionSpecsError(LadderError):
    """The specs of a frozen edition cannot be read."""


def specs_as_data(specs: SpecSet) -> dict[str, Any]:
    """Return the data of every spec file, by its path."""
    return {file.path: file.tree.data for file in specs.files}


def version_from_data(files: Mapping[str, Any], name: str) -> Version:
    """Return the version that plain data holds.

    Args:
        files: What `specs_as_data` gave.
        name: The edition, for messages.

    Raises:
        EditionSpecsError: Some of it is no spec of this version of the language.
    """
    found = []
    for path, data in sorted(files.items()):
        kind = kind_of(path)
        if kind is None:
            raise EditionSpecsError(f"{name}: `{path}` is no place of a spec file")
        try:
            model = kind.model.model_validate(data)
        except ValidationError as error:
            raise EditionSpecsError(
                f"{name}: `{path}` cannot be read ({error.errors()[0]['msg']}). Take the file back from Git."
            ) from error
        found.append(SpecFile(path, kind, SpecTree(None, data), model))
    sources = {file.path: SourceFile(file.path, "") for file in found}
    return version_of(SpecSet(Path(name), tuple(found), (), sources))
