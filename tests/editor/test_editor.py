"""What an author sees in an editor: mistakes under the right word, ids to choose from, and what a field means."""

from __future__ import annotations

import shutil
import typing
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from ladder_spec.models.help import field_help
from ladder_spec.models.level import LevelFile
from ladder_spec.models.policy import RequirementKind
from tests.conftest import rungbook
from tests.editor.language_server import CARET, LanguageServer, Offer

SKILLS = "handbook/competencies/clinical-procedures.yml"
LEVEL = "handbook/ladders/medical-assistant/levels/ma-2.yml"


@dataclass(frozen=True)
class Mistake:
    """One slip in a file of the handbook, and what an editor must say about it."""

    path: str
    old: str
    new: str
    at: str
    """The part of `new` that the message stands under."""
    words: str
    """What the message says."""


def edited(workspace: Path, path: str, old: str, new: str) -> str:
    """A file of the handbook after one change."""
    text = (workspace / path).read_text("utf-8")
    assert old in text
    return text.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    """The line in which a part of a text begins, from 1."""
    return text[: text.index(part)].count("\n") + 1


def test_no_file_of_the_handbook_has_a_message(editor: LanguageServer, workspace: Path) -> None:
    """Whoever opens any file of the reference handbook sees no complaint."""
    files = {path.relative_to(workspace).as_posix(): path.read_text("utf-8") for path in sorted((workspace / "handbook").rglob("*.yml"))}
    assert len(files) >= 80
    assert {path: found for path, found in editor.messages_of(files).items() if found} == {}


MISTAKES = [
    Mistake(LEVEL, "kind: competency", "kind: competancy", "competancy", 'Value is not accepted. Valid values: "competency"'),
    Mistake(LEVEL, "competency: injections", "competency: injektions", "injektions", "Value is not accepted. Valid values: "),
    Mistake(LEVEL, "proficiency: on-my-own", "proficiency: on-my-won", "on-my-won", '"with-help", "on-my-own", "hard-cases", "teach"'),
    Mistake(LEVEL, 'min: "21.60"', "min: 21.60", "21.60", 'Write an amount with two decimals in quotes, such as "24.50".'),
    Mistake(LEVEL, 'min: "21.60"', 'min: "21.6"', '"21.6"', 'Write an amount with two decimals in quotes, such as "24.50".'),
    Mistake(LEVEL, "from: 2026-07-01", "from: 2026-13-01", "2026-13-01", "Write a real day, year first, such as 2026-07-01."),
    Mistake(LEVEL, "months: 12", "months: twelve", "twelve", "Write a whole number, such as 12."),
    Mistake(LEVEL, "title: Medical Assistant II", "title: 1.10", "1.10", "Put it in quotes if it looks like a number"),
    Mistake(LEVEL, "who_helps:", "who_help:", "who_help:", "Property who_help is not allowed."),
    Mistake(LEVEL, "id: draw-blood", "id: Draw blood", "Draw blood", "Use small letters, digits and single hyphens"),
    Mistake(LEVEL, "schema: rungbook/level/v1", "schema: rungbook/lvl/v1", "rungbook/lvl", 'Value must be "rungbook/level/v1".'),
    Mistake(LEVEL, "- type: hr-file", "- type: hrfile", "hrfile", 'Valid values: "watched", "record", "seen"'),
    Mistake(SKILLS, "with-help: Prep", "with-halp: Prep", "with-halp", "Property with-halp is not allowed."),
    Mistake("handbook/programs/welcome.yml", "needs: []", "needs: [level:ma-9]", "level:ma-9", '"level:ma-2"'),
    Mistake("handbook/search.yml", "- level:ma-2", "- level:ma-9", "level:ma-9", '"level:ma-2"'),
    Mistake("handbook/policies/promotion.yml", "decides: supervisor", "decides: suervisor", "suervisor", '"supervisor"'),
    Mistake("handbook/handbook.yml", "paper: letter", "paper: a3", "a3", '"letter", "a4"'),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.new)
def test_a_mistake_is_shown_under_its_word(editor: LanguageServer, workspace: Path, mistake: Mistake) -> None:
    """One mistake gives one message, where the wrong word begins, and it says what may stand there (a missing key beside it aside)."""
    text = edited(workspace, mistake.path, mistake.old, mistake.new)
    place = text.index(mistake.new) + mistake.new.index(mistake.at)
    line, column = text[:place].count("\n") + 1, place - text.rfind("\n", 0, place)
    found = [message for message in editor.messages(mistake.path, text) if not message.message.startswith("Missing property")]
    assert [(message.line, message.column) for message in found] == [(line, column)]
    assert mistake.words in found[0].message


def test_a_missing_key_is_shown_at_its_block(editor: LanguageServer, workspace: Path) -> None:
    """The message names the key, on the line of the block that lacks it."""
    text = edited(workspace, LEVEL, '  min: "21.60"\n', "")
    assert [(found.line, found.message) for found in editor.messages(LEVEL, text)] == [(line_of(text, "pay:"), 'Missing property "min".')]


def offered(offers: list[Offer]) -> dict[str, str]:
    """What is offered, with the words beside it."""
    return {offer.label: offer.words for offer in offers}


def test_ids_are_offered_with_their_titles(editor: LanguageServer, workspace: Path) -> None:
    """Behind `competency:` stand all competencies of this handbook, each with the title that readers see."""
    raw = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((workspace / "handbook/competencies").glob("*.yml"))]
    wanted = {one["id"]: one["title"] for file in raw for one in file["competencies"]}
    text = edited(
        workspace, LEVEL, "    kind: competency\n    competency: injections\n", f"    kind: competency\n    competency: {CARET}\n"
    )
    assert len(wanted) == 55
    assert offered(editor.offers(LEVEL, text)) == wanted


def test_a_new_id_is_offered_when_the_schemas_are_written_again(
    language_server_command: list[str], workspace: Path, editor_settings: dict[str, object], tmp_path: Path
) -> None:
    """The ids are those of the handbook as it is: a program that was just added is offered."""
    copy = tmp_path / "copy"
    shutil.copytree(workspace, copy)
    welcome = (copy / "handbook/programs/welcome.yml").read_text("utf-8")
    renamed = welcome.replace("id: welcome\n", "id: quite-new\n").replace("title: Welcome plan", "title: Quite new plan")
    (copy / "handbook/programs/quite-new.yml").write_text(renamed, encoding="utf-8")
    assert rungbook("schema", "--output", ".vscode/schemas", cwd=copy).returncode == 0
    text = edited(copy, LEVEL, "programs:\n", f"programs:\n  - {CARET}\n")
    with LanguageServer(language_server_command, copy, editor_settings) as server:
        assert offered(server.offers(LEVEL, text))["quite-new"].startswith("Quite new plan")


def test_all_kinds_are_offered_with_what_they_mean(editor: LanguageServer, workspace: Path) -> None:
    """Behind `kind:` stand all kinds of requirement, also while it holds a wrong one."""
    for typed in ("", "competancy"):
        text = edited(workspace, LEVEL, "    kind: competency\n", f"    kind: {CARET}{typed}\n")
        offers = offered(editor.offers(LEVEL, text))
        assert list(offers) == list(typing.get_args(RequirementKind))
        assert offers["age"] == "A lowest age."


def test_keys_and_new_blocks_are_offered(editor: LanguageServer, workspace: Path) -> None:
    """A new item of the list of requirements: its keys with their words, and a whole new one of each kind."""
    offers = editor.offers(LEVEL, edited(workspace, LEVEL, "requirements:\n", f"requirements:\n  - {CARET}\n"))
    words = offered(offers)
    assert words["id"] == "Short name in its level; ticks, sheets and links hang on it for ever."
    inserts = {offer.label: offer.inserts for offer in offers}
    assert inserts["new competency"] == "id: $1\n  kind: competency\n  competency: $2\n  proficiency: $3"
    assert {f"new {kind}" for kind in ("credential", "experience", "n_of")} <= set(inserts)


def test_a_new_file_is_offered_whole(editor: LanguageServer) -> None:
    """In an empty file stands one offer with every key that the kind needs, in canonical order."""
    inserts = {offer.label: offer.inserts for offer in editor.offers("handbook/pathways/new.yml", CARET)}
    assert inserts["new pathway"].startswith(
        "schema: rungbook/pathway/v1\nid: $1\nkind: ${2|career,springboard,stay|}\ntitle: $3\nfrom:\n  - $4\n"
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (f"who{CARET}_helps:", field_help(LevelFile, "who_helps")),
        (f"\np{CARET}ay:", "The pay range of a level."),
        (f"    ki{CARET}nd: competency", "`competency`: A competency at a step."),
        (f"    competency: inj{CARET}ections", "`injections`: Give injections"),
        (f"\nreview{CARET}_by:", "The day to look at it again."),
    ],
)
def test_a_field_says_what_it_means(editor: LanguageServer, workspace: Path, part: str, words: str) -> None:
    """Pointing at a key shows the words under the field; pointing at an id, what readers see."""
    text = edited(workspace, LEVEL, part.replace(CARET, ""), part)
    assert words in editor.hover(LEVEL, text)
