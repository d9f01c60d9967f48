"""A build that takes over unchanged pages publishes what a build of everything does, whatever was edited, and wherever it was killed."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

import ladder_spec
from generator.output import NavEntry
from generator.publish import MARK
from generator.render.kept import kept_folder
from generator.site import driver, reuse
from generator.site.engine import build_site
from generator.site.source import HandbookError
from tests.builders import page, tree
from tests.site.edits import Writing
from tests.site.meddling import everything_of, meddle, spare_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.conftest import Project

EDITS = 16
KILLS = 6


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def writing(root: Path, tmp_path: Path, kept: Path) -> Writing:  # noqa: ARG001 - builds keep their notes there
    """The small handbook as a project, published once."""
    made = Writing.begin(root / "tests/handbooks/small", tmp_path / "project", random.Random(3))  # noqa: S311 - repeatable, not secret
    build_site(made.config)
    return made


def whole(writing: Writing) -> dict[str, bytes | int]:
    """All that lies in the site when every page is made."""
    apart = writing.root.parent / "apart"
    return everything_of(build_site(writing.config, site_dir=apart, clean=True))


def inodes(site: Path) -> dict[str, int]:
    """Which files of a site are the same ones as before: a file that is taken over keeps its number."""
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*.html")}


def test_over_a_day_of_edits(writing: Writing) -> None:
    """After each edit of specs, pages, theme or settings the site is the one of a clean build; after a slip it is as it was.

    So it is when strangers meddle with the site, or with the tree that the next one is built in; and what was published is replaced,
    never written on.
    """
    site, held, taken, spares = writing.root / "site", writing.root.parent / "held", 0, 0
    for _ in range(EDITS):
        meddle(site, writing.chance)
        shutil.copytree(site, held, copy_function=os.link)
        before, old, spare = everything_of(held), inodes(site), [path.stat().st_ino for path in [spare_of(site)] if path.exists()]
        writing.edit()
        if writing.good:
            build_site(writing.config)
            assert everything_of(site) == whole(writing)
            taken += len(old.items() & inodes(site).items())
            spares += spare == [site.stat().st_ino]
        else:
            with pytest.raises(HandbookError):
                build_site(writing.config)
            assert everything_of(site) == before
        assert everything_of(held) == before
        shutil.rmtree(held)
    assert taken > EDITS, "pages were taken over"
    assert spares > 2, "sites were built in a spare"


def test_one_edit_makes_the_pages_that_show_it(writing: Writing) -> None:
    """A page that comes out the same is not made again: it is the very file that was published, and every other is new."""
    site = writing.root / "site"
    file = writing.root / "handbook/programs/first-weeks.yml"
    text = file.read_text("utf-8")
    assert "schedule: " in text
    file.write_text(text.replace("schedule: ", "schedule: Now ", 1), encoding="utf-8")
    before, old = everything_of(site), inodes(site)
    build_site(writing.config)
    after, new = everything_of(site), inodes(site)
    changed = {path for path in new if before[path] != after[path]}
    own = {"help.html", "help/index.html", "404.html"}  # MkDocs makes these each time
    assert changed
    assert {path for path in new if new[path] != old[path]} - own == changed
    assert len(changed) < len(new) / 3


def test_a_site_that_was_touched_is_made_anew(writing: Writing) -> None:
    """Pages that somebody changed, replaced or deleted come back as they were."""
    site = writing.root / "site"
    build_site(writing.config)
    good = everything_of(site)
    first, second, third = min(site.glob("levels/*/index.html")), site / "pay/index.html", site / "glossary/index.html"
    first.write_bytes(first.read_bytes().replace(b"Medical", b"Musical"))
    shutil.copy(site / "404.html", second)
    third.unlink()
    held = first.read_bytes()
    (site.parent / "held.html").hardlink_to(first)
    build_site(writing.config)
    assert everything_of(site) == good
    assert (site.parent / "held.html").read_bytes() == held


@pytest.mark.parametrize("path", ["sites/second.md", "sites/second/index.html"])
def test_what_comes_to_lie_where_a_page_was_published(writing: Writing, path: str) -> None:
    """A hand-written page or a file in the place of a page that went: what was published is not written on."""
    site, held = writing.root / "site", writing.root.parent / "held"
    writing.clinic()
    for _ in range(2):
        build_site(writing.config)
    shutil.copytree(site, held, copy_function=os.link)
    before = everything_of(held)
    assert "sites/second/index.html" in before
    writing.clinic()
    own = writing.root / "handbook/pages" / path
    own.parent.mkdir(parents=True)
    own.write_text("# Second clinic\n", encoding="utf-8")
    build_site(writing.config)
    assert everything_of(site) == whole(writing)
    assert everything_of(held) == before


@pytest.mark.parametrize(
    "damage",
    [b"", b"\x81", b'{"common": "\x81"}', b"not JSON at all", b"[" * 9999, b'{"common": 1, "pages": []}', None],
    ids=["empty", "no text", "a text that is none", "no JSON", "deep", "of another make", "missing"],
)
def test_notes_that_cannot_be_read_are_not_used(writing: Writing, damage: bytes | None) -> None:
    """Cut off, of another make, or missing: every page is made, and there are good notes again."""
    folder = kept_folder("sites")
    assert folder is not None
    (notes,) = folder.iterdir()
    good = {place: note[0] for place, note in json.loads(notes.read_bytes())["pages"].items()}
    assert len(good) > 30
    if damage is None:
        notes.unlink()
    else:
        notes.write_bytes(damage)
    old = inodes(writing.root / "site")
    build_site(writing.config)
    assert not old.items() & inodes(writing.root / "site").items()
    assert {place: note[0] for place, note in json.loads(notes.read_bytes())["pages"].items()} == good


def test_a_clean_build_makes_every_page_and_the_next_one_takes_them_over(writing: Writing) -> None:
    """Who once asks for everything anew does not pay for it twice."""
    site = writing.root / "site"
    old = inodes(site)
    build_site(writing.config, clean=True)
    new = inodes(site)
    assert not old.items() & new.items()
    build_site(writing.config)
    assert len(new.items() & inodes(site).items()) > 30
    assert spare_of(site).is_dir()
    build_site(writing.config, clean=True)
    assert not spare_of(site).exists()


def test_notes_of_another_version_are_not_used(writing: Writing, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a package may make other pages of the same views."""
    old = inodes(writing.root / "site")
    monkeypatch.setattr(reuse, "version", lambda package: f"{package} 99")
    build_site(writing.config)
    assert not old.items() & inodes(writing.root / "site").items()


def test_whatever_all_pages_share_makes_another_hash(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte of a template however old its file is, another template however deep, a module's size or time, facts and settings."""
    package, theme = tmp_path / "package", tmp_path / "theme"
    template, module = theme / "deep/er/part.html", package / "deep/er/module.py"
    for file in (template, module):
        file.parent.mkdir(parents=True)
        file.write_text("one", encoding="utf-8")
        os.utime(file, (1, 1))
    (theme / "gone.html").symlink_to(theme / "nowhere.html")
    project.configure(theme={"name": "material", "custom_dir": str(theme)})
    monkeypatch.setattr(ladder_spec, "__file__", str(package / "__init__.py"))
    facts: dict[str, str] = {}

    def hashed() -> str:
        return reuse.common_hash(load_config(str(project.config)), facts)

    def rewrite(file: Path, text: str, when: int) -> None:
        file.write_text(text, encoding="utf-8")
        os.utime(file, (when, when))

    first = hashed()
    assert first == hashed()
    rewrite(package / "deep/notes.txt", "no module", 1)
    assert first == hashed()
    changes: list[Callable[[], object]] = [
        lambda: rewrite(template, "two", 1),
        lambda: template.rename(theme / "deep/part.html"),
        lambda: rewrite(theme / "deep/.hidden", "", 1),
        lambda: rewrite(module, "four", 1),
        lambda: rewrite(module, "four", 2),
        lambda: module.rename(package / "deep/er/other.py"),
        lambda: facts.update(title="New"),
        lambda: project.configure(site_name="New", theme={"name": "material", "custom_dir": str(theme)}),
    ]
    seen = {first}
    for change in changes:
        change()
        assert hashed() not in seen
        seen.add(hashed())


def test_killed_at_any_moment(writing: Writing, root: Path) -> None:
    """After a build that was killed the site is whole, old or new, and the next build is right."""
    site, chance = writing.root / "site", random.Random(5)  # noqa: S311 - repeatable, not secret
    command = [sys.executable, "-c", "from generator.cli.main import main; main()", "build"]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    start = time.monotonic()
    subprocess.run(command, cwd=writing.root, env=environment, check=True, capture_output=True)
    lasts = time.monotonic() - start
    for _ in range(KILLS):
        before = everything_of(site)
        while writing.edit() and not writing.good:
            pass
        new = whole(writing)
        process = subprocess.Popen(command, cwd=writing.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(lasts * chance.uniform(0.3, 1.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if site.exists():
            found = everything_of(site)
            found.pop(MARK, None)
            assert found in (before, new)
            meddle(site, chance)
        build_site(writing.config)
        assert everything_of(site) == new


def test_what_a_page_shows_of_the_navigation(project: Project) -> None:
    """What stands in its section counts, the top with the pages that it leads to, and neighbors; what stands deep elsewhere does not."""

    def shown(**other: str) -> dict[str, object]:
        """What each page shows where some pages have another title or, after a slash, another address."""

        def entry(name: str) -> NavEntry:
            title, _, address = other.get(name, name).partition("/")
            return NavEntry(title, f"{address or name}.md")

        levels, rules = [entry(name) for name in ("one", "two", "three")], [entry(name) for name in ("pay", "rules", "words")]
        pages = tuple(page(path=line.path, title=line.title) for line in (*levels, *rules))
        nav = (NavEntry("Levels", children=tuple(levels)), NavEntry("Rules", children=tuple(rules), key="rules"))
        project.tree = replace(tree(), pages=pages, nav=nav)
        prepared = driver.prepare(load_config(str(project.config)), lambda _: None)
        slices = reuse.Slices(prepared.nav)
        return {str(file.src_uri): slices.around(file.page) for file in prepared.files.documentation_pages() if file.page is not None}

    def touched(**other: str) -> set[str]:
        plain, now = shown(), shown(**other)
        return {path for path in plain if path in now and plain[path] != now[path]}

    assert touched(two="Zwei") == {"one.md", "two.md", "three.md"}
    assert touched(three="Drei") == {"one.md", "two.md", "three.md", "pay.md"}
    assert touched(words="Words/terms") == {"pay.md", "rules.md", "faq.md"}
    assert touched(pay="pay/money") == {"one.md", "two.md", "three.md", "rules.md", "words.md", "faq.md"}
