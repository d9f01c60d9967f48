"""The score of a search is kept between runs, by all that it depends on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.search.index import index_data, index_script
from generator.search.records import Kind, PageRecord
from generator.search.score import Asked, Score, SearchTest
from generator.site import scored

PAGES = [PageRecord("pay.md", Kind("Pay", 1.1), "Pay"), PageRecord("help.md", Kind("Page", 0.8), "Help")]
SCRIPT = index_script(index_data(PAGES, ()))
TEST = SearchTest(90, 97, (Asked("pay", ("pay",)), Asked("nowhere", ("pay",))), frozenset())
SCORE = Score(asked=2, first=1, first_3=1, nothing=1, missed=("nowhere",))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where this test's scores are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "rungbook" / "search"


def test_a_kept_score_is_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run asks nothing."""
    assert scored.kept_score(SCRIPT, TEST) == SCORE
    assert len(list(kept.iterdir())) == 1
    monkeypatch.setattr(scored, "score", lambda *_: pytest.fail("asked again"))
    assert scored.kept_score(SCRIPT, TEST) == SCORE
    assert scored.kept_score(SCRIPT, replace(TEST, first=10)) == SCORE  # the bar is not part of the score


def test_what_changed_is_asked_again(kept: Path) -> None:
    """Another index, other questions."""
    assert scored.kept_score(SCRIPT, TEST) == SCORE
    other = index_script(index_data(PAGES[1:], ()))
    assert scored.kept_score(other, TEST).first == 0
    assert scored.kept_score(SCRIPT, replace(TEST, questions=TEST.questions[:1])).asked == 1
    assert len(list(kept.iterdir())) == 3


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "7", "[2, 9, 1, 1, ['x']]", '[2, "1", 1, 1, ["nowhere"]]', "[3, 1, 1, 1, []]", "[2, 2, 1, 0, [7]]", "[" * 9999],
)
def test_a_damaged_file_is_asked_again(kept: Path, damage: str) -> None:
    """A file that was cut off, or holds something else, changes nothing, and is mended."""
    scored.kept_score(SCRIPT, TEST)
    (file,) = kept.iterdir()
    file.write_text(damage, encoding="utf-8")
    assert scored.kept_score(SCRIPT, TEST) == SCORE
    assert json.loads(file.read_text(encoding="utf-8")) == [2, 1, 1, 1, ["nowhere"]]
