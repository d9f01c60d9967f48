"""What we put on the theme keeps the house rules: nothing from outside, nothing inline, and the theme is the one we wrote for."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.site_look.styles import ASSETS, OVERRIDES

TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
TEXTS = sorted(path for path in OVERRIDES.rglob("*") if path.suffix in {".html", ".css", ".js"})
THEME = Path(str(files("material"))) / "templates"

# Of the theme's own file, for each one that we replace (Material 9.8.1). If one of these changes: read what is new in the theme's file,
# take over what matters, then write down the new sum.
ORIGINALS = {
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "partials/content.html": "ce33929c85af129f6e2f3b0aed47159e9c4a519482d1938bae15f5ff4a3cfae5",
    "partials/copyright.html": "bc86bca3bf75070fe5d72e2a3463bdddf87c10f4d6459c945fe81c5d384e35ea",
    "partials/footer.html": "50c2a75f013b7b03fb97f381860c77df8fd5d13d68f90d3281754b68f69ec894",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/javascripts/base.html": "d6113712bc4deb30b4bd810ee0dfc28b6f04d2f88cc0016c0f1766eac7b762b6",
    "partials/javascripts/content.html": "3722e156f0f6339de39fbbfc178b6e401d1a4fb890f189ac5b80c2504bda7dcf",
    "partials/javascripts/palette.html": "8790389765ea6036effddba548b15093bb05bdc75624eaeaf8b13f3c24be4ab5",
    "partials/logo.html": "e0925ef6c190174a5162ed1ecc55295016dd8a7beec3018db3e04aac283a2dd9",
    "partials/search.html": "bfd556535abcddb99396ab2a7e3acc2ebcd3f36756007d3969396caa4126be30",
}

OUTSIDE = re.compile(r"""(?:src|href|url\(|@import)\s*=?\s*["'(]?\s*(?:https?:)?//""", re.IGNORECASE)
INLINE = {
    "a script with a body": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}


def named(path: Path) -> str:
    """A file's path inside the overrides, as a test's name."""
    return path.relative_to(OVERRIDES).as_posix()


def sum_of(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_nothing_comes_from_outside(path: Path) -> None:
    """No file asks another host for anything."""
    assert OUTSIDE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_nothing_is_inline(path: Path) -> None:
    """No template has inline script or style: a strict content security policy must not break the page."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert [fault for fault, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("fault", "html"),
    [
        ("a script with a body", "<script>x</script>"),
        ("a style element", "<style>p{}</style>"),
        ("a style attribute", '<p style="color:red">'),
        ("an event attribute", '<p onclick="x()">'),
        ("a javascript: address", '<a href="javascript:void(0)">'),
    ],
)
def test_inline_is_noticed(fault: str, html: str) -> None:
    """Each kind of inline code that the rule names is found where it is planted."""
    assert INLINE[fault].search(html)


@pytest.mark.parametrize(
    "line",
    ['<img src="https://a.invalid/x.png">', "@import '//a.invalid/x.css'", 'url("http://a.invalid/x.woff2")', "<a href=//a.invalid>"],
)
def test_outside_is_noticed(line: str) -> None:
    """An address of another host is found in each way that a page or style sheet can write one."""
    assert OUTSIDE.search(line)


def test_main_is_never_shipped() -> None:
    """A user's own main.html stays in force: we ship none."""
    assert not (OVERRIDES / "main.html").exists()


def test_scripts_and_styles_are_small() -> None:
    """Each style sheet and script is about one thing: at most 400 lines."""
    assert [path.name for path in TEXTS if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_each_replaced_file_is_followed() -> None:
    """The list of sums names exactly the theme's files that ours replace."""
    replaced = {named(path) for path in TEMPLATES if (THEME / named(path)).exists()}
    assert replaced == ORIGINALS.keys()


@pytest.mark.parametrize("name", ORIGINALS)
def test_theme_is_the_one_we_followed(name: str) -> None:
    """The theme's own file is the one that ours was written against."""
    assert sum_of(THEME / name) == ORIGINALS[name], f"Material's {name} has changed: compare it with ours, then write down the new sum."


def test_boot_scripts_are_named_by_a_template() -> None:
    """Scripts of the boot folder run early because a partial names them; one that no partial names would never run."""
    pages = "".join(path.read_text("utf-8") for path in TEMPLATES)
    assert [path.name for path in (ASSETS / "boot").glob("*.js") if f"boot/{path.name}" not in pages] == []
