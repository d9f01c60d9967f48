"""The command line as a whole: help, version, and how failures are put into words."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from generator.cli import failures
from generator.cli.main import COMMANDS, LazyGroup, cli
from ladder_spec.errors import InvalidHandbook, SpecNotFound

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_the_version_is_the_packages(run: Run) -> None:
    """`--version` prints what is installed."""
    finished = run("--version")
    assert (finished.status, finished.out) == (0, f"rungbook {version('rungbook')}\n")


def test_the_version_comes_at_once(root: Path) -> None:
    """Start-up imports what reads a command line, and nothing that reads specs or makes pages."""
    script = """
import sys
from generator.cli.main import run
try:
    run()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)), file=sys.stderr)
"""
    finished = subprocess.run([sys.executable, "-I", "-c", script, "--version"], capture_output=True, text=True, check=True, cwd=root)
    assert set(finished.stderr.split()) - {"__main__", "__mp_main__", "_distutils_hack", "sitecustomize"} == {"click", "generator"}


def test_every_command_has_help(run: Run) -> None:
    """The list of commands agrees with the modules, and each command and option explains itself."""
    listed = run("--help").out
    assert isinstance(cli, LazyGroup)
    for name, summary in COMMANDS.items():
        assert summary in listed
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        pytest.param(SpecNotFound("No handbook in x."), 2, "rungbook: No handbook in x.", id="no handbook"),
        pytest.param(InvalidHandbook(()), 1, "rungbook: The handbook has 0 errors", id="errors in specs"),
        pytest.param(KeyboardInterrupt(), 1, "rungbook: Stopped.", id="Ctrl-C"),
        pytest.param(PermissionError(13, "Permission denied", "site"), 2, "rungbook: site: Permission denied", id="no permission"),
        pytest.param(OSError(28, "No space left on device"), 2, "rungbook: No space left on device", id="disk full"),
        pytest.param(click.UsageError("No such option"), 2, "No such option", id="wrong use"),
        pytest.param(SystemExit(3), 3, "", id="a library that ends the program"),
    ],
)
def test_failures_are_put_into_words(error: BaseException, status: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One clear line and the right status for each kind of failure."""
    assert failures.explain(error) == status
    assert words in capsys.readouterr().err


def test_a_mistake_of_ours_keeps_its_traceback_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Users see a sentence; the file it names has what a developer needs."""
    with pytest.raises(KeyError) as caught:
        _ = dict[str, str]()["levels"]
    assert failures.explain(caught.value) == 2
    told = capsys.readouterr().err
    assert "Traceback" not in told
    name = told.split("The details are in ")[1].split(". Please")[0]
    assert "KeyError: 'levels'" in Path(name).read_text("utf-8")
    Path(name).unlink()
