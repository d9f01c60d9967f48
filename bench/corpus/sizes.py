"""How large a made handbook is, and what its parts share: ids, dates, the first line of a file, a proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.corpus.words import Words

Spec = dict[str, Any]

STEPS = ("with-help", "on-my-own", "hard-cases", "teach")
TRACKS = ("clinical", "lead")
AS_OF, REVIEW_BY = date(2026, 7, 1), date(2027, 7, 1)


@dataclass(frozen=True)
class Sizes:
    """How much of everything a handbook holds."""

    ladders: int
    tiers: int
    """Tiers of each ladder; a tier holds one level of each of the two tracks."""
    requirements: int
    """Requirements that each level lists itself; at least 7."""
    domains: int
    competencies: int
    """Competencies of each domain."""
    programs: int
    pathways: int
    sites: int

    @property
    def levels(self) -> int:
        """Levels of all ladders."""
        return self.ladders * self.tiers * len(TRACKS)

    @property
    def files(self) -> int:
        """Spec files; 9 of them are there in every handbook."""
        return 9 + self.ladders + self.levels + self.domains + self.programs + self.pathways + self.sites


def spec_file(kind: str, /, **content: object) -> Spec:
    """The content of a spec file of this kind, with its first line."""
    return {"schema": f"rungbook/{kind}/v1", **content}


def level_id(ladder: int, tier: int, track: str) -> str:
    """Id of the one level in this tier and track."""
    return f"job-{ladder}-{track}-{tier}"


def competency_id(sizes: Sizes, number: int) -> str:
    """Id of a competency by its place in the whole handbook."""
    return f"skill-{number // sizes.competencies}-{number % sizes.competencies}"


def proof(sizes: Sizes, skill: int, step: str) -> Spec:
    """How this step of this competency is proved: the same wherever it is asked for."""
    return watched(Words(f"proof {competency_id(sizes, skill)} {step}"))


def watched(words: Words) -> Spec:
    """A proof: somebody watches you do it."""
    count = words.number(2, 9)
    return {"type": "watched", "what": words.title().lower(), "count": count, "days": 2, "signed_by": ["preceptor", "nurse"]}
