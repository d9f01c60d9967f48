"""The palette is readable: contrast is computed from the tokens themselves, in both schemes."""

from __future__ import annotations

import pytest

from tests.site_look.styles import TOKENS, contrast, schemes

COLORS = schemes(TOKENS.read_text("utf-8"))
TONES = ("good", "wait", "new", "raised", "dropped")

TEXT = [
    *(
        (text, ground)
        for text in ("rb-ink", "rb-ink-soft", "rb-link", "rb-link-hover", "rb-brand")
        for ground in ("rb-ground", "rb-surface")
    ),
    ("rb-ink", "rb-surface-strong"),
    ("rb-on-brand", "rb-brand"),
    ("rb-on-header", "rb-header"),
    ("rb-on-banner", "rb-banner"),
    *((text, f"rb-{tone}-ground") for text in ("rb-ink", "rb-ink-soft", "rb-link") for tone in ("good", "wait", "new")),
    *((f"rb-{tone}", f"rb-{tone}-ground") for tone in TONES),
    *((text, "rb-banner") for text in ("rb-ink", "rb-ink-soft", "rb-link")),  # a requirement that the address names lights up
]
EDGES = [
    *((edge, ground) for edge in ("rb-line-strong", "rb-focus", "rb-brand") for ground in ("rb-ground", "rb-surface")),
    *(("rb-focus", f"rb-{tone}-ground") for tone in TONES),
    ("rb-sun", "rb-header"),
    *((f"rb-{tone}-line", "rb-ground") for tone in TONES),
]


@pytest.mark.parametrize("scheme", COLORS)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    """Every pair of text and ground that we use has at least 4.5 : 1 (WCAG 1.4.3)."""
    assert contrast(COLORS[scheme][text], COLORS[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", COLORS)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edge_can_be_seen(scheme: str, edge: str, ground: str) -> None:
    """Every edge that carries meaning, the focus ring first, has at least 3 : 1 (WCAG 1.4.11)."""
    assert contrast(COLORS[scheme][edge], COLORS[scheme][ground]) >= 3


def test_schemes_have_the_same_tokens() -> None:
    """No color of one scheme shines through into the other."""
    assert COLORS["default"].keys() == COLORS["slate"].keys()
    assert len(COLORS["default"]) > 25


def test_contrast_is_computed_right() -> None:
    """Known values: black on white is 21, the grey #767676 on white just passes, #777777 just fails."""
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#ffffff", "#767676") > 4.5 > contrast("#777777", "#ffffff")
