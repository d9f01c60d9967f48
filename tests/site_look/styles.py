"""Reads our style sheets and macros the way the tests of the look need them: files in order, colors per scheme, classes, kinds of tag."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OVERRIDES = ROOT / "site_overrides"
ASSETS = OVERRIDES / "assets/rungbook"
TOKENS = ASSETS / "css/20-tokens.css"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
PROPERTY = re.compile(r"--(rb-[\w-]+):\s*(#[0-9a-fA-F]{6});")
CLASS = re.compile(r"\.(rb-[a-z0-9-]+)")


def sheets() -> dict[str, str]:
    """The style sheets by name, without comments, in the order in which a page loads them."""
    return {path.name: COMMENT.sub("", path.read_text("utf-8")) for path in sorted((ASSETS / "css").glob("*.css"))}


def schemes(text: str) -> dict[str, dict[str, str]]:
    """The colors of each scheme.

    Args:
        text: a style sheet with the tokens.

    Returns:
        For "default" and "slate", each color token's name without dashes in front, with its six-digit hex value.
    """
    found: dict[str, dict[str, str]] = {"default": {}, "slate": {}}
    for selector, body in BLOCK.findall(COMMENT.sub("", text)):
        for scheme, colors in found.items():
            if f'"{scheme}"' in selector:
                colors.update(PROPERTY.findall(body))
    return found


def classes() -> set[str]:
    """Every class of ours that a style sheet names."""
    return {name for text in sheets().values() for name in CLASS.findall(text)}


def tag_kinds() -> set[str]:
    """The kinds of tag that `marks.tag` has words for."""
    return set(re.findall(r'^  "([a-z-]+)":', (ROOT / "templates/parts/marks.jinja").read_text("utf-8"), re.MULTILINE))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, as WCAG 2.2 defines it.

    Args:
        one: six-digit hex color.
        other: six-digit hex color.

    Returns:
        1 (the same) to 21 (black and white).
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance of a color, 0 to 1."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
