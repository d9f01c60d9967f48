"""What every test shares: a fixed day, repeatable random data, and the reference site, built once for the whole run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# Rules about dates and time stamps ask this variable for "today". Whatever the caller has set, tests live on 2026-11-23.
TODAY = "1795392000"
os.environ["SOURCE_DATE_EPOCH"] = TODAY

# The same examples on every machine, and no deadline: two busy cores make any single example slow.
settings.register_profile("ci", derandomize=True, deadline=None)
# For a person hunting: pytest --hypothesis-profile=hunt
settings.register_profile("hunt", max_examples=2000, deadline=None)
settings.load_profile("ci")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that ask for more time than others, so that in the end no process waits for another that has just begun one."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def handbook_folder() -> Path:
    """The specs of the reference handbook."""
    return ROOT / "handbook"


@pytest.fixture(scope="session")
def run_shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One temporary folder for the whole run: the same for all xdist workers."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def reference_site(run_shared_folder: Path) -> Path:
    """The reference handbook as a built site. Built once a run by the real command; read it, never write into it."""
    site, failure = run_shared_folder / "reference-site", run_shared_folder / "reference-site.failed"
    with FileLock(run_shared_folder / "reference-site.lock"):
        if not site.exists() and not failure.exists():
            finished = rungbook("build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(site))
            if finished.returncode != 0:
                failure.write_text(finished.stdout + finished.stderr, encoding="utf-8")
    if failure.exists():
        pytest.fail(f"The reference site could not be built:\n{failure.read_text(encoding='utf-8')}", pytrace=False)
    return site


def rungbook(*arguments: str, cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the checkout's command line in a process of its own, the way a user does, whether or not it is installed."""
    return subprocess.run(
        [sys.executable, "-c", "from generator.cli.main import main; main()", *arguments],
        cwd=cwd,
        env={**os.environ, **(environment or {}), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
