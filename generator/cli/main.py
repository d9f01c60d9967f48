"""The command `rungbook`. A command's module is imported when it runs, so that the others start fast."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress

import click

COMMANDS = {
    "build": "Build the site and publish it.",
    "check": "Read and check every spec.",
    "diff": "Say what a change does to people.",
    "explain": "Say why a rule exists, with examples.",
    "export": "Write the handbook as a workbook, or as tables.",
    "fmt": "Put spec files in canonical form.",
    "import": "Bring in a workbook or a job description.",
    "new": "Write a small handbook to start from.",
    "release": "Freeze the handbook as an edition.",
    "schema": "Write JSON Schema for editors.",
    "serve": "Show the site in the browser, built again on each save.",
    "sheets": "Print requirement sheets, or read one that was filled in.",
}
_MODULES = {"import": "importing"}
"""Commands whose name no module can have."""


class LazyGroup(click.Group):
    """A group that knows its commands' names and summaries without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, for help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        command: click.Command = getattr(importlib.import_module(f"generator.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rungbook", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a handbook of career ladders, kept as YAML, into a site."""


def main() -> None:
    """Run the command line, and end the process."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some reads the metadata of every package there is
    gc.disable()  # these commands are over before garbage matters, and keep nearly all that they make
    status = run()
    with suppress(BrokenPipeError):  # the reader of our output has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)  # taking apart all that was made, piece by piece, takes as long as writing ten pages


def run() -> int:
    """Run the command line. Whatever goes wrong becomes a clear message and an exit status, never a traceback.

    Returns:
        0 = done, 1 = the handbook or the site has errors, 2 = the command could not run.
    """
    try:
        status = cli.main(prog_name="rungbook", standalone_mode=False)
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; Python must not stumble over it while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - the last place where an exception can be put into words
        from generator.cli.failures import explain

        status = explain(error)
    return status if isinstance(status, int) else 0
