"""The handbooks that the benchmarks make are what they claim to be: valid, of the promised size, and the same on each run."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import LARGE, TINY, specs, write_handbook
from ladder_spec import check


def test_large_handbook_has_the_promised_size_and_no_error(tmp_path: Path) -> None:
    """200 files with 5,000 requirements in their levels pass every check."""
    write_handbook(tmp_path, LARGE)
    report = check(tmp_path)
    assert [problem for problem in report.problems if problem.severity == "error"] == []
    assert report.counts["files"] == LARGE.files == 200
    assert report.counts["levels"] == LARGE.levels
    assert sum(len(spec.get("requirements", ())) for _, spec in specs(LARGE)) == 5000


def test_tiny_handbook_has_no_error(tmp_path: Path) -> None:
    """The smallest handbook, on which other tests build, is valid too."""
    write_handbook(tmp_path, TINY)
    report = check(tmp_path)
    assert [problem for problem in report.problems if problem.severity == "error"] == []
    assert report.counts["files"] == TINY.files


def test_same_sizes_give_the_same_bytes(tmp_path: Path) -> None:
    """Two runs write the same files."""
    for name in ("one", "two"):
        write_handbook(tmp_path / name, TINY)
    one, two = ({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")} for folder in sorted(tmp_path.iterdir()))
    assert one == two
