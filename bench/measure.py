"""Run commands and compare them fairly: in turn, in the same minutes, each in a new process, nothing left from the run before."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NOT_FOR_USERS = "PYTHONDONTWRITEBYTECODE"
"""With this, Python compiles its modules in every run; an installed package has them compiled."""


@dataclass(frozen=True)
class Run:
    """What one run of a command cost."""

    wall: float
    """Seconds from start to exit, interpreter start included."""
    cpu: float
    """Seconds of user and system time, of the process and of the children that it waited for."""
    peak: float
    """Most memory of its largest process, in MiB."""


@dataclass(frozen=True)
class Contender:
    """A command to measure."""

    name: str
    command: Sequence[str | Path]
    cwd: Path
    reset: Callable[[], None] = lambda: None
    """Takes away what an earlier run left, so that each run is cold."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables on top of this process's."""


class CommandFailedError(Exception):
    """A measured command did not do its work, so its time means nothing."""


def measure(contender: Contender) -> Run:
    """Run a command once, to its end.

    Raises:
        CommandFailedError: It ended with another status than 0.
    """
    contender.reset()
    os.sync()  # else the disk is busy with the pages that the contender before has made
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            contender.command,
            cwd=contender.cwd,
            env={name: value for name, value in {**os.environ, **contender.environment}.items() if name != NOT_FOR_USERS},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            raise CommandFailedError(f"{contender.name} ended with status {process.returncode}:\n{output.read()[-4000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(contenders: Sequence[Contender], runs: int) -> dict[str, list[Run]]:
    """Measure all contenders `runs` times, one after the other in each round, after one round that fills the disk cache.

    The first is ours and must do its work. Another that fails is left out, and said to be on standard error.

    Raises:
        CommandFailedError: Ours ended with another status than 0.
    """
    ready = [contender for number, contender in enumerate(contenders) if _works(contender, must=number == 0)]
    results: dict[str, list[Run]] = {contender.name: [] for contender in ready}
    for _ in range(runs):
        for contender in ready:
            results[contender.name].append(measure(contender))
    return results


def _works(contender: Contender, *, must: bool) -> bool:
    try:
        measure(contender)
    except CommandFailedError as error:
        if must:
            raise
        print(f"{contender.name} is not measured: {error}", file=sys.stderr, flush=True)
        return False
    return True


def table(title: str, results: Mapping[str, list[Run]], notes: Sequence[str] = ()) -> str:
    """Medians as a Markdown table. A ratio is the first contender's figure over that of its row, round by round."""
    ours = next(iter(results.values()))
    lines = [
        f"### {title}",
        "",
        "| command | n | wall s (min to max) | CPU s | peak MiB | wall: first / this | CPU: first / this |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, runs in results.items():
        wall, cpu = [run.wall for run in runs], [run.cpu for run in runs]
        wall_ratio = statistics.median(own.wall / run.wall for own, run in zip(ours, runs, strict=True))
        cpu_ratio = statistics.median(own.cpu / run.cpu for own, run in zip(ours, runs, strict=True))
        spread = f"{statistics.median(wall):.2f} ({min(wall):.2f} to {max(wall):.2f})"
        peak = max(run.peak for run in runs)
        lines.append(
            f"| {name} | {len(runs)} | {spread} | {statistics.median(cpu):.2f} | {peak:.0f} | {wall_ratio:.3f} | {cpu_ratio:.3f} |"
        )
    return "\n".join([*lines, "", *notes])
