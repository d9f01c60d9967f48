"""Our browser scripts fit their types, and stay as small as promised."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.programs import npm_packages
from tests.scripts.conftest import HERE

SCRIPTS = HERE.parent.parent / "site_overrides/assets/rungbook"
PROJECTS = ["", "page"]
LARGEST = 15_000
"""Bytes of the scripts that one page loads before the reader does anything, gzipped."""


@pytest.fixture(scope="session")
def compiler(node: str, run_shared_folder: Path) -> list[str]:
    """The command of the TypeScript compiler."""
    return [node, str(npm_packages(HERE, run_shared_folder) / "typescript/bin/tsc")]


@pytest.mark.parametrize("project", PROJECTS)
def test_types(compiler: list[str], project: str) -> None:
    """The compiler finds nothing, in strict mode: in the self-check, and in the search and the scripts that work on a page's own markup."""
    finished = subprocess.run([*compiler, "--project", str(HERE / project)], capture_output=True, text=True, timeout=240, check=False)
    assert finished.stdout == ""
    assert finished.returncode == 0


def test_no_script_is_left_out() -> None:
    """The compiler is given each of our scripts."""
    folders = [HERE / project for project in PROJECTS]
    wanted = {folder: json.loads((folder / "tsconfig.json").read_text("utf-8"))["include"] for folder in folders}
    given = {path.resolve() for folder, patterns in wanted.items() for pattern in patterns for path in folder.glob(pattern)}
    assert {script for script in SCRIPTS.rglob("*.js") if script.resolve() not in given} == set()


def test_a_wrong_type_is_found(compiler: list[str], tmp_path: Path) -> None:
    """The compiler looks: a script that gives a number for a text is named."""
    (tmp_path / "wrong.js").write_text("/** @type {string} */\nvar wrong = 1;\n", encoding="utf-8")
    settings = (HERE / "tsconfig.json").read_text("utf-8").split('"include"')[0]
    (tmp_path / "tsconfig.json").write_text(settings + '"include": ["*.js"]}', "utf-8")
    finished = subprocess.run([*compiler, "--project", str(tmp_path)], capture_output=True, text=True, timeout=240, check=False)
    assert "wrong.js(2,5)" in finished.stdout


@pytest.mark.parametrize("place", ["check", "plan", "talk"])
def test_size(place: str) -> None:
    """What the page of a level, "My plan" and the talk sheet load of the self-check's scripts weighs 15 KB at most as it is sent."""
    starter = (SCRIPTS / "js/selfcheck.js").read_text("utf-8")
    lists = {name: re.findall(r'"([a-z]+)"', words) for name, words in re.findall(r"const (CORE|MARKS) = \[(.*?)\]", starter)}
    (own,) = re.findall(rf'"\[data-rb-{place}\]": \[(.*?)\]', starter)
    parts = [part for name in re.findall(r'[A-Z]+|"[a-z-]+"', own) for part in lists.get(name, [name.strip('"')])]
    files = [SCRIPTS / "js/selfcheck.js", *(SCRIPTS / f"selfcheck/{part}.js" for part in parts)]
    assert len(files) > 6
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= LARGEST
