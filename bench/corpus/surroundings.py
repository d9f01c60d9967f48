"""What stands beside the ladders of a made handbook: competencies, programs, pathways, clinics, a state, the single files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bench.corpus.sizes import AS_OF, REVIEW_BY, STEPS, TRACKS, Sizes, Spec, competency_id, level_id, proof, spec_file, watched
from bench.corpus.words import Words

FUNDS = ("school-pledge", "exam-fund", "book-fund")
PATHWAYS = ("career", "springboard", "stay")
CREDENTIALS = ("cma", "rma", "bls")
SOURCE = {"title": "A body's own page", "standing": "official"}


def single_files(sizes: Sizes) -> Iterator[tuple[str, Spec]]:
    """The files that every handbook has once."""
    yield "handbook.yml", _handbook(sizes)
    yield "credentials.yml", spec_file("credentials", credentials=[_credential(name) for name in CREDENTIALS])
    yield "funding.yml", spec_file("funding", funding=[_fund(name) for name in FUNDS])
    yield "glossary.yml", spec_file("glossary", terms=[{"id": "bls", "term": "BLS", "means": "First help when a heart stops."}])
    yield "search.yml", spec_file("search", bar={"first": 0, "first_3": 0}, questions=[])
    yield from _policies()
    yield "scope/ca.yml", _scope()


def _handbook(sizes: Sizes) -> Spec:
    words = Words("handbook")
    return spec_file(
        "handbook",
        title="Career handbook",
        organization="Benchmark Health",
        example=True,
        edition="2026.1",
        edition_date=AS_OF,
        languages=["en"],
        states=["CA"],
        currency="USD",
        ladders=[f"job-{ladder}" for ladder in range(sizes.ladders)],
        contact={"office": "Career office", "how": "Ask any lead."},
        paper="letter",
        scales=[{"id": "skill", "steps": [_step(step) for step in STEPS]}],
        roles=[
            {"id": role, "title": role.capitalize(), "means": words.line()} for role in ("preceptor", "nurse", "lead", "supervisor", "hr")
        ],
        site_limits={"adds": 5, "swaps": 3},
        lint={"profile": "standard"},
    )


def _step(step: str) -> Spec:
    """A step of the scale; the upper two are learned at work, so that no class has to teach them."""
    title = step.replace("-", " ").capitalize()
    return {"id": step, "title": title, "means": Words(step).you(), "by_practice": step in STEPS[2:]}


def _credential(name: str) -> Spec:
    words = Words(name)
    return {
        "id": name,
        "letters": name.upper(),
        "title": f"{name.upper()} card",
        "body": "A national body",
        "type": "national",
        "renews": {"months": 60, "ends": "day"},
        "ways_in": [words.line(), words.line()],
        "facts": [words.line()],
        "costs": [{"id": "exam", "for": "exam", "amount": "250.00", "covered_by": ["exam-fund"]}],
        "source": SOURCE,
        "as_of": AS_OF,
        "review_by": REVIEW_BY,
    }


def _fund(name: str) -> Spec:
    words = Words(name)
    return {
        "id": name,
        "title": name.replace("-", " ").capitalize(),
        "pays_for": [{"exam-fund": "exam", "book-fund": "books"}.get(name, "tuition")],
        "cap": {"amount": "5000.00", "per": "year"},
        "paid_to": "school",
        "when": "before",
        "how": [words.line(), words.line()],
        "commitment": {"months": 0},
        "review_by": REVIEW_BY,
    }


def _policies() -> Iterator[tuple[str, Spec]]:
    words = Words("policies")
    steps = [
        {"id": "talk", "who": "lead", "text": words.line(), "within_days": 10},
        {"id": "decide", "who": "hr", "text": words.line(), "within_days": 5},
    ]
    yield (
        "policies/promotion.yml",
        spec_file(
            "promotion",
            id="promotion",
            title="How to move up",
            windows="any-day",
            steps=steps,
            decides="supervisor",
            if_no="A list of what is missing and a date.",
            keep_signoffs_months=24,
            signoff_rules=["No one signs for themselves."],
            credit=[{"id": "past", "kinds": ["competency", "experience"], "text": words.line(), "evidence": [watched(words)]}],
            appeal={"to": "hr", "how": words.line(), "within_days": 30, "answer_days": 15},
            no_retaliation="No one may treat you worse because you asked.",
            notice_days=90,
            pay_changes="next-pay-day",
            in_progress={"months": 12, "text": words.you()},
            publishes={"what": ["applied", "approved"], "by": ["level"], "every": "year"},
        ),
    )
    yield (
        "policies/mentorship.yml",
        spec_file(
            "mentorship",
            match_within_days=30,
            meetings={"every": "month", "paid_minutes": 30},
            mentors={"who": words.line(), "get": "1 paid hour a month.", "matched_by": "Your goal."},
            career_talks={"per_year": 2, "paid_minutes": 30, "who": "lead", "apart_from": "Your review.", "you_leave_with": "A plan."},
        ),
    )
    yield "policies/recognition.yml", spec_file("recognition", recognition=[{"id": "huddle", "text": words.line(), "consent": True}])


def _scope() -> Spec:
    return spec_file(
        "scope", state="CA", title="California", as_of=AS_OF, review_by=REVIEW_BY, reviewer="None yet.",
        facts=[{"text": Words("scope").line(), "source": SOURCE}],
        tasks=[{"task": "shared-task", "rule": "allowed", "text": "You may do this.", "source": SOURCE}],
    )  # fmt: skip


def domain_spec(sizes: Sizes, domain: int) -> Spec:
    """A domain with its competencies."""
    return spec_file(
        "competencies",
        domain={"id": f"domain-{domain}", "title": f"Domain {domain}", "summary": Words(f"domain {domain}").line()},
        competencies=[_competency(sizes, domain * sizes.competencies + number) for number in range(sizes.competencies)],
    )


def _competency(sizes: Sizes, number: int) -> Spec:
    words = Words(f"competency {number}")
    return {
        "id": competency_id(sizes, number),
        "title": f"{words.title()} {number}",
        "definition": words.line(),
        "aka": [words.title().lower(), words.title().lower()],
        "task": "shared-task",
        "behaviors": {step: words.line() for step in STEPS},
        "evidence": {step: [proof(sizes, number, step)] for step in STEPS},
    }


def program_spec(sizes: Sizes, program: int) -> Spec:
    """A course. Together the courses teach every competency."""
    words = Words(f"program {program}")
    pool = sizes.domains * sizes.competencies
    return spec_file(
        "program",
        id=f"program-{program}",
        title=f"Course {program}",
        summary=words.line(),
        provider={"title": "Benchmark Learning", "internal": True},
        teaches=[{"competency": competency_id(sizes, number), "to": "on-my-own"} for number in range(program, pool, sizes.programs)],
        prepares_for=list(CREDENTIALS),
        hours={"paid": 10, "own": 0},
        schedule=words.line(),
        where="Skills lab",
        format="mixed",
        costs=[{"id": "class", "for": "tuition", "amount": "400.00", "covered_by": ["school-pledge"]}],
        apply={"how": words.line()},
        needs=[],
        review_by=REVIEW_BY,
    )


def pathway_spec(sizes: Sizes, pathway: int) -> Spec:
    """A way for one of the three kinds of reader, in turn."""
    words = Words(f"pathway {pathway}")
    kind = PATHWAYS[pathway % len(PATHWAYS)]
    climb = [level_id(pathway % sizes.ladders, tier, TRACKS[0]) for tier in range(sizes.tiers)]
    own: dict[str, Spec] = {
        "career": {"levels": climb},
        "springboard": {
            "months": {"min": 12, "max": 24},
            "cost": {"min": "8000.00", "max": "20000.00", "as_of": AS_OF},
            "schedule": "Evenings or fixed class days",
            "funding": ["school-pledge", "book-fund"],
            "keep_place": {"months": 12, "text": words.you()},
        },
        "stay": {"recognition": ["huddle"]},
    }
    return spec_file(
        "pathway",
        id=f"pathway-{pathway}",
        **{"kind": kind, "from": climb[:1], "for": words.you()},
        title=f"To the next goal {pathway}",
        credit=words.line(),
        steps=[{"text": words.line()} for _ in range(4)],
        **own[kind],
    )


def site_spec(sizes: Sizes, site: int) -> Spec:
    """A clinic that offers the levels of one ladder but the last, and asks for one skill on top."""
    words = Words(f"site {site}")
    ladder = site % sizes.ladders
    levels = [level_id(ladder, tier, track) for tier in range(sizes.tiers) for track in TRACKS]
    return spec_file(
        "site",
        id=f"site-{site}",
        title=f"Clinic {site}",
        state="CA",
        levels=levels[:-1],
        not_offered=[{"level": levels[-1], "reason": words.line()}],
        contacts=[{"role": "lead", "how": "Ask at the front desk."}],
        adds=[
            {
                "id": "local-skill",
                "competency": competency_id(sizes, site % (sizes.domains * sizes.competencies)),
                "proficiency": "hard-cases",
                "from_level": levels[0],
                "duty": words.you(),
                "recognized_by": "recognition.huddle",
                "reason": words.line(),
            }
        ],
        approved={"by": "hr", "on": date(2026, 6, 15), "until": date(2027, 6, 15)},
    )
