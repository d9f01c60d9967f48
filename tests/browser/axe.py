"""What axe finds in a page as a reader has it before them, and which pages it looks at on which screens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.built import longest_of_each_kind, pages

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark", "forced")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
RUN = """async ([context, rules]) => {
  const found = await axe.run(context || document, rules);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.length} x ${nodes[0].html.slice(0, 200)}`);
}"""
OPEN = """() => {
  for (const fold of document.querySelectorAll("article details")) fold.open = true;
  const boxes = [...document.querySelectorAll("form.rb-find input")];
  boxes.forEach((box, place) => { box.checked = place % 2 === 0; });
  if (boxes.length) boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
  window.scrollTo(0, 0);  // a button that is halfway under the header counts as too small
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Screen:
    """A screen, and the colors that its owner has chosen."""

    width: int
    scheme: str
    """light, dark or forced (the owner's own few colors)."""

    def __str__(self) -> str:
        """Its name in a test."""
        return f"{self.width}-{self.scheme}"

    @property
    def context(self) -> dict[str, Any]:
        """What the browser is told."""
        colors = {"forced_colors": "active"} if self.scheme == "forced" else {"color_scheme": self.scheme}
        return {"viewport": {"width": self.width, "height": 844}, "reduced_motion": "reduce", **colors}


SCREENS = tuple(Screen(width, scheme) for width, scheme in product(WIDTHS, SCHEMES))
PAIRINGS = tuple(tuple(map(Screen, WIDTHS, order)) for order in permutations(SCHEMES))
"""The six ways to see a page three times, so that it has been at every width and in every scheme."""


@dataclass(frozen=True)
class Visit:
    """A page on a screen."""

    address: str
    screen: Screen
    contrast: bool
    """Whether contrast is measured. In forced colors, the colors are the reader's own."""
    is_longest: bool
    """Whether this is the longest page of its kind."""
    opens: frozenset[str]
    """What is opened there, besides: the search, the menu."""


def faults(page: Page, context: str | dict[str, list[str]] = "", *, contrast: bool = True) -> list[str]:
    """What is wrong with a page, or a part of it, as it is now.

    Args:
        page: the page.
        context: a selector of the part, or {"exclude": selectors of what to leave out}; the whole page if none is given.
        contrast: whether to measure the contrast of all text, which takes longer than all other rules together.

    Returns:
        A line for each rule of WCAG 2.2 A and AA and of axe's best practices that is broken, and one if the page scrolls sideways.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, [context, RULES if contrast else {**RULES, "rules": {"color-contrast": {"enabled": False}}}])
    wide = page.evaluate(TOO_WIDE)
    return [*found, f"{wide} px too wide"] if wide else found


def visits(site: Path, *besides: str) -> Iterator[Visit]:
    """Which pages are seen on which screens.

    Every page is seen on one screen, the longest page of each kind on three: at every width, in every scheme. Which scheme goes with
    which width changes from page to page in turn. The longest pages have search and menu opened once; the home page wherever it is seen.

    Args:
        site: the built site.
        besides: addresses with a fragment that shows something else, which are seen like the longest pages.
    """
    all_over = {*longest_of_each_kind(site).values(), *besides}
    for number, address in enumerate([*pages(site), *besides]):
        pairing = PAIRINGS[number % len(PAIRINGS)]
        turn = number // len(PAIRINGS)
        for screen in SCREENS:
            opens = {name for name, one in (("menu", pairing[turn % 2]), ("search", pairing[turn % 3])) if one == screen}
            if address not in all_over:
                opens = set()
            elif not address:
                opens = {"search", "menu"} if screen.width < max(WIDTHS) else {"search"}
            if screen in (pairing if address in all_over else (pairing[turn % 3],)):
                contrast = screen.scheme != "forced"
                yield Visit(address, screen, contrast, address in all_over, frozenset(opens))
