"""The guide for editors: what it shows is what happens, its pictures can be read by everybody, and it disturbs nobody else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from click import Context
from selectolax.lexbor import LexborHTMLParser

from generator.cli.main import cli
from generator.search.engine import Engine
from generator.search.index import PATH, read_script
from ladder_spec import check
from tests.conftest import ROOT, rungbook
from tests.edited import edit
from tests.starter.changes import HARDER, LEVEL

GUIDE = ROOT / "handbook/pages/edit"
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(GUIDE.glob("*.md"))}
PICTURES = sorted((GUIDE / "pictures").iterdir())
SVG = "{http://www.w3.org/2000/svg}"


def block(page: str, language: str) -> str:
    """The code of a language in a page: the first one."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGES[page], re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def words(picture: Path) -> list[str]:
    """The texts in a picture."""
    return ["".join(text.itertext()) for text in ET.parse(picture).iter(f"{SVG}text")]  # noqa: S314 - our own file


def test_the_message_is_the_real_one(book: Path) -> None:
    """The slip that the guide shows gives its message word for word, in its line; the picture shows the same words."""
    edit(book / LEVEL, ("proficiency: on-my-own", "proficiency: on-my-won"))
    checked = rungbook("check", cwd=book)
    shown = block("checks", "text")
    assert checked.returncode == 1
    assert checked.stdout.startswith(shown)
    terminal = [
        text
        for text in words(GUIDE / "pictures/message.svg")
        if len(text) > 9 and not text.startswith(("what", "where", "the line", "how"))
    ]
    assert len(terminal) == 7
    flat = re.sub(r"\s+", " ", shown)
    assert [text for text in terminal if re.sub(r"\s+", " ", text).removeprefix("--> …").strip() not in flat] == []


MISTAKES = (
    (LEVEL, "proficiency: on-my-own", "proficiency: on-my-won"),
    (LEVEL, "who_helps: Your lead and a nurse.\n", ""),
    (LEVEL, 'min: "22.00"', "min: 22.5"),
    HARDER,
    (LEVEL, "review_by: 2027-11-23", "review_by: 2026-10-01"),
    ("handbook/programs/blood-draw-class.yml", "competency: draw-blood", "competency: rooming"),
)
"""One for each row of the table, in order."""


@pytest.mark.parametrize("row", range(len(MISTAKES)))
def test_the_messages_of_the_table_are_real(row: int, book: Path) -> None:
    """The mistake that a row is about gives the message that the row names."""
    rows = [re.split(" *… *", words) for words in re.findall(r"^\| `(.+?)` \|", PAGES["checks"], re.MULTILINE)]
    assert len(rows) == len(MISTAKES)
    before = Path(shutil.copytree(book / "handbook", book.parent / "before"))
    file, old, new = MISTAKES[row]
    edit(book / file, (old, new))
    told = [f"{one.message}\n{one.hint}" for one in check(book / "handbook", against=before).problems]
    assert [words for words in told if all(part in words for part in rows[row])], told


def test_the_comment_is_the_real_one(book: Path) -> None:
    """The change that the guide tells of gives the comment that it shows, and after it the note that the guide shows in better words."""
    before = Path(shutil.copytree(book / "handbook", book.parent / "before"))
    file, old, new = HARDER
    edit(book / file, (old, new))
    told = rungbook("diff", str(before), "handbook", "--format", "markdown", cwd=book).stdout
    shown = re.sub(r"^> ?", "", "\n".join(line for line in PAGES["people"].splitlines() if line.startswith(">")), flags=re.MULTILINE)
    told, _, note = told.partition("### A note for people\n")
    assert re.sub(r"^#+ (.+)$", r"**\1**", told, flags=re.MULTILINE).strip() == shown.strip()
    begun, better = yaml.safe_load(note.partition("```yaml\n")[2].partition("```")[0]), yaml.safe_load(block("people", "yaml"))
    assert begun.pop("note").startswith("DRAFT")
    assert begun.keys() == better.keys()
    assert [begun[key] for key in ("touches", "direction")] == [better[key] for key in ("touches", "direction")]


@pytest.mark.parametrize("file", ["README.md", *(f"handbook/pages/edit/{name}.md" for name in PAGES)])
def test_each_command_is_there(file: str, starter: dict[str, bytes]) -> None:
    """Whatever an editor is told to type is a command with such options."""
    for line in re.findall(r"^ *rungbook .+$|(?<=`)rungbook [^`]+", starter[file].decode(), re.MULTILINE):
        _, name, *words = line.split()
        command = cli.get_command(Context(cli), name)
        assert command is not None, line
        known = {option for parameter in command.params for option in parameter.opts}
        assert [word for word in words if word.startswith("-") and word not in known] == [], line


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_can_be_read_on_a_phone(picture: Path) -> None:
    """It is as narrow as a phone, has a title, letters of 12 px or more, and asks nothing of another host."""
    root = ET.parse(picture).getroot()  # noqa: S314 - our own file
    assert (root.tag, root.get("width")) == (f"{SVG}svg", "400")
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text
    assert [text.get("font-size") for text in root.iter(f"{SVG}text") if float(text.get("font-size") or 0) < 12] == []
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {"svg", "title", "text", "rect", "path", "circle"}
    assert [name for part in root.iter() for name in part.keys() if "href" in name or name.startswith("on") or name == "style"] == []  # noqa: SIM118 - an element, no dict


def test_each_picture_is_described_and_used() -> None:
    """Whoever cannot see a picture reads what is in it, and none lies about unused."""
    shown = [found for text in PAGES.values() for found in re.findall(r"!\[([^\]]*)\]\(pictures/([a-z-]+\.svg)\)", text)]
    assert sorted(name for _, name in shown) == [path.name for path in PICTURES]
    assert [name for says, name in shown if len(says.split()) < 12] == []


@pytest.mark.parametrize("site", ["starter_site", "reference_site"])
def test_it_stands_last_under_help(site: str, request: pytest.FixtureRequest) -> None:
    """Its pages are the last section of Help, in the order in which one needs them."""
    folder: Path = request.getfixturevalue(site)
    page = LexborHTMLParser((folder / "edit/checks/index.html").read_text("utf-8"))
    links = [link.attributes.get("href") or "" for link in page.css("nav.md-nav--primary li.md-nav__item--active a.md-nav__link")]
    steps = [link for link in links if link.startswith("../") and link.count("/") == 2]
    assert steps == ["../change-a-page/", "../files/", "../people/", "../release/", "../spreadsheets/"]
    assert links[-1] == steps[-1]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("how to edit a page", "edit/change-a-page"),
        ("red cross", "edit/checks"),
        ("change note", "edit/people"),
        ("pull request", "edit/index"),
    ],
)
def test_it_is_found(query: str, wanted: str, starter_site: Path) -> None:
    """Editors find its pages by their own words."""
    engine = Engine(read_script((starter_site / PATH).read_bytes()))
    assert wanted in engine.ask(query)[:3]


def test_the_addresses_of_the_workflow_reach_every_page(starter_site: Path) -> None:
    """Each page of the new site has its edit link and its form, with the address of the page; the site knows no other setting."""
    asked = set(re.findall(r"!ENV \[([A-Z_]+)", (starter_site.parent / "mkdocs.yml").read_text("utf-8")))
    workflow = yaml.safe_load((starter_site.parent / ".github/workflows/handbook.yml").read_bytes())
    (build,) = [step for step in workflow["jobs"]["check"]["steps"] if step.get("run") == "rungbook build"]
    assert set(build["env"]) == asked
    for name, spec in {"levels/ma-2": "ladders/medical-assistant/levels/ma-2.yml", "edit/checks": "pages/edit/checks.md"}.items():
        text = (starter_site / name / "index.html").read_text("utf-8")
        assert f'href="https://github.example/example-health/book/edit/main/handbook/{spec}"' in text
        assert f"page=https%3A%2F%2Fexample-health.example%2Fbook%2F{name.replace('/', '%2F')}%2F" in text


def test_an_editor_finds_the_schemas_of_a_new_handbook(starter: dict[str, bytes], root: Path) -> None:
    """Its settings for VS Code name the schemas as ours do."""
    ours, new = (yaml.safe_load(text) for text in ((root / ".vscode/settings.json").read_bytes(), starter[".vscode/settings.json"]))
    assert new == {**ours, "yaml.customTags": ["!ENV scalar", "!ENV sequence"]}
    assert starter[".vscode/extensions.json"] == (root / ".vscode/extensions.json").read_bytes()
