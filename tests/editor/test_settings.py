"""The settings for VS Code in the repository: every kind of spec file has its schema, and nothing else has one."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from ladder_spec.models import FILE_KINDS

VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def test_each_kind_of_file_has_its_schema(root: Path) -> None:
    """The mapping is that of the models: kind by kind, the file that `make schema` writes for the files that the kind stands in."""
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {f".vscode/schemas/{kind.name}.schema.json": f"handbook/{kind.pattern}" for kind in FILE_KINDS}
    assert settings["yaml.schemaStore.enable"] is False
    makefile = (root / "Makefile").read_text("utf-8")
    assert "rungbook schema --output .vscode/schemas\n" in makefile


def test_schemas_are_made_and_not_kept(root: Path) -> None:
    """The settings are in the repository; the schemas, whose ids change with the handbook, are not."""
    ignored = subprocess.run(["git", "check-ignore", ".vscode/schemas/level.schema.json"], cwd=root, capture_output=True, check=False)
    kept = subprocess.run(["git", "check-ignore", ".vscode/settings.json"], cwd=root, capture_output=True, check=False)
    assert (ignored.returncode, kept.returncode) == (0, 1)


def test_every_package_of_the_language_server_is_pinned(root: Path) -> None:
    """package.json names an exact version for each package that npm installs, and no lock file records addresses."""
    package = json.loads((root / "tests/editor/package.json").read_text("utf-8"))
    pinned = {**package["dependencies"], **package["overrides"]}
    assert [name for name, version in pinned.items() if not VERSION.fullmatch(version)] == []
    assert not (root / "tests/editor/package-lock.json").exists()
    modules = root / "tests/editor/node_modules"
    files = [*modules.glob("*/package.json"), *modules.glob("@*/*/package.json"), *modules.glob("**/node_modules/*/package.json")]
    told = [json.loads(file.read_text("utf-8")) for file in files]
    assert [one["name"] for one in told if pinned.get(one["name"]) != one["version"]] == []
