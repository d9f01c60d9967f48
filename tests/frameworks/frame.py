"""The part of a handbook that a published framework does not have: roles, policies, a state. All made up, and without a fault."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ladder_spec import Report

LINE = 400
"""The most characters of a line of text in our language."""
ID = 40
DATA = Path(__file__).resolve().parent / "data"
Files = dict[str, dict[str, Any]]


class Names(NamedTuple):
    """What a level is called, and where it stands."""

    level: str
    title: str
    ladder: str
    tier: str


_BASE: Files = {
    "handbook.yml": {
        "schema": "rungbook/handbook/v1",
        "edition": "2026.1",
        "edition_date": "2026-01-01",
        "languages": ["en"],
        "states": ["CA"],
        "currency": "USD",
        "contact": {"office": "People office", "how": "Ask your lead."},
        "paper": "a4",
        "roles": [
            {"id": "lead", "title": "Lead", "means": "The person who leads your team."},
            {"id": "people", "title": "People office", "means": "The people office."},
            {"id": "guide", "title": "Guide", "means": "A person who talks with you about your plans."},
        ],
        "site_limits": {"adds": "0", "swaps": "0"},
        "lint": {"profile": "standard"},
    },
    "scope/ca.yml": {
        "schema": "rungbook/scope/v1",
        "state": "CA",
        "title": "California",
        "as_of": "2026-01-01",
        "review_by": "2027-01-01",
        "reviewer": "None.",
        "tasks": [{"task": "any-task", "title": "Any task", "rule": "not-checked"}],
    },
    "credentials.yml": {"schema": "rungbook/credentials/v1", "credentials": []},
    "funding.yml": {"schema": "rungbook/funding/v1", "funding": []},
    "glossary.yml": {"schema": "rungbook/glossary/v1", "terms": []},
    "policies/promotion.yml": {
        "schema": "rungbook/promotion/v1",
        "id": "promotion",
        "title": "How to move up",
        "windows": "any-day",
        "steps": [{"id": "talk", "who": "lead", "text": "Your lead sits down with you.", "within_days": "10"}],
        "decides": "lead",
        "if_no": "You get a list of what is missing.",
        "keep_signoffs_months": "24",
        "signoff_rules": ["No one signs alone."],
        "credit": [
            {
                "id": "past-skills",
                "kinds": ["competency"],
                "text": "A past skill counts after a check.",
                "evidence": [{"type": "watched", "count": "1", "signed_by": ["lead"]}],
            }
        ],
        "appeal": {"to": "people", "how": "Write to the people office.", "within_days": "30", "answer_days": "15"},
        "no_retaliation": "No one may treat you worse because you asked.",
        "notice_days": "90",
        "pay_changes": "next-pay-day",
        "in_progress": {"months": "12", "text": "You may finish under the old rules."},
        "publishes": {"what": ["applied"], "by": ["level"], "every": "year"},
    },
    "policies/mentorship.yml": {
        "schema": "rungbook/mentorship/v1",
        "match_within_days": "30",
        "meetings": {"every": "month", "paid_minutes": "30"},
        "mentors": {"who": "Anyone.", "get": "Thanks.", "matched_by": "Your goal."},
        "career_talks": {
            "per_year": "2",
            "paid_minutes": "30",
            "who": "guide",
            "apart_from": "Your yearly review.",
            "you_leave_with": "A plan.",
        },
    },
    "policies/recognition.yml": {"schema": "rungbook/recognition/v1", "recognition": [{"id": "talk", "text": "The team hears of it."}]},
}


def frame(title: str, ladders: Sequence[str], steps: Iterable[tuple[str, str]]) -> Files:
    """The files that every handbook needs.

    Args:
        title: The framework's name.
        ladders: The ids of its ladders.
        steps: Its proficiency scale, lowest first: ids and titles.
    """
    scale = [{"id": step, "title": name, "means": "As the framework says."} for step, name in steps]
    about = {"title": title, "organization": title, "ladders": ladders, "scales": [{"id": "proficiency", "steps": scale}]}
    return {**_BASE, "handbook.yml": {**_BASE["handbook.yml"], **about}}


def ladder_file(ladder: str, levels: Mapping[str, str], moves: Iterable[tuple[str, str]] | None = None) -> dict[str, Any]:
    """A ladder with one track, where anybody may start at the first level.

    Args:
        ladder: Its id.
        levels: Each level with its tier, in order.
        moves: The promotions; None = from each level to the next one.
    """
    return {
        "schema": "rungbook/ladder/v1",
        "id": ladder,
        "title": ladder.capitalize(),
        "tracks": [{"id": ladder, "title": "All", "for": "Everybody."}],
        "tiers": [{"id": tier, "title": tier.capitalize()} for tier in dict.fromkeys(levels.values())],
        "levels": list(levels),
        "promotion": "promotion",
        "pay_rules": {"basis": "yearly", "as_of": "2026-01-01", "differentials": [], "lateral_keeps_months": "12"},
        "entry": [{"to": next(iter(levels)), "opening": "false"}],
        "transitions": [{"from": start, "to": end, "kind": "promotion", "opening": "false"} for start, end in moves or pairwise(levels)],
    }


def level_file(names: Names, requirements: list[dict[str, Any]], *, top: bool = False) -> dict[str, Any]:
    """A level with its requirements, and with made-up words for what the framework does not say."""
    return {
        "schema": "rungbook/level/v1",
        "id": names.level,
        "title": names.title,
        "track": names.ladder,
        "tier": names.tier,
        "summary": "You work at this level.",
        "effective": {"from": "2026-01-01"},
        "review_by": "2027-01-01",
        "who_helps": "Your lead.",
        **({"top": "true"} if top else {}),
        "pay": {"not_published": "The framework says nothing of pay."},
        "duties": [{"id": "work", "text": "You do the work of this level."}],
        "requirements": requirements,
        "recognition": ["talk"],
    }


def write(folder: Path, files: Files) -> Path:
    """Write the files of a handbook, and return its folder."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8")
    return folder


def fired(report: Report) -> Counter[str]:
    """How often each code is reported."""
    return Counter(problem.code for problem in report.problems)


def one_line(text: str) -> str:
    """A text as one line, without blanks at its ends."""
    return " ".join(text.split())


def fitting(text: str) -> str:
    """A text that ends after the last sentence that fits into a line."""
    if len(text) <= LINE:
        return text
    return text[: max(end.end() for end in re.finditer(r"\D\.(?= |$)", text) if end.end() <= LINE)]


def short_id(name: str, taken: Iterable[str] = ()) -> str:
    """A name as an id: small letters, digits and hyphens, starting with a letter, 40 characters at most, and not taken yet."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    start = f"n-{plain}" if plain[:1].isdigit() else plain
    known = set(taken)
    tries = (start[: ID - len(ending)].rstrip("-") + ending for ending in ("", *(f"-{number}" for number in range(2, 100))))
    return next(one for one in tries if one not in known)
