"""Page objects of the self-check: the page of a level, "My plan", and the talk sheet, on a server or from a disk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Self

from playwright.sync_api import Locator, Page, expect

DRAW, DRAW_ID = "Draw blood", "ma-2.venipuncture"
"""A skill that MA II asks anew: its title, and its name for marks."""
KEEPS = """() => [localStorage, sessionStorage].map(area => Object.keys(area).filter(key => key.startsWith("rungbook:")).length)"""
FILL = """() => {
  const items = {};
  rungbookCatalog.ids.forEach((id, at) => {
    const [meaning] = rungbookCatalog.now[id];
    if (at % 2) items[id] = { s: at % 4 + 1, m: at % 3, on: "2026-07", h: at % 7 ? meaning : "11111111", n: at % 5 ? "" : "Seen twice" };
  });
  items["ma-2.send-faxes"] = { s: 3, m: 0, on: "2026-02", h: "11111111" };
  const record = { v: 1, handbook: rungbookCatalog.handbook, edition: "2026.2", saved: "", goal: "ma-2", items };
  localStorage.setItem("rungbook:" + rungbookCatalog.handbook, JSON.stringify(record));
}"""
"""Keeps marks for half of all requirements: some with notes, some changed since, one that is no more. The page must have its catalog."""


def record(*, version: int = 1, saved: str = "", **items: dict[str, Any]) -> dict[str, Any]:
    """A record as an earlier visit left it; `_` in the names of items stands for the dot."""
    found = {name.replace("__", ".").replace("_", "-"): item for name, item in items.items()}
    return {"v": version, "edition": "2026.2", "saved": saved or date.today().isoformat(), "goal": "ma-2", "items": found}  # noqa: DTZ011 - the browser's day


class Site:
    """Where the site lies: `http://127.0.0.1:8000/` or a folder."""

    def __init__(self, base: str | Path) -> None:
        """Take the address or the folder."""
        self.base = base

    @property
    def on_disk(self) -> bool:
        """Whether it is read without a server."""
        return isinstance(self.base, Path)

    def address(self, page: str) -> str:
        """The address of a page, such as `levels/ma-2/`."""
        return (self.base / page / "index.html").as_uri() if isinstance(self.base, Path) else self.base + page


class CheckPage:
    """A page with marks."""

    path: ClassVar[str]
    """Its address in the site."""
    part: ClassVar[str]
    """What its scripts make, as a selector."""

    def __init__(self, page: Page, site: Site) -> None:
        """Take the browser's page and the site."""
        self.page, self.site = page, site

    def open(self, path: str = "", fragment: str = "") -> Self:
        """Go to the page and wait for its scripts."""
        self.page.goto(self.site.address(path or self.path) + fragment)
        self.wait()
        return self

    def wait(self) -> None:
        """Wait until the scripts have made their part."""
        expect(self.page.locator(self.part)).to_be_visible()

    def kept(self) -> list[int]:
        """How many of our keys local storage and session storage hold."""
        found: list[int] = self.page.evaluate(KEEPS)
        return found

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button by its words."""
        return self.page.get_by_role("button", name=name)

    def choices(self, title: str) -> Locator:
        """The choices of one requirement."""
        return self.page.get_by_role("group", name=f"Your mark: {title}")

    def choice(self, title: str, mark: str) -> Locator:
        """One choice of one requirement."""
        return self.choices(title).get_by_role("radio", name=mark)

    def mark(self, title: str, mark: str) -> None:
        """Mark one requirement."""
        self.choice(title, mark).check(force=True)

    def only_mine(self) -> None:
        """Say that the device is the reader's own."""
        self.button("Yes, only mine").click()
        expect(self.page.get_by_text("kept in this browser for 180 days").first).to_be_visible()

    def said(self, words: str | re.Pattern[str]) -> None:
        """Check what was said to screen readers last."""
        expect(self.page.locator(".rb-hidden[role=status]")).to_have_text(words)

    def put(self, record: dict[str, Any]) -> None:
        """Put a record where this browser keeps it, as an earlier visit did. The page must have its catalog."""
        self.page.evaluate(
            "record => localStorage.setItem('rungbook:' + rungbookCatalog.handbook, JSON.stringify(record))",
            {"handbook": self.catalog["handbook"], **record},
        )

    def view(self) -> dict[str, Any]:
        """What the record that is kept means today."""
        found: dict[str, Any] = self.page.evaluate("record => rungbookCheck.view(record, rungbookCatalog)", self.stored())
        return found

    def stored(self) -> dict[str, Any]:
        """What this browser keeps."""
        key = f"rungbook:{self.catalog['handbook']}"
        found: dict[str, Any] = self.page.evaluate("key => JSON.parse(localStorage.getItem(key) || sessionStorage.getItem(key))", key)
        return found

    @property
    def catalog(self) -> dict[str, Any]:
        """The catalog of the site."""
        found: dict[str, Any] = self.page.evaluate("rungbookCatalog")
        return found


class LevelPage(CheckPage):
    """The page of a level."""

    path = "levels/ma-2/"
    part = "[data-rb-check]"

    def begin(self) -> Self:
        """Begin the check."""
        self.button("Start my check").click()
        expect(self.page.locator(".rb-check-mark").first).to_be_attached()
        return self

    @property
    def progress(self) -> str:
        """How far the reader is, in words."""
        return self.page.locator(".rb-check-progress p").first.inner_text()


class PlanPage(CheckPage):
    """The page "My plan"."""

    path = "my-plan/"
    part = "[data-rb-plan]"

    def aim(self, level: str) -> None:
        """Choose the next level."""
        self.page.get_by_label("My next level").select_option(label=level)

    def gaps(self) -> list[str]:
        """What is left, in order."""
        return self.page.locator("[data-rb-plan] > div > ol > .rb-requirement > .rb-requirement-text").all_inner_texts()

    def gap(self, title: str) -> Locator:
        """One gap."""
        return self.page.locator(".rb-requirement").filter(has=self.page.get_by_role("link", name=title, exact=True))

    def link(self, label: str = "Make a link") -> str:
        """Make a link and give what stands after the page's address."""
        self.button(label).click()
        field = self.page.get_by_label("Link to your marks").filter(visible=True)
        expect(field).to_have_value(re.compile("#c="))
        return "#" + field.input_value().partition("#")[2]

    def import_text(self, text: str) -> None:
        """Open a file with this text."""
        self.page.locator("input[type=file]").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": text.encode()})

    @property
    def problem(self) -> Locator:
        """What is wrong with a link or a file."""
        return self.page.get_by_role("alert").filter(has_text=re.compile("."))
