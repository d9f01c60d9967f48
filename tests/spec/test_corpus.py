"""The corpus: at least 150 single mistakes over the reference handbook, each found at its place, and nothing said besides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ladder_spec.catalogue import CATALOGUE
from tests.spec import cases
from tests.spec.corpus import HANDBOOK, Mistake, expected_line, for_one_run, judge, mistakes, run_check

CORPUS = mistakes()


@pytest.mark.parametrize("mistake", CORPUS, ids=[f"{number}-{mistake.code}" for number, mistake in enumerate(CORPUS)])
def test_a_mistake_is_found(mistake: Mistake, tmp_path: Path) -> None:
    """The exit status is not 0; the report holds the right code, file and line, and only what follows; a slip gets the word meant."""
    verdict = judge(mistake, tmp_path)
    assert verdict.notes == [], mistake.mistake
    assert verdict.status == 1
    assert verdict.suggested == (bool(mistake.meant) and not mistake.missed)


def test_slips_get_the_right_suggestion() -> None:
    """Of the typing slips at least 90 % get the word that was meant."""
    slips = [mistake for mistake in CORPUS if mistake.meant]
    assert len(slips) >= 60
    assert sum(mistake.missed for mistake in slips) <= len(slips) // 10


def test_the_corpus_is_large_and_varied() -> None:
    """150 mistakes at least, no two the same, and each code that one edit of a spec file can bring about."""
    assert len(CORPUS) >= 150
    assert len({str(mistake.edit) for mistake in CORPUS}) == len(CORPUS)
    assert len({mistake.mistake for mistake in CORPUS}) >= 0.9 * len(CORPUS)
    left_out = set(CATALOGUE) - {mistake.code for mistake in CORPUS}
    assert left_out <= OUTSIDE, left_out - OUTSIDE


OUTSIDE = {
    "YS002",  # more than 1 MiB
    "YS005",  # a file that the system does not open
    "YS012",  # 33 blocks inside one another
    "YS013",  # a list as a key
    "LS304",  # a whole page must become hard to read
    "LS404",  # needs two levels that ask for the same
    "LS406",  # needs a second ladder
    "LS408",  # needs a level with nothing else
}
"""Codes that take more than one small edit of the reference handbook; they have cases of their own."""


def test_the_clean_handbook_has_nothing_to_report() -> None:
    """No false alarm, under the hardest profile, and warnings counted."""
    assert run_check(HANDBOOK) == (0, [])


def test_all_mistakes_of_a_folder_are_found_in_one_run(tmp_path: Path) -> None:
    """Thirty mistakes and more in as many files: each is found where it stands, none hides another."""
    chosen = for_one_run(CORPUS)
    assert len(chosen) >= 30
    shutil.copytree(HANDBOOK, tmp_path, dirs_exist_ok=True)
    for mistake in chosen:
        cases.change(tmp_path, mistake.edit)
    status, found = run_check(tmp_path)
    places = {(one["code"], one["file"], one["line"]) for one in found}
    wanted = {(mistake.code, mistake.changed, expected_line(mistake, tmp_path)) for mistake in chosen}
    assert status == 1
    assert wanted <= places, wanted - places
    assert places == wanted, places - wanted
