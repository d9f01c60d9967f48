"""The page object that all others extend: what a reader can do on any page of a handbook."""

from __future__ import annotations

import re
from typing import Self

import pypdfium2
from playwright.sync_api import Locator, Page, expect


class HandbookPage:
    """Any page of a built handbook, seen the way a reader sees it: by headings, links and words, not by markup."""

    def __init__(self, page: Page) -> None:
        """Take the browser's page; the fixture `base_url` has told it where the site is."""
        self.page = page

    def open(self, path: str = "") -> Self:
        """Go to an address inside the site, such as `levels/ma-2/`."""
        response = self.page.goto(path)
        assert response is None or response.ok, f"{path} answered {response.status}"
        return self

    @property
    def heading(self) -> str:
        """Words of the page's one main heading."""
        return self.content.get_by_role("heading", level=1).inner_text().strip()

    @property
    def content(self) -> Locator:
        """The page without header, navigation and footer."""
        return self.page.get_by_role("main").locator("article")

    def follow(self, name: str | re.Pattern[str]) -> Self:
        """Click the first link in the content that has this name, and wait for the page it opens."""
        self.content.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def search(self, words: str) -> Locator:
        """Type words into the search box; gives the results, best first."""
        self.search_box.fill("")
        self.search_box.press_sequentially(words)
        results = self.page.get_by_role("listbox", name="Results").get_by_role("option")
        expect(results.first).to_be_visible()
        return results

    @property
    def search_box(self) -> Locator:
        """The search box, with the focus; on a phone its screen is opened first."""
        box = self.page.get_by_role("combobox", name="Search")
        if not box.is_visible():
            self.page.get_by_role("button", name="Search").click()
        box.focus()
        return box

    def open_menu(self) -> Locator:
        """Open the menu of a phone; gives it, with the focus in it."""
        self.page.get_by_role("button", name="Menu").click()
        menu = self.page.locator(".md-sidebar--primary")
        expect(menu.locator(":focus")).to_be_visible()
        return menu

    def close_menu(self) -> None:
        """Close the menu by the keyboard; the focus is back on its button."""
        self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("button", name="Menu")).to_be_focused()

    def overflow(self) -> int:
        """CSS pixels by which the page is wider than the window; 0 on a page that needs no sideways scrolling."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width


def printed(page: Page, paper: str = "Letter") -> list[str]:
    """The words of each sheet of paper."""
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pypdfium2.PdfDocument(page.pdf(format=paper))]
