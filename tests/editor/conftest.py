"""A language server with a copy of a handbook open in it, as an author has it in an editor."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import rungbook
from tests.editor.language_server import LanguageServer
from tests.programs import needed, npm_packages

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def language_server_command(run_shared_folder: Path) -> list[str]:
    """The command that starts the language server."""
    program = npm_packages(HERE, run_shared_folder) / "yaml-language-server/bin/yaml-language-server"
    return [needed("node"), str(program), "--stdio"]


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
