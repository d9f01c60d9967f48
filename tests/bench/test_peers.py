"""Peers get the same pages as we make, a peer that cannot be measured is told of, and ratios are ours over theirs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml

from bench import installs, peer_sources
from bench.measure import CommandFailedError, Contender, Run, in_turn, table
from bench.peers import PEERS, edit_page

PAGES = {
    "index.md": "---\ntitle: Home\n---\nSee [one](levels/ma-1.md#pay).\n",
    "levels/ma-1.md": "---\ntitle: MA One\n---\n# MA One\n\n[Home](../index.md), [all](../levels.md), [out](https://example.org/a.md)\n",
    "levels.md": "# Levels\n\nAll of them.\n",
}


@pytest.fixture
def stock(tmp_path: Path) -> Path:
    """The folder of a stock site with three pages."""
    for path, text in PAGES.items():
        page = tmp_path / "stock" / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    settings = {"site_name": "Book", "theme": {"name": "material", "features": ["navigation.prune"]}}
    (tmp_path / "stock" / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return tmp_path / "stock"


def test_hugo_gets_every_page_at_its_address(stock: Path, tmp_path: Path) -> None:
    """A page with others below it becomes its folder's; links lead to addresses."""
    peer_sources.hugo(peer_sources.stock_pages(stock), tmp_path / "hugo")
    content = tmp_path / "hugo" / "content"
    assert sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md")) == [
        "_index.md",
        "levels/_index.md",
        "levels/ma-1.md",
    ]
    assert "[one](/levels/ma-1/#pay)" in (content / "_index.md").read_text(encoding="utf-8")
    level = (content / "levels" / "ma-1.md").read_text(encoding="utf-8")
    assert "title: MA One" in level
    assert "[Home](/), [all](/levels/), [out](https://example.org/a.md)" in level


def test_eleventy_gets_every_page_with_its_section(stock: Path, tmp_path: Path) -> None:
    """Each page names its address; the navigation knows the sections."""
    peer_sources.eleventy(peer_sources.stock_pages(stock), tmp_path / "eleventy")
    source = tmp_path / "eleventy" / "src"
    heads = {path: yaml.safe_load((source / path).read_text(encoding="utf-8").split("---\n")[1])["permalink"] for path in PAGES}
    assert heads == {"index.md": "/", "levels.md": "/levels/", "levels/ma-1.md": "/levels/ma-1/"}
    sections = json.loads((source / "_data" / "sections.json").read_text(encoding="utf-8"))
    assert sections == [{"title": "levels", "url": "/levels/ma-1/", "pages": [{"title": "MA One", "url": "/levels/ma-1/"}]}]


def test_sphinx_lists_every_page(stock: Path, tmp_path: Path) -> None:
    """Each folder has a page with a list of what is in it, so that no page is left out."""
    peer_sources.sphinx(peer_sources.stock_pages(stock), tmp_path / "sphinx")
    root = (tmp_path / "sphinx" / "index.md").read_text(encoding="utf-8")
    assert "[one](levels/ma-1.md#pay)" in root
    assert "\nlevels/index\nlevels\n" in root
    assert "\nma-1\n" in (tmp_path / "sphinx" / "levels" / "index.md").read_text(encoding="utf-8")


def test_an_edit_finds_the_page_of_each_peer(stock: Path, tmp_path: Path) -> None:
    """After an edit, a peer builds on what it built, or from nothing if it cannot."""
    for name in ("zensical", "hugo", "eleventy", "sphinx", "default"):
        place = tmp_path / name
        PEERS[name].write(stock, place)
        edited = PEERS[name].edited(Contender(name, [name], place), "levels/ma-1")
        (place / PEERS[name].made[0]).mkdir()
        edited.reset()
        assert (place / PEERS[name].made[0]).exists() == (PEERS[name].warm is not None)
        assert sum("One sentence more." in path.read_text(encoding="utf-8") for path in place.rglob("*.md")) == 1
    with pytest.raises(CommandFailedError, match="no page"):
        PEERS["hugo"].edited(Contender("hugo", ["hugo"], tmp_path / "hugo"), "levels/ma-9")


def test_an_edit_changes_a_page(tmp_path: Path) -> None:
    """One sentence more stands at the end."""
    (tmp_path / "page.md").write_text("Words.\n", encoding="utf-8")
    edit_page(tmp_path / "page.md")
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == "Words.\n\nOne sentence more.\n"


def test_a_peer_that_fails_is_told_of_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are measured all the same; ours must work."""
    works = Contender("ours", [sys.executable, "-c", "pass"], tmp_path)
    fails = Contender("theirs", [sys.executable, "-c", "raise SystemExit('no')"], tmp_path)
    assert list(in_turn([works, fails], 1)) == ["ours"]
    assert "theirs is not measured" in capsys.readouterr().err
    with pytest.raises(CommandFailedError):
        in_turn([fails, works], 1)


def test_what_cannot_be_installed_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program to install with is a line, not a traceback."""
    monkeypatch.setattr(installs, "TOOLS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandFailedError, match="eleventy cannot be installed"):
        installs.node_tool("eleventy", "@11ty/eleventy@0")


def test_ratios_are_the_first_over_the_others() -> None:
    """Round by round: 1 of 2 and 3 of 4 seconds are 0.625 in the middle."""
    told = table("T", {"ours": [Run(1, 2, 5), Run(3, 2, 6)], "theirs": [Run(2, 8, 7), Run(4, 8, 7)]}, ["A note."])
    assert "| theirs | 2 | 3.00 (2.00 to 4.00) | 8.00 | 7 | 0.625 | 0.250 |" in told
    assert "| ours | 2 | 2.00 (1.00 to 3.00) | 2.00 | 6 | 1.000 | 1.000 |" in told
    assert told.endswith("\n\nA note.")
