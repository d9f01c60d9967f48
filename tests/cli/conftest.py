"""Running commands in this process, with what they print and how they end."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from generator.cli import main as cli
from tests.edited import edit

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Finished:
    """What a command left behind."""

    status: int
    out: str
    err: str


class Run(Protocol):
    """Run `rungbook` with these arguments."""

    def __call__(self, *arguments: str) -> Finished:
        """Give what the command left behind."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as the command line does."""

    def call(*arguments: str) -> Finished:
        monkeypatch.setattr("sys.argv", ["rungbook", *arguments])
        status = cli.run()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return Finished(status, printed.out, printed.err)

    return call


@pytest.fixture
def project(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small handbook with one page of HR's own, as the current folder."""
    shutil.copytree(root / "tests/handbooks/small", tmp_path / "handbook")
    (tmp_path / "handbook/pages").mkdir(exist_ok=True)
    (tmp_path / "handbook/pages/about.md").write_text("# About\n", encoding="utf-8")
    shutil.copy(root / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(folder: Path, old: str = "edition_date:", new: str = "edition_dat:") -> Path:
    """Make a mistake in handbook.yml; by default a key is misspelt, which is two errors."""
    file = folder / "handbook/handbook.yml"
    edit(file, (old, new))
    return file
