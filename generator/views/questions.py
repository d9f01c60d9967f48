"""Where the answers to reader questions are: `search.yml` with its pointers turned into places of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.search.score import Asked, SearchTest
from generator.views import links

if TYPE_CHECKING:
    from ladder_spec.handbook import Handbook


def search_test(handbook: Handbook) -> SearchTest | None:
    """Return the questions in the handbook's first language with the bar; None where there are none."""
    file = handbook.search
    if file is None:
        return None
    asked = tuple(_asked(handbook, one.q, one.accept) for one in file.questions if one.lang == handbook.file.languages[0])
    parts = frozenset(f"{_stem(page)}#{anchor}" for page, anchor in links.policy_parts(_credits(handbook)))
    return SearchTest(int(file.bar.first), int(file.bar.first_3), asked, parts) if asked else None


def _asked(handbook: Handbook, query: str, accept: tuple[str, ...]) -> Asked:
    places = [_place(handbook, reference) for reference in accept]
    return Asked(query, tuple(place for place in places if "#" not in place), tuple(place for place in places if "#" in place))


def _place(handbook: Handbook, reference: str) -> str:
    """The place that a pointer leads to: `levels/ma-2`, `policies/promotion#sign-off`."""
    kind, _, thing = reference.partition(":")
    if kind == "sheet":
        return _stem(links.page_path("level", thing))
    if kind == "page":
        return _stem(links.named_page(thing, next(iter(handbook.ladders))))
    if kind == "policy":
        place = links.policy_place(thing)
        if place in links.policy_parts(_credits(handbook)):
            return f"{_stem(place[0])}#{place[1]}"
        return _stem(place[0]) if place else ""
    return _stem(links.page_path(kind, thing))


def _credits(handbook: Handbook) -> list[str]:
    return [rule.id for policy in handbook.promotions.values() for rule in policy.credit]


def _stem(path: str) -> str:
    return path.removesuffix(".md")
