"""A handbook seen from one page: links to everything else, with the readers' words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import links, words
from generator.views.page import LinkView
from ladder_spec.prose import BulletList, Code, Emphasis, Link, OrderedList, Paragraph, Strong, Text, parse, parse_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from generator.views.news import News
    from generator.views.sheet_links import SheetFile
    from ladder_spec.handbook import Handbook
    from ladder_spec.prose import Block, Inline, Prose

Line = tuple["Inline", ...]
"""One line of text as a parsed tree."""


_TITLED: Final = {
    "ladder": "ladders",
    "level": "levels",
    "competency": "competencies",
    "program": "programs",
    "funding": "funds",
    "pathway": "pathways",
    "site": "sites",
    "scope": "scopes",
}
"""Where the handbook has things whose title is the readers' word for them, by kind."""


class Here(Struct, frozen=True, eq=False):
    """One page's place in the handbook. Views are built with it and do not keep it."""

    handbook: Handbook
    page: str
    """The path of the page that is being built."""
    directory_urls: bool = True
    sheets: tuple[SheetFile, ...] = ()
    """The printed sheets that pages may lead to."""
    news: News | None = None
    """What changed, edition by edition; None = nothing is known but the notes."""

    def to(self, page: str, title: str, anchor: str = "") -> LinkView:
        """Return a link to a page by its path."""
        return LinkView(title, links.href(self.page, page, anchor, directory_urls=self.directory_urls))

    def thing(self, kind: str, thing: str, anchor: str = "") -> LinkView:
        """Return a link to a thing's own page, with its title.

        Args:
            kind: A kind with pages of its own, such as `program`.
            thing: Its id; for a state its two letters.
            anchor: A place on that page.
        """
        return self.to(links.page_path(kind, thing), self.title(kind, thing), anchor)

    def title(self, kind: str, thing: str) -> str:
        """Return the readers' word for a thing."""
        book = self.handbook
        if kind in _TITLED:
            return str(getattr(book, _TITLED[kind])[thing].title)
        if kind == "domain":
            return book.domains[thing].domain.title
        if kind == "track":
            return book.tracks[thing][1].title
        if kind == "role":
            return "You" if thing == "ma" else book.roles[thing].title
        return f"{book.credentials[thing].title} ({book.credentials[thing].body})"

    def requirement(self, path: str, title: str) -> LinkView:
        """Return a link to a requirement by `level.requirement`: its permalink."""
        level = path.partition(".")[0]
        return self.to(links.page_path("level", level), title, path)

    def home(self) -> LinkView:
        """Return the link that every trail begins with."""
        return self.to(links.HOME, "Home")

    def money(self, amount: Decimal) -> str:
        """Return an amount in the handbook's currency, without empty cents."""
        return words.short_money(amount, self.handbook.file.currency)

    def exact_money(self, amount: Decimal) -> str:
        """Return an amount in the handbook's currency, always with cents."""
        return words.money(amount, self.handbook.file.currency)

    def roles(self, roles: Iterable[str], last: str = "or") -> str:
        """Return roles in words: Preceptor or Nurse."""
        return words.joined([self.title("role", role) for role in roles], last)

    def line(self, text: str) -> Line:
        """Return one line of a spec as a tree whose links lead on from this page."""
        parts = parse_line(text)
        if len(parts) == 1 and type(parts[0]) is Text:  # most are
            return parts
        return parts if all(type(part) is Text for part in parts) else tuple(map(self._inline, parts))

    def prose(self, text: str) -> Prose:
        """Return a longer text of a spec as a tree whose links lead on from this page."""
        return self._blocks(parse(text))

    def _blocks(self, blocks: Prose) -> Prose:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(tuple(self._inline(part) for part in block.children))
        if isinstance(block, BulletList):
            return BulletList(tuple(self._blocks(item) for item in block.items))
        return OrderedList(tuple(self._blocks(item) for item in block.items), block.start)

    def _inline(self, part: Inline) -> Inline:
        if isinstance(part, Text | Code):
            return part
        children = tuple(self._inline(child) for child in part.children)
        if isinstance(part, Link):
            address = self.address(part.href)
            return Link(address, children) if address else Emphasis(children)
        return Strong(children) if isinstance(part, Strong) else Emphasis(children)

    def address(self, target: str) -> str:
        """Turn an inner reference (`level:ma-2`) into an address; "" where it leads nowhere (LS902 says so). Outer addresses stay."""
        kind, _, thing = target.partition(":")
        try:
            if kind == "term":
                return self.to(links.GLOSSARY, "", links.term_anchor(thing)).href
            if kind == "requirement":
                return self._requirement_address(thing)
            if kind == "page":
                return self.to(links.named_page(thing, next(iter(self.handbook.ladders))), "").href
            if kind == "policy":
                place = links.policy_place(thing)
                return links.href(self.page, *place, directory_urls=self.directory_urls) if place else ""
            if kind == "sheet":
                return self._sheet_address(thing)
            return self.thing(kind, thing.upper() if kind == "scope" else thing).href if links.has_page(kind) else target
        except KeyError:
            return ""

    def _sheet_address(self, level: str) -> str:
        """The address of a level's requirement sheet; "" where none was printed."""
        found = (file.path for file in self.sheets if file.about == level and file.kind == "level" and not file.fillable)
        return next((links.file_href(self.page, path, directory_urls=self.directory_urls) for path in found), "")

    def _requirement_address(self, path: str) -> str:
        """The address of a requirement's permalink.

        Raises:
            KeyError: No level has that requirement.
        """
        level, _, requirement = path.partition(".")
        if all(requirement != one.id for one in self.handbook.levels[level].requirements):
            raise KeyError(path)
        return self.requirement(path, "").href
