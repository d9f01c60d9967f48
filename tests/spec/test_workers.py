"""Sharing work among processes: results in order, errors as errors, no process left behind."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from ladder_spec import workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    """However many processes there are, the joined shares are the items."""
    shares = workers.run(list, range(1000), count)
    assert [item for share in shares for item in share] == list(range(1000))


def test_shares_run_in_several_processes() -> None:
    """Work is done here and elsewhere at the same time: each of two processes waits for the other."""
    first, second = os.pipe(), os.pipe()
    parent = os.getpid()

    def work(_: Sequence[int]) -> int:
        mine, theirs = (first, second) if os.getpid() == parent else (second, first)
        os.write(theirs[1], b"x")
        os.read(mine[0], 1)
        return os.getpid()

    here, there = workers.run(work, [1, 2], 2)
    assert parent in {here, there}
    assert here != there


def only_there(fate: Callable[[], None]) -> Callable[[Sequence[int]], None]:
    """Work that meets its fate in the other process, which surely gets a share."""
    parent, reached = os.getpid(), os.pipe()

    def work(_: Sequence[int]) -> None:
        if os.getpid() == parent:
            os.read(reached[0], 1)  # leave a share to the other process
            return
        os.write(reached[1], b"x")
        fate()

    return work


def test_an_error_in_a_process_is_told() -> None:
    """The parent raises what the child said."""

    def fail() -> None:
        raise ValueError("page 2 has no title")

    with pytest.raises(workers.WorkerError, match="page 2 has no title"):
        workers.run(only_there(fail), [1, 2], 2)


def test_an_error_here_stops_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the parent's own share fails, no child is left."""
    parent, fork, children = os.getpid(), os.fork, list[int]()

    def noted_fork() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", noted_fork)

    def work(_: Sequence[int]) -> None:
        if os.getpid() == parent:
            raise ValueError("here")
        signal.pause()

    with pytest.raises(ValueError, match="here"):
        workers.run(work, [1, 2], 2)
    (child,) = children
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_killed_process_is_told() -> None:
    """A child that the system kills is an error, not a missing page."""
    with pytest.raises(workers.WorkerError, match="ended early"):
        workers.run(only_there(lambda: os.kill(os.getpid(), signal.SIGKILL)), [1, 2], 2)


def test_few_items_are_not_worth_a_process() -> None:
    """A small handbook is built in one process."""
    assert workers.processes(workers.FEWEST_ITEMS - 1) == 1
    assert workers.processes(10_000) == len(os.sched_getaffinity(0))


def test_work_aside_runs_while_this_process_goes_on() -> None:
    """It is done in another process, and its result is given as often as it is asked for."""
    reader, writer = os.pipe()

    def work() -> int:
        os.read(reader, 1)  # ends only after this process has gone on
        return os.getpid()

    (result,) = workers.aside(work)
    os.write(writer, b"x")
    assert result() != os.getpid()
    assert result() == result()


def test_a_process_that_helps_begins_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the cores are at work already when it is begun."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    (at_work,) = workers.aside(lambda: workers.processes(1000))
    assert at_work() == 1
    assert workers.processes(1000) > 1


def test_an_error_aside_is_told_when_its_result_is_asked_for() -> None:
    """Nothing is lost by working elsewhere."""

    def work() -> None:
        raise ValueError("no such rule")

    (result,) = workers.aside(work)
    with pytest.raises(workers.WorkerError, match="no such rule"):
        result()


def test_steps_aside_are_told_one_by_one() -> None:
    """The first has its result while the second is at work, and whoever asks for the second alone gets it too."""
    reader, writer = os.pipe()

    def second() -> int:
        os.read(reader, 1)
        return 2

    for ask_for_first in (True, False):
        first, then = workers.aside(lambda: 1, second)
        if ask_for_first:
            assert first() == 1
        os.write(writer, b"x")
        assert then() == 2
        assert (first(), then()) == (1, 2)


@pytest.mark.parametrize("killed", [True, False])
def test_a_step_that_fails_aside_is_told_as_often_as_anybody_asks(*, killed: bool) -> None:
    """Steps before it keep their results, those after it have its error, and no process is left behind."""

    def fail() -> int:
        if killed:
            os.kill(os.getpid(), signal.SIGKILL)
        raise ValueError("no such rule")

    before, broken, after = workers.aside(os.getpid, fail, os.getpid)
    for step in (broken, after, broken):
        with pytest.raises(workers.WorkerError, match="ended early" if killed else "no such rule"):
            step()
    with pytest.raises(ChildProcessError):
        os.waitpid(before(), os.WNOHANG)


def test_who_could_not_hear_an_answer_is_not_told_another() -> None:
    """A step whose result was lost on the way never seems to have had that of the step before."""
    before, after = workers.aside(lambda: 1, lambda: 2)
    assert before() == 1
    with patch.object(workers, "_answer", side_effect=MemoryError), pytest.raises(MemoryError):
        after()
    with pytest.raises(workers.WorkerError, match="MemoryError"):
        after()


def test_what_is_done_meanwhile_comes_before_the_own_share() -> None:
    """The other processes have begun by then."""
    said: list[str] = []
    workers.run(lambda _: said.append("share"), [1], 1, meanwhile=lambda: said.append("meanwhile"))
    assert said == ["meanwhile", "share"]
