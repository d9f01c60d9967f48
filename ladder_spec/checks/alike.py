"""Is one thing said in two ways? Competencies that are nearly the same, texts that drift apart, numbers that differ between ladders.

Only texts of about the same length are compared: a longer one has too many letters of its own. Time grows with the number of pairs that
are left. For texts these are pairs within a level and its neighbors, so it grows with the number of levels; for competencies they are
pairs of the whole handbook: twice as many take three to four times as long (400 take 10 ms).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from ladder_spec.checks.numbers import numbers_in
from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import CompetencyRequirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ladder_spec.checks.subject import SpecText, Subject
    from ladder_spec.problems import Problem

_NEARLY_SAME: Final = 0.9
_DRIFTED: Final = 0.95
_SHORTEST: Final = 25
"""Texts of fewer characters are alike by chance."""
_COMPARED: Final = ("text", "what", "why")
"""The keys of texts that may drift, each compared with its like."""
_WORD: Final = re.compile(r"\w+")
_LIKE_WORDS: Final = 75
"""Two words that share fewer letters than this (in per cent) are two words, not one with a slip."""
_HARDER: Final = frozenset(
    {"complex", "advanced", "difficult", "hard", "unusual", "large", "larger", "many", "several", "more", "most", "all"}
)
"""Words that make a demand harder: somebody added them on purpose."""
_NUMBER: Final = re.compile(r"\d+")
"""Another number is a plain difference: 5 charts at one level, 10 at the next."""


def alike(texts: Sequence[str], likeness: float, *, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the positions of every two texts that are at least so much alike, and not equal.

    Args:
        texts: Plain texts.
        likeness: 0 to 1: the share of the letters of both that stand in both in the same order.
        start: The second of two texts stands at this position or later.
    """
    lengths: list[int] = []
    earlier: list[str] = []
    positions: list[int] = []
    for position, text in enumerate(texts):
        if position >= start:
            low = bisect_left(lengths, len(text) * likeness / (2 - likeness))
            high = bisect_right(lengths, len(text) * (2 - likeness) / likeness)
            found = process.extract(text, earlier[low:high], scorer=fuzz.ratio, processor=None, score_cutoff=likeness * 100, limit=None)
            yield from sorted((positions[low + index], position) for other, _, index in found if other != text)
        place = bisect_right(lengths, len(text))
        lengths.insert(place, len(text))
        earlier.insert(place, text)
        positions.insert(place, position)


@rule("LS407")
def nearly_the_same(subject: Subject) -> Iterator[Problem]:
    """No two competencies have nearly the same definition."""
    competencies = list(subject.handbook.competencies.values())
    places = {
        competency.id: (subject.file_of("domain", domain.domain.id), ("competencies", position, "definition"))
        for domain in subject.handbook.domains.values()
        for position, competency in enumerate(domain.competencies)
    }
    for first, second in alike([competency.definition for competency in competencies], _NEARLY_SAME):
        file, path = places[competencies[second].id]
        message = f"`{competencies[second].id}` and `{competencies[first].id}` are defined in nearly the same words"
        related = [subject.related("the other one", *places[competencies[first].id])]
        yield subject.problem("LS407", file, path, message, "make one of the two, or say what sets them apart", related=related)


@rule("LS411", words=True)
def drifting_texts(subject: Subject) -> Iterator[Problem]:
    """No two texts of a level, or of two levels next to each other, are almost but not quite the same."""
    book = subject.handbook
    names = sorted({re.escape(name) for level in book.levels.values() for name in (level.title, *level.aka)}, key=len, reverse=True)
    level_names = re.compile("|".join(names))
    by_level: dict[tuple[str, str], list[tuple[SpecText, str]]] = defaultdict(list)
    for text in subject.texts:
        if text.file.kind.name == "level" and text.key in _COMPARED and len(text.text) >= _SHORTEST:
            by_level[text.file.path, text.key].append((text, _NUMBER.sub("#", level_names.sub("#", text.text))))
    told: set[tuple[str, str]] = set()
    for level, key in itertools.product(book.levels.values(), _COMPARED):
        own = by_level[book.paths["level", level.id], key]
        beside = [text for way in book.ways_into(level.id) for text in by_level[book.paths["level", way.from_], key]]
        texts = [text for text, _ in (*beside, *own)]
        for first, second in alike([words for _, words in (*beside, *own)], _DRIFTED, start=len(beside)):
            pair = (texts[first].text, texts[second].text)
            if pair not in told and not _plainly_different(*pair):
                told.add(pair)
                message = f"this is almost, but not quite, the same as: {texts[first].text}"
                related = [subject.related("the other text", texts[first].file, texts[first].path)]
                hint = "make the two equal, or make the difference plain"
                yield subject.problem("LS411", texts[second].file, texts[second].path, message, hint, related=related)


def _plainly_different(first: str, second: str) -> bool:
    """Whether a word of one text stands in the other as quite another word, simple cases and complex cases, or makes it harder."""
    words, others = (_WORD.findall(text.lower()) for text in (first, second))
    changes = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    added = {word for tag, a, b, c, d in changes if tag in {"insert", "delete"} for word in (*words[a:b], *others[c:d])}
    replaced = [(" ".join(words[a:b]), " ".join(others[c:d])) for tag, a, b, c, d in changes if tag == "replace"]
    return bool(added & _HARDER) or any(fuzz.ratio(old, new) < _LIKE_WORDS for old, new in replaced)


@rule("LS406")
def other_numbers(subject: Subject) -> Iterator[Problem]:
    """Two ladders ask for the same step of a skill in the same tier with the same numbers."""
    first: dict[tuple[str, str, str], tuple[str, str, list[tuple[str, list[int]]]]] = {}
    for ladder in subject.handbook.ladders.values():
        for level in ladder.levels:
            for position, requirement in enumerate(subject.handbook.levels[level].requirements):
                if not isinstance(requirement, CompetencyRequirement):
                    continue
                key = (subject.handbook.levels[level].tier, requirement.competency, requirement.proficiency)
                numbers = _numbers(subject, requirement)
                known_ladder, known_level, known = first.setdefault(key, (ladder.id, level, numbers))
                if known_ladder != ladder.id and known != numbers:
                    message = f"`{requirement.competency}` has other numbers here than at `{known_level}`, in the same tier"
                    hint = "leave `evidence` out in both, so that the competency's own proof counts"
                    yield subject.problem("LS406", subject.file_of("level", level), ("requirements", position, "id"), message, hint)


def _numbers(subject: Subject, requirement: CompetencyRequirement) -> list[tuple[str, list[int]]]:
    """The numbers of each proof; who signs may differ from ladder to ladder."""
    return sorted((proof.type, sorted(numbers_in(proof))) for proof in subject.handbook.evidence_of(requirement))
