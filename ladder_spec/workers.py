"""Do one piece of work for many items in several processes, in contiguous shares, results in the items' order.

Processes are forked, so they start with all that the parent has read and compiled. A share is contiguous so that pages of
one section, which have most of their navigation in common, stay together.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import warnings
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")
_Answer: TypeAlias = dict[str, Any]
"""What a process says of a step: its `result`, or the `error` that ended it."""

FEWEST_ITEMS = 40
"""Below this a fork costs more than it saves."""
SHARES = 12
"""How many shares there are for each process."""
MOST_SHARES = 256
"""Their numbers are bytes."""


class _Process:
    """What is known of this process."""

    helps = False
    """Whether another one has begun it: then the rest of the cores are at work already."""


class WorkerError(Exception):
    """A process failed; the message is what it said."""


def processes(items: int) -> int:
    """How many processes to use for this many items."""
    return 1 if items < FEWEST_ITEMS else min(cores(), items // (FEWEST_ITEMS // 2))


def cores() -> int:
    """How many processes this one can let work at the same time."""
    return len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") and not _Process.helps else 1


def run(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], count: int, *, meanwhile: Callable[[], object] = lambda: None
) -> list[Result]:
    """Call `work` with contiguous shares of `items`, in this process and in `count - 1` others.

    There are more shares than processes. Each process has a stretch of shares for itself, as neighbors often need the same things, and
    takes on shares of others when it has done its own, so that all end at about the same time however different the items are.

    Args:
        work: Does the work for a share.
        items: All that is to be done.
        count: How many processes take part.
        meanwhile: Done by this process once the others have begun.

    Returns:
        What the calls returned, in the order of the items. It must be possible to pickle it.

    Raises:
        WorkerError: A process raised an exception or was killed. The others are stopped.
    """
    if count == 1 or not items:
        meanwhile()
        return [work(items)]
    size = -(-len(items) // min(SHARES * count, MOST_SHARES))
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    ends = [len(shares) * number // count for number in range(count + 1)]
    with ExitStack() as open_pipes:
        waiting = [open_pipes.enter_context(_numbers(start, end)) for start, end in pairwise(ends)]

        def work_on(own: int) -> dict[int, Result]:
            stretches = (*waiting[own:], *waiting[:own])
            return {number: work(shares[number]) for stretch in stretches for number in iter(partial(_next, stretch), None)}

        gc.freeze()  # objects of the parent stay out of the children's collections, and so in shared memory
        children = [_start(partial(work_on, own)) for own in range(1, count)]
        try:
            meanwhile()
            done = work_on(0)
            for pid, pipe in children:
                done |= _result(pid, pipe)
        finally:
            for pid, pipe in children:
                _stop(pid, pipe)
    return [done[number] for number in range(len(shares))]


def aside(*steps: Callable[[], Result]) -> tuple[Callable[[], Result], ...]:
    """Begin work in another process.

    Args:
        steps: What is done there, one step after the other.

    Returns:
        For each step, what waits for its result and gives it, each time it is called. It raises a WorkerError as `run` does.
    """
    distant = _Distant(steps)
    return tuple(partial(distant.result, number) for number in range(len(steps)))


class _Distant:
    """Steps that another process takes, and what it has said of them."""

    def __init__(self, steps: Sequence[Callable[[], Any]]) -> None:
        self._owner = os.getpid()
        self._pid, self._pipe = _start(*steps)
        self._reader = os.fdopen(os.dup(self._pipe), "rb")
        self._awaited = len(steps)
        self._said: list[_Answer] = []

    def result(self, number: int) -> Any:  # noqa: ANN401 - whatever the step returns
        while len(self._said) <= number:
            self._said.append(self._heard())
        return _told(self._said[number])

    def _heard(self) -> _Answer:
        """What it says of its next step. A step that failed is its last, and so is one of which we could not hear."""
        if self._reader.closed:
            return self._said[-1]
        try:
            answer = _answer(self._pid, self._reader)
        except BaseException as error:
            self._said.append({"error": str(error) or type(error).__name__})
            self._end()
            raise
        self._awaited -= 1
        if not self._awaited or "error" in answer:
            self._end()
        return answer

    def __del__(self) -> None:
        """Nobody will hear it any more."""
        if os.getpid() == self._owner and hasattr(self, "_reader") and not self._reader.closed:
            self._end()

    def _end(self) -> None:
        self._reader.close()
        _stop(self._pid, self._pipe)


@contextmanager
def _numbers(start: int, end: int) -> Iterator[int]:
    """A pipe with the numbers from `start` to before `end` in it, one byte each: whichever process reads one has it to itself."""
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(bytes(range(start, end)))
    try:
        yield reader
    finally:
        os.close(reader)


def _next(waiting: int) -> int | None:
    """Take the next number; None if there is none left."""
    return next(iter(os.read(waiting, 1)), None)


def _start(*steps: Callable[[], Any]) -> tuple[int, int]:
    """Fork a process that does one step after the other; return its id and the end of the pipe to read its answers from."""
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        # Python 3.12 warns of locks held by other threads; a child only renders and writes files, and takes none.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    status, _Process.helps = 1, True
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            for step in steps:
                answer = _done(step)
                pickle.dump(answer, pipe)
                pipe.flush()
                if "error" in answer:
                    break
        sys.stderr.flush()
        status = 0
    finally:
        os._exit(status)  # nothing of the parent's may run in the child: no handlers, no `finally`, no buffers twice


def _done(step: Callable[[], Any]) -> _Answer:
    try:
        return {"result": step()}
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the parent raises it again
        return {"error": str(error) or type(error).__name__}


def _result(pid: int, pipe: int) -> Any:  # noqa: ANN401 - whatever the work returns
    """Wait for what a process with one step has to say."""
    with os.fdopen(os.dup(pipe), "rb") as reader:
        return _told(_answer(pid, reader))


def _answer(pid: int, reader: BinaryIO) -> _Answer:
    """Wait for what a process says of its next step."""
    try:
        answer: _Answer = pickle.load(reader)  # noqa: S301 - from a process of our own
    except (EOFError, pickle.UnpicklingError):  # it was ended before it had said anything, or in the middle
        return {"error": f"A worker process (id {pid}) ended early. Was it killed, or is memory short?"}
    return answer


def _told(answer: _Answer) -> Any:  # noqa: ANN401 - whatever the work returns
    if "error" in answer:
        raise WorkerError(answer["error"])
    return answer["result"]


def _stop(pid: int, pipe: int) -> None:
    """Make sure that a process has ended."""
    os.close(pipe)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)
