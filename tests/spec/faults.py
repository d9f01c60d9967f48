"""Values that do not belong where they stand."""

from __future__ import annotations

FAULTS: dict[str, object] = {
    "a text": "Some words.",
    "a blank text": "  ",
    "a long text": "word " * 100,
    "two lines": "one\ntwo",
    "a number": "12",
    "a number of 0": "0",
    "a negative number": "-1",
    "a great number": "123456789012",
    "NO": "NO",
    "a day that is none": "2026-02-30",
    "an id": "zz-9",
    "a pointer": "zz:z",
    "a path": "zz.z",
    "nothing": None,
    "a list": ["zz"],
    "an empty list": [],
    "a list of nothing": [None],
    "lists in lists": [[["zz"]]],
    "a block": {"zz": "z"},
    "an empty block": {},
    "a block of lists": {"id": ["zz"], "kind": {"a": "b"}, "type": ["c"]},
}
"""What people, editors and spreadsheets leave in the place of a value."""
