"""Every thing that the specs define, by kind and id, so that pointers can be held against it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.loading import SpecFile, SpecSet

IN_ONE_LADDER = {"ladder": frozenset({"level"}), "level": frozenset({"track", "tier"})}
"""For each kind of file in a ladder's folder, the kinds of thing that it takes from that ladder only."""
LISTS = {"handbook": {"ladders": "ladder", "states": "scope"}, "ladder": {"levels": "level"}}
"""Lists that must name exactly the files that there are: kind of file -> key -> kind of the files."""


class Index(Struct):
    """Ids with the readers' words for them."""

    titles: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """kind -> id -> title. A requirement's id is `level.requirement`."""
    by_ladder: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """(kind, ladder folder) -> id -> title, for everything in the files of a ladder."""
    scale_of: dict[str, str] = field(default_factory=dict)
    """competency -> scale."""
    scale_in: dict[str, str] = field(default_factory=dict)
    """file of competencies -> scale; its behaviors and proofs have steps as keys."""
    steps: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """scale -> step -> title, in rank order."""
    without_file: set[tuple[str, str]] = field(default_factory=set)
    """(kind, id) of ladders, levels and states that are listed but have no file."""
    requirements_of: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """level -> `level.requirement` -> title."""
    files: dict[tuple[str, str], list[SpecFile]] = field(default_factory=lambda: defaultdict(list))
    """(kind of thing, ladder folder) -> the files about such a thing."""
    past_requirements: set[str] = field(default_factory=set)
    """Requirements that are gone: retired, renamed or replaced, as `level.requirement`."""
    past_things: set[tuple[str, str]] = field(default_factory=set)
    """(kind, id) of levels and competencies that are gone: retired or renamed."""


@lru_cache(maxsize=2)
def index_of(specs: SpecSet) -> Index:
    """Build the index of a set of specs."""
    index = Index()
    for file in specs.files:
        _enter(index, file)
    index.without_file = {thing for file in specs.files for thing in _listed(file) if thing[1] not in index.titles[thing[0]]}
    _enter_scales(index, specs)
    for file in specs.files:
        index.past_things |= set(_past_things(file))
        if file.kind.name == "level":
            index.past_requirements |= {past for level in file.names for past in _past(file, level)}
    return index


def ladder_folder(path: str) -> str:
    """Return the folder name of the ladder that a file belongs to; "" outside ladders."""
    parts = path.split("/")
    return parts[1] if parts[0] == "ladders" and len(parts) > 2 else ""  # noqa: PLR2004 - ladders/<ladder>/<file>


def _enter(index: Index, file: SpecFile) -> None:
    own, names, folder = file.own, file.names, ladder_folder(file.path)
    index.files[file.kind.thing, folder].append(file)
    things = [(file.kind.thing, name, own.title if own is not None else "") for name in names]
    for thing in file.collected.definitions:
        ids = [f"{level}.{thing.id}" for level in names] if thing.kind == "requirement" else [thing.id]
        things += [(thing.kind, one, thing.title) for one in ids]
    for kind, one, title in things:
        index.titles[kind].setdefault(one, title)
        if kind == "requirement":
            index.requirements_of[one.partition(".")[0]].setdefault(one, title)
        if folder:
            index.by_ladder[kind, folder].setdefault(one, title)


def _listed(file: SpecFile) -> Iterator[tuple[str, str]]:
    """Kind and id of everything that a list of files names."""
    for key, kind in LISTS.get(file.kind.name, {}).items():
        yield from ((kind, mention.value) for mention in file.collected.mentions if mention.path[0] == key)


def _enter_scales(index: Index, specs: SpecSet) -> None:
    """Steps belong to the scale before them in handbook.yml; a competency's scale is its domain's, else the first."""
    first = ""
    for file in specs.files:
        if file.kind.name == "handbook":
            scale = ""
            for thing in file.collected.definitions:
                if thing.kind == "scale":
                    scale = thing.id
                    first = first or scale
                elif thing.kind == "step":
                    index.steps[scale][thing.id] = thing.title
    for file in specs.files:
        if file.kind.thing == "domain":
            scale = next((mention.value for mention in file.collected.mentions if mention.kinds == ("scale",)), first)
            index.scale_in[file.path] = scale
            index.scale_of |= {thing.id: scale for thing in file.collected.definitions if thing.kind == "competency"}


def _past_things(file: SpecFile) -> Iterator[tuple[str, str]]:
    data, kind = _root(file), file.kind.name
    named = {"level": ("level", [data]), "competencies": ("competency", [*_blocks(data.get("competencies"))])}
    thing, blocks = named.get(kind, ("", []))
    yield from ((thing, str(old)) for block in blocks for old in block.get("renamed_from") or [])
    if kind in {"ladder", "competencies"}:
        yield from (("level" if kind == "ladder" else "competency", str(grave.get("id"))) for grave in _blocks(data.get("retired")))


def _past(file: SpecFile, level: str) -> Iterator[str]:
    data = _root(file)
    for grave in _blocks(data.get("retired")):
        yield f"{level}.{grave.get('id')}"
    for requirement in _blocks(data.get("requirements")):
        yield from (f"{level}.{old}" for old in requirement.get("renamed_from") or [])
        yield from (str(old) for old in requirement.get("replaces") or [])


def _root(file: SpecFile) -> dict[str, Any]:
    return file.tree.data if isinstance(file.tree.data, dict) else {}


def _blocks(value: object) -> Iterator[dict[str, list[object]]]:
    yield from (entry for entry in value if isinstance(entry, dict)) if isinstance(value, list) else ()
