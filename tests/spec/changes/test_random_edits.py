"""Whatever is changed at random, a comparison ends with changes, never with a traceback; and taken back they are the opposite."""

from __future__ import annotations

import copy
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ladder_spec.changes import Change
from ladder_spec.changes.version import Version, comparable, difference, read_version
from tests.spec.cases import HANDBOOKS
from tests.spec.handbook_copy import at, walk, written

FILES = sorted(path.relative_to(HANDBOOKS / "small").as_posix() for path in (HANDBOOKS / "small").rglob("*.yml"))
WORDS = ("1", "7", "24.00", "on-my-own", "ma-1", "nurse", "false", "2027-01-01", "Other words.", "")


def mangled(folder: Path, chance: random.Random) -> Version:
    """The small handbook with a few values dropped, doubled, exchanged, or put into the place of others."""
    shutil.copytree(HANDBOOKS / "small", folder)
    for _ in range(chance.randint(1, 6)):
        file = folder / chance.choice(FILES)
        if chance.random() < 0.05:
            file.unlink(missing_ok=True)
        if file.exists():
            data: Any = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - only text
            way, value = chance.choice([(path, value) for path, value in walk(data) if path])
            holder, key = at(data, way[:-1]), way[-1]
            match chance.randint(0, 3):
                case 0:
                    del holder[key]
                case 1:
                    holder[key] = [*value, *value] if isinstance(value, list) else chance.choice(WORDS)
                case 2:
                    holder[key] = value[::-1] if isinstance(value, list) else chance.choice(WORDS)
                case _:
                    holder[key] = copy.deepcopy(chance.choice([one for _, one in walk(data)]))
            file.write_text(written(data), encoding="utf-8")
    (folder / "handbook.yml").touch()
    return read_version(folder)


def kinds(changes: tuple[Change, ...], *, back: bool = False) -> list[tuple[str, str, str]]:
    """Kind, old and new of each change, in no order; taken back if asked."""
    return sorted((c.kind.back, c.new, c.old) if back else (c.code, c.old, c.new) for c in changes)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(st.integers(0, 2**32))
def test_a_random_change_is_compared(seed: int) -> None:
    """Two mangled handbooks compare without an exception; backward, each change is the opposite; each says something."""
    chance = random.Random(seed)  # noqa: S311 - the same seed gives the same mistakes
    with tempfile.TemporaryDirectory() as folder:
        old, new = (mangled(Path(folder) / name, chance) for name in ("old", "new"))
        there, back = difference(old, new), difference(new, old)
        mended = comparable(old, new)
        assert kinds(difference(*mended[::-1]).changes) == kinds(difference(*mended).changes, back=True)
    assert kinds(back.changes) == kinds(there.changes, back=True)
    assert all(change.says.strip() and change.title for change in there.changes)
    assert difference(new, new).changes == ()
