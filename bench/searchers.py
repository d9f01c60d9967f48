"""Searches in a real browser, each asked as a reader asks it: a query goes in, the addresses of the first results come out."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.measure import CommandFailedError

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]

OURS = """query => {
  const box = document.querySelector(".rb-search-box");
  box.value = query;
  const start = performance.now();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector(".rb-search-found").getBoundingClientRect();
  const took = performance.now() - start;
  return [[...document.querySelectorAll(".rb-search-result")].slice(0, 3).map((link) => link.href), took];
}"""
MATERIAL = """async query => {
  const box = document.querySelector(".md-search__input"), said = document.querySelector(".md-search-result__meta");
  const typed = (text) => new Promise((done) => {
    const seen = new MutationObserver(() => { seen.disconnect(); done(); });
    seen.observe(said, { childList: true, characterData: true, subtree: true });
    box.value = text;
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    setTimeout(done, 2000);
  });
  if (box.value) await typed("");
  const start = performance.now();
  await typed(query);
  const took = performance.now() - start;
  await new Promise((done) => setTimeout(done, 30));
  return [[...document.querySelectorAll(".md-search-result__item")].slice(0, 3).map((item) => item.querySelector("a").href), took];
}"""
PAGEFIND = """async query => {
  if (!window.pagefind) {
    window.pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
    await window.pagefind.init();
  }
  const start = performance.now();
  const found = await window.pagefind.search(query);
  const shown = await Promise.all(found.results.slice(0, 3).map((result) => result.data()));
  return [shown.map((result) => new URL(result.url, document.baseURI).href), performance.now() - start];
}"""


class Searcher:
    """A search on a site, ready to be asked."""

    def __init__(self, page: Page, script: str) -> None:
        """Ask by a script that takes a query and returns addresses and milliseconds."""
        self._page = page
        self._script = script

    def ask(self, query: str) -> tuple[list[str], float]:
        """Return the places of the first three results, `levels/ma-2` or `policies/promotion#sign-off`, and the milliseconds it took."""
        addresses, took = self._page.evaluate(self._script, query)
        return [_place(address) for address in addresses], took


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        message = "No Chromium found: searches are measured in a browser."
        raise CommandFailedError(message)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


def ours(page: Page, address: str) -> Searcher:
    """Our box."""
    page.goto(address)
    page.locator(".rb-search-box").focus()
    page.wait_for_function("Boolean(window.rungbookSearchIndex)")
    return Searcher(page, OURS)


def material(page: Page, address: str) -> Searcher:
    """The box of stock Material, with lunr in a worker."""
    page.goto(address)
    page.locator(".md-search__input").focus()
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('start searching')")
    return Searcher(page, MATERIAL)


def pagefind(page: Page, address: str) -> Searcher:
    """Pagefind by its own interface for scripts."""
    page.goto(address)
    return Searcher(page, PAGEFIND)


def zipped(*files: Path) -> float:
    """What files weigh when they are sent packed, in KB; what is packed already is not packed again."""
    return sum(min(len(gzip.compress(raw, 9)), len(raw)) for raw in (file.read_bytes() for file in files)) / 1024


def _place(address: str) -> str:
    path, _, anchor = re.sub(r"^https?://[^/]*/", "", address).partition("#")
    stem = path.removesuffix("index.html").removesuffix(".html").rstrip("/")
    return stem + (f"#{anchor}" if anchor else "")
