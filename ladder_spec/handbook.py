"""The handbook: all specs resolved, immutable, and indexed both ways. Only a report without errors makes one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ladder_spec.adding_up import FullList, add_up
from ladder_spec.asking import Accepting, Asking, AskingInFull, Teaching
from ladder_spec.grouping import by_id, grouped
from ladder_spec.models.competency import CompetenciesFile, Competency
from ladder_spec.models.credential import Credential, CredentialsFile
from ladder_spec.models.funding import Fund, FundingFile
from ladder_spec.models.handbook import HandbookFile, Role, Scale, Step
from ladder_spec.models.ladder import Differential, Entry, LadderFile, Tier, Track, Transition
from ladder_spec.models.level import LevelFile
from ladder_spec.models.pathway import PathwayFile
from ladder_spec.models.policy import MentorshipFile, PromotionFile, Recognition, RecognitionFile
from ladder_spec.models.program import ProgramFile
from ladder_spec.models.requirement import (
    AnyOfRequirement,
    CompetencyRequirement,
    CredentialRequirement,
    NOfRequirement,
    Option,
    ProgramRequirement,
    Requirement,
)
from ladder_spec.models.scope import ScopeFile, Task
from ladder_spec.models.site import SiteFile
from ladder_spec.models.words import ChangeFile, GlossaryFile, SearchFile, Term

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from ladder_spec.loading import SpecSet
    from ladder_spec.models.shared import Evidence


_NO_FIELDS: Mapping[str, Any] = {}
_UNREAD_MENTORSHIP = MentorshipFile.model_construct(**_NO_FIELDS)
"""Stands in the handbook of a faulty set whose mentorship policy could not be read; rules that ask for the policy do not run then."""


@dataclass(frozen=True, eq=False)
class Handbook:
    """Everything that the pages, sheets and data are made from. All references lead somewhere.

    The mappings keep the order in which readers see things, and cannot be changed.
    """

    file: HandbookFile
    """`handbook.yml`: title, edition, scales, roles, limits."""
    ladders: Mapping[str, LadderFile]
    """By id, in the order of `handbook.yml`."""
    levels: Mapping[str, LevelFile]
    """By id, in the order of their ladders."""
    domains: Mapping[str, CompetenciesFile]
    """By the domain's id."""
    programs: Mapping[str, ProgramFile]
    """By id."""
    pathways: Mapping[str, PathwayFile]
    """By id."""
    sites: Mapping[str, SiteFile]
    """Clinics by id."""
    scopes: Mapping[str, ScopeFile]
    """By the state's two capital letters."""
    credentials: Mapping[str, Credential]
    """By id, as written."""
    funds: Mapping[str, Fund]
    """By id, as written."""
    terms: tuple[Term, ...]
    """The glossary, in the order of the alphabet."""
    promotions: Mapping[str, PromotionFile]
    """Policies on how to move up, by id."""
    mentorship: MentorshipFile
    """The policy on mentors and career talks."""
    recognition: Mapping[str, Recognition]
    """Ways in which good work is seen, by id."""
    changes: tuple[ChangeFile, ...]
    """Newest first."""
    search: SearchFile | None
    """Reader questions; None where there is no search.yml."""
    paths: Mapping[tuple[str, str], str]
    """(kind of file, id) -> the spec file, relative to the handbook folder. Files without an id go by their kind's name."""

    @classmethod
    def from_specs(cls, specs: SpecSet) -> Handbook:
        """Put the specs together.

        Args:
            specs: A set in which every file has its model and every reference leads somewhere. A required file may only be missing
                in the sound part of a faulty set, for rules that do not ask for it.

        Raises:
            StopIteration: There is no handbook.yml.
        """
        file = next(model for _, model in specs.of(HandbookFile))
        ladders = by_id((m for _, m in specs.of(LadderFile)), file.ladders)
        levels = by_id((m for _, m in specs.of(LevelFile)), [i for ladder in ladders.values() for i in ladder.levels])
        scopes = {m.state: m for _, m in specs.of(ScopeFile)}
        return cls(
            file=file,
            ladders=ladders,
            levels=levels,
            domains=MappingProxyType({m.domain.id: m for _, m in specs.of(CompetenciesFile)}),
            programs=by_id(m for _, m in specs.of(ProgramFile)),
            pathways=by_id(m for _, m in specs.of(PathwayFile)),
            sites=by_id(m for _, m in specs.of(SiteFile)),
            scopes=MappingProxyType({state: scopes[state] for state in sorted(scopes)}),
            credentials=by_id(c for _, m in specs.of(CredentialsFile) for c in m.credentials),
            funds=by_id(f for _, m in specs.of(FundingFile) for f in m.funding),
            terms=tuple(sorted((t for _, m in specs.of(GlossaryFile) for t in m.terms), key=lambda t: t.term.casefold())),
            promotions=by_id(m for _, m in specs.of(PromotionFile)),
            mentorship=next((m for _, m in specs.of(MentorshipFile)), _UNREAD_MENTORSHIP),
            recognition=by_id(r for _, m in specs.of(RecognitionFile) for r in m.recognition),
            changes=tuple(sorted((m for _, m in specs.of(ChangeFile)), key=lambda c: (c.effective, c.id), reverse=True)),
            search=next((m for _, m in specs.of(SearchFile)), None),
            paths=MappingProxyType(_paths(specs)),
        )

    @cached_property
    def derived(self) -> dict[Hashable, Any]:
        """What others have worked out of it and will want again, each under a name of its own. It lasts as long as the handbook."""
        return {}

    # Looking things up by id

    @cached_property
    def competencies(self) -> Mapping[str, Competency]:
        """All competencies by id, in the order of their domains."""
        return MappingProxyType({c.id: c for domain in self.domains.values() for c in domain.competencies})

    @cached_property
    def tracks(self) -> Mapping[str, tuple[LadderFile, Track]]:
        """All tracks by id, each with its ladder."""
        return MappingProxyType({track.id: (ladder, track) for ladder in self.ladders.values() for track in ladder.tracks})

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """All roles by id. `ma`, the reader, is not among them."""
        return MappingProxyType({role.id: role for role in self.file.roles})

    @cached_property
    def differentials(self) -> Mapping[str, Differential]:
        """Extra pay by id."""
        return MappingProxyType({d.id: d for ladder in self.ladders.values() for d in ladder.pay_rules.differentials})

    @cached_property
    def _domain_of(self) -> Mapping[str, CompetenciesFile]:
        return {c.id: domain for domain in self.domains.values() for c in domain.competencies}

    @cached_property
    def _ladder_of(self) -> Mapping[str, LadderFile]:
        return {level: ladder for ladder in self.ladders.values() for level in ladder.levels}

    def domain_of(self, competency: str) -> CompetenciesFile:
        """Return the file of the domain that a competency belongs to."""
        return self._domain_of[competency]

    def domain_number(self, competency: str) -> int:
        """Return where the domain of a competency stands among the domains, from 1."""
        return self._domain_numbers[self.domain_of(competency).domain.id]

    @cached_property
    def _domain_numbers(self) -> Mapping[str, int]:
        return {domain: number for number, domain in enumerate(self.domains, start=1)}

    def ladder_of(self, level: str) -> LadderFile:
        """Return the ladder that a level belongs to."""
        return self._ladder_of[level]

    def tier_of(self, level: str) -> Tier:
        """Return the tier that a level is in."""
        return next(tier for tier in self.ladder_of(level).tiers if tier.id == self.levels[level].tier)

    def track_of(self, level: str) -> Track:
        """Return the track that a level is on."""
        return self.tracks[self.levels[level].track][1]

    def scale_of(self, competency: str) -> Scale:
        """Return the proficiency scale of a competency: its domain's, else the handbook's first."""
        return self._scale_of[competency]

    @cached_property
    def _scale_of(self) -> Mapping[str, Scale]:
        scales, first = {scale.id: scale for scale in self.file.scales}, self.file.scales[0]
        return {c: scales.get(domain.domain.scale or "", first) for c, domain in self._domain_of.items()}

    @cached_property
    def _steps(self) -> Mapping[str, Mapping[str, Step]]:
        """The steps of each scale."""
        return {scale.id: {step.id: step for step in scale.steps} for scale in self.file.scales}

    @cached_property
    def _ranks(self) -> Mapping[str, Mapping[str, int]]:
        return {c: {step.id: rank for rank, step in enumerate(self.scale_of(c).steps)} for c in self.competencies}

    def step(self, competency: str, step: str) -> Step:
        """Return a step of a competency's scale."""
        return self._steps[self._scale_of[competency].id][step]

    def step_rank(self, competency: str, step: str) -> int:
        """Return the rank of a step in a competency's scale, from 0."""
        return self._ranks[competency][step]

    # Ways

    def ways_into(self, level: str) -> tuple[Transition, ...]:
        """Return the transitions that lead to a level."""
        return self._ways_into.get(level, ())

    @cached_property
    def _ways_into(self) -> Mapping[str, tuple[Transition, ...]]:
        return grouped((way.to, way) for ladder in self.ladders.values() for way in ladder.transitions)

    def ways_out_of(self, level: str) -> tuple[Transition, ...]:
        """Return the transitions that start at a level."""
        return self._ways_out_of.get(level, ())

    @cached_property
    def _ways_out_of(self) -> Mapping[str, tuple[Transition, ...]]:
        return grouped((way.from_, way) for ladder in self.ladders.values() for way in ladder.transitions)

    def entries_to(self, level: str) -> tuple[Entry, ...]:
        """Return the ways into a level from outside."""
        return tuple(entry for entry in self.ladder_of(level).entry if entry.to == level)

    def levels_from(self, level: str) -> frozenset[str]:
        """Return a level and every level that promotions from it lead to."""
        return self._levels_from[level]

    @cached_property
    def _levels_from(self) -> Mapping[str, frozenset[str]]:
        return {level: self._reached_from(level) for level in self.levels}

    def _reached_from(self, level: str) -> frozenset[str]:
        reached, waiting = {level}, [level]
        while waiting:
            for way in self.ways_out_of(waiting.pop()):
                if way.kind == "promotion" and way.to not in reached:
                    reached.add(way.to)
                    waiting.append(way.to)
        return frozenset(reached)

    # Requirements added up

    @cached_property
    def _full(self) -> dict[str, FullList]:
        return {}  # filled ladder by ladder, when one of its levels is asked for

    def full(self, level: str) -> FullList:
        """Return everything that a level asks, with what is new, raised, kept and dropped there."""
        if level not in self._full:
            ladder = self.ladder_of(level)
            self._full.update(add_up(ladder, {i: self.levels[i] for i in ladder.levels}, self.step_rank))
        return self._full[level]

    @cached_property
    def _written(self) -> Mapping[str, frozenset[int]]:
        return {level.id: frozenset(map(id, level.requirements)) for level in self.levels.values()}

    def writes(self, level: str, requirement: Requirement) -> bool:
        """Return whether a level writes a requirement itself. Else it is carried from an earlier one."""
        return id(requirement) in self._written[level]

    def text_of(self, requirement: Requirement | Option) -> str:
        """Return the words of a requirement: its own, else the behavior line of its competency at its step."""
        if requirement.text is None:
            assert isinstance(requirement, CompetencyRequirement)  # noqa: S101 - only this kind may leave its text out
            return self.competencies[requirement.competency].behaviors[requirement.proficiency]
        return requirement.text

    def evidence_of(self, requirement: Requirement | Option) -> tuple[Evidence, ...]:
        """Return the proofs of a requirement: its own, else those of its competency at its step. All are needed."""
        if requirement.evidence or not isinstance(requirement, CompetencyRequirement):
            return requirement.evidence
        return self.competencies[requirement.competency].evidence.get(requirement.proficiency, ())

    # The other way round

    @cached_property
    def _asked_by(self) -> Mapping[str, tuple[Asking, ...]]:
        found: dict[str, list[Asking]] = defaultdict(list)
        for level in self.levels.values():
            for requirement in level.requirements:
                choices = requirement.options if isinstance(requirement, AnyOfRequirement | NOfRequirement) else ()
                for one in (requirement, *choices):
                    if isinstance(one, CompetencyRequirement):
                        found[one.competency].append(Asking(level.id, requirement.id, one.proficiency, one is not requirement))
        return {competency: tuple(askings) for competency, askings in found.items()}

    def asked_by(self, competency: str) -> tuple[Asking, ...]:
        """Return where levels write a competency as new or raised, in the order of the levels."""
        return self._asked_by.get(competency, ())

    @cached_property
    def _asked_in_full(self) -> Mapping[str, tuple[AskingInFull, ...]]:
        found: dict[str, list[AskingInFull]] = defaultdict(list)
        for level in self.levels.values():
            for item in self.full(level.id).items:
                asked, written = item.requirement, self.writes(level.id, item.requirement)
                choices = asked.options if written and isinstance(asked, AnyOfRequirement | NOfRequirement) else ()
                for one in (asked, *choices):
                    if isinstance(one, CompetencyRequirement):
                        found[one.competency].append(AskingInFull(level.id, item, one, written))
        return {competency: tuple(askings) for competency, askings in found.items()}

    def asked_in_full(self, competency: str) -> tuple[AskingInFull, ...]:
        """Return every level that asks for a competency in full, in the order of the levels; as a choice only where it is written."""
        return self._asked_in_full.get(competency, ())

    @cached_property
    def _accepted_by(self) -> Mapping[tuple[str, str], tuple[Accepting, ...]]:
        found: dict[tuple[str, str], list[Accepting]] = defaultdict(list)
        for level in self.levels.values():
            for requirement in level.requirements:
                choices = requirement.options if isinstance(requirement, AnyOfRequirement | NOfRequirement) else ()
                for one, choice in ((requirement, None), *((choice, choice) for choice in choices)):
                    if isinstance(one, CredentialRequirement):
                        names = [("credential", name) for name in one.credentials]
                    else:
                        names = [("program", name) for name in one.programs] if isinstance(one, ProgramRequirement) else []
                    for name in names:
                        found[name].append(Accepting(level.id, requirement, choice))
        return {name: tuple(acceptings) for name, acceptings in found.items()}

    def accepted_by(self, kind: str, thing: str) -> tuple[Accepting, ...]:
        """Return the requirements that a credential or a program meets, as levels write them.

        Args:
            kind: `credential` or `program`.
            thing: Its id.
        """
        return self._accepted_by.get((kind, thing), ())

    @cached_property
    def _taught_by(self) -> Mapping[str, tuple[Teaching, ...]]:
        return grouped(
            (taught.competency, Teaching(program.id, taught.to)) for program in self.programs.values() for taught in program.teaches
        )

    def taught_by(self, competency: str) -> tuple[Teaching, ...]:
        """Return the programs that teach a competency."""
        return self._taught_by.get(competency, ())

    def levels_listing(self, program: str) -> tuple[str, ...]:
        """Return the levels that name a program as a way to learn, in their order."""
        return tuple(level.id for level in self.levels.values() if program in level.programs)

    def programs_for(self, credential: str) -> tuple[str, ...]:
        """Return the programs that prepare for a credential or give it."""
        return tuple(p.id for p in self.programs.values() if credential in p.prepares_for or credential in p.gives)

    def pathways_of(self, level: str) -> tuple[str, ...]:
        """Return the pathways that start at a level or pass it."""
        return tuple(p.id for p in self.pathways.values() if level in p.from_ or level in p.levels)

    def sites_with(self, level: str) -> tuple[str, ...]:
        """Return the clinics that offer a level."""
        return tuple(site.id for site in self.sites.values() if level in site.levels)

    def task_rule(self, state: str, competency: str) -> Task | None:
        """Return what a state says of the task of a competency; None where no state limits it or the state does not list it."""
        task = self.competencies[competency].task
        return self._task_rules[state].get(task) if task else None

    def skills_of(self, task: str) -> tuple[Competency, ...]:
        """Return the competencies that are a task of state rules."""
        return self._skills_of.get(task, ())

    @cached_property
    def _skills_of(self) -> Mapping[str, tuple[Competency, ...]]:
        return grouped((skill.task, skill) for skill in self.competencies.values() if skill.task)

    @cached_property
    def _task_rules(self) -> Mapping[str, Mapping[str, Task]]:
        return {state: {task.task: task for task in reversed(scope.tasks)} for state, scope in self.scopes.items()}


def _paths(specs: SpecSet) -> dict[tuple[str, str], str]:
    """Where things stand. Each file is named as its id, or the handbook has an error, so nobody need look into it for that."""
    return {(file.kind.thing, file.kind.id_at(file.path) or file.kind.name): file.path for file in specs.files}
