"""The stock command `mkdocs build` with our plugin, as a process of its own, on the reference handbook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.site.conftest import files_of

if TYPE_CHECKING:
    from pathlib import Path


def mkdocs_build(folder: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_mkdocs_builds_the_site_that_rungbook_builds(root: Path, tmp_path: Path, reference_site: Path) -> None:
    """The whole reference site, byte for byte."""
    finished = mkdocs_build(root, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    assert files_of(tmp_path / "site") == files_of(reference_site)


def test_mkdocs_tells_of_errors_in_specs_without_a_traceback(root: Path, tmp_path: Path) -> None:
    """Place, code and fix stand in MkDocs' own log, and nothing is published."""
    shutil.copytree(root / "handbook", tmp_path / "handbook")
    shutil.copy(root / "mkdocs.yml", tmp_path)
    file = tmp_path / "handbook/handbook.yml"
    file.write_text(file.read_text("utf-8").replace("edition_date:", "edition_dat:"), encoding="utf-8")
    finished = mkdocs_build(tmp_path, tmp_path / "site")
    assert finished.returncode == 1
    assert "handbook/handbook.yml:" in finished.stderr
    assert "LS102 unknown key `edition_dat` (did you mean `edition_date`?)" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert not (tmp_path / "site/index.html").exists()


def test_mkdocs_tells_of_a_missing_handbook(root: Path, tmp_path: Path) -> None:
    """A `docs_dir` that lies in no handbook folder."""
    (tmp_path / "elsewhere/pages").mkdir(parents=True)
    text = (root / "mkdocs.yml").read_text("utf-8").replace("handbook/pages", "elsewhere/pages")
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    finished = mkdocs_build(tmp_path, tmp_path / "site")
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert "elsewhere" in finished.stderr
