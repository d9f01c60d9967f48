"""Codes of training: is everything that is asked taught somewhere, and does what is taught lead somewhere?"""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, WARNING, Rule

TRAINING: Final = (
    Rule(
        "LS701",
        ERROR,
        "Asked for, but not taught",
        "A level may not ask for what nobody teaches. Steps that are learned at work (`by_practice`) need no class of their own, but the "
        "skill does; and a card or license of our own country needs a program that leads to it.",
        bad="# the level asks for `ecg` at on-my-own, and no program has it under `teaches`\nteaches: []",
        good="teaches: [{competency: ecg, to: on-my-own}]",
    ),
    Rule(
        "LS702",
        WARNING,
        "Taught, but not far enough",
        "If the class stops below the step that the level asks for, people finish it and still cannot do what is asked. "
        "Steps learned at work (`by_practice`) are above any class.",
        strict=True,
        bad="# the level asks for on-my-own\nteaches: [{competency: ecg, to: with-help}]",
        good="teaches: [{competency: ecg, to: on-my-own}]",
    ),
    Rule(
        "LS703",
        WARNING,
        "Own hours where paid ones are promised",
        "A program of our own that a level asks for or suggests should be on paid time. MAs have little time outside work.",
        bad="provider: {title: Rivermark Learning, internal: true}\nhours: {paid: 4, own: 6}",
        good="provider: {title: Rivermark Learning, internal: true}\nhours: {paid: 10, own: 0}",
    ),
    Rule(
        "LS704",
        WARNING,
        "A program that teaches nothing that is asked",
        "If no level asks for what a program teaches, and it leads to no credential that counts, people spend time on it in vain.",
        bad="teaches: []",
        good="teaches: [{competency: ecg, to: on-my-own}]",
    ),
)
