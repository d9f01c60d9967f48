"""The rules of meaning in a process of their own while a site is on show: they take as long as hundreds of pages, and nobody waits."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from typing import TYPE_CHECKING, NamedTuple

from ladder_spec.errors import SpecNotFound
from ladder_spec.report import Report, begin_check

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from ladder_spec.checks.profile import Profile
    from ladder_spec.loading import SpecSet
    from ladder_spec.models.handbook import AcceptedException
    from ladder_spec.problems import Problem

NICE = 10
"""How far the process stands back for the one that shows pages, and for the browser; see nice(1)."""


class Question(NamedTuple):
    """What is to be checked."""

    number: int
    """Which question it is, from 1."""
    folder: Path
    """The handbook folder, as it is when the question is taken up."""
    profile: Profile | None
    """How strict to be; None = as handbook.yml says."""


class Answer(NamedTuple):
    """What was found."""

    number: int
    """The question."""
    problems: tuple[Problem, ...]
    accepted: tuple[tuple[AcceptedException, Problem], ...]


class Rechecker:
    """Asks the other process, and tells what it found of the newest question. Of older ones nobody wants to know."""

    def __init__(self) -> None:
        """Start the process, which reads nothing before it is asked."""
        self._lock = threading.Lock()
        self._number = 0
        self._asked: tuple[SpecSet, Callable[[Report], None]] | None = None
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would take over locks that other threads hold
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        threading.Thread(target=self._listen, args=(self._pipe,), daemon=True).start()

    def ask(self, specs: SpecSet, profile: Profile | None, told: Callable[[Report], None]) -> None:
        """Begin a check.

        Args:
            specs: What was read of the handbook; the report shows its texts.
            profile: How strict to be; None = as handbook.yml says.
            told: Called with the report, in another thread, unless something newer was asked for or `forget` was called.
        """
        self.forget()
        with self._lock:
            self._asked = (specs, told)
            question = Question(self._number, specs.folder, profile)
            try:
                self._pipe.send(question)
            except OSError:  # it has gone: a system that is short of memory ends whom it likes
                self._start()
                self._pipe.send(question)

    def forget(self) -> None:
        """Want to know no answer to what was asked before: none is told from now on, and none is being told any more."""
        with self._lock:
            self._number += 1
            self._asked = None

    def close(self) -> None:
        """Stop the process."""
        self._process.terminate()
        self._process.join()

    def _listen(self, pipe: Connection) -> None:
        while True:
            try:
                answer: Answer = pipe.recv()
            except (EOFError, OSError):  # it has ended, or was killed
                with self._lock:
                    pipe.close()
                return
            with self._lock:
                if self._asked is not None and self._number == answer.number:
                    specs, told = self._asked
                    told(Report(specs, answer.problems, answer.accepted))


def _work(pipe: Connection) -> None:
    """Answer questions until whoever asks has gone."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the first one ends this one
    known = None
    while True:
        try:
            question: Question = pipe.recv()
            while pipe.poll():
                question = pipe.recv()
        except EOFError:
            return
        try:
            checking = begin_check(question.folder, profile=question.profile, known=known)
        except SpecNotFound:
            continue  # it went since it was read; the next save tells
        known = checking.read.specs
        report = checking.finish()
        pipe.send(Answer(question.number, report.problems, report.accepted))
