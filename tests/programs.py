"""Programs beside Python that tests run: found on the PATH, or the test fails. `make test` installs those that are missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock


def needed(*names: str) -> str:
    """Find a program.

    Args:
        names: what it is called; the first one that is on the PATH, or that is a path, counts.

    Returns:
        Its path. Where it is missing the test fails, so that nothing goes untested unseen.
    """
    for name in names:
        if found := shutil.which(name):
            return found
    return pytest.fail(f"No `{names[0]}` on the PATH. `make test` installs it; see .ci/install.", pytrace=False)


def npm_packages(folder: Path, locks: Path) -> Path:
    """Install what a package.json names, where that has not been done for these versions.

    Args:
        folder: where package.json stands.
        locks: a folder that all processes of the run share.

    Returns:
        The folder of the packages.
    """
    packages = folder / "node_modules"
    npm, installed, wanted = needed("npm"), packages / ".installed.json", (folder / "package.json").read_text("utf-8")
    with FileLock(locks / f"npm-{folder.name}.lock"):
        if not installed.exists() or installed.read_text("utf-8") != wanted:
            shutil.rmtree(packages, ignore_errors=True)
            finished = subprocess.run([npm, "install"], cwd=folder, capture_output=True, text=True, timeout=240, check=False)
            if finished.returncode != 0:
                pytest.fail(f"npm install failed in {folder}:\n{finished.stdout}{finished.stderr}", pytrace=False)
            installed.write_text(wanted, encoding="utf-8")
    return packages
