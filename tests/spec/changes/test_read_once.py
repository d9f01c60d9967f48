"""What is the same in two versions is read once, and nothing else is different for that."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from ladder_spec.loading import SpecSet, load
from tests.spec.cases import HANDBOOKS
from tests.spec.changes.test_random_edits import FILES, mangled

LEVEL = "ladders/medical-assistant/levels/ma-2.yml"


def all_of(specs: SpecSet) -> object:
    """Everything that was read of a version."""
    files = [(file.path, file.kind, file.tree.data, file.tree.renamed, file.model, file.collected) for file in specs.files]
    return files, sorted(specs.problems, key=str), specs.sources, specs.lost, specs.unreadable_kinds


def test_files_that_are_the_same_are_read_once(tmp_path: Path) -> None:
    """Of a version with one level changed, that level alone is read; all else is what was read before."""
    old = load(HANDBOOKS / "small")
    folder = Path(shutil.copytree(HANDBOOKS / "small", tmp_path / "new"))
    (folder / LEVEL).write_text((folder / LEVEL).read_text(encoding="utf-8").replace("months: 12", "months: 18"), encoding="utf-8")
    before = {file.path: file for file in old.files}
    new = load(folder, old)
    assert [file.path for file in new.files] == FILES
    assert [file.path for file in new.files if file is not before[file.path]] == [LEVEL]


@pytest.mark.parametrize("seed", range(25))
def test_it_is_as_if_each_were_read_alone(tmp_path: Path, seed: int) -> None:
    """Two mangled versions, the second read with the first in mind or not: the same files, faults and texts, whichever comes first.

    So it is with a version that nobody changed: what was wrong in it is wrong still.
    """
    chance = random.Random(seed)  # noqa: S311 - the same seed gives the same mistakes
    old, new = (mangled(tmp_path / name, chance).specs for name in ("old", "new"))
    assert all_of(load(new.folder, old)) == all_of(new)
    assert all_of(load(old.folder, new)) == all_of(old)
    assert all_of(load(new.folder, new)) == all_of(new)


@pytest.mark.parametrize("made", ["", "\ufeff# more\n", None], ids=["empty", "other", "folder"])
def test_what_took_the_place_of_a_file_is_read(tmp_path: Path, made: str | None) -> None:
    """A file that was emptied, exchanged, or became a folder is not taken for what it was."""
    old = load(HANDBOOKS / "small")
    folder = Path(shutil.copytree(HANDBOOKS / "small", tmp_path / "new"))
    (folder / LEVEL).unlink()
    if made is None:
        (folder / LEVEL).mkdir()
    else:
        (folder / LEVEL).write_text(made, encoding="utf-8")
    assert all_of(load(folder, old)) == all_of(load(folder))
    assert load(folder, old).sources[LEVEL] != old.sources[LEVEL]
