"""The engine: the bytes of `mkdocs build` on any number of cores, published whole or not at all."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import Mock, patch

import pytest
import yaml
from mkdocs.commands import build as stock
from mkdocs.config import load_config

from generator.output import NavEntry
from generator.publish import PublishError, publishing
from generator.site import driver, source
from generator.site.engine import SiteError, build_site, preview, write_pages
from generator.site.source import HandbookError
from ladder_spec import workers
from ladder_spec.errors import LadderError
from tests.builders import page, tree
from tests.site.conftest import files_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.conftest import Project


def build_with_mkdocs(project: Project, site: Path) -> None:
    """What `mkdocs build` does."""
    config = load_config(str(project.config), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    stock.build(config)


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share even a small build between two processes."""
    monkeypatch.setattr(workers, "processes", lambda _: 2)


@pytest.mark.usefixtures("two_processes")
@pytest.mark.parametrize("directory_urls", [True, False])
def test_own_route_and_mkdocs_write_the_same_bytes(project: Project, directory_urls: object) -> None:
    """Every file of the two sites is equal: pages, search index, sitemap, theme files."""
    project.tree = tree(levels=9)
    project.configure(use_directory_urls=directory_urls, site_url="https://ladder.example/")
    project.write("handbook/pages/more/about.md", "# About\n\n## Part\n\nWords.\n")
    build_with_mkdocs(project, project.root / "stock")
    build_site(project.config)
    assert files_of(project.site) == files_of(project.root / "stock")
    assert len(files_of(project.site)) > 60


def test_one_process_writes_what_two_write(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of cores shows nowhere."""
    project.tree = tree(levels=9)
    sites = []
    for count in (1, 2, 3):
        monkeypatch.setattr(workers, "processes", lambda _, count=count: count)
        sites.append(files_of(build_site(project.config, site_dir=project.root / f"site-{count}")))
    assert sites[0] == sites[1] == sites[2]


def test_other_plugins_take_mkdocs_route(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """A plugin that may gather over pages is run by MkDocs and named once; beside its own file the site is the same."""
    build_site(project.config, site_dir=project.root / "alone")
    project.configure(plugins=["search", "rungbook", "material/tags"])
    build_site(project.config)
    assert [record.getMessage() for record in caplog.records if "one core" in record.getMessage()] == [
        "Building on one core, as these need it: material/tags"
    ]
    assert files_of(project.site) == {**files_of(project.root / "alone"), "tags.json": b'{"mappings": []}'}


def test_hooks_take_mkdocs_route(project: Project) -> None:
    """A user's hook sees all pages."""
    project.write("hook.py", "def on_post_page(output, *, page, config):\n    return output.replace('</body>', '<!-- hooked --></body>')\n")
    project.configure(hooks=["hook.py"])
    build_site(project.config)
    assert "<!-- hooked -->" in project.page("levels/ma-2/index.html")


@pytest.mark.parametrize("feature", ["navigation.indexes", "navigation.sections", "toc.integrate", "navigation.tabs", "navigation.expand"])
def test_the_shared_navigation_is_the_stock_one(project: Project, monkeypatch: pytest.MonkeyPatch, feature: str) -> None:
    """Nothing but blank space around line ends differs from the theme's partial.

    There are nested sections, index pages, pages of one section in two folders, pages at the top, an entry that stands twice,
    and a page below the address of another.
    """
    clinics = (
        NavEntry("Clinic", "sites/a.md"),
        NavEntry("Clinic", "sites/c.md"),
        NavEntry("Deep", children=(NavEntry("Room", "sites/a/b.md"), NavEntry("Pay", "pay.md"), NavEntry("MA-1", "levels/ma-1.md"))),
    )
    paths = ("sites/index.md", "sites/a.md", "sites/a/b.md", "sites/c.md", "top.md", "end.md")
    plain = tree(levels=4)
    project.tree = replace(
        plain,
        pages=(*plain.pages, *(page(path, "Clinic") for path in paths)),
        nav=(*plain.nav, NavEntry("Top", "top.md"), NavEntry("Clinics", "sites/index.md", children=clinics), NavEntry("End", "end.md")),
    )
    project.configure(theme={"name": "material", "features": [feature]})
    build_site(project.config, site_dir=project.root / "shared")
    monkeypatch.setattr("generator.site.nav.install", lambda *_: None)
    build_site(project.config)
    assert lines_of(project.site) == lines_of(project.root / "shared")


def lines_of(folder: Path) -> dict[str, bytes]:
    """The files by path, without indentation and empty lines."""
    return {path: re.sub(rb"\s*\n\s*", b"\n", content) for path, content in files_of(folder).items() if not path.endswith(".gz")}


def test_a_users_navigation_partial_is_rendered_for_each_page(project: Project) -> None:
    """A partial that we do not know may say anything about the page."""
    project.write("theme/partials/nav.html", "<nav>You read {{ page.title }}</nav>")
    project.configure(theme={"name": "material", "custom_dir": "theme"})
    build_site(project.config)
    assert "You read MA-1<" in project.page("levels/ma-1/index.html")
    assert "You read MA-2<" in project.page("levels/ma-2/index.html")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, root: Path) -> None:
    """Hash seed, time zone and day of the build show nowhere in the reference site; dates are the edition's."""
    sites = []
    for seed, zone, epoch in [("0", "UTC", "1795392000"), ("1", "Pacific/Kiritimati", "0")]:
        site = tmp_path / f"site-{seed}"
        command = [sys.executable, "-c", "from generator.cli.main import main; main()", "build", "--site-dir", str(site)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch}
        subprocess.run(command, env=environment, cwd=root, check=True, capture_output=True)
        sites.append(files_of(site))
    assert sites[0] == sites[1]


def test_pages_are_dated_by_the_edition(project: Project) -> None:
    """The sitemap tells search engines when the handbook changed, not when it was built."""
    project.configure(site_url="https://ladder.example/")
    build_site(project.config)
    assert "<lastmod>2026-07-01</lastmod>" in project.page("sitemap.xml")
    assert project.page("sitemap.xml").count("lastmod>") == 2 * 7


def test_errors_in_specs_publish_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last good site stays, and the caller gets the report."""
    build_site(project.config)
    before = files_of(project.site)
    report = Mock(problems=(), ok=False)
    monkeypatch.setattr(source, "load", Mock(side_effect=HandbookError(report, project.root)))
    with pytest.raises(HandbookError) as caught:
        build_site(project.config)
    assert caught.value.report is report
    assert files_of(project.site) == before
    assert sorted(path.name for path in project.root.iterdir()) == ["handbook", "mkdocs.yml", "site"]


def test_errors_that_the_rules_find_while_pages_are_made_publish_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are made while the rules of meaning are at work; what the rules find stops the site, whatever became of the pages."""
    build_site(project.config)
    before = files_of(project.site)
    error = HandbookError(Mock(problems=()), project.root)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(source, "load", lambda *_, **__: source.Loaded(project.tree, Mock(side_effect=error), Mock(), Mock()))
    with pytest.raises(HandbookError):
        build_site(project.config)
    project.write("theme/rungbook/page.html", "{{ missing.part }}")
    project.configure(theme={"name": "material", "custom_dir": "theme"})
    with pytest.raises(HandbookError):
        build_site(project.config)
    assert files_of(project.site) == before


def test_no_page_is_made_where_ids_lead_nowhere(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report comes before any page and before warnings, which may only follow from the error; without one they are told."""
    project.write("handbook/pages/extra.md", "---\nsection: nowhere\n---\n# Extra\n\n[gone](gone.md)\n")
    error = HandbookError(Mock(problems=()), project.root)
    whole = source.load(project.root, Mock(), print)
    told: list[str] = []
    listener = Mock(level=logging.WARNING, handle=lambda record: told.append(record.getMessage()))
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [listener])
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(source, "load", lambda *_, **__: whole._replace(report=Mock(side_effect=error), linked=Mock(side_effect=error)))
    with patch.object(driver, "write_page", side_effect=AssertionError("a page was made")), pytest.raises(HandbookError):
        build_site(project.config, strict=False)
    assert told == []
    assert not project.site.exists()
    monkeypatch.setattr(source, "load", lambda *_, **__: whole)
    build_site(project.config, strict=False)
    assert [text.partition(" ")[0] for text in told] == ["rungbook:", "Doc"]


def test_no_preview_is_shown_where_ids_lead_nowhere(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview does not wait for the rules of meaning, but for the check of ids it does."""
    whole, error = source.load(project.root, Mock(), print), HandbookError(Mock(problems=()), project.root)
    loaded = whole._replace(report=Mock(side_effect=AssertionError("waits for the rules")))
    monkeypatch.setattr(source, "load", lambda *_, **__: loaded)
    preview(project.config, project.root / "shown", site_url="http://127.0.0.1/")
    monkeypatch.setattr(source, "load", lambda *_, **__: loaded._replace(linked=Mock(side_effect=error)))
    with pytest.raises(HandbookError):
        preview(project.config, project.root / "shown", site_url="http://127.0.0.1/")


@pytest.mark.parametrize("cause", ["a file in the way", "a page that is no text", "another theme"])
def test_errors_in_specs_come_before_whatever_else_is_wrong(project: Project, monkeypatch: pytest.MonkeyPatch, cause: str) -> None:
    """What MkDocs or we find while checks are at work may only follow from an error in the specs, so that error is told."""
    match cause:
        case "a file in the way":
            project.write("handbook/pages/pay.md", "# Pay\n")
        case "a page that is no text":
            (project.root / "handbook/pages/extra.md").write_bytes(b"# Extra \xff\n")
        case _:
            project.configure(theme={"name": "mkdocs"})
    with pytest.raises(LadderError) as alone:
        build_site(project.config)
    assert not isinstance(alone.value, HandbookError)
    whole, error = source.load(project.root, Mock(), print), HandbookError(Mock(problems=()), project.root)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(source, "load", lambda *_, **__: whole._replace(report=Mock(side_effect=error), linked=Mock(side_effect=error)))
    with pytest.raises(HandbookError):
        build_site(project.config)
    assert not project.site.exists()


def test_errors_in_specs_are_told_by_mkdocs_route_too(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs wraps our error; the caller still gets it."""
    project.configure(plugins=["search", "rungbook", "material/tags"])
    monkeypatch.setattr(source, "load", Mock(side_effect=HandbookError(Mock(problems=()), project.root)))
    with pytest.raises(HandbookError):
        build_site(project.config)


@pytest.mark.usefixtures("two_processes")
def test_a_failing_page_publishes_nothing(project: Project) -> None:
    """A template that breaks in another process is an error with its name, and the site is untouched."""
    build_site(project.config)
    before = files_of(project.site)
    project.write("theme/rungbook/page.html", "{% if page.url == 'pay/' %}{{ missing.part }}{% endif %}")
    project.configure(theme={"name": "material", "custom_dir": "theme"})
    with pytest.raises(SiteError) as caught:
        build_site(project.config)
    assert str(caught.value) == "Error building page 'pay.md': 'missing' is undefined"
    assert files_of(project.site) == before


def test_a_template_with_a_mistake_is_named(project: Project) -> None:
    """File and line of a template that cannot be read."""
    project.write("theme/rungbook/page.html", "{% extends 'main.html' %}\n{% block content %}")
    project.configure(theme={"name": "material", "custom_dir": "theme"})
    with pytest.raises(SiteError, match=r"page\.html:2: "):
        build_site(project.config)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param({"plugins": ["search"]}, "does not use Rungbook", id="without the plugin"),
        pytest.param({"docs_dir": "nowhere"}, "isn't an existing directory", id="a missing folder"),
        pytest.param({"no_such_option": 1}, "configuration warnings", id="an unknown setting"),
        pytest.param({"plugins": ["search", {"rungbook": {"handbook": "nowhere"}}]}, "nowhere", id="a missing handbook"),
    ],
)
def test_mistakes_in_the_settings_are_told(project: Project, settings: dict[str, object], message: str) -> None:
    """What is wrong in mkdocs.yml comes as one clear error."""
    project.configure(**settings)
    with pytest.raises(SiteError, match=message):
        build_site(project.config)


def test_a_missing_settings_file_is_told(tmp_path: Path) -> None:
    """The name of the file that is not there."""
    with pytest.raises(SiteError, match=r"There is no .*none\.yml here.*with -f"):
        build_site(tmp_path / "none.yml")


def test_settings_that_are_no_yaml_are_told(project: Project) -> None:
    """The line where reading stops."""
    project.config.write_text("site_name: [", encoding="utf-8")
    with pytest.raises(SiteError, match="line 1"):
        build_site(project.config)


def test_strictness_can_be_left_to_the_settings(project: Project) -> None:
    """Warnings stop a strict build only; mkdocs.yml may ask for one."""
    project.write("handbook/pages/faq.md", "[gone](gone.md)")
    build_site(project.config, strict=False)
    project.configure(strict=True)
    with pytest.raises(SiteError, match="1 warning,"):
        build_site(project.config, strict=False)


def test_a_folder_that_is_no_site_is_left_alone(project: Project) -> None:
    """A slip in `site_dir` deletes nothing."""
    project.write("precious/letter.txt", "Dear all")
    with pytest.raises(PublishError, match="did not make"):
        build_site(project.config, site_dir=project.root / "precious")
    assert (project.root / "precious/letter.txt").exists()


def test_two_builds_do_not_meet(project: Project) -> None:
    """The second one is told to wait."""
    with publishing(project.site, ours=lambda _: True), pytest.raises(PublishError, match="Another Rungbook"):
        build_site(project.config)


def test_stages_are_told(project: Project) -> None:
    """Whoever shows progress learns what is going on."""
    stages: list[str] = []
    build_site(project.config, progress=stages.append)
    assert stages == ["Reading the handbook", "Preparing pages", "Writing 7 pages"]


def test_pages_for_another_engine(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """`write_pages` writes our pages and HR's, and stock MkDocs builds them as they are."""
    project.write("handbook/pages/img/map.svg", "<svg/>")
    project.write("handbook/pages/.hidden", "")
    write_pages(project.config, project.root / "neutral")
    written = files_of(project.root / "neutral/docs")
    assert {"faq.md", "img/map.svg", "levels/ma-1.md", "data/handbook.json"} <= set(written)
    assert ".hidden" not in written

    caplog.set_level(logging.WARNING)
    stock.build(load_config(str(project.root / "neutral/mkdocs.yml"), site_dir=str(project.site)))
    assert not caplog.records
    assert page("levels/ma-1.md", "MA-1").body.replace("\n\n", "\n") in project.page("levels/ma-1/index.html").replace("\n\n", "\n")
    assert 'href="../../faq/"' in project.page("levels/ma-1/index.html")
    assert "Example handbook." in project.page("levels/ma-1/index.html")


def test_pages_for_another_engine_name_unknown_sections(project: Project) -> None:
    """The same warnings as in a build."""
    project.write("handbook/pages/faq.md", "---\nsection: levls\n---\n# Questions\n")
    with pytest.raises(SiteError, match="1 warning"):
        write_pages(project.config, project.root / "neutral")
    assert yaml.safe_load(project.config.read_text("utf-8"))
    assert not (project.root / "neutral").exists()
