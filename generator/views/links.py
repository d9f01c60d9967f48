"""Addresses: the one place that knows where each page and each requirement is.

A page's path (`levels/ma-2.md`) is the same for every engine. Its address seen from another page depends on how the site is
published: with folders (`../ma-2/`) or with files (`ma-2.html`), which also open from a disk.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME: Final = "index.md"
COMPETENCIES: Final = "competencies/index.md"
PROGRAMS: Final = "programs/index.md"
CREDENTIALS: Final = "credentials/index.md"
FUNDING: Final = "funding/index.md"
PATHWAYS: Final = "pathways/index.md"
SITES: Final = "sites/index.md"
SCOPES: Final = "scope/index.md"
PROMOTION: Final = "policies/promotion.md"
MENTORSHIP: Final = "policies/mentorship.md"
RECOGNITION: Final = "policies/recognition.md"
APPEALS: Final = "policies/appeals.md"
PAY: Final = "pay.md"
GLOSSARY: Final = "glossary.md"
DOWNLOADS: Final = "downloads.md"
QUALITY: Final = "quality.md"
FIND: Final = "find-my-level.md"
PLAN: Final = "my-plan.md"
TALK: Final = "talk-sheet.md"
COMPARE: Final = "compare.md"
CHANGED: Final = "what-changed.md"

_FOLDERS: Final = {
    "ladder": "ladders",
    "track": "tracks",
    "level": "levels",
    "domain": "domains",
    "competency": "competencies",
    "program": "programs",
    "credential": "credentials",
    "funding": "funding",
    "pathway": "pathways",
    "site": "sites",
    "scope": "scope",
}
"""The folder of each kind of thing that has a page of its own."""

_PAGES: Final = {
    "how-the-ladder-works": "",
    "find-my-level": FIND,
    "my-plan": PLAN,
    "talk-sheet": TALK,
    "compare": COMPARE,
    "skills": COMPETENCIES,
    "programs": PROGRAMS,
    "funding": FUNDING,
    "pathways": PATHWAYS,
    "scope": SCOPES,
    "pay": PAY,
    "credentials": CREDENTIALS,
    "sites": SITES,
    "sheets": DOWNLOADS,
    "glossary": GLOSSARY,
    "downloads": DOWNLOADS,
    "move-up": PROMOTION,
    "mentors": MENTORSHIP,
    "recognition": RECOGNITION,
    "what-changed": CHANGED,
}
"""Pages that no single spec owns, by the name in `page:NAME`."""

_POLICIES: Final = {
    "move-up": (PROMOTION, "move-up"),
    "sign-off": (PROMOTION, "sign-off"),
    "rule-changes": (PROMOTION, "rule-changes"),
    "appeal-a-decision": (APPEALS, "appeal-a-decision"),
    "promotion": (PROMOTION, ""),
    "mentorship": (MENTORSHIP, ""),
    "recognition": (RECOGNITION, ""),
    "appeals": (APPEALS, ""),
}
"""Parts of the policies, by the name in `policy:NAME`: (page, anchor). Each credit rule stands beside them as `credit-<id>`."""


def page_path(kind: str, thing: str) -> str:
    """Return the path of a thing's own page.

    Args:
        kind: A kind with pages of its own, such as `level`.
        thing: Its id; for a state its two letters.

    Raises:
        KeyError: Things of this kind have no page of their own.
    """
    return f"{_FOLDERS[kind]}/{thing.lower()}.md"


def pair_path(before: str, after: str) -> str:
    """Return the path of the page that compares two levels. No id holds two hyphens, so that no two pairs share a path."""
    return f"compare/{before}--{after}.md"


def matrix_path(ladder: str) -> str:
    """Return the path of the table of a ladder's levels and skills."""
    return f"matrix/{ladder}.md"


def has_page(kind: str) -> bool:
    """Return whether things of this kind have a page of their own."""
    return kind in _FOLDERS


def named_page(name: str, first_ladder: str) -> str:
    """Return the path of a page that no single spec owns.

    Raises:
        KeyError: There is no such page.
    """
    return _PAGES[name] or page_path("ladder", first_ladder)


def policy_place(section: str) -> tuple[str, str] | None:
    """Return the page and the anchor of a part of the policies, by the name in `policy:NAME`; None where there is none.

    Args:
        section: A part that readers ask for (`sign-off`, `credit-past-work`), or a whole page (`mentorship`).
    """
    if section.startswith("credit-"):
        return PROMOTION, section
    return _POLICIES.get(section)


def policy_parts(credit: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the parts of policies that have a name of their own, as (page, anchor). How to move up is the page itself.

    Args:
        credit: The ids of the credit rules.
    """
    named = {place for name, place in _POLICIES.items() if place[1] and name != "move-up"}
    return frozenset(named | {(PROMOTION, f"credit-{rule}") for rule in credit})


def level_anchor(level: str) -> str:
    """Return the anchor of what a level is told on the page "What changed"."""
    return f"level-{level}"


def step_anchor(step: str) -> str:
    """Return the anchor of a proficiency step on a competency's page."""
    return f"step-{step}"


def term_anchor(term: str) -> str:
    """Return the anchor of a term on the glossary page."""
    return f"term-{term}"


def extra_pay_anchor(differential: str) -> str:
    """Return the anchor of an extra pay on the pay page."""
    return f"extra-{differential}"


def recognition_anchor(recognition: str) -> str:
    """Return the anchor of a way of recognition on its page."""
    return f"recognition-{recognition}"


def href(from_page: str, to_page: str, anchor: str = "", *, directory_urls: bool) -> str:
    """Return the relative address of one page as seen from another.

    Args:
        from_page: The path of the page that holds the link.
        to_page: The path of the page that it leads to.
        anchor: The place on that page; "" = its top.
        directory_urls: Whether pages are published as folders.
    """
    if anchor and from_page == to_page:
        return f"#{anchor}"
    up = _folder(from_page, directory_urls)
    way = _across(up, to_page, directory_urls) if up and to_page.startswith(up[0]) else _away(len(up), to_page, directory_urls)
    return f"{way}#{anchor}" if anchor else way


def _across(up: tuple[str, ...], page: str, directory_urls: bool) -> str:  # noqa: FBT001 - as `_folder`
    """The address of a page as seen from a folder that may lie beside it or above it, given as the names on the way to it."""
    down, end = _target(page, directory_urls)
    same = 0
    for here, there in zip(up, down, strict=False):
        if here != there:
            break
        same += 1
    way = "../" * (len(up) - same) + "/".join(down[same:])
    return way.rstrip("/") + end if way else "." + end


@lru_cache(maxsize=4096)
def _away(depth: int, page: str, directory_urls: bool) -> str:  # noqa: FBT001 - as `_folder`
    """The address of a page as seen from a folder elsewhere, so many names below the site."""
    down, end = _target(page, directory_urls)
    return "../" * depth + "/".join(down) + (end if down else "") or f".{end}"


@lru_cache(maxsize=4096)
def _folder(page: str, directory_urls: bool) -> tuple[str, ...]:  # noqa: FBT001 - a cached function is quickest with plain arguments
    """The names on the way from the site to the folder that a page is published in."""
    return tuple(_address(page, directory_urls=directory_urls).split("/")[:-1])


@lru_cache(maxsize=4096)
def _target(page: str, directory_urls: bool) -> tuple[tuple[str, ...], str]:  # noqa: FBT001 - as above
    """The names on the way to a page, and how its address ends."""
    address = _address(page, directory_urls=directory_urls)
    return tuple(address.rstrip("/").split("/")) if address else (), "/" if directory_urls and (
        not address or address.endswith("/")
    ) else ""


def outer_href(address: str) -> str:
    """Return an address outside the handbook that a link may lead to, such as a form; "" for anything else, such as a script."""
    return address if address.lower().startswith(("https://", "http://", "mailto:", "tel:")) else ""


def file_href(from_page: str, file: str, *, directory_urls: bool) -> str:
    """Return the relative address of a published file as seen from a page.

    Args:
        from_page: The path of the page that holds the link.
        file: The path of the file, relative to the site: `data/handbook.json`.
        directory_urls: Whether pages are published as folders.
    """
    return posixpath.relpath(file, posixpath.dirname(_address(from_page, directory_urls=directory_urls) + "x") or ".")


def _address(path: str, *, directory_urls: bool) -> str:
    """Where a page is published, relative to the site; "" is the site itself."""
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return "" if stem == "index" else stem.removesuffix("/index") + "/"


def site_address(path: str, *, directory_urls: bool) -> str:
    """Return the address of a page relative to the site itself, for an address that is written on paper: `levels/ma-2/`."""
    return _address(path, directory_urls=directory_urls)
