"""What the self-check loads in a browser: the catalog of marks on every page that has some, and the details of what is left on "My plan".

Both are classic scripts that set one variable: unlike data, a script also loads from a disk and under a strict content policy.
Addresses in them are relative to the home page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator.output import PlannedFile
from generator.views import links
from generator.views.costs import costs_view
from generator.views.here import Here
from generator.views.program import hours
from generator.views.proof import sentence
from generator.views.selfcheck_catalog import catalog
from generator.views.selfcheck_editions import all_asked, present
from generator.views.selfcheck_news import since
from ladder_spec.adding_up import Status
from ladder_spec.models.requirement import (
    AnyOfRequirement,
    CompetencyRequirement,
    CredentialRequirement,
    NOfRequirement,
    ProgramRequirement,
)
from ladder_spec.models.shared import ProgramDone
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.views.costs import CostsView
    from generator.views.news import News
    from generator.views.selfcheck_editions import EditionFacts
    from ladder_spec.adding_up import Standing
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.credential import Credential
    from ladder_spec.models.program import ProgramFile
    from ladder_spec.models.requirement import Option, Requirement

CATALOG: Final = "assets/rungbook/self-check-catalog.js"
DETAILS: Final = "assets/rungbook/self-check-details.js"

_ENOUGH: Final = {"with-help": 2, "teach": 4}
"""The mark that meets a skill at a step; at any other step it is 3, on my own."""
_ON_MY_OWN: Final = 3


def selfcheck_files(
    handbook: Handbook, past: Sequence[EditionFacts], news: News, *, directory_urls: bool
) -> tuple[PlannedFile, PlannedFile]:
    """Return the two scripts.

    Args:
        handbook: The handbook.
        past: Its earlier editions, oldest first.
        news: What changed from edition to edition.
        directory_urls: Whether pages are published as folders.
    """
    here = Here(handbook, links.HOME, directory_urls)
    return (
        PlannedFile(CATALOG, lambda: _script("rungbookCatalog", _catalog(here, past, news))),
        PlannedFile(DETAILS, lambda: _script("rungbookDetails", _details(here, all_asked(handbook)))),
    )


def _catalog(here: Here, past: Sequence[EditionFacts], news: News) -> dict[str, Any]:
    """What is asked now, what became of what earlier editions asked, and what is new in what has changed."""
    now, standing = present(here.handbook), all_asked(here.handbook)
    facts = catalog(past, now)
    for known in now.requirements:
        facts["now"][known.id] += [*_asked_mark(standing[known.id].requirement), known.title]
    asked = {known.id: known for known in now.requirements}
    for name, meanings in facts["before"].items():
        for meaning, (before, edition) in meanings.items():
            new = " ".join(since(news, edition, asked[name], standing[name]))
            meanings[meaning] = ["" if before == asked[name].asked else before, new]
    places = {name: place for place, name in enumerate(facts["ids"])}
    facts["plan"], facts["talk"] = here.to(links.PLAN, "").href, here.to(links.TALK, "").href
    facts["levels"] = [_level(here, level, places) for level in here.handbook.levels]
    return facts


def _script(name: str, data: object) -> bytes:
    return f"var {name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _asked_mark(requirement: Requirement) -> tuple[int, int]:
    """Which mark meets a requirement, and whether it is marked in four steps (1) or as met and not met (0)."""
    if isinstance(requirement, CompetencyRequirement):
        return _ENOUGH.get(requirement.proficiency, _ON_MY_OWN), 1
    return _ON_MY_OWN, 0


def _level(here: Here, level: str, places: dict[str, int]) -> list[Any]:
    """Id, title, address, the places of all that it asks in the list of ids, and the levels one step up."""
    link = here.thing("level", level)
    asked = sorted(here.handbook.full(level).items, key=lambda item: item.status == Status.KEPT)
    after = [way.to for way in here.handbook.ways_out_of(level) if way.kind == "promotion"]
    return [level, link.title, link.href, [places[item.path] for item in asked], after]


def _details(here: Here, standing: dict[str, Standing]) -> dict[str, Any]:
    """What the list of gaps says of each requirement; programs and cards once, by their ids."""
    book = here.handbook
    asked = {path: _requirement(here, item) for path, item in standing.items()}
    programs = sorted({program for one in asked.values() for program in one[4]})
    cards = sorted({card for one in asked.values() for card in one[5]})
    return {
        "requirements": asked,
        "programs": {program: _program(here, book.programs[program]) for program in programs},
        "cards": {card: _card(here, book.credentials[card]) for card in cards},
    }


def _requirement(here: Here, item: Standing) -> list[Any]:
    """Address, text, step, proofs each with who signs, programs that help, cards that count, clinics that do not do it."""
    book, requirement = here.handbook, item.requirement
    skill = requirement if isinstance(requirement, CompetencyRequirement) else None
    choices = requirement.options if isinstance(requirement, AnyOfRequirement | NOfRequirement) else ()
    return [
        here.requirement(item.path, "").href,
        plain(book.text_of(requirement)) if skill else "",
        book.step(skill.competency, skill.proficiency).title if skill else "",
        [[plain(sentence(here, proof)), here.roles(proof.signed_by)] for proof in book.evidence_of(requirement)]
        or [[plain(book.text_of(choice)), _signers(here, choice)] for choice in choices],
        list(dict.fromkeys(program for one in (requirement, *choices) for program in _programs(book, one))),
        [card for one in (requirement, *choices) if isinstance(one, CredentialRequirement) for card in one.credentials],
        [here.title("site", site.id) for site in book.sites.values() if _not_done(skill, site.not_here)] if skill else [],
    ]


def _signers(here: Here, choice: Option) -> str:
    return here.roles(dict.fromkeys(role for proof in here.handbook.evidence_of(choice) for role in proof.signed_by))


def _not_done(skill: CompetencyRequirement, not_here: Iterable[Any]) -> bool:
    return any(entry.competency == skill.competency for entry in not_here)


def _programs(book: Handbook, asked: Requirement | Option) -> Iterator[str]:
    """Programs that help with a requirement or choice: those that reach its step first, then those that only begin it."""
    if isinstance(asked, CompetencyRequirement):
        wanted = book.step_rank(asked.competency, asked.proficiency)
        taught = sorted(book.taught_by(asked.competency), key=lambda one: book.step_rank(asked.competency, one.step) < wanted)
        yield from (one.program for one in taught)
    elif isinstance(asked, ProgramRequirement):
        yield from asked.programs
    elif isinstance(asked, CredentialRequirement):
        yield from (program for card in asked.credentials for program in book.programs_for(card))
    yield from (proof.program for proof in book.evidence_of(asked) if isinstance(proof, ProgramDone) and proof.program)


def _program(here: Here, program: ProgramFile) -> list[str]:
    """Title, address, hours, what you pay today, who pays before, when, where."""
    link, costs = here.thing("program", program.id), costs_view(here, program.costs)
    return [link.title, link.href, hours(program.hours), _you_pay(costs), _payers(costs), plain(program.schedule), plain(program.where)]


def _card(here: Here, card: Credential) -> list[str]:
    """Letters, address, what you pay today, who pays before."""
    costs = costs_view(here, card.costs, is_exam=True)
    return [card.letters, here.thing("credential", card.id).href, _you_pay(costs), _payers(costs)]


def _you_pay(costs: CostsView) -> str:
    return costs.you_pay if costs.checked else f"Price not checked. Ask {costs.ask}"


def _payers(costs: CostsView) -> str:
    """Who pays what before you do."""
    before = [f"{line.text}: {line.amount}" for line in costs.lines if line.paid]
    return "; ".join(before or [fund.title for fund in costs.exam_funds])
