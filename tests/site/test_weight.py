"""What a reader's device has to fetch: byte for byte the same on every machine, so a promise that a test can hold."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.built import longest_of_each_kind, pages

FILES = re.compile(r'(?:src|href)="([^"]+\.(?:css|js))"')
FIRST_VIEW, TYPEFACE, HTML = 90_000, 40_000, 24_000


def sent(content: bytes) -> int:
    """Bytes as a server sends them."""
    return len(gzip.compress(content, 9, mtime=0))


def first_view(site: Path, address: str) -> dict[str, int]:
    """What a page needs before a reader does anything: each file with its bytes, the page itself as ""."""
    text = pages(site)[address]
    found = {"": sent(text.encode())}
    for name in FILES.findall(text):
        found[name] = sent((site / address / name).resolve().read_bytes())
    return found


def test_first_view_of_a_level(reference_site: Path) -> None:
    """Page, styles and scripts of the heaviest level are 90 KB at most; the page alone is 24 KB at most."""
    heaviest = longest_of_each_kind(reference_site)["level"]
    files = first_view(reference_site, heaviest)
    assert len(files) > 20
    assert sum(files.values()) <= FIRST_VIEW, files
    assert files[""] <= HTML


@pytest.mark.parametrize("kind", ["home", "competency", "plan", "ladder", "matrix", "pay", "written", "talk", "compare"])
def test_first_view_of_other_pages(reference_site: Path, kind: str) -> None:
    """So is any other kind of page."""
    assert sum(first_view(reference_site, longest_of_each_kind(reference_site)[kind]).values()) <= FIRST_VIEW


def test_typeface(reference_site: Path) -> None:
    """The typeface of a page in English is one file of 40 KB at most."""
    assert (reference_site / "assets/rungbook/fonts/rungbook-sans-latin.woff2").stat().st_size <= TYPEFACE
