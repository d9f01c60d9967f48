"""What an author sees in the browser while `rungbook serve` runs: the page follows each save, and mistakes lie over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.site.live import Live
from generator.site.server import Server
from tests.browser.conftest import Watch

PROBLEM = {
    "code": "LS102",
    "severity": "error",
    "message": "unknown key `titel` <img src=x onerror=alert(1)>",
    "hint": "did you mean `title`?",
    "file": "handbook/programs/welcome.yml",
    "line": 3,
    "column": 1,
    "excerpt": "  |\n3 | titel: Welcome\n  | ^^^^^",
}


@pytest.fixture
def preview() -> Iterator[Server]:
    """The server of `rungbook serve`, without the builds."""
    with Server(("127.0.0.1", 0), Live()) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def watch(page: Page, preview: Server) -> Watch:
    """These pages may ask the preview's own address only."""
    watch = Watch(urlsplit(preview.url).netloc)
    watch.follow(page)
    return watch


def site(folder: Path, words: str) -> Path:
    """A site of one page."""
    folder.mkdir()
    (folder / "index.html").write_text(f"<!doctype html><title>x</title><link rel=icon href=data:,><body><h1>{words}</h1></body>", "utf-8")
    return folder


def test_the_page_follows_the_author(page: Page, preview: Server, tmp_path: Path) -> None:
    """A good build loads the page again; a bad one is shown over it, as text, until it is mended."""
    preview.live.built(site(tmp_path / "first", "First"))
    page.goto(preview.url)
    expect(page.get_by_role("heading", name="First")).to_be_visible()

    preview.live.failed({"title": "The handbook has a problem", "problems": [PROBLEM]})
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("handbook/programs/welcome.yml:3:1")
    expect(alert).to_contain_text("unknown key `titel` <img src=x onerror=alert(1)>")
    expect(alert).to_contain_text("Fix: did you mean `title`?")
    expect(page.get_by_role("heading", name="First")).to_be_visible()

    alert.get_by_role("button", name="Hide").click()
    expect(alert).to_have_count(0)
    preview.live.failed({"title": "Still wrong", "problems": []})
    expect(alert).to_contain_text("Still wrong")

    preview.live.built(site(tmp_path / "second", "Second"))
    expect(page.get_by_role("heading", name="Second")).to_be_visible()
    expect(alert).to_have_count(0)
