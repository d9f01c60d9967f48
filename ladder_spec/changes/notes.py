"""What `check --against` finds: changes that nobody announced, notes that say the wrong thing, duties without pay, ids that are lost.

Only two versions show these. A change is accepted by naming it in a note in `changes/`, never by a flag.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ladder_spec.changes.both import Both
from ladder_spec.changes.kinds import Direction
from ladder_spec.changes.version import comparable, difference, version_of
from ladder_spec.problems import problem
from ladder_spec.reach import speaks_of
from ladder_spec.source import FILE_START

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ladder_spec.changes.change import Change
    from ladder_spec.changes.version import Version
    from ladder_spec.handbook import Handbook
    from ladder_spec.loading import SpecFile, SpecSet
    from ladder_spec.models.words import ChangeFile
    from ladder_spec.problems import Problem
    from ladder_spec.references import Definition

_FOLLOWS: Final = frozenset({"no-longer-taught", "time-longer"})
"""Kinds that only follow from others, which need the note."""
ANY_DIRECTION: Final = "easier"
"""What a note says about something that is gone, of which nothing else can be told."""
_RETIRES: Final = frozenset({"requirement-removed", "level-removed"})
_RAISES: Final = frozenset({"pay-raised", "extra-pay-added", "pay-shown"})


def _notice_days(book: Handbook) -> int:
    return max((policy.notice_days for policy in book.promotions.values()), default=0)


def held_against(specs: SpecSet, earlier: Version, today: date) -> Iterator[Problem]:
    """Yield what is wrong with a handbook when it is held against an earlier version.

    Args:
        specs: The handbook as loaded.
        earlier: The earlier version.
        today: The day of the run.
    """
    old, new = comparable(earlier, version_of(specs))
    if old.handbook is None or new.handbook is None:
        return
    found = Held(old.handbook, new.handbook, difference(old, new).changes, Places(specs), today)
    yield from found.without_note()
    yield from found.wrong_notes()
    yield from found.notes_of_nothing()
    yield from found.duties_without_pay()
    yield from found.lost_ids()


@dataclass(frozen=True, eq=False)
class Places:
    """Where things stand in the files."""

    specs: SpecSet

    @cached_property
    def _by_name(self) -> dict[str, tuple[SpecFile, Definition]]:
        found: dict[str, tuple[SpecFile, Definition]] = {}
        for file in self.specs.files:
            for thing in file.collected.definitions:
                names = [f"{level}.{thing.id}" for level in file.names] if thing.kind == "requirement" else [f"{thing.kind}:{thing.id}"]
                if thing.kind == "duty":
                    names = [f"duty:{level}.{thing.id}" for level in file.names]
                for name in names:
                    found.setdefault(name, (file, thing))
        return found

    def problem(self, code: str, at: str, message: str, hint: str, key: str = "") -> Problem:
        """Make a problem at a thing, or at a key beside its id; for a thing that is gone, at what it was a part of."""
        level = f"level:{at.partition('.')[0]}"
        held = self._by_name.get(at) or (self._by_name.get(level) if ":" not in at else None)
        if held is None:
            kind = at.partition(":")[0]
            file = next((f for f in self.specs.files if f.kind.name == {"policy": "mentorship"}.get(kind, kind)), None)
            place = file.path if file is not None else "handbook.yml"
            return problem(code, place, FILE_START, message, hint)
        file, thing = held
        path = (*thing.path[:-1], key) if key else thing.path
        return problem(code, file.path, file.span(*path), message, hint, path=file.tree.original(path))


@dataclass(frozen=True, eq=False)
class Held:
    """Two versions with what changed between them."""

    old: Handbook
    new: Handbook
    changes: tuple[Change, ...]
    places: Places
    today: date

    @cached_property
    def notes(self) -> tuple[ChangeFile, ...]:
        """Notes that can speak of these changes: new ones, and those announced before for this edition or for a day to come."""
        before = {note.id: note for note in self.old.changes}
        edition = self.new.file.edition
        return tuple(
            note
            for note in self.new.changes
            if before.get(note.id) != note or note.effective > self.today or edition == note.edition != self.old.file.edition
        )

    @property
    def promised_days(self) -> int:
        """The days of notice that people can count on: the promise that they had, or a better one."""
        return max(_notice_days(self.old), _notice_days(self.new))

    def without_note(self) -> Iterator[Problem]:
        """Everything that is harder, takes pay away, or retires something is named in a note that says so, in time."""
        for (at, direction), changes in self.needing.items():
            speaking = self._speaking(at)
            fitting = [note for note in speaking if direction in ("", note.direction)]
            if not speaking:
                what = {"harder": "this is harder now", "pay": "this takes money away", "": "this is gone now"}[direction]
                label = direction or ANY_DIRECTION
                hint = f"write a file in `changes/` with `touches: [{at}]` and `direction: {label}`; `rungbook diff` begins it for you"
                told = f"{what}, and no change note says so: {changes[0]}"
                yield self.places.problem("LS604", at, told, hint)
            elif not fitting:
                note = speaking[0]
                told = f"this note says `{note.direction}`, and what it touches is `{direction}`: {changes[0]}"
                yield self.places.problem(
                    "LS604", f"change:{note.id}", told, f"write `direction: {direction}`, or a note of its own", "direction"
                )
            elif direction:
                yield from self._too_late(fitting)

    def unannounced(self) -> dict[tuple[str, str], list[Change]]:
        """What needs a note and is in none: place and direction that the note must have."""
        return {(at, direction or ANY_DIRECTION): found for (at, direction), found in self.needing.items() if not self._speaking(at)}

    def _speaking(self, at: str) -> list[ChangeFile]:
        return [note for note in self.notes if any(self._covers(touched, at) for touched in note.touches)]

    @cached_property
    def needing(self) -> dict[tuple[str, str], list[Change]]:
        """What needs a note: place and direction that the note must have, "" = any."""
        found: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in self.changes:
            if change.code in _FOLLOWS:
                continue
            if change.kind.takes_away or change.direction is Direction.HARDER:
                found[change.at, change.direction.value].append(change)
            elif change.code in _RETIRES:
                found[change.at, ""].append(change)
        return dict(found)

    def _too_late(self, notes: list[ChangeFile]) -> Iterator[Problem]:
        """The notice is that of the promise which people had; LS604 of one version looks at harder ones under the new promise."""
        promised = self.promised_days
        for note in notes:
            given = (note.effective - note.announced).days
            said_already = note.direction == "harder" and given < _notice_days(self.new)
            if given < promised and not said_already:
                message = f"this change gives {given} days of notice; people were promised {promised}"
                day = note.announced + timedelta(days=promised)
                yield self.places.problem("LS604", f"change:{note.id}", message, f"let it hold from {day} or later", "effective")

    def wrong_notes(self) -> Iterator[Problem]:
        """A new note says what the things that it touches did; one of which nothing has changed yet announces it."""
        before = {note.id for note in self.old.changes}
        for note in self.new.changes:
            met = [change for change in self.changes if any(self._covers(touched, change.at) for touched in note.touches)]
            did = {change.direction.value for change in met}
            needed = {direction for (at, direction) in self.needing if any(self._covers(touched, at) for touched in note.touches)}
            if note.id in before or not met or note.direction in did or "person" in did or needed - {""}:
                continue
            words = " and ".join(f"`{one}`" for one in sorted(did))
            message = f"this note says `{note.direction}`, and what it touches is {words}: {met[0]}"
            yield self.places.problem("LS604", f"change:{note.id}", message, f"write `direction: {min(did)}`", "direction")

    def notes_of_nothing(self) -> Iterator[Problem]:
        """A new note touches what one of the two versions has."""
        both = Both(self.old, self.new)
        before = {note.id for note in self.old.changes}
        for note in self.new.changes:
            for touched in note.touches if note.id not in before else ():
                kind, _, thing = touched.rpartition(":")
                if kind not in {"", "policy"} and not any(thing in side for side in both.things(kind)):
                    message = f"`{touched}` is neither in this version nor in the one before"
                    yield self.places.problem(
                        "LS201", f"change:{note.id}", message, "write what changes, as the comment names it", "touches"
                    )

    def _covers(self, touched: str, at: str) -> bool:
        """Whether a note that touches one thing speaks of a change at another."""
        return speaks_of(touched, at, (self.new, self.old))

    def duties_without_pay(self) -> Iterator[Problem]:
        """A level that gets a duty gets something for it."""
        raised = {change.at for change in self.changes if change.code in _RAISES}
        for level in self.new.levels.values():
            before = self.old.levels.get(level.id)
            if before is None or f"level:{level.id}" in raised:
                continue
            if any(f"differential:{one}" in raised for one in getattr(level.pay, "differentials", ())):
                continue
            told = {duty.id for duty in before.duties} | {duty.text for duty in before.duties}
            for duty in level.duties:
                if duty.id not in told and duty.text not in told:
                    message = "this duty is new, and the pay of the level did not move"
                    hint = "raise the pay, name extra pay for it, or take a duty out in its place"
                    if len(level.duties) > len(before.duties):
                        yield self.places.problem("LS405", f"duty:{level.id}.{duty.id}", message, hint)

    def lost_ids(self) -> Iterator[Problem]:
        """No id of a requirement, skill or level goes without a word: it was renamed, replaced, or retired."""
        for change in self.changes:
            if change.code == "rename-suspected":
                hint = f"write `renamed_from` with the old id {change.old}, or retire that one if this is something else"
                yield self.places.problem(
                    "LS903", change.at, f"{change.old} is gone without a word, and {change.new} is much like it", hint
                )
            elif (change.code in _RETIRES or (change.code == "thing-removed" and change.at.startswith("competency:"))) and not self._buried(
                change.at
            ):
                message = f"`{change.at}` is gone without a word: ticks, printed sheets, and links hang on it"
                yield self.places.problem(
                    "LS903", change.at, message, "enter it under `retired` with edition and reason, or name it in `replaces`"
                )

    def _buried(self, at: str) -> bool:
        kind, colon, thing = at.partition(":")
        if not colon:
            level, _, name = at.partition(".")
            return level not in self.new.levels or any(grave.id == name for grave in self.new.levels[level].retired)
        files = self.new.ladders.values() if kind == "level" else self.new.domains.values()
        return any(grave.id == thing for file in files for grave in file.retired)
