"""Does a clinic differ only where it may, and does each difference give people something for it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import CompetencyRequirement, NOfRequirement
from ladder_spec.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.models.site import Add, SiteFile, Swap
    from ladder_spec.problems import Problem


@rule("LS412")
def too_many_differences(subject: Subject) -> Iterator[Problem]:
    """No clinic has more added skills or swaps than the handbook allows."""
    limits = subject.handbook.file.site_limits
    for site in subject.handbook.sites.values():
        for key, found, limit in (("adds", site.adds, limits.adds), ("swaps", site.swaps, limits.swaps)):
            if len(found) > limit:
                skills = "skill" if len(found) == 1 else "skills"
                message = f"this clinic {key} {len(found)} {skills}; the limit is {limit}"
                hint = f"take {len(found) - limit} out, or ask for them at every clinic"
                yield subject.problem("LS412", subject.file_of("site", site.id), (key, limit), message, hint)


@rule("LS413", needs=("level",))
def swaps_outside_electives(subject: Subject) -> Iterator[Problem]:
    """A swap takes one choice out of an elective and puts another skill in that the level does not ask for already."""
    for site in subject.handbook.sites.values():
        file = subject.file_of("site", site.id)
        for position, swap in enumerate(site.swaps):
            key, message, hint = _swap_fault(subject, swap)
            if message:
                yield subject.problem("LS413", file, ("swaps", position, *key), message, hint)


def _swap_fault(subject: Subject, swap: Swap) -> tuple[tuple[str, ...], str, str]:
    """Where a swap goes wrong, what is wrong and the mend; an empty message where nothing is."""
    level_id, _, requirement_id = swap.at.partition(".")
    level = subject.handbook.levels[level_id]
    elective = next((r for r in level.requirements if r.id == requirement_id), None)
    if not isinstance(elective, NOfRequirement) or not elective.elective:
        return ("at",), f"`{swap.at}` is not an elective, so no clinic may swap in it", "name a requirement with `elective: true`"
    choices = {option.id for option in elective.options}
    if swap.out not in choices:
        return ("out",), f"`{swap.out}` is not one of the choices of `{swap.at}`", did_you_mean(swap.out, sorted(choices))
    taken = {option.competency for option in elective.options if isinstance(option, CompetencyRequirement)}
    if swap.in_.competency in taken or _has_already(subject, level_id, swap.in_.competency, swap.in_.proficiency):
        return ("in", "competency"), f"`{swap.in_.competency}` is asked there already, so the swap changes nothing", "put in another skill"
    return (), "", ""


def _has_already(subject: Subject, level: str, competency: str, step: str) -> bool:
    """Whether a level already asks for a competency at that step or a higher one."""
    book = subject.handbook
    return any(
        isinstance(item.requirement, CompetencyRequirement)
        and item.requirement.competency == competency
        and book.step_rank(competency, item.requirement.proficiency) >= book.step_rank(competency, step)
        for item in book.full(level).items
    )


@rule("LS414")
def not_here_and_not_there(subject: Subject) -> Iterator[Problem]:
    """A skill that is not done at a clinic is done at the clinic where people are sent, in the same state, and on paid time."""
    book = subject.handbook
    for site in book.sites.values():
        file = subject.file_of("site", site.id)
        for position, gap in enumerate(site.not_here):
            there = book.sites[gap.get_it_at]
            path = ("not_here", position, "get_it_at")
            if there.state != site.state:
                hint = f"name a clinic in {site.state}"
                yield subject.problem("LS414", file, path, f"`{there.id}` is in {there.state}, and rules differ by state", hint)
            elif there.id == site.id or any(other.competency == gap.competency for other in there.not_here):
                yield subject.problem(
                    "LS414", file, path, f"`{gap.competency}` is not done at `{there.id}` either", "name a clinic that does it"
                )
            elif not gap.paid_time:
                message = "people would get this sign-off on their own time"
                yield subject.problem("LS414", file, ("not_here", position, "paid_time"), message, "make it paid time")


@rule("LS504", needs=("level", "ladder"))
def duty_without_recognition(subject: Subject) -> Iterator[Problem]:
    """An added duty asks for more than the level does, and what recognizes it fits."""
    for site in subject.handbook.sites.values():
        file = subject.file_of("site", site.id)
        for position, add in enumerate(site.adds):
            key, message, hint = _add_fault(subject, site, add)
            if message:
                yield subject.problem("LS504", file, ("adds", position, key), message, hint)


def _add_fault(subject: Subject, site: SiteFile, add: Add) -> tuple[str, str, str]:
    """Where an added skill goes wrong, what is wrong and the mend; an empty message where nothing is."""
    book = subject.handbook
    if _has_already(subject, add.from_level, add.competency, add.proficiency):
        message = f"`{add.from_level}` asks for `{add.competency}` at this step at every clinic, so nothing is added"
        return "competency", message, "take the entry out, or ask for a higher step"
    kind, _, thing = add.recognized_by.partition(".")
    if kind == "counts-for" and not any(asking.level == thing for asking in book.asked_by(add.competency)):
        message = f"`{thing}` does not ask for `{add.competency}`, so it cannot count for it"
        return "recognized_by", message, "name a level that asks for it, or extra pay (`differential.<id>`)"
    if kind == "counts-for" and thing not in site.levels and thing not in book.levels_from(add.from_level):
        return "recognized_by", f"nobody gets from `{add.from_level}` to `{thing}`", "name a level that people can move up to"
    return "", "", ""
