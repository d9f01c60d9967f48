"""Two versions of a handbook, for `rungbook diff`, and what it takes to compare them once both have been read."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from ladder_spec.changes.version import comparable, difference, read_version

OLD, NEW = "proficiency: with-help", "proficiency: on-my-own"


def made_harder(folder: Path, to: Path, levels: int) -> Path:
    """Copy a handbook with a step raised at so many of its levels; return the copy."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(to.rglob("*.yml"))}
    for file in [file for file, text in texts.items() if OLD in text][:levels]:
        file.write_text(texts[file].replace(OLD, NEW, 1), encoding="utf-8")
    return to


def seconds_to_compare(old: Path, new: Path) -> float:
    """Return the seconds of CPU for the comparison itself."""
    before = read_version(old)
    versions = comparable(before, read_version(new, before.specs))
    start = time.process_time()
    difference(*versions)
    return time.process_time() - start
