"""A real browser on the built reference site. Every page is watched: a script error or a request to another host fails the test.

The browser is the system's Chromium (`make test` installs it). Where it is missing the tests fail, so that nobody ships unseen pages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from bench.serving import served
from tests.browser.pages.selfcheck import Site
from tests.programs import needed

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
UNWANTED = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "SpareRendererForSitePerProcess",
)
"""Parts of Chromium that no test needs: those that Playwright turns off itself (only the last such flag counts); the list below the address
bar, which nobody sees here and which takes half of the time to open a page in a browser of its own; and a process kept ready for a site
that never comes."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(UNWANTED)}",
]
KEPT = """() => [localStorage, sessionStorage].flatMap((area) => {
  const names = Object.keys(area);
  area.clear();
  return names;
})"""
"""The names of all that a page keeps, which is taken away, so that only one test is blamed for it."""
Start = Callable[..., Page]
# Addresses that never leave the browser.
LOCAL_SCHEMES = frozenset({"about", "blob", "data", "file"})


@dataclass
class Watch:
    """What went wrong in a page, as lines that a person can read."""

    own_host: str
    """Host and port that the page may ask, such as `127.0.0.1:8123`."""
    complaints: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Listen to the page from now on."""
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("request", self._request)

    def leave(self, page: Page) -> None:
        """Listen no more to a page that is to be read by others."""
        page.remove_listener("console", self._console)
        page.remove_listener("pageerror", self._error)
        page.remove_listener("request", self._request)

    def _error(self, error: Error) -> None:
        self.complaints.append(f"script failed: {error}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console error: {message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.netloc != self.own_host:
            self.complaints.append(f"request to another host: {request.url}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser to test with: $CHROMIUM, or the first of the usual names on the PATH."""
    return needed(os.environ.get("CHROMIUM") or CHROMIUM_NAMES[0], *CHROMIUM_NAMES)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """Tell pytest-playwright to start the system's Chromium, quiet on the network."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def base_url(reference_site: Path) -> Iterator[str]:
    """Address of the reference site, served on this machine. The browser's `page.goto` starts from it."""
    with served(reference_site) as address:
        yield address


@pytest.fixture(scope="session")
def reading_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """One page for all tests that only read: a new one for each would take longer than what most of them do with it."""
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a new browser; where a test is marked `reads`, one that others have read with, as good as new."""
    if request.node.get_closest_marker("reads") is None:
        yield request.getfixturevalue("context").new_page()
        return
    page: Page = request.getfixturevalue("reading_page")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
    yield page
    page.unroute_all()
    kept = page.evaluate(KEPT) if page.url.startswith("http") else []
    page.goto("about:blank")
    assert [*kept, *page.context.cookies(), *page.context.pages[1:]] == [], "a test that only reads leaves something behind"


@pytest.fixture
def watch(page: Page, base_url: str) -> Iterator[Watch]:
    """The watch on this test's page; most tests need not name it."""
    watch = Watch(urlsplit(base_url).netloc)
    watch.follow(page)
    yield watch
    watch.leave(page)


@pytest.fixture(autouse=True)
def nothing_goes_wrong(watch: Watch) -> Iterator[None]:
    """Fail the test if its page had a script error, a console error or a request to another host."""
    yield
    assert watch.complaints == []


@pytest.fixture(params=["server", "disk"])
def site(request: pytest.FixtureRequest, base_url: str, reference_site: Path) -> Site:
    """The reference site, on a server and from a disk."""
    return Site(base_url if request.param == "server" else reference_site)


@pytest.fixture
def start(browser: Browser, base_url: str, watch: Watch) -> Iterator[Start]:
    """Gives a page in a browser of its own, set up in any way, watched like the test's own page."""
    contexts: list[BrowserContext] = []

    def fresh(script: str = "", **options: Any) -> Page:  # noqa: ANN401 - whatever `new_context` takes
        context = browser.new_context(**{"base_url": base_url, **options})
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        watch.follow(page)
        return page

    yield fresh
    for context in contexts:
        context.close()
