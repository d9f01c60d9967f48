"""The plugin: what it sees to in mkdocs.yml, and how pages, files and navigation join MkDocs' own."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config

from generator.output import NavEntry, OutputFile, PathTakenError
from generator.site.engine import SiteError, build_site
from generator.site.files import without_dots
from generator.site.plugin import RungbookPlugin
from tests.builders import page, tree

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from tests.site.conftest import Project

LEVEL = "levels/ma-1/index.html"


def configured(project: Project, **settings: Any) -> MkDocsConfig:  # noqa: ANN401 - settings of any kind
    """The configuration after our plugin has seen to it."""
    project.configure(**settings)
    config = load_config(str(project.config))
    return config.plugins.on_config(config)


def test_a_few_lines_are_enough(project: Project) -> None:
    """What our pages need is set without a word in mkdocs.yml."""
    config = configured(project)
    assert config.theme["font"] is False
    assert "navigation.prune" in config.theme["features"]
    assert "navigation.instant" not in config.theme["features"]
    assert config.theme["palette"]
    assert config.extra["generator"] is False
    assert config.extra["rungbook"]["edition"] == "2026.2"
    assert config.validation.links.anchors == logging.WARNING
    assert str(project.root / "handbook") in config.watch


def test_what_the_user_sets_stays(project: Project) -> None:
    """Defaults give way; only `navigation.prune` is added, as pages would grow without bounds."""
    theme = {"name": "material", "features": ["toc.integrate"], "palette": {"primary": "teal"}, "language": "de"}
    config = configured(project, theme=theme, extra={"generator": True})
    assert config.theme["features"] == ["toc.integrate", "navigation.prune"]
    assert config.theme["palette"] == {"primary": "teal"}
    assert config.theme["language"] == "de"
    assert config.extra["generator"] is True


def test_the_language_is_the_handbooks(project: Project) -> None:
    """The theme's own words are in the handbook's first language."""
    project.tree = replace(project.tree, facts=replace(project.tree.facts, language="es"))
    config = configured(project)
    assert config.theme["language"] == "es"


def test_a_users_theme_folder_wins(project: Project) -> None:
    """A file of the user's custom_dir replaces ours of the same name, and ours replaces Material's."""
    project.write("theme/rungbook/page.html", "{% extends 'main.html' %}{% block content %}Theirs{{ page.content }}{% endblock %}")
    project.configure(theme={"name": "material", "custom_dir": "theme"})
    build_site(project.config)
    assert "Theirs<div>" in project.page(LEVEL)


def test_a_users_main_template_shows_in_our_pages(project: Project) -> None:
    """Our templates extend main.html, so a user's own main.html is not hidden."""
    project.write("theme/main.html", "{% extends 'base.html' %}{% block announce %}From HR{% endblock %}")
    project.configure(theme={"name": "material", "custom_dir": "theme"})
    build_site(project.config)
    assert "From HR" in project.page(LEVEL)


def test_a_users_style_sheet_comes_after_ours(project: Project) -> None:
    """The later sheet wins in CSS."""
    config = configured(project, extra_css=["own.css"])
    assert config.extra_css[-1] == "own.css"
    assert len(config.extra_css) > 1


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(
            {"repo_url": "https://github.com/rivermark/ladder", "edit_uri": "edit/main/handbook/pages/"},
            "https://github.com/rivermark/ladder/edit/main/handbook/ladders/medical-assistant/levels/ma-1.yml",
            id="repo_url and edit_uri",
        ),
        pytest.param(
            {"repo_url": "https://github.com/rivermark/ladder/"},
            "https://github.com/rivermark/ladder/edit/master/handbook/ladders/medical-assistant/levels/ma-1.yml",
            id="repo_url alone: the folder is right, the branch is MkDocs' guess",
        ),
        pytest.param(
            {"edit_uri": "https://git.example/ladder/-/edit/main/handbook/pages/"},
            "https://git.example/ladder/-/edit/main/handbook/ladders/medical-assistant/levels/ma-1.yml",
            id="a whole edit_uri alone",
        ),
        pytest.param(
            {"edit_uri_template": "https://git.example/edit/handbook/pages/{path}?ref=main"},
            "https://git.example/edit/handbook/ladders/medical-assistant/levels/ma-1.yml?ref=main",
            id="a template",
        ),
    ],
)
def test_the_edit_link_opens_the_spec(project: Project, settings: dict[str, str], expected: str) -> None:
    """The link "Edit this page" leads to the YAML file, however the repository is configured."""
    project.configure(**settings)
    build_site(project.config)
    assert f'href="{expected}"' in project.page(LEVEL)


def test_a_hand_written_page_is_edited_where_it_lies(project: Project) -> None:
    """HR's own pages keep the edit link of MkDocs."""
    project.configure(repo_url="https://github.com/rivermark/ladder", edit_uri="edit/main/handbook/pages/")
    build_site(project.config)
    assert 'href="https://github.com/rivermark/ladder/edit/main/handbook/pages/faq.md"' in project.page("faq/index.html")


def test_repo_url_makes_no_page_call_another_host(project: Project) -> None:
    """Material would ask the repository's host for its stars; the mark that makes it do so is gone."""
    project.configure(repo_url="https://github.com/rivermark/ladder")
    build_site(project.config)
    assert 'data-md-component="source"' not in project.page(LEVEL)


def test_an_edit_uri_that_is_no_address_is_told_once(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """Without repo_url a relative edit_uri leads nowhere."""
    configured(project, edit_uri="edit/main/")
    assert sum("edit_uri" in record.getMessage() for record in caplog.records) == 1


def test_dots_are_worked_out_in_paths_only() -> None:
    """A query may hold anything."""
    assert without_dots("https://a.example/x/pages/../b.yml?p=/../c") == "https://a.example/x/b.yml?p=/../c"
    assert without_dots("https://a.example/x?p=/../c") == "https://a.example/x?p=/../c"


def test_hand_written_pages_join_navigation_and_frame(project: Project) -> None:
    """A page with `section: levels` stands below the levels, in our template."""
    build_site(project.config)
    assert 'href="../../faq/"' in project.page(LEVEL)
    assert "rb-foot" in project.page("faq/index.html")


def test_an_unknown_section_is_a_warning(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """The page is still published, in the last section, and the warning names the sections there are."""
    project.write("handbook/pages/faq.md", "---\nsection: levls\n---\n# Questions\n")
    build_site(project.config, strict=False)
    assert "levels, moving-up" in caplog.text
    assert 'href="../faq/"' in project.page("pay/index.html")
    with pytest.raises(SiteError, match="1 warning"):
        build_site(project.config)


def test_a_dead_anchor_in_a_hand_written_page_stops_a_strict_build(project: Project) -> None:
    """Links from Markdown into our pages are checked down to the requirement; `asks-1` is an id in the body."""
    project.write("handbook/pages/faq.md", "[right](levels/ma-1.md#asks-1)\n")
    build_site(project.config)
    project.write("handbook/pages/faq.md", "[wrong](levels/ma-1.md#no-such)\n")
    with pytest.raises(SiteError, match="1 warning"):
        build_site(project.config)


def test_navigation_comes_from_the_handbook(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """A `nav` in mkdocs.yml is not used, and the user is told."""
    project.configure(nav=[{"Only": "faq.md"}])
    build_site(project.config, strict=False)
    assert "`nav` in mkdocs.yml is not used" in caplog.text
    assert "Moving up" in project.page(LEVEL)


def test_a_page_outside_the_navigation_is_published(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """Not every page needs an entry, and its lack is no news."""
    caplog.set_level(logging.INFO)
    project.tree = replace(project.tree, pages=(*project.tree.pages, page("scope/ca.md", "California")))
    build_site(project.config)
    assert "California" in project.page("scope/ca/index.html")
    assert "not included in the" not in caplog.text


def test_files_are_published_as_they_are(project: Project) -> None:
    """Data files keep their bytes."""
    project.tree = replace(project.tree, files=(OutputFile("data/x.bin", bytes(range(256))),))
    build_site(project.config)
    assert (project.site / "data/x.bin").read_bytes() == bytes(range(256))


def test_a_hand_written_page_may_not_hide_one_of_ours(project: Project) -> None:
    """Two pages with one address are a mistake that is named."""
    for path in ("pay.md", "pay/index.html"):
        project.write(f"handbook/pages/{path}", "# Pay\n")
        with pytest.raises(PathTakenError, match=rf"{path}: .*another name"):
            build_site(project.config)
        (project.root / "handbook/pages" / path).unlink()


def test_a_page_in_another_encoding_is_named(project: Project) -> None:
    """Windows-1252 from a word processor is no traceback."""
    (project.root / "handbook/pages/faq.md").write_bytes(b"caf\xe9")
    with pytest.raises(SiteError, match=r"faq\.md is not UTF-8"):
        build_site(project.config)


def test_titles_stay_text(project: Project) -> None:
    """A title with markup comes out as text wherever the theme prints it."""
    title = '"><script>alert(1)</script>&'
    project.tree = replace(
        tree(),
        pages=(replace(page("index.md", "Home"), title=title, description=title), page("pay.md", "Pay")),
        nav=(NavEntry(title, "index.md"), NavEntry(title, children=(NavEntry("Pay", "pay.md"),))),
        facts=replace(project.tree.facts, banner=title, edition=title),
    )
    project.write("handbook/pages/faq.md", "# Questions\n")
    build_site(project.config)
    for name in ("index.html", "pay/index.html", "404.html"):
        assert "<script>alert" not in project.page(name)
        assert "&lt;script&gt;alert" in project.page(name)
        assert "&amp;amp;" not in project.page(name)


def test_another_theme_is_refused(project: Project) -> None:
    """Our templates extend Material's."""
    project.configure(theme={"name": "mkdocs"})
    with pytest.raises(SiteError, match="need the theme Material"):
        build_site(project.config)


def test_the_handbook_folder_is_the_parent_of_the_pages(project: Project) -> None:
    """Unless the option `handbook` says otherwise."""
    project.configure(plugins=["search", "rungbook"])
    config = load_config(str(project.config))
    plugin = config.plugins["rungbook"]
    assert isinstance(plugin, RungbookPlugin)
    assert plugin.handbook_folder(config) == project.root / "handbook"

    (project.root / "specs").mkdir()
    project.configure(plugins=["search", {"rungbook": {"handbook": "specs"}}])
    config = load_config(str(project.config))
    plugin = config.plugins["rungbook"]
    assert isinstance(plugin, RungbookPlugin)
    assert plugin.handbook_folder(config) == project.root / "specs"
