"""The rules of meaning beside a site that is on show: who does the work may be ended by the system, and is replaced."""

from __future__ import annotations

from contextlib import closing
from multiprocessing import active_children
from queue import Queue
from typing import TYPE_CHECKING

from generator.site.recheck import Rechecker
from ladder_spec.report import begin_check

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_spec.report import Report

PATIENCE = 60
"""Seconds for an answer before the test gives up."""


def test_who_was_ended_by_the_system_is_replaced(root: Path) -> None:
    """A kill between two saves costs nobody a word: the next question is answered."""
    specs = begin_check(root / "tests/handbooks/small").read.specs
    told: Queue[Report] = Queue()
    others = set(active_children())
    with closing(Rechecker()) as rechecker:
        rechecker.ask(specs, None, told.put)
        assert told.get(timeout=PATIENCE).ok
        (worker,) = set(active_children()) - others
        worker.kill()
        worker.join()
        rechecker.ask(specs, None, told.put)
        assert told.get(timeout=PATIENCE).ok
