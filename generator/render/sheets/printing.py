"""Many sheets, printed on all cores, and kept by what stands on them, so that no sheet is made twice."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import local
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec import structs

from generator.render.sheets.data import texts
from generator.render.sheets.fonts import unprintable
from generator.render.sheets.forms import with_fields
from generator.render.sheets.job import document_title, job_data
from generator.render.sheets.press import Press
from generator.render.sheets.repack import repacked
from generator.render.sheets.store import Store, key_of
from generator.render.sheets.values import PrintedSheet, Unprintable, UnprintableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.render.sheets.values import PrintSettings
    from generator.views.sheet_plan import SheetPlan

_FEW: Final = 6
"""So few sheets are printed in the thread that asks: another press would first have to be made ready."""


def print_sheets(
    plans: Iterable[SheetPlan],
    settings: PrintSettings,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[PrintedSheet, ...]:
    """Return printed sheets, in the order of their plans; those that were printed before are taken from there.

    Args:
        plans: The sheets.
        settings: How they are printed.
        progress: Called with what is being done.

    Raises:
        UnprintableError: A text holds a character that no typeface of ours has.
    """
    every, marks = list(plans), dict[int, str]()  # the list keeps the subjects, so that none takes the number of another
    jobs = [_job(plan, settings, marks) for plan in every]
    refuse_unprintable(jobs)
    store, done = Store(), dict[str, tuple[bytes, int]]()
    waiting = {job.key: job for job in jobs if not _taken(store, job, done)}
    for number, (key, content, pages) in enumerate(_pressed(list(waiting.values())), 1):
        progress(f"Printing sheets: {number} of {len(waiting)}")
        done[key] = content, pages
        store.keep_sheet(key, content)
        store.keep_facts(key, pages)
    return tuple(structs.replace(job.sheet, content=done[job.key][0], pages=done[job.key][1]) for job in jobs)


class Job(NamedTuple):
    """A sheet on its way to the press."""

    key: str
    sheet: PrintedSheet
    """Without pages and content."""
    data: dict[str, Any]
    """See job_data."""


def refuse_unprintable(jobs: Iterable[Job]) -> None:
    """Check that every character can be printed.

    Raises:
        UnprintableError: One cannot.
    """
    found: dict[tuple[str, str], Unprintable] = {}
    for job in jobs:
        every = list(texts(job.data))
        if unprintable("".join(every)):
            for text in every:
                for character in unprintable(text):
                    found.setdefault((character, text), Unprintable(character, text, job.sheet.path))
    if found:
        raise UnprintableError(list(found.values()))


def _job(plan: SheetPlan, settings: PrintSettings, marks: dict[int, str]) -> Job:
    """A sheet on its way; `marks` are those of the subjects so far, as several sheets have one subject."""
    data = job_data(plan, settings, marks.get(id(plan.subject), ""))
    marks[id(plan.subject)] = data["mark"]
    key = key_of(json.dumps(data, sort_keys=True).encode())
    sheet = PrintedSheet(plan.path, plan.kind, plan.fillable, plan.about, plan.site, document_title(plan), data["mark"], 0, key)
    return Job(key, sheet, data)


def _taken(store: Store, job: Job, done: dict[str, tuple[bytes, int]]) -> bool:
    """Whether a sheet was kept; if so, it stands among those that are done."""
    content, pages = store.sheet(job.key), store.facts(job.key)
    if content is None or not isinstance(pages, int):
        return False
    done[job.key] = content, pages
    return True


def _pressed(jobs: Sequence[Job]) -> Iterator[tuple[str, bytes, int]]:
    """Print sheets, on all cores if there are many; each comes when it is ready."""
    if len(jobs) <= _FEW:
        yield from (_press(job) for job in jobs)
        return
    # The longest first, so that nobody waits for it at the end; all others in their order, as Typst remembers the rows of the last sheets.
    ordered = sorted(jobs, key=lambda job: job.sheet.kind != "booklet")
    with ThreadPoolExecutor(min(len(os.sched_getaffinity(0)), len(jobs))) as pool:
        for ready in as_completed([pool.submit(_press, job) for job in ordered]):
            yield ready.result()


_presses = local()
"""Each thread has a press of its own: Typst lets go of Python's lock while it works, and a press does one sheet at a time."""


def _press(job: Job) -> tuple[str, bytes, int]:
    if not hasattr(_presses, "press"):
        _presses.press = Press()
    finish = with_fields if job.sheet.fillable else repacked
    return job.key, *finish(_presses.press.print(job.data))
