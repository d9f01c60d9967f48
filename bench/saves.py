"""`rungbook serve`: seconds from saving a spec until the browser shows the new page."""

from __future__ import annotations

import re
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import run, searchers
from bench.corpus.words import Words
from bench.measure import CommandFailedError

MOST, WORST = 0.150, 0.400
"""The goals in seconds: the median, and the worst."""
PAUSE = 0.3
"""Seconds between two saves, as an editor would at least have."""


def saves(pages: str, edits: int) -> str:
    """Edit one level again and again while its page is open in a browser.

    Args:
        pages: The number of pages of the handbook.
        edits: How many saves.

    Raises:
        CommandFailedError: The server did not start, or a save did not come through.
    """
    place = run.WORK / f"saves-{pages}"
    run.prepare(place, pages)
    spec = place / "handbook" / "ladders" / "job-0" / "levels" / f"{run.EDITED.rpartition('/')[2]}.yml"
    words = Words("saves")
    took: list[float] = []
    with _server(place) as address, searchers.browser() as browser:
        page = browser.new_page()
        page.goto(f"{address}{run.EDITED}/")
        for _ in range(edits + 1):
            time.sleep(PAUSE)
            sentence = words.you()
            start = time.perf_counter()
            run.edit_summary(spec, sentence)
            page.wait_for_function("words => document.body && document.body.innerText.includes(words)", arg=sentence)
            took.append(time.perf_counter() - start)
    took = took[1:]  # the first one also fills caches of the disk
    return "\n".join(
        [
            f"### rungbook serve, {pages} pages, from a save to the new page in the browser",
            "",
            "| saves | median ms | worst ms |",
            "|--:|--:|--:|",
            f"| {len(took)} | {statistics.median(took) * 1000:.0f} | {max(took) * 1000:.0f} |",
            "",
            f"Goal: median at most {MOST * 1000:.0f} ms, worst at most {WORST * 1000:.0f} ms.",
        ]
    )


@contextmanager
def _server(place: Path) -> Iterator[str]:
    """Run `rungbook serve` in a folder; yields its address, with a slash at its end."""
    with (place / "serve.log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen([run.tool("rungbook"), "serve", "--port", "0"], cwd=place, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield _address(server, place / "serve.log")
        finally:
            server.terminate()
            server.wait(20)


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server says where it is.

    Raises:
        CommandFailedError: It ended, or said nothing for a minute.
    """
    until = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < until:
        if found := re.search(r"https?://[\w.:\[\]]+/?", log.read_text(encoding="utf-8")):
            return found[0].rstrip("/") + "/"
        time.sleep(0.05)
    raise CommandFailedError(f"rungbook serve did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")
