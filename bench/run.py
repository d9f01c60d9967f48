"""What is measured, and how it is set up. Prints Markdown tables, so that a figure can be quoted with the run that it is from."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser

from bench import stock
from bench.corpus import LARGE, write_handbook
from bench.corpus.sizes import Sizes
from bench.measure import CommandFailedError, Contender, in_turn, table

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "bench" / ".work"
REFERENCE = ROOT / "handbook"
PACKAGES = ("mkdocs", "mkdocs-material", "pydantic-core", "PyYAML", "jinja2", "Markdown")
GOAL_CHECK = {"reference": 0.6, "5,000 requirements": 1.0}
GOAL_COLD = {"reference": 1 / 3, "1000": 1 / 6}

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
    return f"rungbook {version('rungbook')}, Python {platform.python_version()}, {packages}; {machine}"


def check(runs: int) -> str:
    """`rungbook check` on the reference handbook and on 200 files with 5,000 requirements, start-up included."""
    large = WORK / "large" / "handbook"
    shutil.rmtree(large, ignore_errors=True)
    write_handbook(large, LARGE)
    folders = {"5,000 requirements": large, "reference": REFERENCE}
    results = in_turn([Contender(name, [tool("rungbook"), "check", folder], ROOT) for name, folder in folders.items()], runs)
    goals = [f"{name}: {_files(folder)}; goal at most {GOAL_CHECK[name]} s wall." for name, folder in folders.items()]
    return table("rungbook check", results, goals)


def cold(pages: str, runs: int) -> str:
    """A cold build of a handbook, YAML and checks included, beside stock MkDocs with Material on the same pages.

    Args:
        pages: `reference`, or a number of pages to make a handbook of.
        runs: Measured rounds.
    """
    place = WORK / f"cold-{pages}"
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
    written = stock.write_corpus(place / "neutral", place / "stock")
    ours = Contender("rungbook build", [tool("rungbook"), "build"], place, lambda: _forget(place))
    theirs = Contender(
        "mkdocs build, navigation.prune",
        [tool("mkdocs"), "build"],
        place / "stock",
        lambda: _forget(place / "stock"),
        {"NO_MKDOCS_2_WARNING": "1"},
    )
    results = in_turn([ours, theirs], runs)
    notes = [
        _sizes_note("rungbook", place, _files(place / "handbook")),
        _sizes_note("stock", place / "stock", f"{written / 1e6:.2f} MB of Markdown"),
    ]
    if pages in GOAL_COLD:
        notes.append(f"Goal: wall ratio at most {GOAL_COLD[pages]:.3f}.")
    return table(f"cold build, {pages} pages", results, notes)


def sizes_of(place: Path, pages: int) -> Sizes:
    """Sizes of a handbook of exactly this many pages: of the reference's proportions, filled up with programs."""
    many, few = max(1, pages // 16), max(3, pages // 60)
    jobs = max(1, pages // 125)
    shape = Sizes(ladders=jobs, tiers=5, requirements=26, domains=many, competencies=6, programs=1, pathways=few, sites=few)
    trial = place / "trial"
    write_handbook(trial / "handbook", shape)
    (trial / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")
    finish("rungbook", "build", "--pages-only", trial / "neutral", cwd=trial)
    missing = pages - sum(1 for _ in (trial / "neutral" / "docs").rglob("*.md"))
    shutil.rmtree(trial)
    if missing < 0:
        raise CommandFailedError(f"A handbook of {pages} pages is too small to have the usual shape; ask for 100 or more.")
    return Sizes(**{**vars(shape), "programs": shape.programs + missing})


def _sizes_note(name: str, folder: Path, sources: str) -> str:
    """How much a build read and wrote; the words in the articles show whether both sites say the same."""
    pages = [path for path in (folder / "site").rglob("*.html") if path.name != "404.html"]
    words = 0
    for page in pages:
        article = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")
        words += len(article.text(separator=" ").split()) if article else 0
    size = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
    return f"{name}: {sources} -> {len(pages)} pages, {words:,} words in articles, site of {size / 1e6:.1f} MB."


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
    return Path(sys.executable).with_name(name)
