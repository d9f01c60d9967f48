"""The README shows what really happens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.conftest import rungbook

LEVEL = "handbook/ladders/medical-assistant/levels/ma-2.yml"


def blocks(root: Path) -> list[str]:
    """The contents of the README's code blocks."""
    return re.findall(r"^```[a-z]*\n(.*?)^```$", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_mistake_of_the_readme_gives_its_message(root: Path, tmp_path: Path) -> None:
    """The mistake that the README shows, planted in the reference handbook, gives the message that it shows, word for word."""
    _, spec, message = blocks(root)
    wrong = re.search(r"competency: (\S+).*\n.*proficiency: (\S+)", spec)
    assert wrong
    shutil.copytree(root / "handbook", tmp_path / "handbook")
    text = (tmp_path / LEVEL).read_text(encoding="utf-8")
    spoiled = re.sub(rf"(competency: {wrong[1]}\n +proficiency: )\S+", rf"\g<1>{wrong[2]}", text)
    assert spoiled != text
    (tmp_path / LEVEL).write_text(spoiled, encoding="utf-8")
    finished = rungbook("check", cwd=tmp_path)
    assert finished.returncode == 1
    assert message in finished.stdout


def test_commands_of_the_readme_exist(root: Path) -> None:
    """Each `make` job and each folder that the README names is there."""
    readme, makefile = ((root / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    jobs = set(re.findall(r"make ([a-z]+)", blocks(root)[0])) | set(re.findall(r"`make ([a-z]+)`", readme))
    assert {"site", "test"} <= jobs
    assert [job for job in jobs if not re.search(rf"^{job}:.*## ", makefile, re.MULTILINE)] == []
    assert [folder for folder in re.findall(r"`([a-z_/]+)/`", readme) if not (root / folder).is_dir()] == []
