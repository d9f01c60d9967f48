"""The search as a reader meets it: questions in the real box, by keyboard, on a phone, from a disk, and with anything in the query."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from generator.search.engine import Engine
from generator.search.index import PATH, read_script
from generator.views.questions import search_test
from ladder_spec import load_handbook
from tests.browser.pages.base import HandbookPage

pytestmark = pytest.mark.reads

ASK = """queries => {
  window.rungbookAsked = window.rungbookAsked || new rungbookSearch.Engine(rungbookSearchIndex);
  const engine = window.rungbookAsked;
  const place = ({ page, section }) => {
    const found = engine.pages[page];
    return section < 0 ? found[0] : found[0] + "#" + found[6][section][0];
  };
  return queries.map((query) => engine.ask(query, 10).map(place));
}"""
LOADED = """() => new Promise((done) => {
  const look = () => (window.rungbookSearchIndex && window.rungbookSearch && rungbookSearch.Engine ? done() : setTimeout(look, 10));
  look();
})"""  # Playwright's own way to wait needs `eval`, which the pages' policy forbids
WORD = re.compile(r"[^\W_]+")
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "'\"><script>alert(1)</script>",
    "__proto__",
    "constructor",
    "%00",
    "\\",
    "a" * 5000,
    "((((",
    "🩺",
    "ß İ",
]


@pytest.fixture
def reader(page: Page) -> HandbookPage:
    """A reader on the home page whose search has loaded."""
    home = HandbookPage(page).open()
    home.search_box.focus()
    page.evaluate(LOADED)
    return home


@pytest.fixture(scope="session")
def index(reference_site: Path) -> dict[str, Any]:
    """The published index."""
    return read_script((reference_site / PATH).read_bytes())


def place(address: str) -> str:
    """The place that a result leads to, as the index names it: `levels/ma-2`, `policies/promotion#sign-off`."""
    path, _, anchor = re.sub(r"^https?://[^/]*/", "", address).partition("#")
    stem = path.rstrip("/") or "index"
    folders = {"competencies", "programs", "credentials", "funding", "pathways", "sites", "scope"}
    return (f"{stem}/index" if stem in folders else stem) + (f"#{anchor}" if anchor else "")


def test_questions_typed_into_the_box(reader: HandbookPage, handbook_folder: Path) -> None:
    """The reader questions of the handbook reach its bar, in the real box."""
    test = search_test(load_handbook(handbook_folder))
    assert test is not None
    ranks = []
    for asked in test.questions:
        reader.search_box.fill(asked.query)
        links = reader.page.get_by_role("option").evaluate_all("found => found.slice(0, 3).map((link) => link.href)")
        ranks.append([asked.answered_by(place(link), test.parts) for link in links])
    first = sum(answers[:1] == [True] for answers in ranks)
    among = sum(any(answers) for answers in ranks)
    print(f"hit@1 {first}/{len(ranks)}, hit@3 {among}/{len(ranks)}, nothing found {ranks.count([])}")  # noqa: T201 - pytest -s shows it
    assert first * 100 >= test.first * len(ranks)
    assert among * 100 >= test.first_3 * len(ranks)
    assert ranks.count([]) * 100 <= 2 * len(ranks)


def test_build_and_browser_rank_alike(reader: HandbookPage, index: dict[str, Any], handbook_folder: Path) -> None:
    """The browser reads the same pages, and lists the same ten results for the handbook's questions, their beginnings, and any others.

    Others are made of the handbook's own words with slips, of single letters and numbers, and of any text.
    """
    assert reader.page.evaluate("new rungbookSearch.Engine(rungbookSearchIndex).pages") == index["pages"]
    engine = Engine(index)

    def alike(queries: list[str]) -> None:
        for query, found in zip(queries, reader.page.evaluate(ASK, queries), strict=True):
            assert found == engine.ask(query), query

    test = search_test(load_handbook(handbook_folder))
    assert test is not None
    questions = [asked.query for asked in test.questions]
    alike([*questions, *HOSTILE, *(query[: len(query) // 2] for query in questions)])

    words = sorted({word for word in WORD.findall(str(index["pages"])) if not word.isdigit()})
    slips = st.builds(_slipped, st.sampled_from(words), st.integers(0, 20), st.sampled_from(["", "", "drop", "swap", "twice", "x", "cut"]))
    odd = st.sampled_from(["MA", "ma2", "MA II", "1:1", "PHQ-9", "2,000", "don't", "\N{LATIN SMALL LETTER E WITH ACUTE}", "two", "i"])
    query = st.lists(st.one_of(slips, slips, odd, st.text(st.characters(codec="utf-8"), max_size=6)), min_size=1, max_size=6).map(" ".join)

    @settings(max_examples=20, deadline=None)
    @given(queries=st.lists(query, min_size=20, max_size=40))
    def any_others(queries: list[str]) -> None:
        alike(queries)

    any_others()


def _slipped(word: str, at: int, slip: str) -> str:
    """A word with a slip as fingers make them."""
    at %= len(word)
    made = {
        "drop": word[:at] + word[at + 1 :],
        "swap": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        "twice": word[:at] + word[at] + word[at:],
        "x": word[:at] + "x" + word[at + 1 :],
        "cut": word[: at + 1],
    }
    return made.get(slip, word)


def test_results_show_what_their_page_says(index: dict[str, Any], reference_site: Path) -> None:
    """Each word under a result's title stands on the page it leads to: words that only help to find it are not shown."""
    hidden = shown = 0
    for path, _, _, _, _, _, sections in index["pages"]:
        page = reference_site / (f"{path}.html" if path.endswith("index") else f"{path}/index.html")
        article = LexborHTMLParser(page.read_text(encoding="utf-8")).css("article")[0]
        said = set(WORD.findall(article.text(separator=" ").lower()))
        for _, title, text, _, _, rest in sections:
            assert set(WORD.findall(text.lower())) <= said, (path, title)
            hidden += bool(rest)
            shown += bool(text)
    assert hidden > 100
    assert shown > 400


def test_by_keyboard(reader: HandbookPage) -> None:
    """`/` leads to the box, arrows choose, the choice and the number of results are spoken, Enter opens, Esc clears and goes back."""
    page = reader.page
    page.get_by_role("link", name="Home").first.focus()
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("draw blood")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results, best first$"))
    options = page.get_by_role("option")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(options.first).to_have_accessible_name(re.compile("^Skill Draw blood"))
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(options).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Home").first).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("draw blood")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("competencies/venipuncture/$"))


@pytest.mark.parametrize("query", HOSTILE)
def test_a_query_stays_text(reader: HandbookPage, query: str) -> None:
    """Whatever is typed, nothing of it turns into markup, and no script fails."""
    before = reader.page.locator("img, script").count()
    reader.search_box.fill(query)
    expect(reader.page.get_by_role("status")).not_to_be_empty()
    assert reader.page.locator("img, script").count() == before


def test_nothing_is_loaded_before_the_reader_turns_to_it(page: Page) -> None:
    """The index and the engine come with the first focus."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reader = HandbookPage(page).open("levels/ma-2/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search" in url and "js/search.js" not in url]
    assert reader.search("ma 3").first.get_attribute("href")
    assert [url for url in asked if url.endswith(PATH)]


def test_on_a_phone(page: Page) -> None:
    """The search is a screen of its own that does not scroll sideways; a tap on a result opens it."""
    page.set_viewport_size({"width": 390, "height": 844})
    reader = HandbookPage(page).open("levels/ma-2/")
    results = reader.search("who can check my skills")
    assert reader.overflow() == 0
    results.first.click()
    expect(page).to_have_url(re.compile("policies/promotion/#sign-off$"))
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_from_a_disk(page: Page, reference_site: Path) -> None:
    """Scripts and index load from a folder, without a server."""
    page.goto((reference_site / "pay" / "index.html").as_uri())
    results = HandbookPage(page).search("EKG")
    expect(results.first).to_contain_text("heart tracing")


def test_without_scripts(browser: Browser, base_url: str) -> None:
    """No dead box: a link to all skills stands in its place."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("levels/ma-2/")
    expect(page.get_by_role("combobox", name="Search")).to_be_hidden()
    page.get_by_role("banner").get_by_role("link", name="All skills").click()
    expect(page).to_have_url(re.compile("competencies/$"))
    context.close()
