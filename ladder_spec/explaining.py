"""What a code means: why it exists, how bad it is under each profile, a bad and a good example, and how to accept it for a time."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, get_args

from ladder_spec.catalogue import CATALOGUE
from ladder_spec.checks.profile import NEVER_ACCEPTED, Profile, severity_under
from ladder_spec.errors import LadderError
from ladder_spec.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladder_spec.catalogue import Severity

_GROUPS: Final = {
    "YS": "Reading a file",
    "LS1": "Shape: fields, values and forms",
    "LS2": "Ids, lists and files",
    "LS3": "Clear words and proof",
    "LS4": "Ladder logic and clinics",
    "LS5": "Pay and money",
    "LS60": "Process",
    "LS65": "Pathways",
    "LS7": "Training",
    "LS8": "Law and credentials",
    "LS9": "Days, links, ids, translations, exceptions",
}
"""How the codes of a group begin, and what the group is about; in the order of a handbook's way from file to page."""

_WHERE: Final = {
    "LS3": "requirement:ma-3.small-project",
    "LS4": "site:family-orchard-road",
    "LS5": "ladder:medical-assistant",
    "LS60": "promotion:promotion",
    "LS65": "level:supervisor",
    "LS7": "program:ecg-course",
    "LS8": "scope:CA",
    "LS9": "level:ma-2",
    "LS301": "requirement:ma-3.project",
    "LS304": "level:ma-3",
    "LS306": "requirement:ma-3.draws-and-shots",
    "LS307": "requirement:ma-2.injections",
    "LS308": "requirement:ma-3.review",
    "LS310": "requirement:ma-3.ecg",
    "LS311": "requirement:ma-2.months",
    "LS401": "requirement:lead.vital-signs",
    "LS402": "ladder:medical-assistant",
    "LS403": "program:trainer-course",
    "LS404": "ladder:medical-assistant",
    "LS405": "level:ma-1",
    "LS406": "requirement:ma-2.venipuncture",
    "LS407": "competency:blood-draw",
    "LS408": "level:ma-2",
    "LS409": "requirement:ma-2.months",
    "LS410": "requirement:supervisor.degree",
    "LS411": "level:ma-1",
    "LS414": "site:pediatrics-juniper",
    "LS503": "level:ma-2",
    "LS504": "site:family-orchard-road",
    "LS505": "program:ecg-course",
    "LS506": "funding:tuition",
    "LS511": "level:ma-1",
    "LS602": "ladder:medical-assistant",
    "LS603": "mentorship:mentorship",
    "LS604": "change:2026-07-blood-draw",
    "LS605": "level:ma-1",
    "LS651": "handbook:handbook",
    "LS653": "pathway:rn-adn",
    "LS701": "requirement:ma-1.ecg",
    "LS702": "requirement:ma-2.ecg",
    "LS801": "site:family-orchard-road",
    "LS804": "requirement:ma-3.small-project",
    "LS805": "credential:cma",
    "LS806": "handbook:handbook",
    "LS807": "level:ma-2",
    "LS808": "credential:cma-2",
    "LS811": "credential:cma",
    "LS902": "requirement:ma-3.small-project",
    "LS903": "level:ma-3",
    "LS904": "handbook:handbook",
}
"""Where an exception of a code, or of the codes that begin so, may stand: an example of `type:id`. The longest one counts."""

_ACCEPT: Final = """\
lint:
  accept:
    - rule: {code}
      at: {at}
      owner: hr
      until: 2027-06-30
      reason: Say here why it has to wait.
"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of one code, in words for people in HR."""

    code: str
    """The code, such as "LS401"."""
    group: str
    """What the codes that begin alike are about."""
    title: str
    """What is wrong, in a few words."""
    why: str
    """One to three sentences on why it matters; `code` stands in backticks."""
    severities: Mapping[Profile, Severity]
    """How bad it is under each profile, from the mildest profile to the hardest."""
    bad: str
    """A few lines of YAML that break the rule."""
    good: str
    """The same lines, mended."""
    accept: str
    """Lines for handbook.yml that accept one such problem for a time; "" where no exception can be accepted."""


def explain(code: str) -> Explanation:
    """Explain a code.

    Args:
        code: A code such as "LS401", in large or small letters.

    Raises:
        LadderError: There is no such code; the message names the nearest one.
    """
    wanted = code.strip().upper()
    rule = CATALOGUE.get(wanted)
    if rule is None:
        guess = nearest(wanted, [known for known in CATALOGUE if known[:3] == wanted[:3]] or CATALOGUE)
        raise LadderError(f"There is no code `{code}`. " + (f"Did you mean {guess}?" if guess else "`rungbook explain` lists all codes."))
    return Explanation(
        code=wanted,
        group=_longest(_GROUPS, wanted),
        title=rule.title,
        why=rule.why,
        severities=MappingProxyType({profile: severity_under(profile, wanted) for profile in get_args(Profile)}),
        bad=rule.bad,
        good=rule.good,
        accept="" if wanted.startswith(NEVER_ACCEPTED) else _ACCEPT.format(code=wanted, at=_longest(_WHERE, wanted)),
    )


def explanations() -> dict[str, tuple[Explanation, ...]]:
    """Explain every code: the groups in their order, and below each its codes."""
    every = [explain(code) for code in sorted(CATALOGUE)]
    return {group: tuple(found for found in every if found.group == group) for group in _GROUPS.values()}


def _longest(table: Mapping[str, str], code: str) -> str:
    """The entry with the longest key that the code begins with."""
    return table[max((start for start in table if code.startswith(start)), key=len)]
