"""Frames: whatever a template does with a page, what is written is what rendering in full gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.utils import templates

from generator.site.files import SpecPage
from generator.site.frames import Frames
from generator.site.nav import NAV
from tests.builders import page as output_page

if TYPE_CHECKING:
    from tests.site.conftest import Project

PRINTING = (
    "{{ page.title }} <b>{{ page.content }}</b> {{ page.meta.title }}",
    "{% if page.meta.description %}{{ page.meta.description }}{% endif %}{% if page.meta.author %}{{ page.meta.author }}{% endif %}",
    "{% if page.edit_url %}<a href='{{ page.edit_url }}'>{% else %}none{% endif %}",
    "{{ page.previous_page.url | url }} {{ page.next_page.url | url if page.next_page else 'last' }}",
    "{% if page.toc | first is defined %}{% set first = page.toc | first %}{{ first.url | url }}{% endif %}",
    "{{ 'style.css' | url }} {{ 'script.js' | script_tag }} {{ nav.homepage.url | url }} {{ nav.pages[2].url | url }}",
    '{% include "partials/nav.html" %}{% include "partials/toc.html" %}',
    "{% for item in nav.items %}{{ item.title }}{{ item.active }}{% endfor %}",
    "{{ page.title | e }} {{ page.meta.description | e }}",
)
"""What a template may do with a gap."""

LOOKING = (
    "{{ page.title | upper }}",
    "{{ page.title | length }}",
    "{{ page.title | striptags }}",
    "{{ page.title | truncate(4) }}",
    "{{ page.title | center(60) }}{{ page.content | indent }}",
    "{{ page.title + '!' }}{{ '%s!' % page.title }}",
    "{{ page.title | join('-') }}",
    "{{ page.title < 'MA' }}",
    "{{ page.title is string }}",
    "{{ page.meta.title is defined }}",
    "{{ page.title | default('none') }}",
    "{{ page.title is eq 'MA' }}",
    "{{ page.title[0] }}",
    "{{ page.title.upper() }}",
    "{{ page.title ~ '!' | e }}{{ page.title | tojson }}",
    "{% if page.title == 'MA-1' %}first{% endif %}",
    "{% if 'MA' in page.title %}MA{% endif %}",
    "{% if 'Words of' in page.content %}words{% endif %}",
    "{{ {'MA-1': 'one'}[page.title] }}",
    "{{ page.content | replace('<', '[') }}",
    "{{ page.edit_url | e }}",
    "{{ page.edit_url | urlencode }}",
    "{% for item in nav.pages %}{{ item == page }}{% endfor %}",
    "{% for item in nav.pages %}{{ page == item }}{% endfor %}",
    "{{ page in nav.pages[:2] }}{{ page in nav.items }}",
    "{{ page.url }} {{ page.file.src_uri }}",
    "{{ page.previous_page.title }}",
    "{% for entry in page.toc %}{{ entry.title }}{% endfor %}",
    "{{ page.toc | length }}",
    "{{ page.ancestors | length }}",
    "{{ page.children }}{{ page.is_section }}",
)
"""What a template may do with a page so that a frame cannot be shared."""


class Theme:
    """As much of a theme as frames ask for."""

    custom_dir = None


class Site:
    """Pages of one section, and a template that shows them."""

    def __init__(self, project: Project, template: str) -> None:
        """Make four levels and a home page."""
        self.config = load_config(str(project.config), edit_uri="https://host.example/edit/handbook/pages/")
        names = ("ma-1", "ma-2", "ma-3", "ma-4")
        self.pages = [self._page("index.md", "Home"), *(self._page(f"levels/{name}.md", f"<i>{name.upper()}</i> & more") for name in names)]
        levels = Section("Levels", [*self.pages[1:]])
        for before, after in zip(self.pages, self.pages[1:], strict=False):
            before.next_page, after.previous_page = after, before
            after.parent = levels
        self.nav = Navigation([self.pages[0], levels], [*self.pages])
        self.templates = {
            "page.html": template,
            NAV: "<nav>{{ page.title }} of {{ nav.pages | length }}</nav>",
            "partials/toc.html": "{% for entry in page.toc %}<li>{{ entry.title }}</li>{% endfor %}",
        }

    def _page(self, path: str, title: str) -> SpecPage:
        file = File(path, self.config.docs_dir, self.config.site_dir, use_directory_urls=True)
        file.edit_uri = f"../{path}"
        made = SpecPage(output_page(path, title), title, "..", file, self.config)
        made.read_source(self.config)
        made.render(self.config, None)  # type: ignore[arg-type]  # it does not look at other files
        return made

    def environment(self) -> jinja2.Environment:
        """A theme's environment, as MkDocs makes it."""
        env = jinja2.Environment(loader=jinja2.DictLoader(self.templates), auto_reload=False)  # noqa: S701 - themes escape by themselves
        env.filters.update(url=templates.url_filter, script_tag=templates.script_tag_filter)
        return env

    def rendered(self, env: jinja2.Environment | Frames) -> list[str]:
        """All pages, in order."""
        written = []
        for page in self.pages:
            page.active = True
            context = {"page": page, "nav": self.nav, "config": self.config, "base_url": "../.." if page.parent else "."}
            written.append(env.get_template("page.html").render(context))
            page.active = False
        return written


@pytest.mark.parametrize("template", [*PRINTING, *LOOKING])
def test_a_frame_gives_what_rendering_in_full_gives(project: Project, template: str) -> None:
    """Not a byte differs, and a template that fails fails in the same way."""
    site = Site(project, template)
    try:
        in_full = site.rendered(site.environment())
    except Exception as error:  # noqa: BLE001 - whatever a template raises
        with pytest.raises(type(error)):
            site.rendered(Frames(site.environment(), Theme()))  # type: ignore[arg-type]  # see Theme
        return
    assert site.rendered(Frames(site.environment(), Theme())) == in_full  # type: ignore[arg-type]  # see Theme


@pytest.mark.parametrize(("examples", "shared"), [(PRINTING, True), (LOOKING, False)])
def test_a_frame_is_shared_where_it_can_be(project: Project, examples: tuple[str, ...], shared: object) -> None:
    """Printing is no reason to render in full; looking is one."""
    for template in examples:
        site = Site(project, template)
        frames = Frames(site.environment(), Theme())  # type: ignore[arg-type]  # see Theme
        site.rendered(frames)
        assert any(frames.made) == shared, template


def test_a_theme_with_own_templates_is_rendered_in_full(project: Project) -> None:
    """A user's templates may show anything, such as what another template has counted."""
    project.write("theme/main.html", "{{ page.title }}")
    site = Site(project, "{{ page.title }}")
    theme = Theme()
    theme.custom_dir = str(project.root / "theme")  # type: ignore[assignment]  # None in the class
    frames = Frames(site.environment(), theme)  # type: ignore[arg-type]  # see Theme
    assert site.rendered(frames) == site.rendered(site.environment())
    assert not frames.made
