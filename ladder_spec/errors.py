"""The errors that a caller of this package may have to catch; every other mistake is a problem in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ladder_spec.problems import Problem


class LadderError(Exception):
    """Rungbook cannot go on. The message is one plain sentence for the person at the keyboard."""


class SpecNotFound(LadderError):  # noqa: N818 - a public name that says what happened
    """The handbook folder, or a file that every handbook needs, is not there."""


class InvalidHandbook(LadderError):  # noqa: N818 - a public name that says what happened
    """The specs have problems of severity error, so there is no handbook to build.

    Attributes:
        problems: All problems found, errors and warnings, in the order of the report.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems and count the errors among them for the message."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        errors = sum(found.severity == "error" for found in self.problems)
        super().__init__(f"The handbook has {errors} {'error' if errors == 1 else 'errors'}. Run `rungbook check` to see them.")


class UnreadableSpec(LadderError):  # noqa: N818 - a public name that says what happened
    """A spec file cannot be put in canonical form, because something in it cannot be read or may have been meant otherwise.

    Attributes:
        problems: What is wrong with it as YAML, in the order of the file.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, and name the first one in the message."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems[0].message if self.problems else "the file holds no fields")
