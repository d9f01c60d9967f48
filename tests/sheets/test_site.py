"""Sheets as a part of the site: the same by every route, left as they are while nothing changes, and only where they are wanted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.engine import build_site, write_pages
from tests.conftest import rungbook

SETTINGS = """\
site_name: Small
site_url: https://careers.example.org/
docs_dir: handbook/pages
theme: {name: material}
plugins: [rungbook]
"""


@pytest.fixture
def project(tmp_path: Path, root: Path, fresh: Path) -> Path:  # noqa: ARG001 - no sheet of an earlier run is taken
    """A small handbook with its settings."""
    shutil.copytree(root / "tests/handbooks/small", tmp_path / "handbook")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def sheets_of(site: Path) -> dict[str, bytes]:
    """All sheets of a site, by path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted((site / "sheets").rglob("*.pdf"))}


def test_every_route_gives_the_same_sheets(project: Path) -> None:
    """`rungbook build`, `mkdocs build`, `rungbook build --pages-only` and `rungbook sheets` write the same files."""
    site = build_site(project / "mkdocs.yml", site_dir=project / "ours")
    write_pages(project / "mkdocs.yml", project / "neutral")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "theirs"], cwd=project, check=True, capture_output=True
    )
    assert rungbook("sheets", "--output", "alone/sheets", cwd=project).returncode == 0
    expected = sheets_of(site)
    assert expected
    for folder in ("theirs", "neutral/docs", "alone"):
        assert sheets_of(project / folder) == expected, folder


def test_an_unchanged_sheet_is_the_same_file_in_the_next_site(project: Path) -> None:
    """It keeps its time and its place on the disk; a changed one is a new file."""
    site = build_site(project / "mkdocs.yml")
    before = {path.relative_to(site): (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*.pdf")}
    file = next((project / "handbook/ladders").rglob("levels/ma-1.yml"))
    file.write_text(file.read_text("utf-8").replace("vital signs.", "vital sign.", 1), encoding="utf-8")
    build_site(project / "mkdocs.yml")
    after = {path.relative_to(site): (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*.pdf")}
    changed = {path for path, place in before.items() if after[path] != place}
    assert {path.stem for path in changed} == {
        path.stem for path in before if path.stem.startswith("ma-1") or path.parent.name == "booklets"
    }
    assert len(changed) < len(before)


def test_a_site_may_go_without_sheets(project: Path) -> None:
    """No file, no link, and no empty section."""
    (project / "mkdocs.yml").write_text(SETTINGS.replace("[rungbook]", "[{rungbook: {sheets: false}}]"), encoding="utf-8")
    site = build_site(project / "mkdocs.yml")
    assert not (site / "sheets").exists()
    for page in ("levels/ma-1", "downloads"):
        words = (site / page / "index.html").read_text("utf-8")
        assert ".pdf" not in words
        assert "to print and sign" not in words


def test_without_an_address_a_sheet_carries_none(project: Path) -> None:
    """No QR code that leads nowhere."""
    from tests.sheets import pdf

    (project / "mkdocs.yml").write_text(SETTINGS.replace("site_url: https://careers.example.org/\n", ""), encoding="utf-8")
    site = build_site(project / "mkdocs.yml")
    words = pdf.text((site / "sheets/levels/ma-1.pdf").read_bytes())
    assert "#sheet=" not in words
    assert "Page of this sheet" not in words
