"""The page Find my level, as a reader uses it."""

from __future__ import annotations

from typing import Self

from playwright.sync_api import Locator, expect

from tests.browser.pages.base import HandbookPage

ADDRESS = "find-my-level/"


class FindPage(HandbookPage):
    """Look up a title, tick tasks, read the result."""

    def open(self, path: str = ADDRESS) -> Self:
        """Go to the page."""
        return super().open(path)

    def look_up(self, words: str) -> list[str]:
        """Type a job title or a clinic; gives the levels and clinics that are left, by title."""
        self.content.get_by_label("Job title, job code, or clinic").fill(words)
        return [
            row.get_by_role("link").first.inner_text() for row in self.content.locator(".rb-find-titles > li").all() if row.is_visible()
        ]

    def tick(self, *tasks: str) -> Self:
        """Tick tasks by their words."""
        for task in tasks:
            self.box(task).check()
        return self

    def box(self, task: str) -> Locator:
        """The box of a task."""
        return self.content.get_by_role("checkbox", name=task).first

    @property
    def status(self) -> Locator:
        """The line that is spoken after each tick."""
        return self.content.locator("form").get_by_role("status")

    @property
    def result(self) -> Locator:
        """The whole answer."""
        return self.content.get_by_role("region", name="Result")

    @property
    def answer(self) -> list[str]:
        """The levels of the answer, by title."""
        return [link.inner_text() for link in self.result.locator(".rb-found > li > .rb-card-title a").all() if link.is_visible()]

    @property
    def reasons(self) -> list[str]:
        """Why, line by line, of all levels of the answer."""
        return [line.inner_text() for line in self.result.locator(".rb-found > li > ul > li").all() if line.is_visible()]

    def answer_to(self, tasks: list[str]) -> tuple[list[str], bool]:
        """Set exactly these boxes at once, by their values; gives the ids of the levels shown, and whether they match."""
        shown: list[str] = self.page.evaluate(
            """tasks => {
              const form = document.querySelector("form.rb-find");
              for (const box of form.querySelectorAll("input")) box.checked = tasks.includes(box.value);
              form.dispatchEvent(new Event("change"));
              return [...document.querySelectorAll("[data-rb-level]")].filter(part => !part.hidden).map(part => part.dataset.rbLevel);
            }""",
            tasks,
        )
        return shown, bool(shown) and self.result.locator("h3").inner_text() == "Your tasks match"

    def expect_status(self, words: str) -> None:
        """Wait until the line says so."""
        expect(self.status).to_have_text(words)
