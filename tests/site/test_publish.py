"""Publishing: a folder is replaced whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.publish import MARK, PublishError, publishing

if TYPE_CHECKING:
    from pathlib import Path


def anything(_: Path) -> bool:
    """Every old folder may be replaced."""
    return True


def publish(target: Path, text: str) -> None:
    """Publish a folder with one file."""
    with publishing(target, ours=anything) as fresh:
        (fresh / "index.html").write_text(text, encoding="utf-8")


def fail_half_way(fresh: Path) -> None:
    """Write a file, then stop as a full disk would."""
    (fresh / "index.html").write_text("half", encoding="utf-8")
    raise OSError("half")


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_the_new_tree_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """After two runs there is the second tree, and nothing beside it."""
    site = tmp_path / "site"
    publish(site, "first")
    (site / "stale.html").touch()
    publish(site, "second")
    assert names(tmp_path) == ["site"]
    assert names(site) == ["index.html"]
    assert (site / "index.html").read_text("utf-8") == "second"


def test_hidden_files_outlive_the_swap(tmp_path: Path) -> None:
    """The `.git` of a branch that is checked out in the site survives, as it does with MkDocs."""
    site = tmp_path / "site"
    publish(site, "first")
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref", encoding="utf-8")
    publish(site, "second")
    assert (site / ".git/HEAD").read_text("utf-8") == "ref"


def test_an_error_leaves_the_last_good_tree(tmp_path: Path) -> None:
    """What fails inside the block changes nothing."""
    site = tmp_path / "site"
    publish(site, "good")
    with pytest.raises(OSError, match="half"), publishing(site, ours=anything) as fresh:
        fail_half_way(fresh)
    assert (site / "index.html").read_text("utf-8") == "good"
    assert names(tmp_path) == ["site"]


def test_a_swap_that_fails_half_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second rename is refused, the old tree is back before the error is told."""
    site, rename = tmp_path / "site", type(tmp_path).rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "site.next":
            raise OSError("refused")
        return rename(path, target)

    publish(site, "good")
    monkeypatch.setattr(type(tmp_path), "rename", refuse)
    with pytest.raises(OSError, match="refused"):
        publish(site, "new")
    assert (site / "index.html").read_text("utf-8") == "good"
    assert names(tmp_path) == ["site"]
    assert names(site) == ["index.html"]


def test_a_link_to_the_site_is_followed(tmp_path: Path) -> None:
    """A symlink keeps pointing to the published folder."""
    publish(tmp_path / "real", "first")
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish(tmp_path / "site", "second")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real/index.html").read_text("utf-8") == "second"


def leave_before_the_second_rename(site: Path) -> None:
    """As a run that was killed when the old tree was away and the new one not yet there."""
    (site / MARK).touch()
    site.rename(site.with_name("site.old"))
    fresh = site.with_name("site.next")
    fresh.mkdir()
    (fresh / MARK).touch()


def leave_after_the_second_rename(site: Path) -> None:
    """As a run that was killed before it deleted the old tree."""
    old = site.with_name("site.old")
    old.mkdir()
    (old / MARK).touch()
    (old / ".nojekyll").touch()
    (old / "gone.html").touch()
    (site / MARK).touch()


def leave_while_building(site: Path) -> None:
    """As a run that was killed while it wrote pages."""
    fresh = site.with_name("site.next")
    fresh.mkdir()
    (fresh / MARK).touch()
    (fresh / "half.html").touch()
    site.with_name("site.next.lock").touch()


def leave_at_the_first_step(site: Path) -> None:
    """As a run that was killed before it could mark its folder."""
    site.with_name("site.next").mkdir()


@pytest.mark.parametrize(
    "leave", [leave_before_the_second_rename, leave_after_the_second_rename, leave_while_building, leave_at_the_first_step]
)
def test_a_killed_run_is_put_right(tmp_path: Path, leave: object) -> None:
    """Wherever a run was killed, the next one finds the last good tree again, even if it fails itself."""
    site = tmp_path / "site"
    publish(site, "good")
    assert callable(leave)
    leave(site)
    with pytest.raises(OSError, match="half"), publishing(site, ours=anything) as fresh:
        fail_half_way(fresh)
    assert (site / "index.html").read_text("utf-8") == "good"
    assert MARK not in names(site)
    assert names(tmp_path) == ["site"]


def test_a_process_that_is_killed_leaves_site_and_lock_free(tmp_path: Path) -> None:
    """SIGKILL in the middle of a real run: the site stands, and the next run is not locked out."""
    site = tmp_path / "site"
    publish(site, "good")
    script = (
        "import sys, time, pathlib\nfrom generator.publish import publishing\n"
        "with publishing(pathlib.Path(sys.argv[1]), ours=lambda _: True) as fresh:\n"
        "    (fresh / 'index.html').write_text('half'); print('ready', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        with pytest.raises(PublishError, match="Another Rungbook"):
            publish(site, "too early")
        os.kill(run.pid, signal.SIGKILL)
    assert (site / "index.html").read_text("utf-8") == "good"
    publish(site, "next")
    assert (site / "index.html").read_text("utf-8") == "next"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("name", ["site.old", "site.next"])
def test_a_folder_that_is_not_ours_is_never_deleted(tmp_path: Path, name: str) -> None:
    """Somebody's own `site.old` stops the run with its name."""
    (tmp_path / name).mkdir()
    (tmp_path / name / "keep.txt").touch()
    with pytest.raises(PublishError, match=name):
        publish(tmp_path / "site", "new")
    assert names(tmp_path / name) == ["keep.txt"]


def test_a_target_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    """A folder with other files is left alone; an empty one is fine."""
    (tmp_path / "letter.txt").touch()
    with pytest.raises(PublishError, match="did not make"), publishing(tmp_path, ours=lambda _: False):
        pass
    (tmp_path / "empty").mkdir()
    with publishing(tmp_path / "empty", ours=lambda _: False) as fresh:
        (fresh / "a").touch()
    assert names(tmp_path / "empty") == ["a"]


def test_without_file_locks_the_way_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no such locks; nothing is written there, and the message says what does work."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with pytest.raises(PublishError, match="mkdocs build"):
        publish(tmp_path / "site", "new")
    assert names(tmp_path) == []
