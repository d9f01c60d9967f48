"""The site is a closed world: it asks nobody else, and works below a folder, from a disk, without storage and without scripts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.serving import QuietHandler, served
from generator.offline import pack
from tests.browser.conftest import Start, Watch
from tests.browser.test_selfcheck import POLICY
from tests.browser.test_selfcheck_kept import REFUSED
from tests.built import longest_of_each_kind, pages

FOLDER = "/hr/careers/"
REPORTS = """document.addEventListener("securitypolicyviolation", (report) => {
  (window.reports = window.reports || []).push(report.violatedDirective + ": " + report.sourceFile + " " + report.sample);
});"""
LIVE = """() => [...document.querySelectorAll("button, input, select, textarea")]
  .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !("rbOnly" in control.dataset))
  .map((control) => control.outerHTML.slice(0, 80))"""
# "Only differences" on the comparison of two levels works by CSS alone.
INLINE = re.compile(
    r"""<style\b|<script(?![^>]*\ssrc=)(?![^>]*type="application/json")|<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=|javascript:""", re.IGNORECASE
)


class BelowAFolder(QuietHandler):
    """Serves the site below a folder, with the policy as a header, as docs/publish.md says."""

    def translate_path(self, path: str) -> str:
        """Know no address but those below the folder."""
        return super().translate_path("/" + path.removeprefix(FOLDER)) if path.startswith(FOLDER) else "/nowhere"

    def end_headers(self) -> None:
        """Send the policy, and let the browser keep what all pages share."""
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'")
        super().end_headers()


@pytest.fixture(scope="module")
def below(reference_site: Path) -> Iterator[str]:
    """The address of the reference site below a folder."""
    with served(reference_site, BelowAFolder) as address:
        yield address.rstrip("/") + FOLDER


@pytest.fixture(scope="module")
def kinds(reference_site: Path) -> list[str]:
    """The address of one page of each kind, hand-written ones included."""
    return [address for address in longest_of_each_kind(reference_site).values() if not address.endswith(".html")]


@pytest.fixture(scope="module")
def unpacked(reference_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `rungbook build --zip` packs it, unpacked in a folder with a space in its name."""
    folder = tmp_path_factory.mktemp("shared disk")
    pack(reference_site, folder / "handbook.zip", date(2026, 7, 1))
    zipfile.ZipFile(folder / "handbook.zip").extractall(folder)
    return folder / "handbook"


def test_no_page_asks_another_host_or_breaks_the_policy(browser: Browser, below: str, kinds: list[str]) -> None:
    """A page of each kind, below a folder, with the policy as header and in the page: no request leaves it, and nothing is reported.

    Every page is opened by the sweep of axe, at the root of its host, and held to the same by `nothing_goes_wrong`.
    """
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(REPORTS)
    page, asked, reports = context.new_page(), set[str](), dict[str, object]()
    watch = Watch(urlsplit(below).netloc)
    watch.follow(page)
    page.on("request", lambda request: asked.add(request.url))
    for address in kinds:
        page.goto(below + address, wait_until="domcontentloaded")
        reports[address] = page.evaluate("window.reports")
    context.close()
    assert {address: report for address, report in reports.items() if report} == {}
    assert [url for url in asked if not url.startswith((below, "data:"))] == []
    assert watch.complaints == []
    assert len(reports) > 30


def test_a_breach_is_noticed(start: Start, watch: Watch, base_url: str) -> None:
    """The policy stops a style in an attribute, and the test above would tell."""
    page = start(REPORTS)
    page.goto(base_url)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    assert "style-src-attr" in str(page.evaluate("window.reports"))
    assert "Applying inline style violates" in watch.complaints.pop()


def test_nothing_is_inline(reference_site: Path) -> None:
    """No page, the page for wrong addresses and every drawing included, holds a script, a style, or an attribute that is one."""
    drawings = {path.name: path.read_text("utf-8") for path in reference_site.rglob("*.svg")}
    found = {name: INLINE.findall(text) for name, text in {**pages(reference_site), **drawings}.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert INLINE.findall('<p style="x"><b onclick="y"><script>z</script><style>') == ["<p style=", "<b onclick=", "<script", "<style"]


def test_every_page_has_the_policy(reference_site: Path, root: Path) -> None:
    """It stands in the head of each page, before the first style sheet and script, and the docs say the same for servers."""
    assert (root / "docs/publish.md").read_text("utf-8").count(POLICY) == 2
    for address, text in pages(reference_site).items():
        before, found, _ = text.partition(f'content="{POLICY}">')
        assert found, address
        assert "<script" not in before, address
        assert 'rel="stylesheet"' not in before, address


def test_reads_without_scripts(browser: Browser, below: str, kinds: list[str]) -> None:
    """With JavaScript off no page of any kind shows a control that does nothing, and each one has its words."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page, dead = context.new_page(), dict[str, list[str]]()
    for address in kinds:
        page.goto(below + address)
        dead[address] = page.evaluate(LIVE)
        expect(page.locator("article h1")).to_be_visible()
    context.close()
    assert {address: controls for address, controls in dead.items() if controls} == {}


def test_storage_refused(start: Start, base_url: str, kinds: list[str]) -> None:
    """Where the browser keeps nothing, every kind of page opens without a script error, and the search answers."""
    page = start(REFUSED)
    for address in kinds:
        page.goto(base_url + address)
    page.get_by_role("combobox", name="Search").fill("draw blood")
    expect(page.get_by_role("option").first).to_contain_text("Draw blood")


def test_from_a_disk(page: Page, unpacked: Path, kinds: list[str]) -> None:
    """Unpacked, every kind of page opens with its styles and scripts; the search and the links lead to pages, not to folders."""
    page.add_init_script(REPORTS)
    for address in kinds:
        page.goto((unpacked / address / "index.html").as_uri())
        assert page.evaluate("window.reports") is None
        assert page.evaluate("[...document.styleSheets].length") > 10
    page.get_by_role("combobox", name="Search").fill("draw blood")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Draw blood")
    page.get_by_role("link", name="MA career handbook").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("MA career handbook")


def test_from_a_disk_without_scripts(start: Start, unpacked: Path) -> None:
    """Links of the unpacked zip file lead from page to page with JavaScript off."""
    page = start(java_script_enabled=False)
    page.goto((unpacked / "index.html").as_uri())
    page.locator("article").get_by_role("link", name="Medical Assistant II").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Medical Assistant II")
    page.locator("article").get_by_role("link", name="Draw blood").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Draw blood")


def test_a_site_on_a_disk_that_was_not_packed(page: Page, reference_site: Path) -> None:
    """Links of a site that was built for a server lead to pages from a disk, too, once scripts run."""
    page.goto((reference_site / "index.html").as_uri())
    page.locator("article").get_by_role("link", name="Medical Assistant II").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Medical Assistant II")
