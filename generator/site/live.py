"""What the browser shows while `rungbook serve` runs: the last good site, and what is wrong with the specs at this moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Condition
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Moment:
    """The state between two saves."""

    version: int = 0
    """Grows with every build, good or not."""
    site: int = 0
    """Grows with every good build; 0 = there was none yet."""
    frame: int = 0
    """Grows with those builds that may have changed more than what the pages say: templates, styles, scripts, settings."""
    read: Callable[[str], bytes | None] | None = None
    """Gives the content of a file of the last good site, or None where it has no such file; None = there was none yet."""
    failure: dict[str, Any] | None = None
    """What is wrong at this moment: `{"title", "problems"}`; None = nothing is known to be."""


@dataclass
class Live:
    """The present moment, shared by the thread that builds and those that answer requests."""

    now: Moment = field(default_factory=Moment)
    """How things stand."""
    _changed: Condition = field(default_factory=Condition, repr=False)

    def built(self, read: Callable[[str], bytes | None], *, reworded: bool = False) -> None:
        """A new site is ready.

        Args:
            read: See `Moment.read`.
            reworded: Whether pages may say something else, and nothing more is new.
        """
        frame = self.now.frame if reworded else self.now.frame + 1
        self._set(replace(self.now, version=self.now.version + 1, site=self.now.site + 1, frame=frame, read=read, failure=None))

    def failed(self, failure: dict[str, Any]) -> None:
        """What is shown stays, with a note of what is wrong."""
        self._set(replace(self.now, version=self.now.version + 1, failure=failure))

    def after(self, version: int, seconds: float) -> Moment:
        """Wait until something has happened since `version`, at most so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.now.version != version, timeout=seconds)
            return self.now

    def _set(self, moment: Moment) -> None:
        """Make this the present, and wake all who wait."""
        with self._changed:
            self.now = moment
            self._changed.notify_all()
