"""The one Jinja environment of our own output: strict about names, escaping everything."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from generator.render.compiled import compiled_templates
from generator.render.diagrams.ego import ego_svg
from generator.render.diagrams.svg import ladder_svg
from generator.render.prose import to_html
from generator.render.template_code import VERSION, TemplateCode
from generator.resources import resource_dir

if TYPE_CHECKING:
    from collections.abc import Hashable

    from jinja2.environment import TemplateModule
    from jinja2.runtime import Context, Macro


@lru_cache(maxsize=4096)
def once(macro: Macro, *arguments: Hashable) -> str:
    """The HTML that a macro makes of views which many pages show, made for the first of them."""
    return macro(*arguments)


class _Template(Template):
    """A template of an environment whose templates all see the same globals, so that what is imported is the same everywhere."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - Jinja's signature
        return super()._get_default_module()


class _Environment(Environment):
    """An environment whose templates never change."""

    code_generator_class = TemplateCode
    template_class = _Template

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002, ANN401 - Jinja's signature
        """Return a template, by name from the second time on."""
        assert self.cache is not None  # noqa: S101 - see `environment`
        found: Template | None = self.cache.get(name)
        if found is None:
            found = self.cache[name] = super().get_template(name, parent, globals)
        return found


@cache
def environment() -> Environment:
    """Return the environment; it is made once and never changed."""
    made = _Environment(
        loader=FileSystemLoader(resource_dir("templates")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled_templates(f"pages-{VERSION}"),
    )
    made.globals["once"] = once
    made.filters |= {"prose": to_html, "ladder_svg": ladder_svg, "ego_svg": ego_svg}
    return made
