"""Do one piece of work for many items in several processes, each with a contiguous share, results in the items' order.

Processes are forked, so they start with all that the parent has read and compiled. A share is contiguous so that pages of
one section, which have most of their navigation in common, stay together. Results travel as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")

FEWEST_ITEMS = 40
"""Below this a fork costs more than it saves."""


class WorkerError(Exception):
    """A process failed; the message is what it said."""


def processes(items: int) -> int:
    """How many processes to use for this many items."""
    if not sys.platform.startswith("linux") or items < FEWEST_ITEMS:
        return 1
    return min(len(os.sched_getaffinity(0)), items // (FEWEST_ITEMS // 2))


def run(work: Callable[[Sequence[Item]], Any], items: Sequence[Item], count: int) -> list[Any]:
    """Call `work` with `count` contiguous shares of `items`; the first one here, each of the others in a process.

    Returns:
        What the calls returned, in the order of the items. Values must be JSON; what is not becomes text.

    Raises:
        WorkerError: A process raised an exception or was killed. The others are stopped.
    """
    share = max(1, -(-len(items) // count))
    shares = [items[start : start + share] for start in range(0, len(items), share)] or [items]
    gc.freeze()  # objects of the parent stay out of the children's collections, and so in shared memory
    children = [_start(work, each) for each in shares[1:]]
    try:
        return [work(shares[0]), *(_result(pid, pipe) for pid, pipe in children)]
    finally:
        for pid, pipe in children:
            _stop(pid, pipe)


def _start(work: Callable[[Sequence[Item]], Any], items: Sequence[Item]) -> tuple[int, int]:
    """Fork a process that works on `items`; return its id and the end of the pipe to read from."""
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
    status = 1
    try:
        os.close(reader)
        try:
            answer = {"result": work(items)}
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the parent raises it again
            answer = {"error": str(error) or type(error).__name__}
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            json.dump(answer, pipe, default=str)
        sys.stderr.flush()
        status = 0
    finally:
        os._exit(status)  # nothing of the parent's may run in the child: no handlers, no `finally`, no buffers twice


def _result(pid: int, pipe: int) -> Any:  # noqa: ANN401 - whatever the work returns
    """Wait for what a process has to say."""
    with os.fdopen(os.dup(pipe), encoding="utf-8") as reader:
        text = reader.read()
    if not text:
        raise WorkerError(f"A worker process (id {pid}) ended early. Was it killed, or is memory short?")
    answer = json.loads(text)
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
