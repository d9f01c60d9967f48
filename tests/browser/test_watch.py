"""The watch on browser tests can fail: each fault that it is there for is planted once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Watch

FAULTS = {
    "<script>throw new Error('planted')</script>": "script failed: planted",
    "<script>console.error('planted')</script>": "console error: planted",
    "<img src='http://another.invalid/pixel.png'>": "request to another host: http://another.invalid/pixel.png",
}


@pytest.fixture(scope="session")
def base_url() -> str:
    """No site is needed to test the watch."""
    return "http://127.0.0.1/"


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_seen(page: Page, watch: Watch, fault: str) -> None:
    """A script error, a console error and a request to another host each end in the watch's complaints."""
    page.set_content(f"<!doctype html><title>Fault</title>{fault}")
    page.wait_for_load_state("networkidle")
    assert any(complaint.startswith(FAULTS[fault]) for complaint in watch.complaints)
    watch.complaints.clear()


def test_clean_page_is_quiet(page: Page, watch: Watch) -> None:
    """A page without a fault leaves no complaint."""
    page.set_content("<!doctype html><title>Fine</title><p>Nothing here.</p>")
    page.wait_for_load_state("networkidle")
    assert watch.complaints == []
