"""The hooks for pre-commit: they are what pre-commit takes, run our commands, and see the right files."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from generator.cli.main import COMMANDS
from tests.conftest import rungbook

ROOT = Path(__file__).resolve().parent.parent
Hook: TypeAlias = dict[str, Any]  # what YAML holds


def shared_hooks() -> list[Hook]:
    """The hooks that other repositories can name."""
    found: list[Hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return found


def own_hooks() -> list[Hook]:
    """The hooks of this repository."""
    (repo,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repo["repo"] == "local"
    found: list[Hook] = repo["hooks"]
    return found


def files_of(hook: Hook) -> set[str]:
    """The files of this repository that a hook is run for."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return {name for name in listed if re.search(hook["files"], name) and not re.search(hook.get("exclude", "^$"), name)}


@pytest.mark.parametrize("hooks", [shared_hooks, own_hooks])
def test_both_hooks_are_there(hooks: Callable[[], list[Hook]]) -> None:
    """Formatting comes first, as it mends; both have what pre-commit asks of a hook, and call a command that exists."""
    assert [hook["id"] for hook in hooks()] == ["rungbook-fmt", "rungbook-check"]
    for hook in hooks():
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        program, command = shlex.split(hook["entry"])
        assert program.rpartition("/")[2] == "rungbook"
        assert command in COMMANDS


@pytest.mark.parametrize("hooks", [shared_hooks, own_hooks])
def test_formatting_is_given_every_spec_and_nothing_else(hooks: Callable[[], list[Hook]]) -> None:
    """Each spec of the handbook goes to the formatter, which has nothing to say about any of them."""
    fmt, check = hooks()
    specs = {name for name in files_of(fmt) if name.startswith("handbook/")}
    assert specs == {path.relative_to(ROOT).as_posix() for path in (ROOT / "handbook").rglob("*.yml") if "pages" not in path.parts}
    assert "handbook/pages/about.md" in files_of(check)
    assert check["pass_filenames"] is False


def test_the_commands_do_what_the_hooks_promise(tmp_path: Path) -> None:
    """With a changed spec the formatter changes the file, which stops a commit; with a mistake the check ends with 1."""
    shutil.copytree(ROOT / "tests/handbooks/small", tmp_path / "handbook")
    file = tmp_path / "handbook/glossary.yml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("id: bls", "id: 'bls'"), encoding="utf-8")
    assert rungbook("fmt", "handbook/glossary.yml", cwd=tmp_path).returncode == 0
    assert file.read_text("utf-8") == good
    assert rungbook("check", cwd=tmp_path).returncode == 0
    file.write_text(good.replace("term: BLS", "terms: BLS"), encoding="utf-8")
    assert rungbook("check", cwd=tmp_path).returncode == 1
