"""Links in the texts of specs: inner references lead to pages, and a dead one keeps its words and harms nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.views.here import Here
from ladder_spec import Handbook, load_handbook
from ladder_spec.prose import Emphasis, Link


@pytest.fixture(scope="module")
def book(handbook_folder: Path) -> Handbook:
    """The reference handbook."""
    return load_handbook(handbook_folder)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("level:ma-2", "../levels/ma-2/"),
        ("requirement:ma-2.months", "../levels/ma-2/#ma-2.months"),
        ("competency:ecg", "../competencies/ecg/"),
        ("scope:ca", "../scope/ca/"),
        ("term:bls", "../glossary/#term-bls"),
        ("page:pay", "./"),
        ("policy:sign-off", "../policies/promotion/#sign-off"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_inner_references(book: Handbook, target: str, address: str) -> None:
    """An inner reference in a text leads to its page or place, as seen from the page that shows the text."""
    (link,) = Here(book, "pay.md").line(f"[words]({target})")
    assert isinstance(link, Link)
    assert link.href == address


@pytest.mark.parametrize(
    "target",
    ["level:nobody", "requirement:ma-2.nothing", "requirement:nobody.months", "page:nothing", "policy:nothing", "scope:zz", "track:none"],
)
def test_dead_references(book: Handbook, target: str) -> None:
    """A reference to nothing keeps its words, without a link, and is no reason to stop a build."""
    (words,) = Here(book, "pay.md").line(f"[words]({target})")
    assert isinstance(words, Emphasis)
