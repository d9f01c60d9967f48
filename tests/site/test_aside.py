"""Checks and rules in another process while the handbook is compiled: what a build says of an error is what a check says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.site.source import HandbookError, Publishing, load
from ladder_spec import workers
from tests.spec import cases

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = {
    "LS101/bad_behavior_of_a_step": True,
    "LS201/bad_competencies_domain_scale": True,
    "LS201/bad_ladder_transitions_to": False,
    "LS201/bad_level_duties_competency": True,
    "LS202/bad_level_not_listed": True,
    "LS202/bad_level_without_file": False,
    "LS202/bad_no_promotion": False,
    "LS203/bad_level_listed_twice": True,
    "LS203/bad_two_competencies": True,
    "LS203/bad_two_steps": True,
    "LS211/bad_ladder": False,
    "LS211/bad_level": False,
}
"""Mistakes of each check -> whether the handbook compiles all the same, so that nothing but the check can tell of them."""
NO_SHEETS = Publishing(directory_urls=True, sheets=False)


@pytest.mark.parametrize(("name", "compiles"), BROKEN.items())
def test_a_check_aside_finds_what_a_check_finds(name: str, tmp_path: Path, *, compiles: bool) -> None:
    """All problems in order, whether or not the handbook compiles with the mistake."""
    report = cases.run(cases.read(cases.CHECKS / name / "case.yml"), tmp_path)
    compiled: list[bool] = []

    def build() -> None:
        loaded = load(tmp_path, NO_SHEETS, print, aside=workers.aside)
        compiled.append(bool(loaded.tree.pages))
        loaded.linked()

    with pytest.raises(HandbookError) as caught:
        build()
    assert (caught.value.report.problems, caught.value.report.counts) == (report.problems, report.counts)
    assert compiled == [True] * compiles
