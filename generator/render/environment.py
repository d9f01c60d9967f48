"""The one Jinja environment of our own output: strict about names, escaping everything."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.render.compiled import compiled_templates
from generator.render.diagrams.ego import ego_svg
from generator.render.diagrams.svg import ladder_svg
from generator.render.prose import to_html
from generator.resources import resource_dir


@cache
def environment() -> Environment:
    """Return the environment; it is made once and never changed."""
    made = Environment(
        loader=FileSystemLoader(resource_dir("templates")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled_templates("pages"),
    )
    made.filters |= {"prose": to_html, "ladder_svg": ladder_svg, "ego_svg": ego_svg}
    return made
