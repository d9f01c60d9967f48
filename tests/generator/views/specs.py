"""Specs as raw YAML text, read with PyYAML alone: what views are compared with, and how small changed handbooks are made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.render.pages import render_page
from generator.views.page import PageView
from ladder_spec import Handbook
from ladder_spec.loading import load

Raw = Any
"""A tree of text, lists and mappings, as PyYAML's BaseLoader gives it."""


def raw(path: Path) -> Raw:
    """One file. Every scalar stays text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes nothing but text


def raw_all(folder: Path, pattern: str) -> list[Raw]:
    """All files of a kind."""
    return [raw(path) for path in sorted(folder.glob(pattern))]


def raw_levels(folder: Path) -> dict[str, Raw]:
    """All levels by id, in the order of their ladders."""
    files = {level["id"]: level for level in raw_all(folder, "ladders/*/levels/*.yml")}
    return {level: files[level] for ladder in raw_all(folder, "ladders/*/ladder.yml") for level in ladder["levels"]}


def raw_requirements(folder: Path) -> Iterator[tuple[str, Raw, Raw]]:
    """Each requirement and each choice in it: (level, the whole requirement, itself or the choice)."""
    for level, spec in raw_levels(folder).items():
        for whole in spec["requirements"]:
            for one in (whole, *whole.get("options", [])):
                yield level, whole, one


def raw_competencies(folder: Path) -> dict[str, Raw]:
    """All competencies by id."""
    return {one["id"]: one for file in raw_all(folder, "competencies/*.yml") for one in file["competencies"]}


def read(folder: Path) -> Handbook:
    """A handbook as it is, whatever the checks say of it: pages must stand what a check would refuse."""
    specs = load(folder)
    assert not specs.problems, [(found.file, found.message) for found in specs.problems]
    return Handbook.from_specs(specs)


def one_level(ladder: Raw) -> None:
    """Leave only the first level of the small handbook's ladder."""
    ladder.update(levels=["ma-1"], transitions=[], entry=[entry for entry in ladder["entry"] if entry["to"] == "ma-1"])


def changed(folder: Path, to: Path, changes: Mapping[str, Callable[[Raw], object]]) -> Handbook:
    """Copy a handbook, change some of its files in place, and read it.

    Args:
        folder: The handbook that is copied.
        to: Where the copy goes.
        changes: For a pattern of files, what to do with each one's tree.
    """
    shutil.copytree(folder, to)
    for pattern, change in changes.items():
        paths = sorted(to.glob(pattern))
        assert paths, pattern
        for path in paths:
            tree = raw(path)
            change(tree)
            path.write_text(yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return read(to)


def html(view: PageView) -> LexborHTMLParser:
    """The page of a view, parsed."""
    return LexborHTMLParser(render_page(view).body)


def text(page: LexborHTMLParser, selector: str = "body") -> str:
    """The words of a part of a page, with single blanks."""
    return " ".join(" ".join(node.text() for node in page.css(selector)).split())


def links(page: LexborHTMLParser, selector: str) -> list[str]:
    """The addresses in a part of a page, in order."""
    return [node.attributes["href"] or "" for node in page.css(f"{selector} a[href]")]


def first(part: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first part of a page that a selector finds; there must be one."""
    found = part.css_first(selector)
    assert found is not None, selector
    return found
