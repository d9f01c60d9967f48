"""The look in a real browser: nothing for axe to find, nothing wider than a phone, focus that can be seen, keys that work."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.conftest import Watch
from tests.site_look.styles import TOKENS, schemes

COLORS = schemes(TOKENS.read_text("utf-8"))
ADDRESSES = ("", "specimen/", "letter/", "404.html")
OWN_WIDTH = ".rb-scroll, .md-typeset__scrollwrap, .md-sidebar, .rb-search, .rb-hidden"
WIDER_THAN_PAGE = """own => Array.from(document.querySelectorAll("body *")).filter(node => {
  const box = node.getBoundingClientRect();
  return box.width > 0 && box.right > innerWidth + 1 && !node.closest(own);
}).map(node => node.outerHTML.slice(0, 90))"""
FOCUS = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect(), style = getComputedStyle(node);
  return { tag: node.tagName, name: node.getAttribute("aria-label") || node.innerText.trim(), left: box.left, right: box.right,
           ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth) };
}"""


@pytest.fixture(params=[(320, "dark"), (390, "light"), (1280, "light"), (1280, "dark")], ids=str)
def screen(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A page on one of the screens, watched under the strict policy. axe itself needs the policy lifted for its own script only."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=base_url)
    page = context.new_page()
    watch = Watch(urlsplit(base_url).netloc)
    watch.follow(page)
    yield page
    context.close()
    assert watch.complaints == []


def test_axe_finds_nothing(screen: Page) -> None:
    """No violation of WCAG 2.2 AA or best practice on any kind of page, on phone and desk, light and dark."""
    found = {}
    for address in ADDRESSES:
        screen.goto(address)
        found[address] = faults(screen)
    assert {address: lines for address, lines in found.items() if lines} == {}


def test_page_never_scrolls_sideways(screen: Page) -> None:
    """Nothing but a table's own scroll region is wider than the page, down to 320 px."""
    for address in ADDRESSES:
        screen.goto(address)
        assert screen.evaluate(WIDER_THAN_PAGE, OWN_WIDTH) == []
        assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_scheme_follows_the_device(screen: Page) -> None:
    """On a first visit the page is light or dark as the device is, set before anything is painted."""
    screen.goto("")
    dark = screen.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert screen.evaluate("document.body.dataset.mdColorScheme") == ("slate" if dark else "default")


def test_paper_is_light(screen: Page) -> None:
    """Whoever reads in the dark scheme still prints dark words on white paper."""
    screen.goto("specimen/")
    screen.emulate_media(media="print")
    ink = COLORS["default"]["rb-ink"]
    channels = ", ".join(str(int(ink[place : place + 2], 16)) for place in (1, 3, 5))
    assert screen.evaluate("getComputedStyle(document.querySelector('h1')).color") == f"rgb({channels})"
    assert screen.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_typeface_is_ours(screen: Page) -> None:
    """The first view loads one font file, ours."""
    fonts: list[str] = []
    screen.on("request", lambda request: fonts.append(request.url) if request.resource_type == "font" else None)
    screen.goto("404.html")
    screen.wait_for_load_state("networkidle")
    assert [address.rpartition("/")[2] for address in fonts] == ["rungbook-sans-latin.woff2"]


def test_focus_is_seen_at_every_stop(screen: Page) -> None:
    """Each stop of the Tab key is on the screen and has a ring of 2 px or more."""
    screen.goto("specimen/")
    width = screen.evaluate("innerWidth")
    stops = []
    screen.keyboard.press("Tab")
    while (stop := screen.evaluate(FOCUS))["tag"] != "BODY":
        stops.append(stop)
        screen.keyboard.press("Tab")
    assert len(stops) > 20
    assert [stop for stop in stops if stop["ring"] < 2 or stop["left"] < 0 or stop["right"] > width] == []


@pytest.mark.parametrize("name", ["Menu", "Search"])
def test_header_buttons_work_by_key(browser: Browser, base_url: str, name: str) -> None:
    """On a phone, menu and search open with Enter, take the focus in, and Esc gives it back."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=base_url)
    page = context.new_page()
    page.goto("specimen/")
    button = page.get_by_role("button", name=name)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary a:focus, .rb-search-box:focus")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    context.close()


def test_refused_storage_is_no_fault(browser: Browser, base_url: str) -> None:
    """Where the browser refuses storage, pages still work without a script error."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    watch = Watch(urlsplit(base_url).netloc)
    watch.follow(page)
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) "
        "Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });"
    )
    page.goto("specimen/")
    page.wait_for_load_state("networkidle")
    context.close()
    assert watch.complaints == []
