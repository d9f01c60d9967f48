"""A new handbook, as `rungbook new` writes it on the day on which tests live."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from generator.starter import starter_files, write_starter
from tests.conftest import rungbook

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def starter() -> dict[str, bytes]:
    """Its files."""
    return starter_files(TODAY, "1.2.3")


@pytest.fixture
def book(starter: dict[str, bytes], tmp_path: Path) -> Path:
    """A folder with its files, to change at will."""
    write_starter(tmp_path / "book", starter)
    return tmp_path / "book"


@pytest.fixture(scope="session")
def starter_site(starter: dict[str, bytes], run_shared_folder: Path) -> Path:
    """The site of a new handbook with the addresses that the workflow gives it, built once a run; read it, never write into it."""
    folder = run_shared_folder / "starter"
    addresses = {
        "SITE_URL": "https://example-health.example/book/",
        "REPO_URL": "https://github.example/example-health/book",
        "EDIT_URI": "https://github.example/example-health/book/edit/main/handbook/pages/",
        "DIRECTORY_URLS": "true",
    }
    with FileLock(run_shared_folder / "starter.lock"):
        if not folder.exists():
            write_starter(folder, starter)
            built = rungbook("build", "--strict", cwd=folder, environment=addresses)
            if built.returncode:
                shutil.rmtree(folder)
            assert built.returncode == 0, built.stdout + built.stderr
    return folder / "site"


def complaints(schema: str, *files: Path) -> str:
    """What check-jsonschema has against files, by a public schema that it carries; "" = nothing."""
    command: list[str | Path] = [Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *files]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return checked.stdout + checked.stderr if checked.returncode else ""
