"""From the handbook folder to the output tree: read, check, compile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs.exceptions import PluginError

from generator.build import BuildOptions, compile_handbook
from generator.render.sheets.printed import printed_handbook
from generator.render.sheets.values import PrintSettings, UnprintableError
from generator.site.changes import changes_of
from ladder_spec.errors import InvalidHandbook, LadderError
from ladder_spec.report import begin_check, when_asked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.output import OutputTree
    from generator.render.sheets.values import PrintedSheet
    from generator.views.sheet_notice import NoticeView
    from ladder_spec import Handbook
    from ladder_spec.checks.profile import Profile
    from ladder_spec.loading import SpecSet
    from ladder_spec.report import Aside, Checking, Report


class HandbookError(InvalidHandbook, PluginError):
    """The specs have errors, so there is nothing to publish. MkDocs ends such a build without a traceback.

    Attributes:
        report: All that was found.
        folder: The handbook folder.
    """

    def __init__(self, report: Report, folder: Path) -> None:
        """Keep the report, which tells what the errors are."""
        InvalidHandbook.__init__(self, report.problems)
        PluginError.__init__(self, str(self))
        self.report = report
        self.folder = folder


class PrintError(LadderError):
    """Texts of the handbook cannot be printed."""

    exit_code = 1


class Publishing(NamedTuple):
    """How and where the site is published."""

    directory_urls: bool
    """Whether pages are addressed as `pay/` (True) or as `pay.html`."""
    site_url: str = ""
    """The address of the site; "" = not known."""
    sheets: bool = True
    """Whether sheets are printed."""
    strict: bool = False
    """Whether the specs are held to the profile `strict`, and warnings stop the build, as in `rungbook check --strict`."""


class Loaded(NamedTuple):
    """A handbook that was read and compiled."""

    tree: OutputTree
    """What it compiled to. Publish nothing of it before `report` has been asked for."""
    report: Callable[[], Report]
    """Waits for the end of the check and gives what it found; it raises a HandbookError as `load` does."""
    specs: SpecSet
    """The specs as loaded."""
    linked: Callable[[], object]
    """Waits for the check of ids, which takes little time, and raises a HandbookError where one leads nowhere."""


class Early(NamedTuple):
    """A check that was begun before anybody knew which handbook the site is of."""

    folder: Path
    """The folder that was taken for the handbook."""
    checking: Checking
    """The check of it."""


def load(  # noqa: PLR0913 - each of the three ways to read less has one
    folder: Path,
    publishing: Publishing,
    progress: Callable[[str], None],
    *,
    aside: Aside | None = None,
    known: SpecSet | None = None,
    early: Early | None = None,
) -> Loaded:
    """Read the handbook and compile it; the check of its ids and its rules of meaning may still be at work then.

    Args:
        folder: The handbook folder.
        publishing: How the site is published.
        progress: Called with what is being done, where that takes long.
        aside: Begins checks and rules in another process, or later; None = they end before anything is compiled.
        known: Another version, as loaded, most of whose files stand as they stood; None = every file is read.
        early: A check that was begun a moment ago, perhaps of this folder.

    Raises:
        HandbookError: The specs have errors; or, when strict, warnings.
        SpecNotFound: There is no handbook in the folder.
        PrintError: A text cannot be printed.
    """
    profile: Profile | None = "strict" if publishing.strict else None
    if early is not None and early.folder.resolve() == folder.resolve():
        checking = early.checking.judged_by(profile)
    else:
        checking = begin_check(folder, profile=profile, aside=aside or when_asked, known=known)

    def whole() -> Report:
        found = checking.finish()
        if not found.ok or (publishing.strict and found.problems):
            raise HandbookError(found, folder)
        return found

    def linked() -> None:
        if not checking.linked().ok:
            whole()

    report = checking.read if aside and checking.read.ok else whole()
    try:
        tree = _compiled(report, folder, publishing, progress, whole)
    except UnprintableError as error:
        from generator.render.sheets.places import unprintable_words  # noqa: PLC0415 - for a mistake only

        raise PrintError(f"Some texts cannot be printed. In {folder}:\n{unprintable_words(error.found, report.sources)}") from error
    except Exception:
        whole()  # a handbook with ids that lead nowhere, or one that breaks a rule, may be what nothing can be made of
        raise
    return Loaded(tree, whole, report.specs, linked)


def _compiled(
    report: Report, folder: Path, publishing: Publishing, progress: Callable[[str], None], whole: Callable[[], object]
) -> OutputTree:
    """Compile a handbook.

    Args:
        report: What is known of it.
        folder: Its folder.
        publishing: How the site is published.
        progress: Called with what is being done, where that takes long.
        whole: Waits for the end of the check.

    Raises:
        UnprintableError: A text cannot be printed.
        Exception: Whatever a handbook leads to that has an error.
    """
    handbook = report.handbook()
    settings = PrintSettings(handbook.file.paper, publishing.site_url, publishing.directory_urls)

    def press(book: Handbook, facts: bytes, notice: NoticeView | None) -> tuple[PrintedSheet, ...]:
        whole()  # printing takes long, and is not begun for nothing
        return printed_handbook(book, facts, settings, progress, notice)

    options = BuildOptions(
        directory_urls=publishing.directory_urls,
        print_sheets=press if publishing.sheets else None,
        editions=_editions(folder),
        changes=changes_of(report, folder),
        site_url=publishing.site_url,
    )
    return compile_handbook(handbook, options)


def _editions(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The frozen editions of a handbook."""
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted((folder / "editions").glob("*.json")))
