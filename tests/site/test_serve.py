"""Parts of the preview that a running server shows badly: waiting, polling, templates, and which folders are watched."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from generator.render.environment import environment
from generator.site import serve
from generator.site.live import Live
from generator.site.problems import failure
from generator.site.serve import Outcome, Workshop
from generator.site.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.site.conftest import Project


def workshop(project: Project, told: Callable[[Outcome], None] = lambda _: None) -> Workshop:
    """A workshop for the project, whose rules of meaning find nothing."""
    folder = project.root / "previews"
    folder.mkdir()
    return Workshop(project.config.resolve(), "http://127.0.0.1:1/", folder, Live(), Mock(), told)


def test_who_waits_is_woken_by_the_next_build() -> None:
    """News come at once, and an empty-handed wait ends after its time."""
    live, read = Live(), {"index.html": b""}.get
    assert live.after(0, seconds=0.01).version == 0
    threading.Timer(0.05, live.built, [read]).start()
    assert live.after(0, seconds=10).read == read
    live.failed({"title": "no", "problems": []})
    assert (live.now.version, live.now.site, live.now.read) == (2, 1, read)


def test_an_answer_comes_in_one_piece() -> None:
    """A body that was sent after its head would wait for the browser to confirm the head."""
    live = Live()
    live.built({"index.html": b"<p>all of it</p>"}.get)
    with Server(("127.0.0.1", 0), live) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as browser:
            for _ in range(3):
                browser.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                assert b"all of it" in browser.recv(1 << 16)
        server.shutdown()


def test_only_the_last_two_previews_are_kept(project: Project) -> None:
    """A day of writing does not fill the disk, and a request that is under way still finds its file."""
    shop = workshop(project)
    for _ in range(4):
        shop.build(set())
        assert shop.live.now.read is not None
        assert shop.live.now.read("levels/ma-1/index.html")
    assert sorted(path.name for path in shop.folder.iterdir()) == ["3", "4"]


def test_a_mistake_of_ours_does_not_end_the_preview(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong is told, and the last good site stays."""
    outcomes: list[Outcome] = []
    shop = workshop(project, outcomes.append)
    shop.build(set())
    monkeypatch.setattr(serve, "preview", lambda *_, **__: 1 / 0)
    shop.build(set())
    assert [type(outcome.error) for outcome in outcomes] == [type(None), ZeroDivisionError]
    assert shop.live.now.site == 1
    assert shop.live.now.failure == {"title": "division by zero", "problems": []}


def test_settings_that_were_saved_beside_a_slip_count_when_it_is_mended(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of mkdocs.yml says that all may be new; it is not forgotten because a spec was wrong at that moment."""
    monkeypatch.setattr("generator.site.preview.GRACE", 0)
    shop, spec = workshop(project), project.root / "handbook/x.yml"
    shop.build(set())
    project.configure(site_name="Another name")
    with monkeypatch.context() as slip:
        slip.setattr(serve, "preview", lambda *_, **__: 1 / 0)
        shop.build(set())
    shop.build({spec})
    assert shop.live.now.read is not None
    assert b"Another name" in (shop.live.now.read("404.html") or b"")


def test_an_error_without_words_has_a_name() -> None:
    """The banner is never empty."""
    assert failure(KeyError()) == {"title": "KeyError", "problems": []}


Changes = set[tuple[int, str]]


class FakeWatch:
    """Stands in for watchfiles.watch: each call gives the next list of changes, or fails."""

    def __init__(self, *answers: Exception | list[Changes]) -> None:
        self._answers = iter(answers)
        self.calls: list[tuple[tuple[Path, ...], dict[str, object]]] = []

    def __call__(self, *paths: Path, **options: object) -> Iterator[Changes]:
        """Note the call, and answer it."""
        self.calls.append((paths, options))
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        yield from answer


def test_polling_takes_over_where_the_system_cannot_watch(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the system has no watches left, saves are still seen."""
    watch = FakeWatch(OSError("no watches left"), [set()])
    monkeypatch.setattr("watchfiles.watch", watch)
    next(workshop(project).builds_due())
    assert [options["force_polling"] for _, options in watch.calls] == [None, True]


def test_a_build_is_due_when_watching_begins_and_after_each_save(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """So no save is lost between the first build and the first watch; nothing is built for nothing."""
    save = (1, str(project.root / "handbook/x.yml"))
    watch = FakeWatch([set(), set(), {save}, set(), {save}])
    monkeypatch.setattr("watchfiles.watch", watch)
    due = workshop(project).builds_due()
    assert [next(due) for _ in range(3)] == [set(), {Path(save[1])}, {Path(save[1])}]
    with pytest.raises(RuntimeError):  # the stand-in has nothing left to say
        next(due)


def test_saved_settings_begin_a_new_watch(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """They may name other folders, and the file may be another one than before."""
    watch = FakeWatch([set(), {(1, str(project.config.resolve()))}], [set()])
    monkeypatch.setattr("watchfiles.watch", watch)
    due = workshop(project).builds_due()
    next(due)
    project.write("theme/main.html", "")
    project.configure(theme={"name": "material", "custom_dir": "theme"})
    next(due)
    assert [(project.root / "theme").resolve() in paths for paths, _ in watch.calls] == [False, True]


def test_templates_are_read_again_when_they_change(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our templates are compiled once; a save of one makes them new."""
    templates = project.root / "templates"
    templates.mkdir()
    monkeypatch.setattr(serve, "resource_dir", lambda _: templates)
    saves = [set(), {(1, str(project.root / "handbook/a.yml"))}, {(1, str(templates / "a.jinja"))}]
    monkeypatch.setattr("watchfiles.watch", FakeWatch(saves))
    due = workshop(project).builds_due()
    before = environment()
    next(due)
    next(due)
    assert environment() is before
    next(due)
    assert environment() is not before


def test_everything_that_a_site_is_made_from_is_watched(project: Project, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Specs, pages, settings, the user's theme and what they ask for; no folder twice."""
    project.write("theme/main.html", "")
    project.write("extra/a.txt", "")
    project.configure(theme={"name": "material", "custom_dir": "theme"}, watch=["extra"])
    watch = FakeWatch([set()])
    monkeypatch.setattr("watchfiles.watch", watch)
    next(workshop(project).builds_due())
    ((paths, _),) = watch.calls
    ours = {path.relative_to(project.root.resolve()).as_posix() for path in paths if path.is_relative_to(project.root.resolve())}
    assert ours == {"handbook", "mkdocs.yml", "theme", "extra"}
    assert root / "site_overrides" in paths
