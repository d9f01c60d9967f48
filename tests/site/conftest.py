"""A small project to build: an mkdocs.yml, hand-written pages, and specs that are stood in for by a ready output tree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
import yaml

from generator.site import source
from tests.builders import tree

if TYPE_CHECKING:
    from generator.output import OutputTree


@dataclass
class Project:
    """A folder with an mkdocs.yml whose handbook compiles to `tree`."""

    root: Path
    tree: OutputTree

    @property
    def config(self) -> Path:
        """The mkdocs.yml."""
        return self.root / "mkdocs.yml"

    @property
    def site(self) -> Path:
        """Where the site is published."""
        return self.root / "site"

    def configure(self, **settings: object) -> None:
        """Write mkdocs.yml: the few lines that any user writes, and these."""
        lines = {"site_name": "Handbook", "docs_dir": "handbook/pages", "theme": {"name": "material"}, "plugins": ["search", "rungbook"]}
        self.config.write_text(yaml.safe_dump({**lines, **settings}), encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def page(self, path: str) -> str:
        """A published page."""
        return (self.site / path).read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of one hand-written page and the pages of `tests.builders.tree()`."""
    made = Project(tmp_path, tree())
    made.configure()
    made.write("handbook/pages/faq.md", "---\ntitle: Questions\nsection: levels\n---\n# Questions\n\nSee [MA-1](levels/ma-1.md#asks).\n")
    report = Mock(problems=(), ok=True)
    monkeypatch.setattr(source, "load", lambda *_, **__: source.Loaded(made.tree, lambda: report, Mock(), Mock()))
    return made


def files_of(folder: Path) -> dict[str, bytes]:
    """Path and content of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
