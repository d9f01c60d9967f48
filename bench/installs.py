"""Install the peers, each apart from the others and in the version that is named here, below `bench/.work/tools`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.measure import CommandFailedError

TOOLS = Path(__file__).resolve().parent / ".work" / "tools"
LIMIT = 600
"""Seconds for an installation."""


def own_tool(name: str) -> Path:
    """Return a command of the environment that runs the benchmark."""
    return Path(sys.executable).with_name(name)


def python_tool(command: str, packages: Sequence[str]) -> Path:
    """Return the folder of a virtual environment with packages of PyPI, of the Python that runs this: all are measured with the same.

    Args:
        command: The command that shows that the installation is complete.
        packages: What to install, pinned.

    Raises:
        CommandFailedError: It cannot be installed here.
    """
    place = _place(packages)
    if not (place / "bin" / command).exists() or (place / "bin" / "python").resolve() != Path(sys.executable).resolve():
        shutil.rmtree(place, ignore_errors=True)
        _run(command, sys.executable, "-m", "venv", place)
        _run(command, place / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return place


def node_tool(command: str, package: str) -> Path:
    """Return a command of an npm package.

    Raises:
        CommandFailedError: It cannot be installed here.
    """
    place = _place([package])
    program = place / "node_modules" / ".bin" / command
    if not program.exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        _run(command, "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", place, package)
    return program


def _place(packages: Sequence[str]) -> Path:
    return TOOLS / "-".join(package.strip("@").replace("/", "-") for package in packages)


def _run(name: str, *command: str | Path) -> None:
    try:
        finished = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CommandFailedError(f"{name} cannot be installed: {error}") from None
    if finished.returncode != 0:
        last = (finished.stderr or finished.stdout).strip().splitlines()[-1:]
        raise CommandFailedError(f"{name} cannot be installed: {' '.join(last)}")
