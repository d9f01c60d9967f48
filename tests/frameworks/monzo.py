"""Monzo's progression framework, kept as front matter of Markdown pages: read by our reader, and in our language.

File -> ladder; level -> level; topic -> a note; criterion -> requirement, with its examples as what others see. A topic without a title
goes on from the topic above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ladder_spec.yaml_reader import Document, read_document
from tests.frameworks.frame import DATA, Files, Names, fitting, frame, ladder_file, level_file, one_line, short_id

BROKEN = "people.md"
"""The one page that is no YAML."""
PAGES = tuple(sorted(file.name for file in (DATA / "monzo").glob("*.md") if file.name != BROKEN))


@dataclass(frozen=True)
class Criterion:
    """One thing that a level asks."""

    level: int
    topic: str
    text: str
    examples: tuple[str, ...] = ()


def page(name: str) -> bytes:
    """A page as published."""
    return (DATA / "monzo" / name).read_bytes()


def front_matter(raw: bytes, name: str) -> Document:
    """Read the front matter of a page; lines are counted as in the page."""
    lines = raw.split(b"\n")
    end = lines.index(b"---", 1)
    return read_document(b"\n".join(lines[:end]) + b"\n", name)


def fields(raw: bytes, name: str) -> dict[str, Any]:
    """The front matter of a page without faults, as nested text."""
    document = front_matter(raw, name)
    data = document.root.plain() if document.root is not None else None
    assert isinstance(data, dict)
    return data


def criteria(raw: bytes, name: str) -> list[Criterion]:
    """All criteria of a page; a group of examples with its heading counts as one."""
    found: list[Criterion] = []
    title = ""
    for topic in fields(raw, name)["topics"]:
        title = topic["title"] or title
        for part in topic["content"]:
            level = int(part["level"])
            found += [Criterion(level, title, text) for text in part.get("criteria") or ()]
            groups = part.get("exampleCriteria") or ()
            found += [Criterion(level, title, group["criteria"], tuple(group["examples"])) for group in groups]
    return found


def handbook(names: Sequence[str] = PAGES) -> Files:
    """Return pages as a handbook: a ladder for each, whose levels follow one another."""
    ladders = {name.removesuffix(".md"): criteria(page(name), name) for name in names}
    files = frame("Monzo", list(ladders), [("none", "None"), ("all", "All")])
    for ladder, asked in ladders.items():
        numbers = sorted({one.level for one in asked})
        files[f"ladders/{ladder}/ladder.yml"] = ladder_file(ladder, {f"{ladder}-{number}": f"tier-{number}" for number in numbers})
        for number in numbers:
            level = f"{ladder}-{number}"
            requirements = _requirements(one for one in asked if one.level == number)
            files[f"ladders/{ladder}/levels/{level}.yml"] = level_file(
                Names(level, f"Level {number}", ladder, f"tier-{number}"), requirements, top=number == numbers[-1]
            )
    return files


def _requirements(asked: Iterable[Criterion]) -> list[dict[str, Any]]:
    """The criteria of one level as requirements."""
    found: list[dict[str, Any]] = []
    for one in asked:
        seen = [{"type": "seen", "what": fitting(one_line(text)), "signed_by": ["lead"]} for text in one.examples or ("daily work",)]
        text = fitting(one_line(one.text))
        short = short_id(text, [known["id"] for known in found])
        found.append({"id": short, "kind": "evidence", "text": text, "evidence": seen, "note": f"Topic: {one_line(one.topic)}"})
    return found
