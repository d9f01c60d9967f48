"""Runs single steps of a workflow as GitHub does: the same shell, its variables, and files for outputs and the summary."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT


def workflow(name: str) -> dict[str, Any]:
    """A workflow of this repository, which `rungbook new` writes too. GitHub reads `on` as a word, YAML 1.1 as true."""
    read: dict[str, Any] = yaml.load((ROOT / f".github/workflows/{name}.yml").read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    return read


def steps(name: str) -> list[dict[str, Any]]:
    """Every step of every job."""
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


@dataclass
class Runner:
    """A machine that runs steps in a checkout."""

    checkout: Path
    tools: Path
    """A folder that comes first on the PATH; `rungbook` is made in it, others may be put there."""
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Install what the workflow installs: Rungbook, as it is in this checkout."""
        self.tools.mkdir()
        self.install(
            "rungbook", f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom generator.cli.main import main\nmain()\n"
        )

    def install(self, name: str, script: str) -> None:
        """Put a program on the PATH."""
        (self.tools / name).write_text(script, encoding="utf-8")
        (self.tools / name).chmod(0o755)

    def run(self, workflow_name: str, step: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a step by its name, with variables beside those that it sets itself from what only GitHub knows."""
        (found,) = [one for one in steps(workflow_name) if one["name"] == step]
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
            cwd=self.checkout,
            env={
                **os.environ,
                "PATH": f"{self.tools}:{os.environ['PATH']}",
                "GITHUB_WORKSPACE": str(self.checkout),
                "GITHUB_STEP_SUMMARY": str(self.tools / "summary.md"),
                "GITHUB_OUTPUT": str(self.tools / "output"),
                **self.environment,
                **variables,
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    @property
    def summary(self) -> str:
        """What stands on the page of the run."""
        file = self.tools / "summary.md"
        return file.read_text("utf-8") if file.exists() else ""

    @property
    def output(self) -> str:
        """What steps hand on."""
        file = self.tools / "output"
        return file.read_text("utf-8") if file.exists() else ""
