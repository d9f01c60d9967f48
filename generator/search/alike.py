"""Everyday words that readers use for the words of a career handbook. What only one employer says belongs into its specs (`aka`)."""

from __future__ import annotations

from typing import Final

ALIKE: Final = (
    "pay wage wages salary earn make money paycheck compensation rate hourly",
    "raise increase bump",
    "promotion promoted advance advancement",
    "appeal dispute disagree challenge contest fight unfair",
    "opening vacancy slot spot position posting",
    "class course training lesson workshop program",
    "exam test",
    "certification certificate certified credential license card",
    "expired expire renew renewal recertify lapse",
    "shot injection needle jab",
    "vaccine immunization vaccination shot",
    "teach train educate instruct coach precept",
    "supervisor manager boss",
    "clinic site location office",
    "school college university degree tuition",
    "quit leave resign",
    "cost price fee charge expensive cheap",
    "job role position",
    "skill competency task",
    "sign signature approve checker",
    "doctor provider physician",
    "nurse rn",
    "child kid baby infant pediatric",
    "experience past previous elsewhere",
    "chart record ehr emr",
    "transfer switch relocate",
    "rude mean upset angry",
    "punish retaliation retaliate",
    "requirement need requires qualify eligible",
    "hurt injury injured accident",
    "time hours schedule",
    "refuse denied deny rejected",
    "repay payback owe",
    "bilingual language spanish translate",
    "new beginner hire",
)
"""Groups of words, each within one word of the other's sense; forms of a word need not be listed."""
