"""Spec-like texts for hypothesis: valid ones, and the same after a person or a program has mangled them."""

from __future__ import annotations

import yaml
from hypothesis import strategies as st

SIGNS = (
    *"\"'`[]{}:,#&*!|>%@-?=~<\\ \t\n\r\x00\x1b\u00a0\u0085\u200b\u200d\u2028\u202e\ufeff\ufffeéñ👍",
    *("- ", ": ", " #", " #x", "---\n", "...\n", "\n\n", "  ", "<<: ", "'s ", "\r\n", "? ", "!!str ", "&a ", "*a", "[[[["),
)

SAMPLE = """schema: rungbook/level/v1
id: ma-2
title: Medical Assistant II
pay: {min: "21.60", max: "25.90"}  # per hour
requirements:
  - {id: venipuncture, kind: competency, why: 'It''s a skill, "used" daily.'}
  - id: months
    kind: experience
    text: >-
      12 months as MA I.
      Past work counts.
    why: |
      Skills need time.

      In real visits.
    levels: [ma-1, "ma-2"]
    outside:
      counts: half
      cap:
"""

words = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp", "Zs"), exclude_characters="\ufffd") | st.just(" "),
    max_size=20,
)
values = st.recursive(
    st.none() | words | st.sampled_from(["NO", "010", "1.10", "12:30", "null", "~", "", " ", "a: b", "a #b", "- a", "it's", "“x”", "👍"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words.filter(lambda key: key.strip() not in ("", "<<")), inner, max_size=4),
    max_leaves=12,
)
trees = st.dictionaries(st.from_regex(r"[a-z][a-z-]{0,9}", fullmatch=True), values, min_size=1, max_size=6)


@st.composite
def clean_texts(draw: st.DrawFn) -> str:
    """Draw YAML text that a common tool wrote, in block or flow style."""
    flow = draw(st.sampled_from([True, False, None]))
    return yaml.safe_dump(draw(trees), allow_unicode=True, default_flow_style=flow, sort_keys=False, width=draw(st.sampled_from([20, 80])))


@st.composite
def mangled_texts(draw: st.DrawFn) -> str:
    """Draw a text in which some characters were deleted, replaced, or put in."""
    text = draw(st.just(SAMPLE) | clean_texts())
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 5))
        text = text[:place] + draw(st.sampled_from(("", *SIGNS))) + text[place + gone :]
    return text
