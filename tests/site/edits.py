"""Random edits of a whole project, as a day of writing brings them: specs, hand-written pages, the theme, the settings, and slips."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_TEXTS = re.compile(r"^( *(?:- )?(?:summary|text|title|meaning|how|where): )(\w[^\n]*)$", re.MULTILINE)
_SITE = "handbook/sites/second.yml"
_PAGE = "handbook/pages/notes.md"
_PARTIAL = "theme/partials/copyright.html"


@dataclass
class Writing:
    """A project that somebody writes on. Every edit gives the files that it saved."""

    root: Path
    chance: Random
    _slips: dict[Path, bytes] = field(default_factory=dict)
    """What stood in the files that are wrong now."""

    @classmethod
    def begin(cls, handbook: Path, root: Path, chance: Random) -> Writing:
        """Copy a handbook into a new project."""
        shutil.copytree(handbook, root / "handbook")
        (root / "handbook/pages").mkdir(exist_ok=True)
        (root / "theme/partials").mkdir(parents=True)
        made = cls(root, chance)
        made.set_up("Handbook")
        return made

    @property
    def config(self) -> Path:
        """The mkdocs.yml."""
        return self.root / "mkdocs.yml"

    @property
    def good(self) -> bool:
        """Whether nothing is wrong with the specs."""
        return not self._slips

    def edit(self) -> set[Path]:
        """Do one thing by chance."""
        edits: list[Callable[[], set[Path]]] = [self._reword] * 5 + [self._slip] * 2 + [self._mend] * 3
        return self.chance.choice([*edits, self._alias, self.clinic, self._page, self._partial, self._settings])()

    def set_up(self, name: str) -> set[Path]:
        """Write mkdocs.yml."""
        settings = {
            "site_name": name,
            "site_url": "http://127.0.0.1:1/",
            "docs_dir": "handbook/pages",
            "theme": {"name": "material", "custom_dir": "theme"},
            "plugins": [{"rungbook": {"sheets": False}}],
        }
        self.config.write_text(yaml.safe_dump(settings), encoding="utf-8")
        return {self.config}

    def _specs(self) -> list[Path]:
        return sorted(path for path in (self.root / "handbook").rglob("*.yml") if path not in self._slips and "i18n" not in path.parts)

    def _reword(self) -> set[Path]:
        """Put one word more into a text that readers see: a page, or titles in the navigation, change."""
        file = self.chance.choice([path for path in self._specs() if _TEXTS.search(path.read_text("utf-8"))])
        text = file.read_text("utf-8")
        place = self.chance.choice([*_TEXTS.finditer(text)])
        words = self.chance.choice(["also", "each day", "first"])
        ending = place[2][-1] if place[2][-1] in "\"'." else ""
        changed = place[2].removesuffix(ending) + f" {words}{ending}"
        file.write_text(text[: place.start(2)] + changed + text[place.end(2) :], encoding="utf-8")
        return {file}

    def _alias(self) -> set[Path]:
        """Add a word by which readers search for a level, and which no page shows."""
        file = self.root / "handbook/ladders/medical-assistant/levels/ma-1.yml"
        if file in self._slips:
            return self._reword()
        text = file.read_text("utf-8")
        file.write_text(text.replace("aka:\n", f"aka:\n  - Helper {self.chance.choice('abcdefgh') * 4}\n", 1), encoding="utf-8")
        return {file}

    def _slip(self) -> set[Path]:
        """Make a mistake: one that the shape shows, one that references show, or one that only YAML shows."""
        file = self.chance.choice(self._specs())
        self._slips[file] = file.read_bytes()
        wrong = self.chance.choice([b"\nno_such_key: 1\n", b"\n\tx: [\n", b"\nid: 7\n"])
        file.write_bytes(file.read_bytes() + wrong)
        return {file}

    def _mend(self) -> set[Path]:
        """Take all slips back."""
        for file, content in self._slips.items():
            file.write_bytes(content)
        mended = set(self._slips)
        self._slips.clear()
        return mended or self._reword()

    def clinic(self) -> set[Path]:
        """Open a second clinic, or close it."""
        first, file = self.root / "handbook/sites/harbor-street.yml", self.root / _SITE
        if file in self._slips or first in self._slips:
            return self._reword()
        if file.exists():
            file.unlink()
        else:
            text = first.read_text("utf-8").replace("id: harbor-street", "id: second", 1).replace("title: ", "title: Second ", 1)
            file.write_text(text, encoding="utf-8")
        return {file}

    def _page(self) -> set[Path]:
        """Write, change or delete a hand-written page."""
        number = self.chance.randrange(100)
        return self._written_or_gone(_PAGE, f"# Notes {number // 40}\n\nSee [the other page](help.md), {number} times.\n")

    def _partial(self) -> set[Path]:
        """Change a part of the theme, or take the theme's own again."""
        return self._written_or_gone(_PARTIAL, f"<p>Our own foot, {self.chance.randrange(100)}</p>\n")

    def _written_or_gone(self, path: str, text: str) -> set[Path]:
        file = self.root / path
        if file.exists() and self.chance.random() < 0.4:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")
        return {file}

    def _settings(self) -> set[Path]:
        """Change the name of the site."""
        return self.set_up(f"Handbook {self.chance.randrange(100)}")
