"""A language server with a copy of a handbook open in it, as an author has it in an editor."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.conftest import rungbook
from tests.editor.language_server import LanguageServer

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / "node_modules/yaml-language-server/bin/yaml-language-server"
INSTALLED = HERE / "node_modules/.installed.json"
"""A copy of package.json that says what was installed."""


def needed(tool: str) -> str:
    """Find a program, or say that it is missing: that fails in CI, and skips elsewhere."""
    found = shutil.which(tool)
    if found is None:
        words = f"The editor tests need `{tool}`. Install Node.js 20 or newer with npm (Debian: apt-get install nodejs npm)."
        if os.environ.get("CI"):
            pytest.fail(words, pytrace=False)
        pytest.skip(words)
    return found


@pytest.fixture(scope="session")
def language_server_command(run_shared_folder: Path) -> list[str]:
    """The command that starts the language server; npm installs it first, where that has not been done for these versions."""
    node, npm = needed("node"), needed("npm")
    wanted = (HERE / "package.json").read_text("utf-8")
    with FileLock(run_shared_folder / "language-server.lock"):
        if not INSTALLED.exists() or INSTALLED.read_text("utf-8") != wanted:
            shutil.rmtree(HERE / "node_modules", ignore_errors=True)
            finished = subprocess.run([npm, "install"], cwd=HERE, capture_output=True, text=True, timeout=240, check=False)
            if finished.returncode != 0:
                pytest.fail(f"npm could not install the language server:\n{finished.stdout}{finished.stderr}", pytrace=False)
            INSTALLED.write_text(wanted, encoding="utf-8")
    return [node, str(PROGRAM), "--stdio"]


@pytest.fixture(scope="session")
def workspace(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what an author opens: our handbook, our settings for VS Code, and the schemas that `make schema` writes."""
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copytree(root / "handbook", folder / "handbook")
    (folder / ".vscode").mkdir()
    shutil.copy(root / ".vscode/settings.json", folder / ".vscode")
    finished = rungbook("schema", "--output", ".vscode/schemas", cwd=folder)
    assert finished.returncode == 0, finished.stderr
    return folder


@pytest.fixture(scope="session")
def editor_settings(workspace: Path) -> dict[str, Any]:
    """Our settings as VS Code hands them on: `"yaml.schemaStore.enable": false` -> `{"yaml": {"schemaStore": {"enable": false}}}`."""
    settings: dict[str, Any] = {}
    for name, value in json.loads((workspace / ".vscode/settings.json").read_text("utf-8")).items():
        *sections, last = [name] if name.startswith("[") else name.split(".")
        holder = settings
        for section in sections:
            holder = holder.setdefault(section, {})
        holder[last] = value
    return settings


@pytest.fixture(scope="session")
def editor(language_server_command: list[str], workspace: Path, editor_settings: dict[str, Any]) -> Iterator[LanguageServer]:
    """The editor with the workspace open."""
    with LanguageServer(language_server_command, workspace, editor_settings) as server:
        yield server
