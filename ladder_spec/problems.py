"""A problem: what is wrong, where, and how to mend it. Every check and every reader says what it finds in this form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ladder_spec.catalogue import CATALOGUE, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ladder_spec.source import Span

__all__ = ["CATALOGUE", "Problem", "Related", "Rule", "Severity", "problem"]


class Related(Struct, frozen=True):
    """Another place that a problem has to do with.

    Attributes:
        message: What stands there, for example "first written here".
        file: Path relative to the handbook folder.
        span: The place in that file.
    """

    message: str
    file: str
    span: Span


class Problem(Struct, frozen=True):
    """One thing that is wrong in one place.

    Attributes:
        code: A code of the catalogue.
        severity: Error or warning.
        message: What is wrong, in plain words; no capital at the start and no full stop at the end.
        hint: How to mend it, in the same form; "" if there is nothing to say.
        file: Path relative to the handbook folder.
        span: The place in that file.
        related: Other places that help to understand it.
        path: Keys and list positions of the value in the file's mended data; () where it is about the file as a whole.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    file: str
    span: Span
    related: tuple[Related, ...] = ()
    path: tuple[str | int, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """File, line, column, code: the order in which problems are shown."""
        return self.file, self.span.start.line, self.span.start.column, self.code


def problem(  # noqa: PLR0913, PLR0917 - one per field
    code: str,
    file: str,
    span: Span,
    message: str,
    hint: str = "",
    related: Iterable[Related] = (),
    path: tuple[str | int, ...] = (),
) -> Problem:
    """Make a problem; the catalogue gives its severity.

    Raises:
        KeyError: The catalogue has no such code.
    """
    return Problem(code, CATALOGUE[code].severity, message, hint, file, span, tuple(related), path)
