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
    ),
    Rule(
        "LS102",
        ERROR,
        "An unknown key",
        "A key that we do not know is most often a typing slip. Its text would be shown nowhere.",
    ),
    Rule(
        "LS103",
        ERROR,
        "Not one of the allowed values",
        "Some fields allow only a few words, so that pages and checks know what is meant.",
    ),
    Rule(
        "LS104",
        ERROR,
        "A number, an amount, a day, or a yes-no in the wrong form",
        'Each of these has one way to be written: 12, "24.50", 2026-07-01, true or false. '
        "With one form, nobody reads a date or an amount in two ways.",
    ),
    Rule(
        "LS105",
        ERROR,
        "An unknown kind or type",
        "The kind says which other fields a block may have and how the page shows it. With an unknown kind nothing fits.",
    ),
    Rule(
        "LS106",
        ERROR,
        "An id in the wrong form",
        "Ids are part of web addresses and of printed sheets. They hold small letters, digits, and single dashes, 40 characters at most.",
    ),
    Rule(
        "LS107",
        ERROR,
        "A number out of range",
        "A count of 0 draws or a month 13 cannot be meant. The allowed range is in the message.",
    ),
    Rule(
        "LS108",
        ERROR,
        "Empty, or too long",
        "An empty list or text promises something that is not there. A text that is too long does not fit where it is shown.",
    ),
    Rule(
        "LS109",
        ERROR,
        "A line break where one line is needed",
        "This text is shown as one line, in a table or a title. A line break in it would tear it apart.",
    ),
)
