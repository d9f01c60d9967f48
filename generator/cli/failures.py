"""Put an exception into words for the person at the keyboard, and choose the exit status."""

from __future__ import annotations

import traceback

import click

from ladder_spec.errors import InvalidHandbook, LadderError

FAILED = 1
"""The handbook or the site has errors."""
CANNOT_RUN = 2
"""The command could not do its work."""


def explain(error: BaseException) -> int:
    """Say on standard error what went wrong.

    Returns:
        The exit status.
    """
    if isinstance(error, InvalidHandbook):
        _say(str(error))
        return FAILED
    if isinstance(error, LadderError):
        _say(str(error))
        return int(getattr(error, "exit_code", CANNOT_RUN))
    if isinstance(error, click.exceptions.Abort | KeyboardInterrupt):
        _say("Stopped.")
        return FAILED
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else FAILED
    if isinstance(error, OSError) and error.strerror:
        _say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror)
        return CANNOT_RUN
    _say(f"Rungbook itself has a mistake; your files are not to blame. {type(error).__name__}: {error}")
    _say(f"The details are in {_keep_details(error)}. Please send that file to the people who look after Rungbook.")
    return CANNOT_RUN


def _say(text: str) -> None:
    """Print a message to standard error."""
    click.echo(f"rungbook: {text}", err=True)


def _keep_details(error: BaseException) -> str:
    """Write the traceback to a file, and return the file's name."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", prefix="rungbook-", suffix=".log", delete=False, encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(error)))
    return file.name
