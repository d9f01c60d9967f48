"""What the press needs to print one sheet: its data, its paper, its mark and its address."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from generator.render.sheets.data import sheet_data, texts, with_plain_rows
from generator.render.sheets.drawing import paper_drawing
from generator.render.sheets.fonts import FAMILIES
from generator.render.sheets.forms import MARK
from generator.views import links
from generator.views.sheet_booklet import BookletView

if TYPE_CHECKING:
    from generator.render.sheets.values import PrintSettings
    from generator.views.sheet_plan import AnyView, SheetPlan

_PAPERS: Final = {"letter": "us-letter", "a4": "a4"}
"""The word of `handbook.yml`: the word of Typst."""
_NAMES: Final = {
    "level": "requirement sheet",
    "new": "what is new",
    "site": "requirement sheet",
    "self-check": "self-check",
    "booklet": "all levels",
}
"""What a sheet is, after the name of what it is about."""
_MARK_LENGTH: Final = 8
_SINGLE: Final = re.compile(r"(?!.*[lL]·[lL])[\u0000-\u024f\u1e00-\u1eff\u2000-\u22ff]*", re.DOTALL)
"""Latin letters, digits and signs, each of which is drawn by itself: the typeface sets none of them together from parts."""


def job_data(plan: SheetPlan, settings: PrintSettings, mark: str = "") -> dict[str, Any]:
    """Return everything that the template needs, but for the QR code, which follows from the address.

    Args:
        plan: The sheet.
        settings: How it is printed.
        mark: The mark of its subject, if it is known already.
    """
    data: dict[str, Any] = with_plain_rows(sheet_data(plan.view))
    imprint = plan.view.imprint
    mark = mark or mark_of(plan.subject)
    address = _address(settings, imprint.page, f"sheet={imprint.edition}-{mark}")
    language, _, region = imprint.language.partition("-")
    if isinstance(plan.view, BookletView):
        data["drawing"] = paper_drawing(plan.view.diagram)
    return {
        **data,
        "paper": _PAPERS[settings.paper],
        "fillable": plan.fillable,
        "fonts": list(FAMILIES),
        "features": features("".join(texts(data))),
        "lang": language,
        "region": region.lower() or "us",
        "mark": mark,
        "address": address,
        "document_title": document_title(plan),
        "description": f"{imprint.organization}, edition {imprint.edition}",
        "keywords": ["career ladder", f"{MARK}:{plan.kind}:{plan.about}:{imprint.edition}:{mark}"],
    }


def features(text: str) -> dict[str, int]:
    """Return what Typst need not ask of the typeface for a text. Not to look for letters set together saves a twentieth of the time.

    Args:
        text: All that a sheet says.
    """
    return {"ccmp": 0} if _SINGLE.fullmatch(text) else {}


def document_title(plan: SheetPlan) -> str:
    """Return the title of the file: Medical Assistant II: requirement sheet."""
    name = _NAMES.get(plan.kind)
    return f"{plan.view.title}: {name}" if name else plan.view.title


def mark_of(subject: AnyView) -> str:
    """Return a short mark that changes when anything changes that a sheet says, but not with the edition alone."""
    data = {name: value for name, value in sheet_data(subject).items() if name != "imprint"}
    if "sheets" in data:
        data["sheets"] = [mark_of(sheet) for sheet in getattr(subject, "sheets", ())]
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:_MARK_LENGTH]


def _address(settings: PrintSettings, page: str, fragment: str) -> str:
    if not settings.site_url:
        return ""
    return f"{settings.site_url.rstrip('/')}/{links.site_address(page, directory_urls=settings.directory_urls)}#{fragment}"


@lru_cache(maxsize=64)
def qr_code(address: str) -> dict[str, Any]:
    """Return a QR code: its dots on a side, and each dot from the top left on, 0 = black, 255 = white. Level M bears a crease or a stain.

    As dots it takes a fifth of the room in a file that it takes as lines.
    """
    import segno  # noqa: PLC0415 - most sheets are taken as they were kept

    rows = list(segno.make(address, error="m", boost_error=False, micro=False).matrix_iter(border=4))
    return {"size": len(rows), "pixels": [0 if dark else 255 for row in rows for dark in row]}
