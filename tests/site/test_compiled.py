"""Compiled templates are kept between runs, never where a pull request could put them, and never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.render.compiled import compiled_templates

if TYPE_CHECKING:
    from pathlib import Path


def environment(folder: Path) -> Environment:
    """A new environment, as in a new run."""
    return Environment(loader=FileSystemLoader(folder), bytecode_cache=compiled_templates("test"), autoescape=True)


def test_they_lie_in_the_users_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One folder for each environment, readable by the user alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "page.html").write_text("Hello", encoding="utf-8")
    assert environment(tmp_path).get_template("page.html").render() == "Hello"
    folder = tmp_path / "cache/rungbook/templates/test"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(list(folder.iterdir())) == 1


def test_without_the_variable_it_is_the_usual_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~/.cache`, as on any system of this kind."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert compiled_templates("test") is not None
    assert (tmp_path / ".cache/rungbook/templates/test").is_dir()


def test_a_changed_template_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is the text, not the time of the file."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for words in ("First", "Second"):
        (tmp_path / "page.html").write_text(words, encoding="utf-8")
        assert environment(tmp_path).get_template("page.html").render() == words


def test_spoiled_files_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file, from a disk that was full, does no harm."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "page.html").write_text("Hello", encoding="utf-8")
    environment(tmp_path).get_template("page.html")
    (kept,) = (tmp_path / "cache/rungbook/templates/test").iterdir()
    kept.write_bytes(kept.read_bytes()[:-5])
    assert environment(tmp_path).get_template("page.html").render() == "Hello"


def test_a_folder_that_cannot_be_made_means_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build works without a home."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert compiled_templates("test") is None
