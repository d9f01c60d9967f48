"""Words are compared by what they mean to a reader: accents, endings, and the many ways to write a level do not matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.words import stem, words

RANKS = (("medical", "assistant"), ("ma",))


def stems(text: str) -> list[str]:
    """What a text is compared by."""
    return [word.stem for word in words(text, RANKS)]


@pytest.mark.parametrize("text", ["MA 2", "ma-2", "ma2", "MA II", "Medical Assistant II", "medical assistant two", "Medical Assistant 2"])
def test_a_level_is_one_word(text: str) -> None:
    """However it is written."""
    assert stems(text) == ["ma2"]


def test_i_is_a_level_only_where_it_is_one() -> None:
    """A medical assistant who speaks of herself is not at level I."""
    assert stems("next step after MA I") == ["next", "step", "after", "ma1"]
    assert "ma1" not in stems("as an MA I need a mentor")


@pytest.mark.parametrize(
    "family",
    [
        "certification certified certificate",
        "promotion promoted promote",
        "phlebotomy phlebotomist",
        "teacher teaching teach",
        "classes class",
    ],
)
def test_forms_of_a_word_are_one(family: str) -> None:
    """Whatever their ending."""
    assert len({stem(word) for word in family.split()}) == 1


def test_different_words_stay_different() -> None:
    """The stemmer does not join what readers tell apart."""
    assert len({stem(word) for word in ("car", "care", "pay", "page", "nurse", "shot", "skill", "school")}) == 8


def test_writing_does_not_matter() -> None:
    """Accents, case, apostrophes, commas in numbers, and signs between letters and numbers."""
    assert stems("Inyección") == stems("INYECCION")
    assert stems("PHQ-9") == stems("phq9") == stems("PHQ 9")
    assert stems("$2,000") == stems("2000")
    assert stems("don't") == stems("dont") == stems("not")
    assert stems("1:1") == stems("one-on-one")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Nothing that a person can type stops the search, and no word of it is empty."""
    assert all(word.said and word.stem for word in words(text, RANKS))
