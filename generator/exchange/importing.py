"""Import a workbook or a job description in two steps: a plan that a person reads and edits, then the specs with a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.exchange.newfiles import FileThereError, write_new
from generator.exchange.packages import UnreadableOfficeFileError
from generator.exchange.workbook.applying import apply_plan
from generator.exchange.workbook.columns import tables
from generator.exchange.workbook.headings import folded
from generator.exchange.workbook.meaning import Meanings
from generator.exchange.workbook.plan_file import PlanError, plan_text, read_plan
from generator.exchange.workbook.planning import Planner
from generator.exchange.workbook.reading import read_workbook
from generator.exchange.workbook.report import counts, report_text
from ladder_spec.index import index_of
from ladder_spec.loading import load
from ladder_spec.models.competency import CompetenciesFile
from ladder_spec.models.credential import CredentialsFile
from ladder_spec.models.level import LevelFile
from ladder_spec.models.program import ProgramFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.exchange.workbook.columns import Table
    from generator.exchange.workbook.plan import Plan
    from generator.exchange.workbook.reading import ReadBook
    from ladder_spec.loading import SpecSet


@dataclass(frozen=True, slots=True)
class Done:
    """What an import wrote."""

    files: tuple[Path, ...]
    report: Path
    counts: dict[str, int]
    """Cells: `cells`, `used`, `left`; and `remarks`."""
    unfinished: int
    """How many things the spec language needs that the file does not say."""


def plan_path(file: Path) -> Path:
    """Return where the plan of a file lies: beside it."""
    return file.with_name(f"{file.name}.plan.yml")


def report_path(file: Path) -> Path:
    """Return where the report of an import lies: beside the file."""
    return file.with_name(f"{file.name}.report.md")


def make_plan(file: Path, handbook: Path) -> tuple[Path, Plan]:
    """Write the plan of a file beside it.

    Raises:
        UnreadableOfficeFileError: The file cannot be read.
        SpecNotFound: There is no handbook in that folder.
        FileThereError: There is a plan already; somebody may have edited it.
    """
    book = _read(file)
    known, meanings = _language(handbook)
    plan = Planner(book, known, meanings).plan()
    write_new({plan_path(file): plan_text(plan).encode()})
    return plan_path(file), plan


def apply(file: Path, handbook: Path) -> Done:
    """Write what a file and its plan give into a handbook, and the report beside the file.

    Raises:
        UnreadableOfficeFileError: The file cannot be read.
        SpecNotFound: There is no handbook in that folder.
        PlanError: There is no plan, or it has mistakes.
        FileThereError: The handbook has something of it already.
    """
    book = _read(file)
    known, meanings = _language(handbook)
    if not plan_path(file).is_file():
        raise PlanError(f"there is no plan `{plan_path(file)}`. Make it with `rungbook import {file} --plan`, and read it.")
    plan = read_plan(plan_path(file), book, known, meanings)
    found = apply_plan(book, plan, known, meanings)
    if found.clashes:
        named = "\n".join(f"  {clash}" for clash in found.clashes)
        raise FileThereError(
            f"nothing was written, because an import never changes what the handbook has:\n{named}\n"
            f"Name new ids in {plan_path(file)}, or take those rows out of it, or take the old files away first."
        )
    specs = {handbook / one.path: one.text.encode() for one in found.files}
    report = report_text(book, found, handbook.as_posix())
    write_new({**specs, report_path(file): report.encode()})
    return Done(tuple(specs), report_path(file), counts(book, found), sum(len(one.missing) for one in found.files))


def _read(file: Path) -> ReadBook:
    """Read a file by its ending."""
    ending = file.suffix.lower()
    if ending == ".docx":
        from generator.exchange.document import read_document_file  # noqa: PLC0415 - a workbook does not pay for it

        return read_document_file(file)
    if ending not in (".xlsx", ".xlsm"):
        raise UnreadableOfficeFileError(
            f"{file.name}: only .xlsx and .docx can be imported. Save it as one of these in your office program."
        )
    return read_workbook(file)


def _language(handbook: Path) -> tuple[tuple[Table, ...], Meanings]:
    """The tables of the spec language, and what words stand for, in a handbook that may have mistakes."""
    specs = load(handbook)
    ids = index_of(specs).titles
    also: dict[str, dict[str, str]] = {}
    for kind, name, one in _other_names(specs):
        also.setdefault(kind, {}).setdefault(folded(name), one)
    return tables(tuple(ids["step"])), Meanings(ids, also)


def _other_names(specs: SpecSet) -> Iterator[tuple[str, str, str]]:
    """Yield kind, another name of a thing, and its id."""
    for _, file in specs.of(CompetenciesFile):
        yield from (("competency", name, one.id) for one in file.competencies for name in one.aka)
    for _, level in specs.of(LevelFile):
        yield from (("level", name, level.id) for name in level.aka)
    for _, program in specs.of(ProgramFile):
        yield from (("program", name, program.id) for name in program.aka)
    for _, credentials in specs.of(CredentialsFile):
        for credential in credentials.credentials:
            yield "credential", credential.letters, credential.id
