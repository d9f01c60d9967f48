"""Codes of shape: keys, kinds and forms that the language does not have."""

from __future__ import annotations

from typing import Final

from ladder_spec.catalogue.rule import ERROR, Rule

SHAPE: Final = (
    Rule(
        "LS101",
        ERROR,
        "A field is missing",
        "The pages cannot say something that nobody has written down. This field is needed wherever this kind of block stands.",
        bad="roles:\n  - id: nurse\n    title: Nurse",
        good="roles:\n  - id: nurse\n    title: Nurse\n    means: A nurse in your clinic.",
    ),
    Rule(
        "LS102",
        ERROR,
        "An unknown key",
        "A key that we do not know is most often a typing slip. Its text would be shown nowhere.",
        bad="who_help: A nurse stands beside you.",
        good="who_helps: A nurse stands beside you.",
    ),
    Rule(
        "LS103",
        ERROR,
        "Not one of the allowed values",
        "Some fields allow only a few words, so that pages and checks know what is meant.",
        bad="format: zoom",
        good="format: online",
    ),
    Rule(
        "LS104",
        ERROR,
        "A number, an amount, a day, or a yes-no in the wrong form",
        'Each of these has one way to be written: 12, "24.50", 2026-07-01, true or false. '
        "With one form, nobody reads a date or an amount in two ways.",
        bad='pay: {min: $20, max: "24.00"}\nreview_by: 7/1/2027',
        good='pay: {min: "20.00", max: "24.00"}\nreview_by: 2027-07-01',
    ),
    Rule(
        "LS105",
        ERROR,
        "An unknown kind or type",
        "The kind says which other fields a block may have and how the page shows it. With an unknown kind nothing fits.",
        bad="- {id: vital-signs, kind: skill, competency: vital-signs, proficiency: on-my-own}",
        good="- {id: vital-signs, kind: competency, competency: vital-signs, proficiency: on-my-own}",
    ),
    Rule(
        "LS106",
        ERROR,
        "An id in the wrong form",
        "Ids are part of web addresses and of printed sheets. They hold small letters, digits, and single dashes, 40 characters at most.",
        bad="- id: Draw_Blood\n  text: You draw blood and label it at the chair.",
        good="- id: draw-blood\n  text: You draw blood and label it at the chair.",
    ),
    Rule(
        "LS107",
        ERROR,
        "A number out of range",
        "A count of 0 draws or a month 13 cannot be meant. The allowed range is in the message.",
        bad="evidence: [{type: test, form: a quiz, pass_percent: 800, signed_by: [lead]}]",
        good="evidence: [{type: test, form: a quiz, pass_percent: 80, signed_by: [lead]}]",
    ),
    Rule(
        "LS108",
        ERROR,
        "Empty, or too long",
        "An empty list or text promises something that is not there. A text that is too long does not fit where it is shown.",
        bad="# nobody may sign\nevidence: [{type: card, signed_by: []}]",
        good="evidence: [{type: card, signed_by: [hr]}]",
    ),
    Rule(
        "LS109",
        ERROR,
        "A line break where one line is needed",
        "This text is shown as one line, in a table or a title. A line break in it would tear it apart.",
        bad="title: |\n  Medical Assistant II\n  (full skills)",
        good="title: Medical Assistant II (full skills)",
    ),
)
