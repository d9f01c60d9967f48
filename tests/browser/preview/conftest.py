"""The server of `rungbook serve`, for pages that a test makes up."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from generator.site.live import Live
from generator.site.server import Server
from tests.browser.conftest import Watch


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
