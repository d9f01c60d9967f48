"""Show the site while it is being written: prepare, serve, wait for a save, prepare again. The last good site stays on show."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

from generator.render.environment import environment
from generator.resources import resource_dir
from generator.site.engine import preview, watched_paths
from generator.site.live import Live
from generator.site.problems import failure
from generator.site.recheck import Rechecker
from generator.site.server import Server
from generator.site.source import HandbookError
from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from generator.site.preview import BuiltPreview, Preview
    from ladder_spec.report import Report

QUIET = 10
"""Milliseconds without another save after which a build begins."""
POLLING = 300
"""Milliseconds between two looks at the files, where the system cannot tell of saves."""


@dataclass(frozen=True)
class Outcome:
    """How a build went."""

    seconds: float
    """How long it took."""
    error: Exception | None = None
    """What stopped it; None = it is on show."""


class PortError(LadderError):
    """The port cannot be used."""


def serve(config_file: Path, host: str, port: int, *, ready: Callable[[str], None], told: Callable[[Outcome], None]) -> None:
    """Build and serve until KeyboardInterrupt.

    Args:
        config_file: The mkdocs.yml.
        host: Whom to listen to; 127.0.0.1 = this machine only.
        port: 0 takes a free one.
        ready: Called with the address after the first build.
        told: Called after every build, and when the rules of meaning have found errors.

    Raises:
        PortError: The port is in use, or may not be used.
        SettingsError: mkdocs.yml cannot be read at the start. Later mistakes in it are shown like those in specs.
    """
    live = Live()
    try:
        server = Server((host, port), live)
    except OSError as error:
        raise PortError(f"Cannot listen on {host}, port {port}: {error.strerror}. Choose another with --port.") from error
    with server, tempfile.TemporaryDirectory(prefix="rungbook-") as folder:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            watched_paths(config_file)
            with closing(Rechecker()) as rechecker:
                workshop = Workshop(config_file.resolve(), server.url, Path(folder), live, rechecker, told)
                for number, saved in enumerate(workshop.builds_due()):
                    workshop.build(saved)
                    if number == 0:
                        ready(server.url)
        finally:
            server.shutdown()


@dataclass
class Workshop:
    """Prepares previews one after the other, and knows when the next one is due."""

    config_file: Path
    """The mkdocs.yml, as an absolute path."""
    url: str
    """The address of the server."""
    folder: Path
    """Where previews are written, each in a folder of its own."""
    live: Live
    """What to tell browsers by."""
    rechecker: Rechecker
    """Looks at the rules of meaning."""
    told: Callable[[Outcome], None]
    """Called after every build, and when there are errors."""
    _preview: Preview | BuiltPreview | None = None
    _unseen: set[Path] = field(default_factory=set)
    """What was saved since all was good."""
    _count: int = 0
    _folders: list[Path] = field(default_factory=list)
    _paths: Sequence[Path] = ()

    def build(self, saved: AbstractSet[Path]) -> None:
        """Show what was saved if it can be read, or else say what is wrong beside what was good.

        Args:
            saved: The files; none = all may be new, the settings first of all.
        """
        self.rechecker.forget()
        self._unseen |= saved or {self.config_file}
        start = time.monotonic()
        try:
            reworded = self._preview is not None and self._preview.renewed(self._unseen)
            if self._preview is None or not reworded:
                self._preview = self._prepared()
        except Exception as error:  # noqa: BLE001 - whatever it is, the author goes on writing
            self._fail(time.monotonic() - start, error)
            return
        self._unseen.clear()
        self.live.built(self._preview.read, reworded=reworded)
        self.told(Outcome(time.monotonic() - start))
        if self._preview.known is not None:
            self.rechecker.ask(self._preview.known, self._preview.profile, self._rechecked)
        self._preview.look_at_links()

    def _rechecked(self, report: Report) -> None:
        """Say what the rules of meaning found."""
        if not report.ok:
            self._fail(0, HandbookError(report, report.specs.folder))

    def _fail(self, seconds: float, error: Exception) -> None:
        """Say what is wrong."""
        self.live.failed(failure(error))
        self.told(Outcome(seconds, error))

    def _prepared(self) -> Preview | BuiltPreview:
        """A preview in a folder of its own."""
        self._count += 1
        folder = self.folder / str(self._count)
        self._folders.append(folder)
        for old in self._folders[:-2]:  # a request may still read the last but one
            shutil.rmtree(old, ignore_errors=True)
        del self._folders[:-2]
        return preview(self.config_file, folder, site_url=self.url, known=self._preview.known if self._preview is not None else None)

    def builds_due(self) -> Iterator[AbstractSet[Path]]:
        """Yield what was saved when a build is due: nothing as soon as files are being watched, then after each save, for ever.

        Whoever asks for the next one has finished the last; saves in the meantime count.
        """
        polling = False
        while True:
            begun = False
            try:
                for changes in self._changes(polling=polling):
                    saved = {Path(path) for _, path in changes}
                    if begun and self.config_file in saved:
                        break  # it may name other folders now, and many editors save by making a new file
                    if any(path.is_relative_to(resource_dir("templates")) for path in saved):
                        environment.cache_clear()
                    if saved or not begun:
                        begun = True
                        yield saved
            except (OSError, RuntimeError):  # the system has no more watches to give, or cannot watch this kind of disk
                if polling:
                    raise
                polling = True

    def _changes(self, *, polling: bool) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        """What is saved, and an empty set now and then, the first of which says that watching has begun."""
        return watchfiles.watch(
            *self._watched(), step=QUIET, rust_timeout=1, yield_on_timeout=True, force_polling=polling or None, poll_delay_ms=POLLING
        )

    def _watched(self) -> list[Path]:
        """The folders and files whose change may change the site, none inside another."""
        while not self.config_file.exists():  # in the middle of a save
            time.sleep(QUIET / 1000)
        with suppress(LadderError):
            self._paths = watched_paths(self.config_file)
        return [
            path for path in self._paths if path.exists() and not any(path != other and path.is_relative_to(other) for other in self._paths)
        ]
