"""The vocabulary holds together: what templates use, the style sheets have, and templates/parts/README.md explains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from tests.site_look.styles import OVERRIDES, ROOT, classes, tag_kinds

TEMPLATES = ROOT / "templates"
USERS = (*sorted(TEMPLATES.rglob("*.jinja")), *sorted(OVERRIDES.rglob("*.html")))
GUIDE = (TEMPLATES / "parts/README.md").read_text("utf-8")
NAME = re.compile(r"(?<![\w/-])(rb-[a-z0-9-]*[a-z0-9])(?![\w{-])")
KINDS = re.compile(r"rb-tag-([a-z-]+)")
# A hook for users' own style sheets: the page kind, around the whole body.
UNSTYLED = {"rb-page"}

LINKS = [{"href": "a/", "title": "Draw <blood>"}, {"href": "b/", "title": "Give shots"}]


def used_in(text: str) -> set[str]:
    """The classes of ours that a template writes out; a name that a macro completes is left out."""
    return {name for value in re.findall(r'class="([^"]*)"', text) for name in NAME.findall(value)}


def render(source: str) -> LexborHTMLParser:
    """A piece of a page that uses the macros, rendered as pages are: strict and escaped."""
    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    imports = "".join(f'{{% import "parts/{name}.jinja" as {name} %}}' for name in ("frame", "marks", "blocks"))
    return LexborHTMLParser(environment.from_string(imports + source).render(links=LINKS))


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_used_classes_are_styled(path: Path) -> None:
    """A class that a template writes is one that a style sheet knows: a typing mistake shows here, not as an odd page."""
    assert used_in(path.read_text("utf-8")) - classes() - UNSTYLED == set()


def test_misspelt_class_is_noticed() -> None:
    """A class that no style sheet has is found."""
    assert used_in('<p class="rb-leed">') - classes() == {"rb-leed"}


def test_guide_names_only_what_exists() -> None:
    """Every class in the guide is in a style sheet or is a kind of tag that has the plain look."""
    plain = {f"rb-tag-{kind}" for kind in tag_kinds()}
    assert set(NAME.findall(GUIDE)) - classes() - plain == set()


def test_guide_explains_every_class() -> None:
    """No style without an entry in the guide, so that nobody has to read CSS to write a page."""
    assert classes() - set(NAME.findall(GUIDE)) == set()


def test_every_kind_of_tag_is_in_the_guide() -> None:
    """Macro and guide name the same kinds."""
    assert tag_kinds() == set(KINDS.findall(GUIDE))


@pytest.mark.parametrize("kind", sorted(tag_kinds()))
def test_tag_says_it_in_words(kind: str) -> None:
    """A tag is never a bare color: it has words."""
    tag = render(f'{{{{ marks.tag("{kind}") }}}}').css_first("span")
    assert tag is not None
    assert tag.text(strip=True)


def test_unknown_tag_fails() -> None:
    """A kind that has no words fails the build instead of showing an empty box."""
    with pytest.raises(Exception, match="no-such-kind"):
        render('{{ marks.tag("no-such-kind") }}')


def test_table_is_named_by_its_caption() -> None:
    """The scroll region of a table can be reached by Tab and has the caption for its name."""
    page = render('{% call blocks.table("pay", "Pay at each level") %}<tbody></tbody>{% endcall %}')
    region = page.css_first("[role=region]")
    assert region is not None
    assert region.attributes["tabindex"] == "0"
    named_by = page.css_first(f"caption#{region.attributes['aria-labelledby']}")
    assert named_by is not None
    assert named_by.text() == "Pay at each level"


def test_text_is_escaped() -> None:
    """Markup in a name comes out as text in every macro that takes one."""
    page = render(
        "{{ marks.chips(links) }}{{ frame.crumbs(links) }}{{ frame.head('<b>x</b>', '<i>y</i>') }}{{ frame.turn('L', links[0]) }}"
    )
    assert page.css("blood, h1 b, p i") == []
    assert "Draw <blood>" in page.text()


def test_crumbs_and_permalink_have_names() -> None:
    """A landmark and a link that shows only a sign say what they are."""
    page = render("{{ frame.crumbs(links) }}{{ marks.permalink('ma-2.months', '12 months as MA I') }}")
    assert page.css_matches('nav[aria-label="Breadcrumb"] ol li a')
    assert page.css_matches('a[href="#ma-2.months"][aria-label="Link to 12 months as MA I"]')


def test_tiers_are_said_in_words() -> None:
    """The drawn stairs are for the eye only; the words beside them say the place."""
    page = render("{{ frame.rungs(['Learn', 'Start', 'Full skills'], 2) }}")
    assert page.css_matches(".rb-rungs-bar[aria-hidden=true]")
    words = page.css_first("p")
    assert words is not None
    assert words.text() == "2 of 3: Start"
    assert [bar.attributes["class"] for bar in page.css(".rb-rungs-bar span")] == ["rb-rung-passed", "rb-rung-here", "rb-rung"]
