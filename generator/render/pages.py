"""Page views as finished pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output import OutputPage, TocEntry
from generator.render.environment import environment

if TYPE_CHECKING:
    from generator.views.page import PageView


def render_page(view: PageView) -> OutputPage:
    """Return the page of a view: the same view gives the same bytes."""
    frame = view.frame
    template = environment().get_template(f"pages/{frame.view}.html.jinja")
    return OutputPage(
        path=frame.path,
        template=frame.template,
        title=frame.title,
        description=frame.description,
        body=template.render(view=view),
        toc=tuple(TocEntry(section.title, section.anchor) for section in frame.sections),
        search=frame.search,
        source=frame.source,
    )
