"""Labelled edits of the small handbook: `edits.yml` read, made in a copy, and the handbooks before and after."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ladder_spec import Handbook
from ladder_spec.loading import load
from tests.spec.cases import HANDBOOKS
from tests.spec.handbook_copy import written

HERE = Path(__file__).resolve().parent
Edit = dict[str, Any]


@cache
def edits() -> tuple[Edit, ...]:
    """Every labelled edit."""
    return tuple(yaml.load((HERE / "edits.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506 - only text


def named(edit: Edit) -> str:
    """A short name for an edit."""
    return edit.get("delete") or f"{edit['in']}:{'.'.join(edit['at'])}"


@cache
def before() -> Handbook:
    """The small handbook as it is."""
    return Handbook.from_specs(load(HANDBOOKS / "small"))


def after(edit: Edit, folder: Path) -> Handbook:
    """The small handbook after an edit, made in an empty folder."""
    shutil.copytree(HANDBOOKS / "small", folder, dirs_exist_ok=True)
    if "delete" in edit:
        (folder / edit["delete"]).unlink()
    if "in" in edit:
        file = folder / edit["in"]
        data = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - only text
        for one in (edit, edit.get("and")):
            if one:
                apply(data, one)
        file.write_text(written(data), encoding="utf-8")
    specs = load(folder)
    assert not [found for found in specs.problems if found.code != "LS202"], specs.problems
    return Handbook.from_specs(specs)


def apply(data: Any, edit: Edit) -> None:  # noqa: ANN401 - nested text, lists and mappings
    """Set, add or drop the value at a way."""
    *way, last = edit["at"]
    for part in way:
        data = data[_key(data, part)]
    key = _key(data, last)
    if "drop" in edit:
        del data[key]
    elif "add" in edit:
        data[key] = [*data[key], edit["add"]]
    else:
        data[key] = edit["set"]


def _key(data: Any, part: str) -> Any:  # noqa: ANN401 - a key or a position
    if isinstance(data, dict):
        return part
    return int(part) if part.isdigit() else next(n for n, entry in enumerate(data) if entry.get("id") == part)
