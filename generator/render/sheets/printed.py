"""The sheets of a handbook, as they were printed: now, or in an earlier run for the same handbook.

What prints them is imported only when something has to be printed, so that a build whose sheets are all kept costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs
from msgspec.json import encode

from generator.render.sheets.store import Store, key_of
from generator.render.sheets.values import PrintedSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.render.sheets.values import PrintSettings
    from generator.views.sheet_notice import NoticeView
    from ladder_spec.handbook import Handbook


def printed_handbook(
    handbook: Handbook,
    facts: bytes,
    settings: PrintSettings,
    progress: Callable[[str], None] = lambda _: None,
    notice: NoticeView | None = None,
) -> tuple[PrintedSheet, ...]:
    """Return all sheets of a handbook. The same handbook and settings give the same bytes.

    Args:
        handbook: The handbook.
        facts: All that the handbook publishes, as bytes: where they are the same as in an earlier run, so are the sheets.
        settings: How sheets are printed.
        progress: Called with what is being done.
        notice: What changed; None = there is nothing to tell.

    Raises:
        UnprintableError: A text holds a character that no typeface of ours has.
    """
    store, key = Store(), key_of(facts, encode(settings), encode(notice))
    known = _kept(store, store.facts(key))
    if known is not None:
        return known
    from generator.render.sheets.printing import print_sheets  # noqa: PLC0415 - see the top of this module
    from generator.views.sheet_plan import sheet_plans  # noqa: PLC0415 - the same

    printed = print_sheets(sheet_plans(handbook, notice=notice), settings, progress)
    store.keep_facts(key, [_facts(sheet) for sheet in printed])
    store.tidy()
    return printed


def _facts(sheet: PrintedSheet) -> dict[str, Any]:
    """What is kept of a sheet beside its content."""
    return {name: value for name, value in structs.asdict(sheet).items() if name != "content"}


def _kept(store: Store, facts: Any) -> tuple[PrintedSheet, ...] | None:  # noqa: ANN401 - JSON that was kept
    """The sheets of an earlier run; None if one of them is not there any more."""
    if not isinstance(facts, list):
        return None
    found = []
    for one in facts:
        content = store.sheet(one["key"])
        if content is None:
            return None
        found.append(PrintedSheet(**one, content=content))
    return tuple(found)
