"""The sheet of a level at a clinic that differs: what it asks on top, swaps, and what you get signed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from generator.views import links
from generator.views.here import Here
from generator.views.level_places import at_level
from generator.views.proof import proofs
from generator.views.sheet_rows import SheetRow, SheetTerm, sheet_proofs
from ladder_spec.prose import Text

if TYPE_CHECKING:
    from generator.views.differences import AddView, DifferencesView
    from generator.views.here import Line
    from generator.views.sheet import SheetView
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.site import SiteFile


class SheetSite(Struct, frozen=True):
    """What differs at a clinic for a level."""

    title: str
    added: tuple[SheetRow, ...]
    """Skills on top, to tick and sign like the others."""
    notes: tuple[Line, ...]
    """Swaps, and skills that are not done here."""


def site_view(handbook: Handbook, view: SheetView, level: str, site: SiteFile) -> SheetView | None:
    """Return the sheet of a level at a clinic; None where the clinic differs in nothing at that level.

    Args:
        handbook: The handbook.
        view: The level's sheet as it holds everywhere.
        level: The level.
        site: A clinic that has the level.
    """
    page = links.page_path("site", site.id)
    here = Here(handbook, page)
    found = at_level(here, level, site)
    if not found.in_the_work:
        return None
    steps = {add.id: add for add in site.adds}
    added = tuple(_added(here, site.id, add, steps[add.anchor].competency, steps[add.anchor].proficiency) for add in found.adds)
    return structs.replace(
        view,
        imprint=structs.replace(view.imprint, page=page),
        site=SheetSite(site.title, added, _notes(found)),
    )


def _added(here: Here, site: str, add: AddView, competency: str, step: str) -> SheetRow:
    book = here.handbook
    evidence = book.competencies[competency].evidence.get(step, ())
    recognized = (Text(f"{add.recognized.link.title}. "), *add.recognized.details)
    return SheetRow(
        id=f"{site}.{add.anchor}",
        status="added",
        name=add.skill.title,
        step=add.step.title,
        before="",
        text=add.duty,
        terms=(SheetTerm("Why here", add.reason), SheetTerm("You get", recognized)),
        choices_words="",
        choices=(),
        proofs=sheet_proofs(proofs(here, evidence)),
    )


def _notes(found: DifferencesView) -> tuple[Line, ...]:
    swaps = (
        (Text(f"Swapped: {one.skill.title} ({one.step.title}) counts in the place of {one.out.title}. "), *one.reason)
        for one in found.swaps
    )
    not_here = (
        (
            Text(f"{one.skill.title} is not done here. Get it signed at {one.get_it_at.title} within {one.within}"),
            Text(", on paid time. " if one.paid_time else ". "),
            *one.reason,
        )
        for one in found.not_here
    )
    return (*swaps, *not_here)
