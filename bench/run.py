"""What is measured, and how it is set up. Prints Markdown tables, so that a figure can be quoted with the run that it is from."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import timeit
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser

from bench import installs, stock
from bench import versions as versions_of
from bench.corpus import LARGE, write_handbook
from bench.corpus.sizes import Sizes
from bench.corpus.words import Words
from bench.measure import CommandFailedError, Contender, in_turn, table
from bench.peers import PEERS, USUAL

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "bench" / ".work"
REFERENCE = ROOT / "handbook"
PACKAGES = ("mkdocs", "mkdocs-material", "pydantic", "PyYAML", "jinja2", "Markdown")
GOAL_CHECK = {"reference": 0.6, "5,000 requirements": 1.0}
GOAL_COLD = {"reference": 1 / 3, "1000": 1 / 6}
EDITED = "levels/job-0-clinical-0"
"""The page that is edited."""

SETTINGS = {
    "site_name": "Career handbook",
    "docs_dir": "handbook/pages",
    "theme": {"name": "material"},
    # Stock MkDocs prints no sheets, so ours are measured apart: `python -m bench sheets`.
    "plugins": ["search", {"rungbook": {"sheets": False}}],
}


def versions() -> str:
    """What was measured, on what, and how busy the machine was: on a busy one trust the CPU ratios, not the seconds."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    machine = f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f} at the start"
    return f"rungbook {version('rungbook')}, {interpreter()}, {packages}; {machine}"


def interpreter() -> str:
    """The Python of all that is written in Python here, and how fast it is.

    One that was built without optimization takes half as long again for the same code: beside it an engine that needs no Python looks
    faster than it is for users, most of whom have the Python of a distribution.
    """
    seconds = min(timeit.repeat("sorted(map(text, range(100)))", "def text(number): return str(number)", number=1000, repeat=9))
    return f"Python {platform.python_version()} (100,000 small calls in {seconds * 1000:.1f} ms)"


def check(runs: int) -> str:
    """`rungbook check` on the reference handbook and on 200 files with 5,000 requirements, and the start of `rungbook`."""
    large = WORK / "large" / "handbook"
    shutil.rmtree(large, ignore_errors=True)
    write_handbook(large, LARGE)
    folders = {"5,000 requirements": large, "reference": REFERENCE}
    contenders = [Contender(name, [tool("rungbook"), "check", folder], ROOT) for name, folder in folders.items()]
    one, many = (versions_of.made_harder(large, large.parent / f"harder-{levels}", levels) for levels in (1, 40))
    contenders += [
        Contender("rungbook diff, 5,000 requirements, 1 level edited", [tool("rungbook"), "diff", large, one], ROOT),
        Contender("rungbook diff, 5,000 requirements, 40 levels edited", [tool("rungbook"), "diff", large, many], ROOT),
        Contender("rungbook check --against, 1 level edited", [tool("rungbook"), "check", large, "--against", one], ROOT),
        Contender("rungbook --version", [tool("rungbook"), "--version"], ROOT),
        Contender("python, nothing to do", [sys.executable, "-c", "pass"], ROOT),
    ]
    results = in_turn(contenders, runs)  # before this process grows: a command's peak is never below that of its parent
    goals = [f"{name}: {_files(folder)}; goal at most {GOAL_CHECK[name]} s wall." for name, folder in folders.items()]
    goals += [
        f"diff: reads both; comparing alone takes {versions_of.seconds_to_compare(large, many):.2f} s CPU, goal at most 0.5 s.",
        "--version: goal at most 0.12 s wall.",
    ]
    return table("rungbook check", results, goals)


def growth(runs: int) -> str:
    """`rungbook check` on ladders without end: 18,000, 36,000 and 72,000 requirements."""
    contenders = []
    for ladders in (300, 150, 75):
        sizes = Sizes(ladders=ladders, tiers=3, requirements=40, domains=20, competencies=10, programs=39, pathways=10, sites=12)
        folder = WORK / f"growth-{ladders}" / "handbook"
        if not folder.exists():
            write_handbook(folder, sizes)
        name = f"{sizes.levels * sizes.requirements:,} requirements, {sizes.files:,} files"
        contenders.append(Contender(name, [tool("rungbook"), "check", folder], ROOT))
    return table(
        "rungbook check, growth", in_turn(contenders, runs), ["Goal for the first: at most 8 s wall, 1 GiB, and in step with its size."]
    )


def cold(pages: str, runs: int, names: Sequence[str] = ()) -> str:
    """A cold build of a handbook, YAML and checks included, beside peers on the same pages; then one edit, where there is one to make.

    Args:
        pages: `reference`, or a number of pages to make a handbook of.
        runs: Measured rounds.
        names: The peers by their words; none = the usual ones for so many pages.
    """
    place = WORK / f"cold-{pages}"
    written = prepare(place, pages)
    contenders = {"": Contender("rungbook build", [tool("rungbook"), "build"], place, lambda: _forget(place))}
    notes = [f"Handbook: {_files(place / 'handbook')}; peers: {written / 1e6:.2f} MB of Markdown."]
    for name in names or _usual(pages):
        try:
            contenders[name] = PEERS[name].contender(place / "stock", place / "peers" / name)
        except CommandFailedError as error:
            notes.append(f"Not measured: {error}")
    results = in_turn(list(contenders.values()), runs)
    notes += [_sizes_note(one.name, one.cwd) for one in contenders.values() if one.name in results]
    if pages in GOAL_COLD:
        notes.append(f"Goal beside navigation.prune: wall ratio at most {GOAL_COLD[pages]:.3f}.")
    first = table(f"cold build, {pages} pages", results, notes)
    if pages == "reference":
        return first
    warm = [_edited(place)]
    warm += [PEERS[name].edited(one, EDITED) for name, one in contenders.items() if name and one.name in results]
    title = f"one edit, {pages} pages, from a stopped process"
    notes = ["An engine that cannot build on its last build, builds all: MkDocs, eleventy."]
    return f"{first}\n\n{table(title, in_turn(warm, runs), notes)}"


def prepare(place: Path, pages: str) -> int:
    """Make a handbook and the same content for the stock engine; return the bytes of its Markdown.

    Args:
        place: The folder to make: mkdocs.yml, handbook/, and stock/ with the other's.
        pages: `reference`, or a number of pages.
    """
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    if pages == "reference":
        shutil.copytree(REFERENCE, place / "handbook")
        settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8")) | {"plugins": SETTINGS["plugins"]}
    else:
        write_handbook(place / "handbook", sizes_of(place, int(pages)))
        settings = SETTINGS
    (place / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    finish("rungbook", "build", "--pages-only", place / "neutral", cwd=place)
    return stock.write_corpus(place / "neutral", place / "stock")


def _usual(pages: str) -> Sequence[str]:
    """Who is measured unless peers are named."""
    if not pages.isdecimal():
        return ("prune",)
    return next((names for most, names in USUAL.items() if int(pages) <= most), USUAL[max(USUAL)])


def _edited(place: Path) -> Contender:
    """Our build after one edit of one level."""
    spec = place / "handbook" / "ladders" / "job-0" / "levels" / f"{EDITED.rpartition('/')[2]}.yml"
    words = Words("edits")
    return Contender("rungbook build", [tool("rungbook"), "build"], place, lambda: edit_summary(spec, words.you()))


def edit_summary(spec: Path, words: str) -> None:
    """Put other words into the summary of a level."""
    text, count = re.subn(r"^summary: .*$", f"summary: {words}", spec.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    if not count:
        raise CommandFailedError(f"{spec} has no summary to edit")
    spec.write_text(text, encoding="utf-8")


def sizes_of(place: Path, pages: int) -> Sizes:
    """Sizes of a handbook of exactly this many pages: of the reference's proportions, filled up with programs.

    Raises:
        CommandFailedError: No handbook with something of everything has so few pages.
    """
    for share in (16, 24, 48):
        shape = Sizes(
            ladders=max(1, pages // 125),
            tiers=5 if share < 48 else 3,  # noqa: PLR2004 - the last way to make it small
            requirements=26,
            domains=max(1, pages // share),
            competencies=6,
            programs=1,
            pathways=max(3, pages // 60),
            sites=max(3, pages // 60),
        )
        missing = pages - _pages_of(place / "trial", shape)
        if missing >= 0:
            return replace(shape, programs=shape.programs + missing)
    raise CommandFailedError(f"A handbook of {pages} pages is too small to have the usual shape; ask for 100 or more.")


def _pages_of(trial: Path, sizes: Sizes) -> int:
    """How many pages a handbook makes."""
    write_handbook(trial / "handbook", sizes)
    (trial / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")
    finish("rungbook", "build", "--pages-only", trial / "neutral", cwd=trial)
    found = sum(1 for _ in (trial / "neutral" / "docs").rglob("*.md"))
    shutil.rmtree(trial)
    return found


def _sizes_note(name: str, folder: Path) -> str:
    """How much a build wrote; the words in the articles show whether the sites say the same."""
    site = next(folder / made for made in ("site", "public", "_site", "_build") if (folder / made).exists())
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    words = 0
    for page in pages:
        article = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")
        words += len(article.text(separator=" ").split()) if article else 0
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return f"{name}: {len(pages)} pages, {words:,} words in articles, site of {size / 1e6:.1f} MB."


def _files(folder: Path) -> str:
    paths = list(folder.rglob("*.yml"))
    return f"{len(paths)} files, {sum(path.stat().st_size for path in paths) / 1e6:.2f} MB of YAML"


def _forget(folder: Path) -> None:
    """Take away what an earlier build left."""
    for name in ("site", ".rungbook", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)


def finish(name: str, *arguments: str | Path, cwd: Path) -> None:
    """Run a command of the environment to its end.

    Raises:
        CommandFailedError: It ended with another status than 0.
    """
    finished = subprocess.run([tool(name), *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise CommandFailedError(f"{name} failed in {cwd}:\n{finished.stdout}{finished.stderr}")


def tool(name: str) -> Path:
    """A command of the environment that runs the benchmark."""
    return installs.own_tool(name)
