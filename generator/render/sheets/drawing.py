"""The diagram of a ladder for paper: the drawing of the web page with the colors of the sheets, as a picture of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.render.diagrams.svg import ladder_svg

if TYPE_CHECKING:
    from generator.views.diagram import DiagramView

_OPEN: Final = "<svg "
_SIZE: Final = re.compile(r' (?:width|height)="(\d+)"')
_TALL: Final = 0.4
"""Its height to its width, at which there is still room for the list of moves on a page on its side."""
_STYLE: Final = """\
text { font-family: "Rungbook Sans"; font-size: 13px; font-weight: 500; fill: #17252a }
.rb-row > rect { fill: #f2f6f5 }
.rb-row-name, .rb-column-name, .rb-box-name { font-weight: 600 }
.rb-column-name, .rb-box-name, .rb-box-pay, .rb-badge > text { text-anchor: middle }
.rb-column-name, .rb-box-pay { fill: #46575b }
.rb-box-pay, .rb-badge > text { font-size: 12px }
.rb-box > rect { fill: #ffffff; stroke: #6f8286; stroke-width: 1.5 }
.rb-move, .rb-arrow { fill: none; stroke: #0e4f54; stroke-width: 1.75 }
.rb-move-lateral, .rb-arrow-lateral { stroke: #b06a1f }
.rb-move-lateral { stroke-dasharray: 6 4 }
.rb-move-off { stroke: #8563b3; stroke-width: 2.25; stroke-linecap: round; stroke-dasharray: 0.1 4.5 }
.rb-arrow-off { stroke: #8563b3 }
.rb-arrow-promotion { fill: #0e4f54 }
.rb-badge > rect { fill: #ffffff; stroke: #46575b; stroke-width: 1.25 }
.rb-badge > text { font-weight: 600 }
.rb-badge-opening > rect { fill: #743c06; stroke: #743c06 }
.rb-badge-opening > text { fill: #fcefdb }
"""
"""A picture knows no stylesheet of a page, and would be drawn in black. Kinds of moves differ in dash and arrow, openings in shape."""


def paper_drawing(view: DiagramView) -> dict[str, str | bool]:
    """Return a ladder's diagram as SVG that stands alone, and whether it is so tall that its height decides how large it can be."""
    drawn = str(ladder_svg(view))
    width, height = (int(found) for found in _SIZE.findall(drawn)[:2])
    alone = f'{_OPEN}xmlns="http://www.w3.org/2000/svg" {drawn.removeprefix(_OPEN)}'
    return {"svg": alone.replace("<title", f"<style>{_STYLE}</style><title", 1), "tall": height > _TALL * width}
