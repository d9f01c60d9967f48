"""Where a spec file belongs: its folder says what kind of file it is, and so does its first line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.models import FILE_KINDS, FileKind, kind_of
from ladder_spec.nearest import nearest
from ladder_spec.problems import Problem, problem
from ladder_spec.shape import read_shape
from ladder_spec.source import FILE_START

if TYPE_CHECKING:
    from ladder_spec.yaml_reader import Document


def place_of(document: Document) -> tuple[FileKind | None, Problem | None]:
    """Tell what kind of file a document is, and what is wrong with its place.

    The folder decides, unless the first line names another kind and the content fits that one better: then the file was put into
    the wrong folder, and it would be no help to list all that makes it unlike its neighbors.

    Returns:
        The kind, or None where nothing tells; and a problem (LS210) if the file stands in the wrong place.
    """
    path = document.source.path
    here, told = kind_of(path), _told(document)
    if here is None:
        usual = path[: path.rindex(".")] + ".yml"
        kind = kind_of(usual)
        if kind is not None:
            return kind, problem("LS210", path, FILE_START, "the names of spec files end in .yml", f"rename the file to `{usual}`")
        return told, _misplaced(path, told)
    if told is not None and told is not here and len(read_shape(document, told).problems) < len(read_shape(document, here).problems):
        return told, _wrong_folder(document, here, told)
    return here, None


def _told(document: Document) -> FileKind | None:
    """The kind that the first line names."""
    data = document.root.plain() if document.root is not None else None
    line = data.get("schema") if isinstance(data, dict) else None
    return next((kind for kind in FILE_KINDS if kind.schema_line == line), None)


def _wrong_folder(document: Document, here: FileKind, told: FileKind) -> Problem:
    span = document.root.at(("schema",)).span if document.root is not None else FILE_START
    message = f"this is a file of type `{told.name}`, but it stands where files of type `{here.name}` belong"
    return problem("LS210", document.source.path, span, message, f"move it to `{_home(told, document.source.path)}`")


def _misplaced(path: str, told: FileKind | None) -> Problem:
    folder = path.rpartition("/")[0]
    if told is not None:
        hint = f"its first line says `{told.name}`: move it to `{_home(told, path)}`"
    elif folder:
        places = {kind.pattern.rpartition("/")[0] for kind in FILE_KINDS} - {""}
        guess = nearest(folder, places)
        hint = f"did you mean the folder `{guess}`?" if guess else f"spec files stand in {', '.join(sorted(places))}"
    else:
        names = [kind.pattern for kind in FILE_KINDS if "/" not in kind.pattern]
        guess = nearest(path, names)
        hint = f"did you mean `{guess}`?" if guess else f"here stand only {', '.join(sorted(names))}"
    return problem("LS210", path, FILE_START, "no spec file belongs in this place", hint)


def _home(kind: FileKind, path: str) -> str:
    """Where a file of this kind belongs; a name that only a person can know stands in angle brackets."""
    if kind.pattern.endswith("/**"):
        return "i18n/<language>/<the path of the file that is translated>"
    *folders, name = kind.pattern.split("/")
    own = path.rpartition("/")[2]
    own = own[: own.rindex(".")] + ".yml"
    return "/".join([*("<ladder>" if part == "*" else part for part in folders), own if "*" in name else name])
