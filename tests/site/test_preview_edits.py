"""Over a day of edits, the preview that `rungbook serve` renews shows what a build of everything shows."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from generator.search.index import PATH as SEARCH_INDEX
from generator.site.engine import build_site, preview
from generator.site.live import Live
from generator.site.preview import Preview
from generator.site.serve import Workshop
from tests.site.conftest import files_of
from tests.site.edits import Writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITS = 12
"""The files of the theme, which no edit changes, are not compared each time."""


def everything(read: Callable[[str], bytes | None], paths: list[str]) -> dict[str, bytes | None]:
    """What a browser would get for each address."""
    return {path: read(path) for path in paths}


@pytest.mark.parametrize("seed", range(2))
def test_a_renewed_preview_shows_what_a_new_one_shows(seed: int, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each edit without slips every file is equal; after a slip all is as it was, and the reason is told."""
    writing = Writing.begin(root / "tests/handbooks/small", tmp_path / "project", random.Random(seed))  # noqa: S311 - repeatable, not secret
    monkeypatch.setattr("generator.site.preview.GRACE", 0)  # no browser is going to ask
    folder = tmp_path / "previews"
    folder.mkdir()
    shop = Workshop(writing.config, "http://127.0.0.1:1/", folder, Live(), Mock(), Mock())
    shop.build(set())
    kept: set[int] = set()
    for number in range(EDITS):
        before = shop.live.now
        shop.build(writing.edit())
        now = shop.live.now
        if not writing.good:
            assert (now.site, now.read) == (before.site, before.read)
            assert now.failure
            continue
        assert now.failure is None
        assert now.site == before.site + 1
        fresh = preview(writing.config, tmp_path / f"fresh-{number}", site_url="http://127.0.0.1:1/")
        assert isinstance(fresh, Preview)
        assert now.read is not None
        paths = sorted(path for path in fresh.paths if not path.startswith("assets/") or path == SEARCH_INDEX)
        assert len(paths) > 40
        assert everything(now.read, paths) == everything(fresh.read, paths)
        kept.add(id(now.read.__self__))  # type: ignore[attr-defined]  # it is a method of the preview
    assert 1 < len(kept) < EDITS, "both ways were gone: a preview that is renewed, and a new one"


PAGE = "handbook/pages/notes.md"
NOTES = b"---\nsection: levels\n---\n# Notes\n\nOld words.\n"


@pytest.mark.parametrize(
    ("path", "content", "is_quick"),
    [
        (PAGE, NOTES.replace(b"Old", b"New"), True),
        (PAGE, NOTES.replace(b"# Notes", b"# New"), False),
        (PAGE, NOTES.replace(b"levels", b"pay"), False),
        (PAGE, NOTES.replace(b"---\n#", b"description: New\n---\n#"), False),
        (PAGE, None, False),
        ("handbook/pages/other.md", b"# New\n", False),
        ("handbook/pages/4913", None, True),
        ("theme/partials/copyright.html", b"New", False),
        ("theme/partials/copyright.html", None, False),
    ],
    ids=["words", "title", "section", "description", "page goes", "page comes", "an editor's own", "theme", "gone theme"],
)
def test_words_of_a_hand_written_page_need_no_new_preview(
    path: str, content: bytes | None, *, is_quick: bool, root: Path, tmp_path: Path
) -> None:
    """Where others show what changed of a page, or more was saved, all is prepared again. What an editor leaves for a moment is nothing."""
    writing = Writing.begin(root / "tests/handbooks/small", tmp_path / "project", random.Random(1))  # noqa: S311 - repeatable, not secret
    (writing.root / PAGE).write_bytes(NOTES)
    (writing.root / "theme/partials/copyright.html").write_bytes(b"Old")
    shown = preview(writing.config, tmp_path / "shown", site_url="")
    assert shown.read("notes/index.html")
    file = writing.root / path
    if content is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(content)
    assert shown.renewed({file.resolve()}) == is_quick
    if is_quick:
        fresh = preview(writing.config, tmp_path / "fresh", site_url="")
        assert shown.read("notes/index.html") == fresh.read("notes/index.html")


def test_a_preview_shows_what_a_build_writes(root: Path, tmp_path: Path) -> None:
    """Every file of the site, byte by byte, and no other."""
    writing = Writing.begin(root / "tests/handbooks/small", tmp_path / "project", random.Random(7))  # noqa: S311 - repeatable, not secret
    built = files_of(build_site(writing.config))
    shown = preview(writing.config, tmp_path / "preview", site_url="http://127.0.0.1:1/")
    assert isinstance(shown, Preview)
    assert everything(shown.read, sorted(built)) == built
    assert set(shown.paths) == set(built)
