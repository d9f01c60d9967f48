"""A handbook of titles as long as they may be and words that no screen can hold, on the smallest phone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT, rungbook

SMALLEST = {"width": 320, "height": 640}
WORD = 200
LIMIT = 200
LINES = re.compile(
    r"^(\s*(?:- )?(?:title|text|summary|definition|for|example|provider|organization|reason|body): )([A-Z][^\"'\n]*?)(\.?)$", re.MULTILINE
)
SHORT = re.compile("title|body|organization")


def lengthened(line: re.Match[str]) -> str:
    """A line with an unbroken word of its own at the end of its text."""
    letters = re.sub("[^a-z]", "", line[2].lower())
    text = f"{line[2]} {(letters * WORD)[:WORD]}"
    return f"{line[1]}{text[: LIMIT - 1] if SHORT.search(line[1]) else text}{line[3]}"


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook with such titles and texts, built by the real command."""
    project = tmp_path_factory.mktemp("long")
    handbook = project / "handbook"
    shutil.copytree(ROOT / "tests/handbooks/small", handbook, ignore=shutil.ignore_patterns("i18n", "search.yml"))
    for file in handbook.rglob("*.yml"):
        file.write_text(LINES.sub(lengthened, file.read_text(encoding="utf-8")), encoding="utf-8")
    about = handbook / "handbook.yml"
    about.write_text(about.read_text(encoding="utf-8").replace("profile: strict", "profile: draft"), encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: Long\ndocs_dir: handbook/pages\ntheme: {name: material}\nplugins: [rungbook]\n", encoding="utf-8"
    )
    finished = rungbook("build", cwd=project)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return project / "site"


def test_no_page_scrolls_sideways(page: Page, long_site: Path) -> None:
    """On 320 pixels every page of every kind keeps to the screen: a long word breaks, a table scrolls by itself."""
    page.set_viewport_size({"width": SMALLEST["width"], "height": SMALLEST["height"]})
    wide, long = [], 0
    for file in sorted(long_site.rglob("*.html")):
        if file.name == "404.html":
            continue  # its addresses start at the root of a server
        page.goto(file.as_uri())
        long += bool(re.search(r"[a-z]{150}", page.locator("article").first.inner_text()))
        if page.evaluate("document.documentElement.scrollWidth") > SMALLEST["width"]:
            wide.append(file.relative_to(long_site).as_posix())
    assert wide == []
    assert long > 30
