"""What the search can find: a record of every page, with the words that readers use for it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from generator.search.index import assembled, index_script, page_row
from generator.search.own import KIND as OWN_KIND
from generator.search.records import Kind, PageRecord, SectionRecord
from generator.views import links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from generator.output import OutputPage, PlannedPage, SearchSection
    from generator.search.packed import Row
    from ladder_spec.handbook import Handbook

    Page: TypeAlias = OutputPage | PlannedPage

FOLDER_KINDS: Final = {
    "ladders": Kind("Ladder", 0.9),
    "tracks": Kind("Track", 0.7),
    "levels": Kind("Level", 1.4),
    "matrix": Kind("Table", 0.9),
    "compare": Kind("Comparison", 0.6),
    "domains": Kind("Skill group", 0.6),
    "competencies": Kind("Skill", 1.15),
    "programs": Kind("Program", 1.0),
    "credentials": Kind("Card or license", 1.0),
    "funding": Kind("Money for school", 1.0),
    "pathways": Kind("Pathway", 1.0),
    "sites": Kind("Clinic", 1.0),
    "scope": Kind("State", 1.0),
    "policies": Kind("Rule", 1.1),
}
"""What results call the pages of a folder."""
LIST: Final = Kind("List", 0.9)
"""The page that lists a folder."""
PAGE_KINDS: Final = {
    links.HOME: Kind("Home", 0.4),
    links.FIND: Kind("Tool", 1.2),
    links.PAY: Kind("Pay", 1.1),
    links.PLAN: Kind("Tool", 0.8),
    links.TALK: Kind("Form", 0.7),
    links.GLOSSARY: Kind("Word", 0.35),
    "what-changed.md": Kind("News", 0.9),
    links.QUALITY: Kind("About", 0.4),
    links.DOWNLOADS: Kind("Downloads", 0.8),
    links.COMPARE: Kind("Comparison", 0.8),
}

GENERAL: Final = {
    "index.md": ("home", "start"),
    "index.md#levels": ("all levels", "list of levels"),
    "find-my-level.md": (
        "find my level",
        "which level am I",
        "which one am I",
        "what level am I on",
        "what is my level",
        "where do I stand",
        "my job title",
    ),
    "my-plan.md": (
        "my plan",
        "my progress",
        "what am I missing",
        "what is left for the next level",
        "am I ready",
        "save my plan",
        "my ticks",
        "move my ticks to another phone",
        "share my plan",
        "self-check",
    ),
    "talk-sheet.md": ("what do I say", "prepare for the talk", "talk with my manager", "meeting with my manager", "questions to ask"),
    "compare.md": ("compare levels", "compare two levels", "side by side", "difference between levels", "what is different"),
    "competencies/index.md": ("list of skills", "all skills", "competencies"),
    "programs/index.md": (
        "classes",
        "courses",
        "training",
        "class list",
        "sign up for a class",
        "free classes",
        "paid time or my own time",
    ),
    "credentials/index.md": (
        "certification",
        "certifications",
        "compare certifications",
        "which certificate",
        "which exam",
        "cheapest exam",
    ),
    "funding/index.md": ("who pays for school", "financial aid", "grants", "all funds"),
    "pathways/index.md": ("career paths", "career goals", "what can I become", "other careers"),
    "sites/index.md": ("locations", "all clinics", "why is my clinic different", "which clinics have my level"),
    "scope/index.md": ("scope of practice", "state rules", "state law", "what may I do", "legal", "allowed tasks"),
    "policies/promotion.md": ("next level", "next step", "how to apply", "advance", "move up"),
    "policies/promotion.md#move-up": ("how to apply", "application", "next step", "how long does it take", "no answer to my application"),
    "policies/promotion.md#decision": ("who decides", "committee", "who reviews my application", "they said no", "not yet"),
    "policies/promotion.md#sign-off": ("who signs", "who can check my skills", "who can sign me off", "check-off"),
    "policies/promotion.md#new-pay": ("when does my raise start", "when is my new pay"),
    "policies/promotion.md#rule-changes": ("what if the rules change", "they changed the requirements", "old rules or new rules"),
    "policies/promotion.md#published": ("how many people move up", "approval rate"),
    "what-changed.md": ("what is new", "new edition", "latest changes", "old rules"),
    "policies/mentorship.md": ("find a mentor", "career talk", "career advice", "one on one with my manager", "guidance"),
    "policies/recognition.md": ("awards", "thank you", "years of service", "be noticed", "employee of the month"),
    "policies/appeals.md": ("help", "contact", "common questions", "who do I ask", "complaint"),
    "policies/appeals.md#question-opening": ("do I have to wait for an opening",),
    "policies/appeals.md#question-pay": ("who pays for my class", "do I pay first"),
    "policies/appeals.md#appeal-a-decision": (
        "disagree with the decision",
        "unfair decision",
        "ask again after a no",
        "fight a decision",
        "I was denied",
    ),
    "policies/appeals.md#no-retaliation": ("can I be punished for asking", "afraid to ask", "can I get fired"),
    "pay.md": ("salary", "wages", "pay range", "pay scale", "hourly pay", "pay raise", "how much do I make", "extra pay"),
    "pay.md#extra": ("bonus", "differential", "night shift pay", "weekend pay", "bilingual pay", "pay for another language"),
    "glossary.md": ("glossary", "dictionary", "meaning of words", "what does it mean", "abbreviations"),
    "downloads.md": (
        "print",
        "printable list",
        "checklist to print",
        "sheets",
        "blank form",
        "paper form",
        "PDF",
        "Excel",
        "spreadsheet",
        "data",
    ),
}
"""Other words for pages that no spec describes, by path and anchor: what people type for them in any handbook."""
IN_LADDER: Final = (
    "career ladder",
    "all levels",
    "list of jobs",
    "how levels work",
    "which jobs need an opening",
    "switch to another track",
    "do I have to wait for an opening",
)
IN_MATRIX: Final = ("all skills by level", "table of skills", "skills grid", "what each level needs")
IN_CREDIT: Final = {
    "experience": ("past experience", "experience from my old job", "years of experience", "time at another job", "do I start over"),
    "competency": ("skills I already have", "skills from another job", "already did this somewhere else"),
}
"""The same for the rules about what counts already, by what they let count: for the rule that says least besides."""
IN_LEVEL: Final = {
    "do": ("duties", "tasks", "job description", "what does this level do"),
    "pay": ("pay range", "salary", "how much do they make"),
    "move-up": ("how to become", "how to get this level", "requirements", "qualify"),
}
"""The same for the sections of every level, by anchor."""

_NUMBERED: Final = re.compile(r"^(.+?)[ -]?(?:[0-9]|i{1,3}|iv|v|one|two|three|four|five)$")


class Reader:
    """Reads the pages of a handbook for the search index, one by one."""

    def __init__(self, handbook: Handbook) -> None:
        """Gather what readers call the things of the handbook."""
        self._forms, self._names = ranks(handbook), {**GENERAL, **dict(_credits(handbook))}
        for path, aka in _also_known(handbook):
            self._names[path] = (*aka, *self._names.get(path, ()))

    def __call__(self, page: Page) -> Row | None:
        """Return what the index holds of a page; None = the page is not searched."""
        return page_row(_record(page, self._names), self._forms) if page.search else None

    def beside(self, path: str) -> tuple[object, ...]:
        """Return all that this depends on beside the page itself."""
        return (self._forms, self._by_page.get(path))

    @cached_property
    def _by_page(self) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for place, names in self._names.items():
            found.setdefault(place.partition("#")[0], []).append((place, names))
        return found


def index(handbook: Handbook, found: Iterable[Row], own_pages: Iterable[PageRecord] = ()) -> bytes:
    """Return the search index of a handbook's pages as the browser loads it.

    Args:
        handbook: The handbook.
        found: What `rows` read of its pages, in the order in which equals are listed.
        own_pages: What is found of hand-written pages, which come last.
    """
    forms = ranks(handbook)
    return index_script(assembled(chain(found, (page_row(page, forms) for page in own_pages)), forms))


def ranks(handbook: Handbook) -> tuple[tuple[str, ...], ...]:
    """Return what stands before the number in the names of levels, the short form last: `("medical", "assistant"), ("ma",)`.

    Only forms that stand before at least two different numbers count, so that a lone "Step 2" changes nothing.
    """
    seen: dict[tuple[str, ...], set[str]] = {}
    for level in handbook.levels.values():
        for name in (level.title, *level.aka):
            match = _NUMBERED.match(name.lower())
            if match and all(part.isalpha() for part in match[1].split()):
                seen.setdefault(tuple(match[1].split()), set()).add(level.id)
    found = [rank for rank, levels in seen.items() if len(levels) > 1]
    return tuple(sorted(found, key=lambda rank: (-len(rank), -len("".join(rank)), rank)))


def kind_of(path: str) -> Kind:
    """Return what results call a page."""
    folder, _, name = path.rpartition("/")
    if folder in FOLDER_KINDS:
        return LIST if name == "index.md" else FOLDER_KINDS[folder]
    return PAGE_KINDS.get(path, OWN_KIND)


def _also_known(handbook: Handbook) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The other words of each thing with a page of its own, by the page's path."""
    things = {
        "ladder": handbook.ladders,
        "level": handbook.levels,
        "competency": handbook.competencies,
        "program": handbook.programs,
        "credential": handbook.credentials,
        "funding": handbook.funds,
        "pathway": handbook.pathways,
        "site": handbook.sites,
        "scope": handbook.scopes,
    }
    for kind, found in things.items():
        for thing, item in found.items():
            codes = getattr(item, "job_codes", ())
            yield links.page_path(kind, thing), (*getattr(item, "aka", ()), *codes)
    for domain in handbook.domains.values():
        yield links.page_path("domain", domain.domain.id), tuple(domain.domain.aka)
    yield links.PROMOTION, tuple(next(iter(handbook.promotions.values())).aka)


def _credits(handbook: Handbook) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The other words of each rule about what counts already, by its place."""
    rules = [rule for policy in handbook.promotions.values() for rule in policy.credit]
    for kind, aka in IN_CREDIT.items():
        about = [rule for rule in rules if kind in rule.kinds]
        if about:
            closest = min(about, key=lambda rule: len(rule.kinds))
            yield f"{links.PROMOTION}#credit-{closest.id}", aka


def _record(page: Page, names: Mapping[str, tuple[str, ...]]) -> PageRecord:
    """The record of a page. The steps of a skill are left out: their words are much the same everywhere, and half of the index's weight."""
    own = next((section for section in page.search if not section.anchor), None)
    general = {"ladders": IN_LADDER, "matrix": IN_MATRIX}.get(page.path.partition("/")[0], ())
    aka = tuple(dict.fromkeys((*names.get(page.path, ()), *general)))
    return PageRecord(
        path=page.path,
        kind=kind_of(page.path),
        title=page.title,
        aka=aka,
        summary=page.description,
        body=_without(own.text, (page.description, *aka)) if own else "",
        sections=tuple(
            _section(page, section, names) for section in page.search if section.anchor and not section.anchor.startswith("step-")
        ),
    )


def _section(page: Page, section: SearchSection, names: Mapping[str, tuple[str, ...]]) -> SectionRecord:
    title = section.title.removeprefix(f"{page.title}: ")
    aka = IN_LEVEL.get(section.anchor, ()) if page.path.startswith("levels/") else names.get(f"{page.path}#{section.anchor}", ())
    apart = page.path.startswith("policies/") or page.path == links.GLOSSARY
    text = section.text
    if "." in section.anchor:  # of a requirement only what it asks: its proofs read alike everywhere
        text = text.removeprefix(title).partition(". ")[0].strip()
    return SectionRecord(section.anchor, _line(title), _line(text), aka, section.words, apart=apart)


def _line(text: str) -> str:
    """A text in one line that starts with a large letter."""
    return " ".join((text[:1].upper() + text[1:]).split())


def _without(text: str, said: Iterable[str]) -> str:
    """A text without what is known of its page already."""
    for part in said:
        if part:
            text = text.replace(part, " ", 1)
    return " ".join(text.split())
