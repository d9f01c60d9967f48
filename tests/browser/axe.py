"""What axe finds in a page as a reader has it before them, on one screen or on all nine."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (1280, 390, 320)
SCHEMES = ("light", "dark", "forced")
LOOKS = (Path(__file__).parent / "looks.js").read_text("utf-8")
"""Gives the page functions that say what axe would judge anew, and that let it judge that."""
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
RUN = """async (rules) => {
  const found = await axe.run(document, rules);
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
        """Its name in a message."""
        return f"{self.width} {self.scheme}"

    def show(self, page: Page) -> None:
        """Show a page on this screen from now on, without motion: what is on its way is in no place and of no color."""
        page.set_viewport_size({"width": self.width, "height": 844})
        forced = self.scheme == "forced"
        page.emulate_media(
            color_scheme="dark" if self.scheme == "dark" else "light",
            forced_colors="active" if forced else "none",
            reduced_motion="reduce",
        )


SCREENS = tuple(Screen(width, scheme) for width, scheme in product(WIDTHS, SCHEMES))
TOURS = tuple(tuple(map(Screen, WIDTHS, order)) for order in permutations(SCHEMES))
"""The six ways to see a page three times, so that it has been at every width and in every scheme. Pages take them in turn."""


def faults(page: Page) -> list[str]:
    """What is wrong with a page as it is now: by all rules of WCAG 2.2 A and AA and of axe's best practices, on the screen it is on.

    Returns:
        A line for each rule that is broken, and one if the page scrolls sideways.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, RULES)
    wide = page.evaluate(TOO_WIDE)
    return [*found, f"{wide} px too wide"] if wide else found


class Judge:
    """Judges pages on many screens, each thing once.

    Axe judges a page by all rules when other elements are shown than on the screens before, by the rules that ask where things lie when
    only the places have changed, and the colors of each look once: two texts have the same look if their size, their color and all that
    lies behind them are the same, on whichever page. Contrast is measured in the light and in the dark; forced colors are the reader's own.
    """

    def __init__(self) -> None:
        """Know no look as yet."""
        self._passed: set[str] = set()

    def prepare(self, page: Page) -> None:
        """Give a page that was just opened what it needs to be judged."""
        page.evaluate(f"{AXE_SCRIPT};{LOOKS}")

    def on(self, screens: tuple[Screen, ...], page: Page, part: str = "") -> dict[str, list[str]]:
        """What is wrong with a page, or with the part of it that a selector names, by screen."""
        return {str(screen): self._on(screen, page, part) for screen in screens}

    def _on(self, screen: Screen, page: Page, part: str) -> list[str]:
        screen.show(page)
        news: dict[str, Any] = page.evaluate("rungbookLooks.news", part)
        found: list[str] = (
            page.evaluate("([part, rules]) => rungbookLooks.judge(part, rules)", [part, news["rules"]]) if news["rules"] else []
        )
        looks = set(news["looks"]) - self._passed
        if looks:
            bad = page.evaluate("([part, looks]) => rungbookLooks.judgeColors(part, looks)", [part, sorted(looks)])
            self._passed |= set() if bad else looks
            found += bad
        return [*found, f"{news['wide']} px too wide"] if news["wide"] else found
