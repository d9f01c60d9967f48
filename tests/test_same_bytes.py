"""The same handbook gives the same site, byte for byte, whoever builds it, where, and when."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import rungbook

ELSEWHERE = {
    "another hash seed": {"PYTHONHASHSEED": "12345"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another day": {"SOURCE_DATE_EPOCH": "1799971200"},  # 2027-01-15
    "another language": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
}


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site with what is in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Names of the files that only one site has, or that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("place", ELSEWHERE)
def test_environment_does_not_show(place: str, reference_site: Path, root: Path, tmp_path: Path) -> None:
    """Hash seed, time zone, day and locale leave no trace in the site; nor does the folder of the sources."""
    shutil.copytree(root / "handbook", tmp_path / "sources" / "handbook")
    shutil.copy(root / "mkdocs.yml", tmp_path / "sources")
    finished = rungbook("build", "--site-dir", str(tmp_path / "site"), cwd=tmp_path / "sources", environment=ELSEWHERE[place])
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert differences(files(reference_site), files(tmp_path / "site")) == []


def test_a_difference_is_seen() -> None:
    """A file that is missing, added or changed counts as a difference."""
    assert differences({"a": b"1", "b": b"1", "c": b"1"}, {"a": b"1", "b": b"2", "d": b"1"}) == ["b", "c", "d"]
