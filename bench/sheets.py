"""Our sheets beside WeasyPrint's and Chromium's: the same words, in turn, warm; our forms; and 200 sheets by ourselves, cold."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import structs

from bench import run, sheet_peers
from bench.measure import Contender, measure
from bench.sheet_html import html_page
from generator.render.sheets.forms import with_fields
from generator.render.sheets.job import job_data, qr_code
from generator.render.sheets.press import Press
from generator.render.sheets.printing import print_sheets
from generator.render.sheets.repack import repacked
from generator.render.sheets.values import PrintSettings
from generator.views.sheet_plan import SheetPlan, sheet_plans
from ladder_spec import load_handbook

SETTINGS = PrintSettings("letter", "https://careers.example.org/")
LEVELS = ("apprentice", "ma-1", "ma-2")
"""One page, two pages, three pages."""
OURS = ("Typst", "Typst, repacked")
"""Forms are measured in these ways alone: the others would print them without fields."""
_NO_WORDS = frozenset({"id", "status", "kind", "t", "href"})
"""What of the data the templates act on and do not show."""
MANY = 200
GOAL = (
    "Goals: 30 ms warm for each sheet, repacking 15 ms more; at least 8 times faster than WeasyPrint and 6 times than Chromium; "
    "45 KB, a form 60 KB; 200 sheets cold in 6 s on 2 cores."
)


@dataclass
class Made:
    """What one way of printing did with one sheet."""

    took: list[float] = field(default_factory=list)
    """Milliseconds."""
    size: int = 0

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self.took)


def sheets(rounds: int) -> str:
    """Return the tables.

    Args:
        rounds: How often each sheet is printed in each way.
    """
    plans = {plan.path: plan for plan in sheet_plans(load_handbook(run.REFERENCE))}
    chosen = {f"{level}, {form}": plans[path] for level in LEVELS for form, path in _paths(level)}
    levels = [plan for plan in plans.values() if plan.kind == "level" and not plan.fillable]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ways = _ways(stack, Path(folder))
        results = {sheet: {way: Made() for way in ways if not plan.fillable or way in OURS} for sheet, plan in chosen.items()}
        for number in range(rounds + 1):
            for sheet, plan in chosen.items():
                for place, (way, made) in enumerate(results[sheet].items()):
                    _measure(made, ways[way], _data(plan, number * len(ways) + place), warm=number > 0)
    lines = [
        f"### sheets, typst {version('typst')}, {_peers()}",
        "",
        "| sheet | way | ms median (min to max) | KB | times as long as Typst alone | by the best runs |",
        "|---|---|--:|--:|--:|--:|",
        *(_row(sheet, way, made, ways) for sheet, ways in results.items() for way, made in ways.items()),
        "",
        _together({sheet: ways for sheet, ways in results.items() if not chosen[sheet].fillable}),
        _mean(levels, rounds),
        _cold(),
        GOAL,
    ]
    return "\n".join(lines)


def _paths(level: str) -> tuple[tuple[str, str], ...]:
    return ("sheet", f"sheets/levels/{level}.pdf"), ("form", f"sheets/forms/{level}-form.pdf")


def _data(plan: SheetPlan, number: int) -> dict[str, Any]:
    """The data of a sheet with other words each time, so that nothing of it is remembered. Its QR code is there already, for all alike."""
    data = job_data(plan, SETTINGS)
    qr_code(data["address"])
    return data | {part: _reworded(data[part], number) for part in ("facts", "groups", "rules", "ways_in", "ways_out")}


def _reworded(value: Any, number: int) -> Any:  # noqa: ANN401 - text, number, yes-no, list or mapping
    if isinstance(value, dict):
        return {name: inner if name in _NO_WORDS else _reworded(inner, number) for name, inner in value.items()}
    if isinstance(value, list):
        return [_reworded(inner, number) for inner in value]
    return f"{value} {number}" if isinstance(value, str) and value.strip() else value


def _ways(stack: ExitStack, folder: Path) -> dict[str, Callable[[dict[str, Any]], bytes]]:
    """The ways of printing, each from our data to a PDF."""
    press = Press()
    ways: dict[str, Callable[[dict[str, Any]], bytes]] = {
        OURS[0]: press.print,
        OURS[1]: lambda data: (with_fields if data["fillable"] else repacked)(press.print(data))[0],
    }
    if find_spec("weasyprint"):
        weasyprint = stack.enter_context(sheet_peers.weasyprint())
        ways["WeasyPrint"] = lambda data: weasyprint(html_page(data))
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program:
        chromium = stack.enter_context(sheet_peers.chromium(program, folder))
        ways["Chromium"] = lambda data: chromium(html_page(data))
    return ways


def _peers() -> str:
    names = [f"{name} {version(name)}" for name in ("pikepdf", "weasyprint", "playwright") if find_spec(name)]
    return ", ".join(names) + ("" if find_spec("weasyprint") else "; WeasyPrint is not measured: `pip install weasyprint`")


def _measure(made: Made, make: Callable[[dict[str, Any]], bytes], data: dict[str, Any], *, warm: bool) -> None:
    start = time.perf_counter()
    made.size = len(make(data))
    if warm:
        made.took.append((time.perf_counter() - start) * 1000)


def _row(sheet: str, way: str, made: Made, ways: dict[str, Made]) -> str:
    spread = f"{made.median:.1f} ({min(made.took):.1f} to {max(made.took):.1f})"
    alone = ways[OURS[0]]
    ratios = f"{made.median / alone.median:.1f} | {min(made.took) / min(alone.took):.1f}"
    return f"| {sheet} | {way} | {spread} | {made.size / 1000:.1f} | {ratios} |"


def _together(results: dict[str, dict[str, Made]]) -> str:
    """The sheets that all print, added up."""
    sums = {way: sum(ways[way].median for ways in results.values()) for way in next(iter(results.values()))}
    ours = sums[OURS[0]]
    others = ", ".join(f"{way} {took / ours:.1f} times as long" for way, took in sums.items() if way not in OURS)
    return f"The {len(results)} sheets that all print, added up: Typst {ours:.1f} ms, {others or 'no other'}."


def _mean(plans: list[SheetPlan], rounds: int) -> str:
    """All requirement sheets, warm, each with other words each time."""
    press, ways = Press(), {plan.path: (Made(), Made()) for plan in plans}
    for number in range(rounds + 1):
        for plan in plans:
            data, start = _data(plan, -1 - number), time.perf_counter()
            printed = press.print(data)
            between = time.perf_counter()
            small = repacked(printed)[0]
            for made, took in zip(ways[plan.path], (between - start, time.perf_counter() - between), strict=True):
                made.size = len(small)
                made.took += [took * 1000] if number else []
    printing, packing = (statistics.mean(min(made.took) for made in way) for way in zip(*ways.values(), strict=True))
    size = statistics.mean(made.size for made, _ in ways.values()) / 1000
    return (
        f"All {len(plans)} requirement sheets, the best of {rounds} runs of each, on the mean: {printing:.1f} ms, "
        f"repacking {packing:.1f} ms more, {size:.1f} KB."
    )


def _cold() -> str:
    """200 sheets in a new process with nothing kept, start of Python and reading of the handbook included."""
    with tempfile.TemporaryDirectory() as kept:
        command = [sys.executable, "-m", "bench.sheets"]
        took = measure(Contender("200 sheets", command, run.ROOT, environment={"XDG_CACHE_HOME": kept}))
    return (
        f"{MANY} sheets cold, forms and booklet apart, start-up included: {took.wall:.2f} s on {os.cpu_count()} cores, "
        f"{took.cpu:.2f} s of processor time, {took.peak:.0f} MiB."
    )


def print_many() -> None:
    """Print 200 sheets that all differ: those of the handbook, then those of its next editions."""
    every = [plan for plan in sheet_plans(load_handbook(run.REFERENCE)) if not plan.fillable and plan.kind != "booklet"]
    plans = []
    for number in range(MANY):
        plan = every[number % len(every)]
        edition = structs.replace(plan.view.imprint, edition=f"{plan.view.imprint.edition}.{number // len(every)}")
        plans.append(structs.replace(plan, path=f"{number}.pdf", view=structs.replace(plan.view, imprint=edition)))
    assert len({sheet.content for sheet in print_sheets(plans, SETTINGS)}) == MANY  # noqa: S101 - a figure of sheets that are the same means nothing


if __name__ == "__main__":
    print_many()
