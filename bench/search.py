"""Our search beside Material's and Pagefind's: the same pages, the same questions, each in the same browser."""

from __future__ import annotations

import shutil
import statistics
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from bench import run, searchers, stock
from bench.corpus import write_handbook
from bench.searchers import Searcher, zipped
from bench.serving import served
from generator.search.index import PATH
from generator.search.score import Asked, SearchTest
from generator.views.questions import search_test
from ladder_spec import load_handbook

PLACE = run.WORK / "search"
SLOWED = 4
MANY = 500
GOAL = "Goal: first at least 90%, in three at least 97%, nothing at most 2%; at 500 pages at most 60 KB, and 50 ms for each keystroke."
TYPED = (
    "how do i draw blood", "venipunctrue", "how much does an ma 2 make", "certificashun exam feee", "zzzzqqqq xyloph",
    "who pays for my nursng school", "requirements medication administration",
)  # fmt: skip


@dataclass
class Answers:
    """What a search did with all questions."""

    name: str
    kilobytes: float
    """Its index, packed."""
    first: int = 0
    in_three: int = 0
    nothing: int = 0
    took: tuple[float, ...] = ()
    """Milliseconds for each question."""


def search() -> str:
    """Return the tables: all questions on the reference handbook, and every keystroke on a made handbook of 500 pages."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    ours, theirs = _sites()
    test = search_test(load_handbook(run.ROOT / "handbook"))
    if test is None:
        return "The handbook has no reader questions."
    scripts = sorted((ours / "assets/rungbook/search").glob("*.js"))
    with searchers.browser() as browser:
        found = [_asked(browser, "Rungbook", ours, zipped(ours / PATH), test)]
        found.append(_asked(browser, "Material (lunr)", theirs, zipped(theirs / "search/search_index.json"), test))
        missing = "" if find_spec("pagefind_bin") else "Pagefind is not measured: `pip install pagefind-bin`."
        if not missing:
            run.finish("python", "-m", "pagefind_bin", "--site", theirs, "--root-selector", "article", cwd=theirs)
            parts = [file for file in (theirs / "pagefind").rglob("*") if file.suffix in {".pf_index", ".pf_fragment", ".pf_meta"}]
            found.append(_asked(browser, "Pagefind", theirs, zipped(*parts), test))
        many = _every_key(browser)
    lines = [
        f"### search, {len(test.questions)} reader questions",
        "",
        "| search | first | in three | nothing | index KB packed | ms median | ms worst |",
        "|---|--:|--:|--:|--:|--:|--:|",
        *(_row(one, len(test.questions)) for one in found),
        "",
        f"Our scripts weigh {zipped(*scripts):.1f} KB packed. Others are credited for the right page, ours only for the right part of it.",
        *([missing] if missing else []),
        many,
        GOAL,
    ]
    return "\n".join(lines)


def _sites() -> tuple[Path, Path]:
    """The reference handbook as our site, and the same pages as a stock site."""
    run.finish("rungbook", "build", "-d", PLACE / "ours", cwd=run.ROOT)
    run.finish("rungbook", "build", "--pages-only", PLACE / "neutral", cwd=run.ROOT)
    stock.write_corpus(PLACE / "neutral", PLACE / "stock")
    run.finish("mkdocs", "build", "--quiet", cwd=PLACE / "stock")
    return PLACE / "ours", PLACE / "stock" / "site"


def _asked(browser: Browser, name: str, site: Path, kilobytes: float, test: SearchTest) -> Answers:
    answers, took = Answers(name, kilobytes), []
    strict = name == "Rungbook"
    opened = {"Rungbook": searchers.ours, "Material (lunr)": searchers.material, "Pagefind": searchers.pagefind}[name]
    with served(site) as address:
        page = browser.new_page()
        searcher = opened(page, address)
        searcher.ask("warm up")
        for asked in test.questions:
            places, spent = searcher.ask(asked.query)
            right = [asked.answered_by(place, test.parts) if strict else _on_page(asked, place) for place in map(_named, places)]
            answers.first += right[:1] == [True]
            answers.in_three += any(right)
            answers.nothing += not places
            took.append(spent)
        page.close()
    answers.took = tuple(took)
    return answers


def _on_page(asked: Asked, place: str) -> bool:
    """Whether a result leads to a page with the answer, wherever on it."""
    stem = place.partition("#")[0]
    return any(stem == answer.partition("#")[0] for answer in (*asked.pages, *asked.parts))


def _named(place: str) -> str:
    """A place as the questions name it: folders have an index."""
    stem, hash_sign, anchor = place.partition("#")
    lists = {"", "competencies", "programs", "credentials", "funding", "pathways", "sites", "scope"}
    return (f"{stem}/index".lstrip("/") if stem in lists else stem) + hash_sign + anchor


def _row(one: Answers, asked: int) -> str:
    shares = " | ".join(f"{count} ({count * 100 / asked:.0f}%)" for count in (one.first, one.in_three, one.nothing))
    return f"| {one.name} | {shares} | {one.kilobytes:.1f} | {statistics.median(one.took):.1f} | {max(one.took):.1f} |"


def _every_key(browser: Browser) -> str:
    """Type some queries letter by letter on 500 pages, with a slow processor."""
    place = PLACE / "many"
    write_handbook(place / "handbook", run.sizes_of(place, MANY))
    (place / "mkdocs.yml").write_text(yaml.safe_dump(run.SETTINGS), encoding="utf-8")
    run.finish("rungbook", "build", cwd=place)
    site = place / "site"
    took: list[float] = []
    with served(site) as address:
        page = browser.new_page()
        searcher: Searcher = searchers.ours(page, address)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        for query in TYPED:
            took += [searcher.ask(query[:end])[1] for end in range(1, len(query) + 1)]
        page.close()
    took.sort()
    return (
        f"{MANY} pages, processor slowed {SLOWED} times, {len(took)} keystrokes: median {statistics.median(took):.1f} ms, "
        f"95% within {took[len(took) * 95 // 100]:.1f} ms, worst {took[-1]:.1f} ms to results; index {zipped(site / PATH):.1f} KB packed."
    )
