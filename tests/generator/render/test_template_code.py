"""Templates are compiled without what our environment does not need, and show what Jinja's own code shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from generator.render.environment import environment
from generator.render.template_code import shown
from generator.views.kinds import page_recipes
from ladder_spec import load_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment


@pytest.fixture(scope="module")
def plain() -> Environment:
    """Our environment with Jinja's own code."""
    made = environment().overlay(cache_size=-1)
    made.code_generator_class = CodeGenerator
    made.bytecode_cache = None
    return made


def test_pages_are_those_of_jinjas_own_code(handbook_folder: Path, plain: Environment) -> None:
    """Every page of the reference handbook, byte for byte."""
    handbook = load_handbook(handbook_folder)
    views = [recipe.made(handbook, directory_urls=True) for recipe in page_recipes(handbook)]
    assert len(views) > 100
    for view in views:
        name = f"pages/{view.frame.view}.html.jinja"
        assert environment().get_template(name).render(view=view) == plain.get_template(name).render(view=view)


@pytest.mark.parametrize(
    "template",
    [
        "{% macro m(a, b='<') %}{{ a }}{{ b }}{% endmacro %}{{ m('&') }}{{ m('<', b='>') }}",
        "{% macro m(a='<', b='&') %}{{ a }}{{ b }}{% endmacro %}{{ m() }}{{ m('>') }}{{ m(b=1) }}{{ m('a' ~ 'b', x.upper() | lower) }}",
        "{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(1) %}<{{ x }}{% endcall %}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{% autoescape false %}{{ m(x) }}{% endautoescape %}{{ m(x) }}",
        "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(*['<', 2], **{'class': '&'}) }}{{ m('<', 2, class='&') }}",
        "{% for i in range(3) %}{{ loop.cycle('<', '>') }}{{ i }}{% endfor %}{% set n = namespace(a=x) %}{{ n.a }}{{ x | upper }}",
        "{% autoescape false %}{{ x }}{{ 1 }}{% endautoescape %}{{ x }}{{ x | safe }}",
        "{% set b %}<i>{{ x }}</i>{% endset %}{{ b }}{{ [x, none, 1.5] }}",
    ],
    ids=["macros", "what is not given", "blocks", "another mode", "more arguments", "functions", "what is safe", "what is no text"],
)
def test_what_templates_can_say_means_the_same(template: str, plain: Environment) -> None:
    """Calls of every form, and texts that are safe, unsafe, or no texts at all."""
    said = environment().from_string(template).render(x="<&'\">")
    assert said == plain.from_string(template).render(x="<&'\">")
    assert "&lt;" in said


def test_a_name_that_is_not_there_is_an_error() -> None:
    """Shown or called, a slip in a template stops the build."""
    for template in ("{{ nothing }}", "{{ nothing() }}", "{{ nothing.x }}", "{{ x.nothing }}", "{{ x.nothing() }}"):
        with pytest.raises((UndefinedError, AttributeError)):
            environment().from_string(template).render(x="")


@given(st.text("ab<>&'\" é\x00", max_size=8) | st.text(max_size=8).map(Markup) | st.integers() | st.none() | st.booleans())
def test_a_value_is_shown_as_it_is_escaped(value: object) -> None:
    """Whatever it is."""
    assert shown(value) == str(escape(value))
