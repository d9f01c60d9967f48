"""The link "Tell us what is unclear": a form of the repository, filled in with the page that the reader is on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.site.engine import build_site
from generator.site.settings import FORM
from tests.site.conftest import Project

REPO = "https://github.com/rivermark/ladder"
LEVEL = "levels/ma-1/index.html"
PAGES = {LEVEL: "levels/ma-1/", "faq/index.html": "faq/"}
"""A page made from specs and a hand-written one, with their addresses."""


def asked_at(project: Project, page: str) -> str | None:
    """The address that the link of a page leads to."""
    foot = LexborHTMLParser(project.page(page)).css(".rb-foot a")
    (found,) = [link.attributes["href"] for link in foot if "unclear" in link.text()] or [None]
    return found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("site", ["https://book.example/ma/", ""])
def test_it_opens_the_form_for_the_page(project: Project, root: Path, name: str, site: str) -> None:
    """With `repo_url` and the form, each page links to it, and a field of the form takes the page's address."""
    project.configure(repo_url=f"{REPO}/", site_url=site)
    form = (root / "templates/new" / FORM).read_text("utf-8")
    project.write(FORM, form)
    build_site(project.config)
    address = urlsplit(asked_at(project, name) or "")
    given = parse_qs(address.query)
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPO}/issues/new"
    assert given == {"template": [Path(FORM).name], "page": [site + PAGES[name]]}
    assert {"page"} == given.keys() & {field.get("id") for field in yaml.safe_load(form)["body"]}


def test_a_form_that_hr_names_comes_first(project: Project) -> None:
    """Where the handbook names a form of its own, for readers without an account, every page leads there."""
    project.configure(repo_url=REPO)
    project.write(FORM, "name: Unclear\n")
    project.tree = replace(project.tree, facts=replace(project.tree.facts, feedback="https://forms.example/ours"))
    build_site(project.config)
    assert {asked_at(project, page) for page in PAGES} == {"https://forms.example/ours"}


@pytest.mark.parametrize("settings", [{}, {"repo_url": REPO}], ids=["no repository", "no form"])
def test_no_link_without_a_form(project: Project, settings: dict[str, str]) -> None:
    """Where the form would not be shown, there is no link to it."""
    project.configure(**settings)
    if not settings:
        project.write(FORM, "name: Unclear\n")
    build_site(project.config)
    assert {asked_at(project, page) for page in PAGES} == {None}
