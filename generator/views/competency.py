"""The page of a skill: what each step looks like and who signs it, who asks for it, how to learn it, where it is limited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.competency_asked import first_asking, levels_asking
from generator.views.differences import DifferencesView, differences
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.program import card_line
from generator.views.proof import proofs
from generator.views.requirement import step_view
from generator.views.rules import NOT_CHECKED, rule_view
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.views.competency_asked import LevelAsks
    from generator.views.here import Here, Line
    from generator.views.proof import ProofView
    from generator.views.requirement import StepView
    from generator.views.rules import RuleView
    from ladder_spec.models.competency import Competency
    from ladder_spec.models.site import SiteFile


class ScaleStep(Struct, frozen=True):
    """One step of the skill."""

    anchor: str
    step: StepView
    behavior: Line
    """What others see you do."""
    means: Line
    """What a person at this step can say."""
    proofs: tuple[ProofView, ...]
    """The usual proof; all are needed."""
    one_signer: str
    """Who signs, where it is the same for every proof; "" = it differs."""
    asked_at: tuple[LevelAsks, ...]
    """Levels that write this step as new or raised."""
    by_practice: bool
    """It is learned at work; no class has to teach it."""


class WayToLearn(Struct, frozen=True):
    """A program that teaches the skill."""

    link: LinkView
    step: StepView
    facts: str


class CompetencyView(Struct, frozen=True):
    """Everything on a skill's page."""

    frame: Frame
    domain: LinkView
    definition: Line
    aka: str
    """Other words for it; "" = none."""
    steps: tuple[ScaleStep, ...]
    asked_at: tuple[LevelAsks, ...]
    """All levels that ask for it, carried ones too."""
    first: LevelAsks | None
    """The first level that asks for it as a must, else as a choice."""
    programs: tuple[WayToLearn, ...]
    practice: str
    """The steps above what programs teach that are learned at work, in words; "" = none."""
    rules: tuple[RuleView, ...]
    """What each state says of its task; () = no state limits it."""
    read: tuple[RuleView, ...]
    """Those of them that say something of their own."""
    not_read: tuple[LinkView, ...]
    """States for which nobody has read the rule, and of which no more is said."""
    not_read_text: Line
    """The fixed sentence for them."""
    clinics: DifferencesView
    """Clinics that add it, swap it or do not do it."""
    check_by: str
    """In words: the day to read the state rules again; "" = none is dated."""
    check_by_iso: str
    office: str
    """Whom to ask."""


def competency_view(here: Here, competency: Competency) -> CompetencyView:
    """Return the view of a competency's page."""
    book, asked_at = here.handbook, levels_asking(here, competency.id)
    steps, clinics = _steps(here, competency, asked_at), _clinics(here, competency.id)
    rules, not_read = state_rules(here, competency.id), here.line(NOT_CHECKED)
    taught = max((book.step_rank(competency.id, one.step) + 1 for one in book.taught_by(competency.id)), default=0)
    practice = [step.step.title for step in steps if step.by_practice and step.step.number > taught]
    dated = sorted((rule.source.check_by_iso, rule.source.check_by) for rule in rules if rule.source is not None)
    check_by_iso, check_by = dated[0] if dated else ("", "")
    return CompetencyView(
        frame=_frame(here, competency, steps, has_rules=bool(rules), has_clinics=bool(clinics.in_the_work)),
        domain=here.thing("domain", book.domain_of(competency.id).domain.id),
        definition=here.line(competency.definition),
        aka=words.joined(competency.aka, "or"),
        steps=steps,
        asked_at=asked_at,
        first=first_asking(asked_at),
        programs=tuple(
            WayToLearn(
                here.thing("program", taught.program),
                step_view(here, competency.id, taught.step),
                card_line(here, book.programs[taught.program]),
            )
            for taught in book.taught_by(competency.id)
        ),
        practice=words.joined(practice),
        rules=rules,
        read=tuple(rule for rule in rules if rule.text != not_read),
        not_read=tuple(rule.state for rule in rules if rule.text == not_read),
        not_read_text=not_read,
        clinics=clinics,
        check_by=check_by,
        check_by_iso=check_by_iso,
        office=book.file.contact.office,
    )


def state_rules(here: Here, competency: str) -> tuple[RuleView, ...]:
    """Return what every published state says of the task of a competency."""
    book = here.handbook
    found = ((scope, book.task_rule(state, competency)) for state, scope in book.scopes.items())
    return tuple(rule_view(here, scope, task, name_skills=False) for scope, task in found if task is not None)


def _clinics(here: Here, competency: str) -> DifferencesView:
    electives = {f"{one.level}.{one.standing.requirement.id}" for one in here.handbook.asked_in_full(competency) if one.written}
    found = differences(here, *(site for site in here.handbook.sites.values() if _may_differ(site, competency, electives)))
    own = here.thing("competency", competency)
    return DifferencesView(
        adds=tuple(one for one in found.adds if one.skill == own),
        swaps=tuple(one for one in found.swaps if own in (one.skill, one.out)),
        not_here=tuple(one for one in found.not_here if one.skill == own),
        not_offered=(),
    )


def _may_differ(site: SiteFile, competency: str, electives: Collection[str]) -> bool:
    """Whether a clinic can differ in a skill, found without making its views."""
    named = (*(add.competency for add in site.adds), *(gone.competency for gone in site.not_here), *(s.in_.competency for s in site.swaps))
    return competency in named or any(swap.at in electives for swap in site.swaps)


def _steps(here: Here, competency: Competency, asked_at: tuple[LevelAsks, ...]) -> tuple[ScaleStep, ...]:
    found = []
    for step in here.handbook.scale_of(competency.id).steps:
        shown = proofs(here, competency.evidence.get(step.id, ()))
        signers = {proof.signed_by for proof in shown}
        found.append(
            ScaleStep(
                anchor=links.step_anchor(step.id),
                step=step_view(here, competency.id, step.id),
                behavior=here.line(competency.behaviors[step.id]),
                means=here.line(step.means),
                proofs=shown,
                one_signer=next(iter(signers)) if len(signers) == 1 else "",
                asked_at=tuple(one for one in asked_at if one.written and one.step_id == step.id),
                by_practice=step.by_practice,
            )
        )
    return tuple(found)


def _frame(here: Here, competency: Competency, steps: tuple[ScaleStep, ...], *, has_rules: bool, has_clinics: bool) -> Frame:
    book = here.handbook
    domain = book.domain_of(competency.id).domain
    sections = (
        SectionView("steps", f"The {len(steps)} steps"),
        SectionView("levels", "Which levels ask for it"),
        SectionView("learn", "How to learn it"),
        *((SectionView("states", "What your state says"),) if has_rules else ()),
        *((SectionView("clinics", "Where clinics differ"),) if has_clinics else ()),
    )
    lead = plain(competency.definition)
    return Frame(
        path=here.page,
        view="competency",
        title=competency.title,
        description=lead,
        source=book.paths["domain", domain.id],
        trail=(here.home(), here.to(links.COMPETENCIES, "Skills"), here.thing("domain", domain.id)),
        sections=sections,
        search=(
            SearchSection("", competency.title, " ".join([lead, *competency.aka, plain(competency.summary or "")]).strip()),
            *(
                SearchSection(
                    step.anchor,
                    f"{competency.title}: {step.step.title}",
                    " ".join([plain(step.behavior), *(f"{plain(proof.text)} {proof.signed_by}" for proof in step.proofs)]),
                )
                for step in steps
            ),
            *((SearchSection("states", f"{competency.title}: what your state says", "", "state law rules allowed"),) if has_rules else ()),
        ),
    )


pages = PageKind(
    competency_view, lambda book: ((links.page_path("competency", competency.id), competency) for competency in book.competencies.values())
)
"""The page of every competency."""
