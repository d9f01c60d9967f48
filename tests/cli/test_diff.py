"""`rungbook diff` and `rungbook check --against`: folders and Git revisions, formats, and what goes wrong."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from tests.cli.conftest import Run
from tests.repositories import git

SMALL = Path(__file__).resolve().parent.parent / "handbooks" / "small"
LEVEL = "ladders/medical-assistant/levels/ma-2.yml"


def change(handbook: Path, old: str, new: str, file: str = LEVEL) -> None:
    """Replace a text in a file."""
    text = (handbook / file).read_text(encoding="utf-8")
    assert old in text
    (handbook / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the small handbook in a folder with a blank, committed and tagged, then made harder in the folder."""
    handbook = tmp_path / "our book"
    shutil.copytree(SMALL, handbook)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "First")
    git(tmp_path, "tag", "v1")
    change(handbook, "    proficiency: on-my-own", "    proficiency: hard-cases")
    return handbook


def test_a_revision_against_the_folder(run: Run, repository: Path) -> None:
    """What changed since a tag is told under its head, with the levels that it reaches."""
    done = run("diff", "v1", "--handbook", str(repository))
    assert done.status == 0
    assert "Harder (1)\n  Medical Assistant II, Draw blood: the step goes up: On my own → Hard cases" in done.out
    assert "Levels touched: Medical Assistant II." in done.out


def test_two_folders_and_back(run: Run, repository: Path) -> None:
    """Folders are compared as revisions are; turned round it is easier."""
    done = run("diff", str(repository), str(SMALL))
    assert "Easier (1)" in done.out


def test_json(run: Run, repository: Path) -> None:
    """Programs get every part of a change."""
    told = json.loads(run("diff", "HEAD", "--handbook", str(repository), "--format", "json").out)
    assert [(one["kind"], one["direction"], one["at"]) for one in told["changes"]] == [("step-raised", "harder", "ma-2.venipuncture")]
    assert told["levels"] == ["Medical Assistant II"]


def test_a_missing_note_is_begun(run: Run, repository: Path) -> None:
    """It is told with its place in the repository, as text, in a comment, and to programs; written down, it is missing no more."""
    told = json.loads(run("diff", "HEAD", "--handbook", str(repository), "--format", "json").out)
    (note,) = told["notes"]
    file = Path(note["file"])
    assert file.resolve() == repository / "changes" / file.name
    text, comment = (run("diff", "HEAD", "--handbook", str(repository), "--format", form).out for form in ("text", "markdown"))
    assert "\n".join(f"    {line}" for line in note["text"].splitlines()) in text
    assert f"Make the file `{note['file']}`:\n\n```yaml\n{note['text']}```\n" in comment
    file.write_text(note["text"], encoding="utf-8")
    assert json.loads(run("diff", "HEAD", "--handbook", str(repository), "--format", "json").out)["notes"] == []


def test_a_note_is_opened_on_the_branch_of_the_proposal(
    run: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link opens the file, filled in, where the proposal is written, which may be a fork; without a proposal there is none."""
    for head in ({"repo": {"full_name": "her/book"}, "ref": "more & more (1)"}, {"repo": None, "ref": "x"}, {}, None):
        (tmp_path / "event.json").write_text(json.dumps({"pull_request": {"head": head}} if head is not None else {}), encoding="utf-8")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://git.example")
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
        out = run("diff", "HEAD", "--handbook", str(repository), "--format", "markdown").out
        found = re.findall(r"\[Write it now\]\((\S+)\), as `(.+)`:\n\n```yaml\n(.*)```", out, re.DOTALL)
        if not head or not head["repo"]:
            assert found == []
            continue
        ((address, file, text),) = found
        parts = urlsplit(address)
        assert unquote(parts.path) == "/her/book/new/more & more (1)"
        assert dict(parse_qsl(parts.query)) == {"filename": file, "value": text}
        assert file.startswith("our book/changes/")


def test_silence(run: Run) -> None:
    """Where nothing changed, a comment is empty, and the terminal says so in a line."""
    assert run("diff", str(SMALL), str(SMALL), "--format", "markdown").out == ""
    assert run("diff", str(SMALL), str(SMALL)).out == "Nothing changed for people.\n"


def test_markdown_shows_texts_as_text(run: Run, repository: Path) -> None:
    """Nothing in a spec becomes markup, a link or a call in the comment."""
    change(repository, "title: Medical Assistant II", 'title: "*<b>@all</b> [x](https://a.b) `y`"')
    done = run("diff", "HEAD", "--handbook", str(repository), "--format", "markdown")
    assert done.out.startswith("## What this change does to people\n")
    shown, fence, code = done.out.partition("```yaml\n")
    assert not any(sign in shown for sign in ("<b>", "@all", "](", "`y`", "https://"))
    assert fence
    assert code.count("```") == 1  # in code, nothing is markup
    assert code.endswith("\n```\n")


def test_no_such_revision(run: Run, repository: Path) -> None:
    """An unknown name is neither folder nor revision; one that looks like an option is no option."""
    for name in ("nowhere", "HEAD~9"):
        done = run("diff", name, "--handbook", str(repository))
        assert (done.status, done.err) == (2, f"rungbook: there is no folder and no Git revision `{name}`\n")
    assert run("diff", "--handbook", str(repository), "--", "--help").status == 2


def test_not_a_repository(run: Run, tmp_path: Path) -> None:
    """Outside Git there are no earlier versions, and a folder with a slip in its name is named."""
    done = run("diff", "handbok", "--handbook", str(tmp_path))
    assert done.status == 2
    assert f"there is no folder `handbok`, and `{tmp_path}` is in no Git repository" in done.err


def test_a_shallow_clone(run: Run, repository: Path, tmp_path: Path) -> None:
    """A clone without history says how to get it."""
    git(tmp_path, "commit", "-q", "-a", "-m", "Second")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "clone"))
    done = run("diff", "HEAD~1", "--handbook", str(tmp_path / "clone" / repository.name))
    assert done.status == 2
    assert "fetch-depth: 0" in done.err


def test_no_handbook_in_that_revision(run: Run, repository: Path) -> None:
    """A revision in which the folder was not a handbook yet is told."""
    repository.rename(repository.with_name("moved"))
    done = run("diff", "v1", "--handbook", str(repository.with_name("moved")))
    assert done.status == 2
    assert "`v1` has no handbook in `moved`" in done.err


def test_an_old_version_with_faults(run: Run, repository: Path, tmp_path: Path) -> None:
    """It is told which files could not be compared; the others are, and nothing is guessed."""
    change(repository, "kind: credential", "kind: [", "ladders/medical-assistant/levels/ma-1.yml")
    git(tmp_path, "commit", "-q", "-a", "-m", "Broken")
    shutil.copytree(SMALL, repository, dirs_exist_ok=True)
    change(repository, "notice_days: 90", "notice_days: 60", "policies/promotion.yml")
    done = run("diff", "HEAD", "--handbook", str(repository))
    assert done.status == 0
    assert "Note: `HEAD` has" in done.out
    assert "ladders/medical-assistant/levels/ma-1.yml" in done.out
    assert "days of notice: 90 → 60" in done.out
    assert "asked for the first time" not in done.out


def test_a_new_version_with_faults(run: Run, repository: Path) -> None:
    """What can be read is told, and the command fails."""
    change(repository, "notice_days: 90", "notice_days: soon", "policies/promotion.yml")
    done = run("diff", "HEAD", "--handbook", str(repository))
    assert done.status == 1
    assert "the step goes up" in done.out


def test_check_against(run: Run, repository: Path) -> None:
    """A change that is harder and has no note fails the check against the revision before, and only that."""
    assert run("check", str(repository)).status == 0
    done = run("check", str(repository), "--against", "HEAD")
    assert done.status == 1
    assert "LS604" in done.out
    assert run("check", str(repository), "--against", "nowhere").status == 2


def test_check_against_an_edition(run: Run, repository: Path) -> None:
    """An edition that was frozen is an earlier version too, however many changes were proposed since."""
    git(repository, "stash", "-q")
    assert run("release", str(repository)).status == 0
    (edition,) = (repository / "editions").glob("*.json")
    assert run("check", str(repository), "--against", str(edition)).status == 0
    git(repository, "stash", "pop", "-q")
    done = run("check", str(repository), "--against", str(edition))
    assert (done.status, done.out) == (1, run("check", str(repository), "--against", "HEAD").out)
    edition.write_text("{}", encoding="utf-8")
    done = run("check", str(repository), "--against", str(edition))
    assert done.status == 2
    assert "is no frozen edition" in done.err
