"""The border: an output tree refuses what cannot be published, and can be written down for any engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.output import NavEntry, OutputFile, PathTakenError
from generator.ownpages import OwnPage
from generator.publish import PublishError
from tests.builders import page, tree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("pay.md", "pay.md", id="the same page twice"),
        pytest.param("pay.md", "pay/index.md", id="two spellings of one address"),
    ],
)
def test_a_path_twice_is_refused(first: str, second: str) -> None:
    """Two outputs in one place are named, not silently reduced to one."""
    with pytest.raises(PathTakenError, match="pay"):
        replace(tree(), pages=(page(first), page(second)))


def test_a_file_may_not_take_the_place_of_a_file() -> None:
    """The rule holds for files as for pages."""
    with pytest.raises(PathTakenError, match=r"data/a\.json"):
        replace(tree(), files=(OutputFile("data/a.json", b"1"), OutputFile("data/a.json", b"2")))


def test_equal_trees_are_equal_values() -> None:
    """Pages are plain hashable values, so that what has not changed can be told by comparing."""
    assert hash(tree().pages) == hash(tree().pages)
    assert tree() == tree()


@pytest.mark.parametrize(
    ("section", "joined"),
    [
        pytest.param("levels", "Levels", id="the section it names"),
        pytest.param("", "Moving up", id="no section: the last one"),
        pytest.param("no-such", "Moving up", id="an unknown section: the last one"),
    ],
)
def test_own_pages_join_the_navigation(section: str, joined: str) -> None:
    """A hand-written page stands at the end of the section that its front matter names."""
    nav = tree().nav_with([OwnPage("faq.md", "Questions", section)])
    assert [entry.title for entry in nav if entry.children and entry.children[-1].path == "faq.md"] == [joined]


def test_own_pages_join_a_nested_section() -> None:
    """Sections below sections can be joined too."""
    nested = replace(tree(), nav=(NavEntry("Top", children=(NavEntry("Inner", children=(NavEntry("Pay", "pay.md"),), key="inner"),)),))
    (top,) = nested.nav_with([OwnPage("faq.md", section="inner")])
    assert [leaf.path for leaf in top.children[0].children] == ["pay.md", "faq.md"]


@pytest.mark.parametrize(
    ("section", "order"), [("help", ["words.md", "faq.md", ""]), ("", ["words.md", "faq.md", ""]), ("hr", ["words.md", ""])]
)
def test_a_section_for_few_stays_last(section: str, order: list[str]) -> None:
    """A section that takes pages of its own stays at the end of the one it is in, and is never the one for pages without a section."""
    inner = NavEntry("For HR", key="hr")
    nested = replace(tree(), nav=(NavEntry("Help", children=(NavEntry("Words", "words.md"), inner), key="help"),))
    (top,) = nested.nav_with([OwnPage("faq.md", section=section)])
    assert [entry.path for entry in top.children] == order
    assert [leaf.path for leaf in top.children[-1].children] == (["faq.md"] if section == "hr" else [])


def test_own_pages_without_any_section_stand_at_the_end() -> None:
    """A navigation that nobody can join still shows the page."""
    flat = replace(tree(), nav=(NavEntry("Home", "index.md"),))
    assert [entry.path for entry in flat.nav_with([OwnPage("faq.md")])] == ["index.md", "faq.md"]


def test_unknown_sections_are_found() -> None:
    """Only a page that names a section which is not there counts as a mistake."""
    pages = [OwnPage("a.md"), OwnPage("b.md", section="levels"), OwnPage("c.md", section="levls")]
    assert [found.path for found in tree().unknown_sections(pages)] == ["c.md"]


def test_the_written_tree_has_pages_theme_and_settings(tmp_path: Path) -> None:
    """`write_to` leaves what another engine needs, and nothing of ours beside it."""
    folder = tmp_path / "pages"
    own = [OutputFile("faq.md", b"---\nsection: levels\n---\n# Questions\n"), OutputFile("img/map.png", b"\x89PNG")]
    tree().write_to(folder, own)

    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert settings["theme"]["custom_dir"] == "overrides"
    assert settings["extra"]["rungbook"]["edition"] == "2026.2"
    assert settings["nav"][1]["Levels"][-1] == "faq.md"
    assert (folder / "overrides").is_dir()
    assert (folder / "docs/img/map.png").read_bytes() == b"\x89PNG"
    assert (folder / "docs/data/handbook.json").read_bytes() == b'{"levels": []}\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pages"]


def test_written_pages_carry_their_front_matter(tmp_path: Path) -> None:
    """Title, description and template stand in front matter, and the body follows unchanged."""
    tree().write_to(tmp_path / "pages", [OutputFile("faq.md", b"---\ntitle: Ask\n---\n# Questions\n")])
    _, head, body = (tmp_path / "pages/docs/levels/ma-1.md").read_text("utf-8").split("---\n", 2)
    assert yaml.safe_load(head) == {"title": "MA-1", "description": "About MA-1.", "template": "rungbook/page.html"}
    assert body.strip() == page("levels/ma-1.md", "MA-1").body
    _, head, body = (tmp_path / "pages/docs/faq.md").read_text("utf-8").split("---\n", 2)
    assert yaml.safe_load(head) == {"template": "rungbook/page.html", "title": "Ask"}
    assert body == "# Questions\n"


def test_titles_cannot_become_markup(tmp_path: Path) -> None:
    """Material prints titles into HTML as they are, so a title must not hold a tag or close an attribute."""
    hostile = replace(tree(), pages=(page("index.md", '"><script>x</script>'),), nav=(NavEntry("<b>Home</b>", "index.md"),))
    hostile.write_to(tmp_path / "pages")
    _, head, _ = (tmp_path / "pages/docs/index.md").read_text("utf-8").split("---\n", 2)
    assert "<" not in head
    assert yaml.safe_load(head)["title"] == "&quot;&gt;&lt;script&gt;x&lt;/script&gt;"
    assert "<" not in (tmp_path / "pages/mkdocs.yml").read_text("utf-8")


def test_writing_again_replaces_the_tree(tmp_path: Path) -> None:
    """A second write leaves no page of the first."""
    tree(3).write_to(tmp_path / "pages")
    tree(1).write_to(tmp_path / "pages")
    assert [path.name for path in (tmp_path / "pages/docs/levels").iterdir()] == ["ma-1.md"]


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    """A folder that holds somebody's files is never replaced."""
    (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(PublishError, match="did not make"):
        tree().write_to(tmp_path)
    assert (tmp_path / "thesis.docx").read_text("utf-8") == "years of work"


def test_an_own_page_may_not_hide_a_page_of_the_handbook(tmp_path: Path) -> None:
    """HR's `pay.md` beside ours is a mistake that is named, with what to do."""
    with pytest.raises(PathTakenError, match=r"pay\.md.*another name"):
        tree().write_to(tmp_path / "pages", [OutputFile("pay.md", b"# Pay\n")])
    assert not (tmp_path / "pages").exists()
