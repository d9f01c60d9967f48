"""The pages that compare two levels, and the table of all skills, as a reader uses them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.pages.base import HandbookPage

ROWS = """parts => parts.filter(part => part.dataset.rbPart !== 'facts').flatMap(part => {
  return [...part.querySelectorAll('tr:has(th[scope=row])')].map(row => [
    part.dataset.rbPart, row.querySelector('a').href, ...[...row.cells].slice(1).map(cell => cell.textContent),
  ]);
})"""


class ComparePage(HandbookPage):
    """A comparison: of a pair with a page of its own, or of two levels that the reader chooses."""

    def choose(self, *levels: str) -> None:
        """Choose levels by their titles, the first one first."""
        for name, title in zip(("From this level", "To this level"), levels, strict=False):
            self.page.get_by_label(name).select_option(label=title)

    @property
    def chosen(self) -> list[str]:
        """The ids of the levels that the two boxes show; "" = none."""
        return [self.page.get_by_label(name).input_value() for name in ("From this level", "To this level")]

    @property
    def lead(self) -> Locator:
        """The comparison in one sentence, which is also spoken."""
        return self.content.get_by_role("status")

    @property
    def table(self) -> Locator:
        """What each level asks."""
        return self.content.get_by_role("table", name="What each level asks")

    @property
    def only(self) -> Locator:
        """The switch that leaves out what is the same."""
        return self.page.get_by_role("checkbox", name="Show only differences")

    @property
    def lines(self) -> set[tuple[str, str, str, str]]:
        """Each thing that is asked: status, place as `level#anchor`, and what both levels ask."""
        found = self.table.locator("tbody").evaluate_all(ROWS)
        return {
            (status, re.sub(r"^.*/levels/([^/]+?)(/|/index\.html|\.html)#", r"\1#", href), before, after)
            for status, href, before, after in found
        }

    def shows(self, first: str, second: str) -> None:
        """Wait until two levels are compared, by their titles."""
        expect(self.table.locator("thead a")).to_have_text([first, second])
