"""Made ladders: tracks, tiers, ways up and across, and levels that list only what is new."""

from __future__ import annotations

from collections.abc import Iterator

from bench.corpus.sizes import AS_OF, REVIEW_BY, STEPS, TRACKS, Sizes, Spec, competency_id, level_id, proof, spec_file
from bench.corpus.words import Words

OTHER_REQUIREMENTS = 6


def ladder_spec(sizes: Sizes, ladder: int) -> Spec:
    """`ladder.yml`: a promotion from each tier to the next in both tracks, and a side move in each tier."""
    words = Words(f"ladder {ladder}")
    up = [
        {"from": level_id(ladder, tier, track), "to": level_id(ladder, tier + 1, track), "kind": "promotion", "opening": False}
        for tier in range(sizes.tiers - 1)
        for track in TRACKS
    ]
    across = [
        {"from": level_id(ladder, tier, TRACKS[0]), "to": level_id(ladder, tier, TRACKS[1]), "kind": "lateral", "opening": False}
        for tier in range(sizes.tiers)
    ]
    return spec_file(
        "ladder",
        id=f"job-{ladder}",
        title=f"Job {ladder}",
        tracks=[{"id": f"job-{ladder}-{track}", "title": f"{track.capitalize()} track {ladder}", "for": words.line()} for track in TRACKS],
        tiers=[{"id": f"tier-{tier}", "title": f"Tier {tier + 1}"} for tier in range(sizes.tiers)],
        levels=[level_id(ladder, tier, track) for tier in range(sizes.tiers) for track in TRACKS],
        promotion="promotion",
        pay_rules={"basis": "hourly", "as_of": AS_OF, "differentials": [], "lateral_keeps_months": 12},
        entry=[
            {"to": level_id(ladder, 0, track), "opening": True, "reason": "This is how people are hired.", "review_by": REVIEW_BY}
            for track in TRACKS
        ],
        transitions=up + across,
    )


def level_spec(sizes: Sizes, ladder: int, tier: int, track: str) -> Spec:
    """A level file with the requirements that are new in its tier."""
    words = Words(f"level {ladder} {tier} {track}")
    earlier = level_id(ladder, tier - 1, track) if tier else None
    program = f"program-{(ladder + tier) % sizes.programs}"
    return spec_file(
        "level",
        id=level_id(ladder, tier, track),
        title=f"Job {ladder} {track} {tier + 1}",
        track=f"job-{ladder}-{track}",
        tier=f"tier-{tier}",
        summary=words.you(),
        effective={"from": AS_OF},
        review_by=REVIEW_BY,
        who_helps="A preceptor and your mentor.",
        top=tier == sizes.tiers - 1,
        pay={"min": f"{20 + 2 * tier}.00", "max": f"{24 + 2 * tier}.00"},
        duties=[{"id": f"duty-{number}", "text": words.you()} for number in range(8)],
        requirements=[*_skills(sizes, words, ladder, tier), *_other_requirements(words, program, earlier)],
        programs=[program],
        recognition=["huddle"],
    )


def _skills(sizes: Sizes, words: Words, ladder: int, tier: int) -> Iterator[Spec]:
    """The competencies that a level asks for newly, or one step higher; each ladder starts elsewhere in the list."""
    count = sizes.requirements - OTHER_REQUIREMENTS
    pool = sizes.domains * sizes.competencies
    for place in range(tier * count, (tier + 1) * count):
        skill, step = (place + ladder * sizes.competencies) % pool, STEPS[min(place // pool, len(STEPS) - 1)]
        yield {
            "id": f"skill-{place}",
            "kind": "competency",
            "competency": competency_id(sizes, skill),
            "proficiency": step,
            "why": words.line(),
            "evidence": [proof(sizes, skill, step)],
        }


def _other_requirements(words: Words, program: str, earlier: str | None) -> Iterator[Spec]:
    """One requirement of each of the other common kinds; the first levels ask for an age, the others for months in the one before."""
    file = {"type": "hr-file", "signed_by": ["hr"]}
    if earlier:
        yield _requirement("months", "experience", words, months=12, levels=[earlier], evidence=[{**file, "what": "time in role"}])
    else:
        yield _requirement("age", "age", words, years=18, evidence=[{**file, "what": "date of birth"}])
    yield _requirement("card", "credential", words, credentials=["cma", "rma"], evidence=[{"type": "card", "signed_by": ["hr"]}])
    yield _requirement(
        "course", "program", words, programs=[program], evidence=[{"type": "program", "program": program, "signed_by": ["hr"]}]
    )
    letter = {"type": "letter", "count": 2, "from": "people who know your work", "signed_by": ["hr"]}
    yield _requirement("letters", "evidence", words, evidence=[letter])
    yield _requirement("review", "review", words, last=1, standing="meets", parts="all", evidence=[{**file, "what": "review"}])
    yield _requirement("conduct", "conduct", words, clear_months=6, evidence=[{**file, "what": "warnings"}])


def _requirement(name: str, kind: str, words: Words, **fields: object) -> Spec:
    return {"id": name, "kind": kind, "text": words.line(), "why": words.line(), **fields}
