"""A test whose program is missing fails and says what to do; `.ci/install` finds each program, or asks Debian for it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.programs import needed

PACKAGES = {"chromium": "chromium", "java": "default-jdk-headless", "node": "nodejs npm"}
"""Debian's packages, by the name of the tool in .ci/install."""
PROGRAMS = {"chromium": ["chromium"], "java": ["java", "javac"], "node": ["node", "npm"]}
APT = """#!/bin/sh
echo "$*" >> "{log}"
case "$*" in *install*) for name in {brings}; do echo > "{folder}/$name"; /bin/chmod +x "{folder}/$name"; done ;; esac
"""


def install(root: Path, folder: Path, tool: str) -> subprocess.CompletedProcess[str]:
    """Run .ci/install on a machine that has only the programs of a folder."""
    environment = {"PATH": str(folder)}
    return subprocess.run(["/bin/sh", str(root / ".ci/install"), tool], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A machine with next to nothing, whose user may install."""
    for name, words in {"id": "echo 0", "env": 'shift; exec "$@"'}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def test_a_missing_program_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """It never skips, in CI or elsewhere, and the message names the way out."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.fail.Exception, match=r"No `npm` on the PATH. `make test` installs it"):
        needed("npm")


@pytest.mark.parametrize("tool", PACKAGES)
def test_debian_is_asked_for_what_is_missing(root: Path, bare: Path, tool: str) -> None:
    """Once, by apt-get; when the programs are there, nothing is asked."""
    log, apt = bare / "asked.txt", bare / "apt-get"
    apt.write_text(APT.format(log=log, folder=bare, brings=" ".join(PROGRAMS[tool])), encoding="utf-8")
    apt.chmod(0o755)
    assert install(root, bare, tool).returncode == 0
    asked = log.read_text("utf-8").splitlines()
    assert asked == ["update -qq", f"install -y -qq --no-install-recommends {PACKAGES[tool]}"]
    assert install(root, bare, tool).returncode == 0
    assert log.read_text("utf-8").splitlines() == asked


@pytest.mark.parametrize("tool", PACKAGES)
def test_without_apt_the_way_out_is_told(root: Path, bare: Path, tool: str) -> None:
    """On any other system one is told what to install."""
    finished = install(root, bare, tool)
    assert finished.returncode == 1
    assert "neither" in finished.stderr
    assert "yourself" in finished.stderr


def test_an_unknown_tool_is_refused(root: Path, bare: Path) -> None:
    """The usage names the tools that there are."""
    finished = install(root, bare, "gcc")
    assert finished.returncode == 2
    assert finished.stderr == "usage: .ci/install chromium|java|node\n"


def test_make_asks_for_each_tool(root: Path) -> None:
    """`make test` sees to all of them."""
    makefile = (root / "Makefile").read_text("utf-8")
    assert all(f"@.ci/install {tool}\n" in makefile for tool in PACKAGES)
    assert "test: browser java node ##" in makefile
    assert "--jobs 2 types lint\n" in makefile
