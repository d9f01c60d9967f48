"""What an author sees in the browser while `rungbook serve` runs: the page follows each save, and mistakes lie over it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

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


def site(words: str, more: str = "") -> Callable[[str], bytes | None]:
    """A site of one page."""
    page = f"<!doctype html><title>x</title><link rel=icon href=data:,><body><h1>{words}</h1>{more}</body>"
    return {"index.html": page.encode(), "404.html": b"not here"}.get


def test_the_page_follows_the_author(page: Page, preview: Server) -> None:
    """A good build loads the page again; a bad one is shown over it, as text, until it is mended."""
    preview.live.built(site("First"))
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

    preview.live.built(site("Second"))
    expect(page.get_by_role("heading", name="Second")).to_be_visible()
    expect(alert).to_have_count(0)


def test_a_new_version_keeps_the_place(page: Page, preview: Server) -> None:
    """Who had opened the second of two folds and read far down, still has it open and is still there; what was shut by hand stays shut."""
    fold = "<details {}><summary>More</summary><p style='height: 900px'>words</p></details>"
    long = fold.format("") + fold.format("") + fold.format("open") + "<p style='height: 3000px'>end</p>"
    preview.live.built(site("First", long))
    page.goto(preview.url)
    folds = page.locator("details")
    folds.nth(1).locator("summary").click()
    folds.nth(2).locator("summary").click()
    page.evaluate("scrollTo(0, 1700)")
    preview.live.built(site("Second", long))
    expect(page.get_by_role("heading", name="Second")).to_have_count(1)
    for at, is_open in enumerate([False, True, False]):
        expect(folds.nth(at)).to_have_js_property("open", is_open)
    page.wait_for_function("scrollY === 1700")


def test_a_page_that_cannot_be_made_is_told(page: Page, preview: Server, watch: Watch) -> None:
    """The reason lies over it, and it comes by itself once it can be made."""

    def broken(path: str) -> bytes | None:
        if path == "favicon.ico":
            return b""
        raise ZeroDivisionError(f"no {path}")

    preview.live.built(broken)
    page.goto(preview.url)
    expect(page.get_by_text("cannot be made at this moment")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("no index.html")
    preview.live.built(site("Mended"))
    expect(page.get_by_role("heading", name="Mended")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    (told,) = watch.complaints
    assert "500" in told
    watch.complaints.clear()
