"""The tasks of all levels as one list to tick, and as tables of tasks and levels to count on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views.differences import differences
from generator.views.level_pay import pay_in_short
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.views.here import Here
    from generator.views.page import LinkView
    from ladder_spec.models.level import Duty

_CLASSES: Final = "classes_and_programs"
_OTHERS: Final = "other_tasks"
_TITLES: Final = {_CLASSES: "Classes and programs", _OTHERS: "Other tasks"}
"""Groups that are no domain. No id holds an underscore, so that no domain can take their names."""
_COLUMNS: Final = 12
"""So many levels fit beside the tasks on a sheet of paper."""


class TaskView(Struct, frozen=True):
    """A task that people do."""

    id: str
    """task-1, in the order of the page."""
    text: str
    levels: tuple[str, ...]
    """The levels that list it."""


class TaskGroupView(Struct, frozen=True):
    """Tasks of one kind."""

    title: str
    tasks: tuple[TaskView, ...]


class AddedTaskView(Struct, frozen=True):
    """A task that a clinic adds."""

    id: str
    text: str
    site: LinkView
    from_level: str
    get: LinkView
    """What you get for it."""


class MatchView(Struct, frozen=True):
    """A level that tasks may lead to."""

    id: str
    link: LinkView
    pay: str
    below: tuple[str, ...]
    """The levels from which promotions lead here."""
    tasks: int
    """How many tasks it lists."""
    half: int
    """With so many it matches."""


class TaskRow(Struct, frozen=True):
    """A task in a table."""

    id: str
    text: str
    listed: tuple[bool, ...]
    """For each level of the table, whether it lists the task."""


class TaskRows(Struct, frozen=True):
    """Tasks of one kind in a table."""

    title: str
    rows: tuple[TaskRow, ...]


class TaskTable(Struct, frozen=True):
    """Some levels with their tasks, as many as fit on paper."""

    title: str
    """The ladder, where there are several; "" = there is one."""
    levels: tuple[MatchView, ...]
    groups: tuple[TaskRows, ...]


class TasksView(Struct, frozen=True):
    """Everything about tasks."""

    groups: tuple[TaskGroupView, ...]
    added: tuple[AddedTaskView, ...]
    levels: tuple[MatchView, ...]
    tables: tuple[TaskTable, ...]


def tasks_view(here: Here) -> TasksView:
    """Return all tasks and all levels."""
    book = here.handbook
    groups = _groups(here)
    levels = tuple(_match(here, level) for level in book.levels)
    return TasksView(groups=groups, added=_added(here), levels=levels, tables=tuple(_tables(here, groups, levels)))


def _groups(here: Here) -> tuple[TaskGroupView, ...]:
    """Tasks by the domain of the skill behind them: not by level, which would give the answer away. The same words are one task."""
    found: dict[str, dict[str, tuple[str, list[str]]]] = {group: {} for group in (*here.handbook.domains, _CLASSES, _OTHERS)}
    for level in here.handbook.levels.values():
        for duty in level.duties:
            text = plain(duty.text)
            _, levels = found[_group_of(here, duty)].setdefault(_same(text), (text, []))
            if level.id not in levels:
                levels.append(level.id)
    number, groups = 0, []
    for group, tasks in found.items():
        if tasks:
            views = tuple(TaskView(f"task-{place}", text, tuple(levels)) for place, (text, levels) in enumerate(tasks.values(), number + 1))
            groups.append(TaskGroupView(_TITLES.get(group) or here.title("domain", group), views))
            number += len(views)
    return tuple(groups)


def _same(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _group_of(here: Here, duty: Duty) -> str:
    if duty.competency:
        return here.handbook.domain_of(duty.competency).domain.id
    return _CLASSES if duty.program else _OTHERS


def _added(here: Here) -> tuple[AddedTaskView, ...]:
    adds = differences(here, *here.handbook.sites.values()).adds
    return tuple(
        AddedTaskView(f"added-{place}", plain(add.duty), add.site, add.from_level.title, add.recognized.link)
        for place, add in enumerate(adds, 1)
    )


def _match(here: Here, level: str) -> MatchView:
    book = here.handbook
    tasks = len({_same(plain(duty.text)) for duty in book.levels[level].duties})
    return MatchView(
        id=level,
        link=here.thing("level", level),
        pay=pay_in_short(here, book.levels[level]),
        below=tuple(other for other in book.ladder_of(level).levels if other != level and level in book.levels_from(other)),
        tasks=tasks,
        half=(tasks + 1) // 2,
    )


def _tables(here: Here, groups: Sequence[TaskGroupView], levels: Sequence[MatchView]) -> Iterator[TaskTable]:
    """One table for each ladder, or several where it has more levels than fit beside the tasks."""
    ladders = here.handbook.ladders
    for ladder in ladders.values():
        own = [level for level in levels if level.id in ladder.levels]
        for start in range(0, len(own), _COLUMNS):
            yield _table(groups, own[start : start + _COLUMNS], ladder.title if len(ladders) > 1 else "")


def _table(groups: Sequence[TaskGroupView], levels: Sequence[MatchView], title: str) -> TaskTable:
    columns = [level.id for level in levels]
    found = ((group.title, [task for task in group.tasks if set(task.levels) & set(columns)]) for group in groups)
    return TaskTable(
        title=title,
        levels=tuple(levels),
        groups=tuple(
            TaskRows(name, tuple(TaskRow(task.id, task.text, tuple(level in task.levels for level in columns)) for task in tasks))
            for name, tasks in found
            if tasks
        ),
    )
