"""The spare: a site that is built in the tree that was replaced last is the one that is built in an empty folder."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish import MARK, publishing
from generator.site import writing
from generator.site.spare import Spare
from ladder_spec import workers
from tests.site.meddling import everything_of, meddle, spare_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

Files = dict[str, str]

PLACES = ("index.html", "a/index.html", "a/b/index.html", "a/b/c/index.html", "d/e/index.html", "f/g.html", "f/h.css")
FIRST = dict.fromkeys(PLACES, "one")
SECOND = FIRST | {"a/index.html": "two"}
THIRD = {place: "three" if place == "f/g.html" else text for place, text in SECOND.items() if place != "d/e/index.html"}
CHANGES = frozenset({"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"})
"""What the interpreter reports of a process before it changes the disk."""

some_files = st.dictionaries(st.sampled_from(PLACES), st.sampled_from(["one", "two"]))
some_builds = st.lists(st.tuples(some_files, st.integers(0, 2), st.none() | st.integers(0, 60)), min_size=2, max_size=8)


def build(site: Path, files: Mapping[str, str]) -> None:
    """Publish these files. A published page of the same text is taken over, and one of another text is made anew."""
    spare, pages = Spare(site), [site / place for place in files if place.endswith(".html")]
    known = {path.relative_to(site).as_posix(): path for path in pages if path.is_file()}
    with publishing(site, ours=lambda _: True, retire=spare.keep) as fresh:
        spare.become(fresh, {place: path.stat().st_ino for place, path in known.items()})
        assert (fresh / MARK).exists(), "a build that is killed now can be told from somebody else's folder"
        for place, text in files.items():
            if place in known and known[place].read_text("utf-8") == text:
                writing.link(str(known[place]), f"{fresh}/{place}")
            else:
                if place in known:
                    writing.clear(f"{fresh}/{place}")
                writing.write(f"{fresh}/{place}", text.encode())


def killed(site: Path, files: Mapping[str, str], change: int) -> bool:
    """Build in a process that ends without a word before this change of the disk; whether it came so far."""

    def work() -> bool:
        changes = count()

        def watch(event: str, _: tuple[object, ...]) -> None:
            if event in CHANGES and next(changes) == change:
                os._exit(1)

        sys.addaudithook(watch)
        build(site, files)
        return True

    with suppress(workers.WorkerError):
        (done,) = workers.aside(work)
        return not done()
    return True


def clean(files: Mapping[str, str]) -> dict[str, bytes | int]:
    """What a build of these files into no folder at all gives."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder, "site"), files)
        return everything_of(Path(folder, "site"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was published twice, so that there is a spare."""
    build(tmp_path / "site", FIRST)
    build(tmp_path / "site", SECOND)
    return tmp_path / "site"


def test_the_next_site_is_built_in_the_tree_that_was_replaced(site: Path) -> None:
    """Folders are the same ones as two builds before, pages that stay are in both trees, and nothing else lies beside the site."""
    spare = spare_of(site)
    before = [(spare / place).stat().st_ino for place in (".", "a/b", "a/b/c/index.html")]
    assert before[-1] == (site / "a/b/c/index.html").stat().st_ino
    (spare / "a/elsewhere").symlink_to(site.parent)
    build(site, THIRD)
    assert [(site / place).stat().st_ino for place in (".", "a/b", "a/b/c/index.html")] == before
    assert everything_of(site) == clean(THIRD)
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.spare", "site"]


@settings(max_examples=60, deadline=None)
@given(some_builds, st.randoms(use_true_random=False))
def test_whatever_is_built_and_whoever_meddles(builds: list[tuple[Files, int, int | None]], chance: random.Random) -> None:
    """After each build the site is that of a clean one, names, bytes and folders, and no file that was published has been written on."""
    with tempfile.TemporaryDirectory() as folder:
        site, held = Path(folder, "site"), Path(folder, "held")
        build(site, FIRST)
        build(site, FIRST)
        for files, strangers, kill in builds:
            for _ in range(strangers):
                meddle(site, chance)
            shutil.rmtree(held, ignore_errors=True)
            shutil.copytree(site, held, copy_function=os.link)
            before = everything_of(held)
            if kill is not None and killed(site, files, kill) and strangers and site.exists():
                meddle(site, chance)
                before = everything_of(held)
            build(site, files)
            assert everything_of(site) == clean(files)
            assert everything_of(held) == before


def test_killed_before_any_change_of_the_disk(tmp_path: Path) -> None:
    """Wherever a build was killed, the site is the old or the new one, and the next build is right and leaves nothing behind."""
    old, new, kills = clean(SECOND), clean(THIRD), 0
    for change in count():
        site = tmp_path / str(change) / "site"
        for files in (FIRST, SECOND):
            build(site, files)
        if not killed(site, THIRD, change):
            break
        kills += 1
        if site.exists():
            found = everything_of(site)
            found.pop(MARK, None)
            assert found in (old, new)
        build(site, THIRD)
        assert everything_of(site) == new
        assert {path.name for path in site.parent.iterdir()} <= {".site.spare", "site"}
    assert kills > 20


def test_no_git_and_no_search_looks_into_the_spare(site: Path) -> None:
    """All in it is ignored; what is hidden in the site, a list for Git among it, stays in the site."""
    for _ in range(2):
        assert (spare_of(site) / ".gitignore").read_text("utf-8") == "*\n"
        build(site, SECOND)
    assert ".gitignore" not in everything_of(site)
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref", encoding="utf-8")
    (site / ".gitignore").write_text("mine\n", encoding="utf-8")
    for _ in range(3):
        build(site, SECOND)
        assert (site / ".gitignore").read_text("utf-8") == "mine\n"
        assert (site / ".git/HEAD").read_text("utf-8") == "ref"
        assert sorted(path.name for path in spare_of(site).glob(".*")) == [".gitignore", MARK]


def test_a_link_to_a_file_is_made_once(tmp_path: Path) -> None:
    """Where the file lies already nothing happens; where another lies, whatever its text, that one is refused and stays."""
    old, new = tmp_path / "old", tmp_path / "new/page"
    for path in (old, tmp_path / "other"):
        path.write_text("text", encoding="utf-8")
    for _ in range(2):
        writing.link(str(old), str(new))
        assert new.samefile(old)
    with pytest.raises(FileExistsError):
        writing.link(str(tmp_path / "other"), str(new))
    assert new.samefile(old)


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_somebody_else_has_under_the_name_is_left_alone(tmp_path: Path, kind: str) -> None:
    """A folder without our mark, a file, a link to a folder: the site is built without it, and it is as it was."""
    site, spare, aim = tmp_path / "site", spare_of(tmp_path / "site"), tmp_path / "aim"
    kept = {"folder": spare, "file": aim, "link": aim}[kind]
    kept.mkdir()
    (kept / "keep.txt").touch()
    if kind == "file":
        spare.write_text("mine", encoding="utf-8")
    elif kind == "link":
        spare.symlink_to(aim)
    for files in (FIRST, SECOND, THIRD):
        build(site, files)
        assert everything_of(site) == clean(files)
    assert [path.name for path in kept.iterdir()] == ["keep.txt"]
    assert spare.is_symlink() == (kind == "link")
    assert spare.is_file() == (kind == "file")


@pytest.mark.parametrize(("module", "refused"), [(os, "scandir"), (os, "unlink"), (os, "rename"), (shutil, "rmtree")])
def test_a_spare_that_may_not_be_changed_is_not_used(site: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, refused: str) -> None:
    """The site is built in an empty folder then, and the next ones as ever."""
    real = getattr(module, refused)

    def refuse(path: str | Path, *others: object, **options: object) -> object:
        if ".site.spare" in str(path):
            raise PermissionError(path)
        return real(path, *others, **options)

    inode = spare_of(site).stat().st_ino
    with monkeypatch.context() as patch:
        patch.setattr(module, refused, refuse)
        build(site, THIRD)
    assert everything_of(site) == clean(THIRD)
    assert inode != site.stat().st_ino
    for files in (SECOND, THIRD):
        build(site, files)
        assert everything_of(site) == clean(files)
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.spare", "site"]


@pytest.mark.parametrize("asked", [True, False], ids=["no page can be taken over", "MkDocs builds"])
def test_a_tree_that_shares_nothing_is_no_spare(site: Path, asked: object) -> None:
    """The new tree begins empty; the old one and the spare are deleted, as they would only fill the disk."""
    spare = Spare(site)
    with publishing(site, ours=lambda _: True, retire=spare.keep) as fresh:
        if asked:
            spare.become(fresh, {})
        assert [path.name for path in fresh.iterdir()] == [MARK]
        (fresh / "index.html").touch()
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert [path.name for path in site.iterdir()] == ["index.html"]
