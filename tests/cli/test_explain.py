"""`rungbook explain`: one code in full, all codes, slips, and the pages; and `ladder_spec.explaining`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.reporting import code_pages
from generator.reporting.explained import all_codes, one_code, severities
from ladder_spec import LadderError, explain
from ladder_spec.catalogue import CATALOGUE
from ladder_spec.explaining import explanations

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test stands in the checkout, unless it goes there."""
    monkeypatch.chdir(tmp_path)


def test_a_code_is_explained_in_full(run: Run) -> None:
    """What is wrong, why it matters, how bad it is, wrong and right lines, and an exception; in large or small letters."""
    finished = run("explain", "ls511")
    assert (finished.status, finished.err) == (0, "")
    assert finished.out == (
        "LS511: A very wide pay range\n"
        "Pay and money\n"
        "\n"
        "A range whose top is more than half again its bottom says little. People cannot tell\n"
        "what they would earn.\n"
        "\n"
        "How bad it is: a warning.\n"
        "\n"
        "Wrong:\n"
        '    pay: {min: "20.00", max: "32.00"}\n'
        "\n"
        "Right:\n"
        '    pay: {min: "20.00", max: "28.00"}\n'
        "\n"
        "To accept it for a time, write into `handbook.yml`, beside `profile`, where it may\n"
        "stand, who answers for it, until when, and why:\n"
        "    lint:\n"
        "      accept:\n"
        "        - rule: LS511\n"
        "          at: level:ma-1\n"
        "          owner: hr\n"
        "          until: 2027-06-30\n"
        "          reason: Say here why it has to wait.\n"
    )


def test_several_codes_come_one_after_another(run: Run) -> None:
    """In the order in which they were asked for."""
    out = run("explain", "LS511", "YS014").out
    assert out.index("LS511: ") < out.index("YS014: ")
    assert out.count("How bad it is: ") == 2


def test_in_a_checkout_it_says_where_the_page_is(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the page is there."""
    monkeypatch.chdir(root)
    page = run("explain", "LS511").out.splitlines()[-1].removeprefix("Its page: ")
    assert Path(page).read_text("utf-8").startswith("# LS511: ")


def test_without_a_code_all_are_listed(run: Run) -> None:
    """By group, each once, with its title."""
    out = run("explain").out
    assert out.startswith("Reading a file\n  YS000  The file cannot be read\n")
    assert out.endswith("`rungbook explain LS401` says more of one.\n")
    lines = [line.strip() for line in out.splitlines() if line.startswith("  ")]
    assert sorted(lines) == sorted(f"{code}  {rule.title}" for code, rule in CATALOGUE.items())


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        pytest.param("LS4O1", "There is no code `LS4O1`. Did you mean LS401?", id="a letter for a digit"),
        pytest.param("ls31", "There is no code `ls31`. Did you mean LS301?", id="a digit left out"),
        pytest.param("SL401", "There is no code `SL401`. Did you mean LS401?", id="two letters swapped"),
        pytest.param("pay", "There is no code `pay`. `rungbook explain` lists all codes.", id="a word"),
    ],
)
def test_an_unknown_code_ends_with_2_and_a_guess(run: Run, slip: str, words: str) -> None:
    """Nothing is explained if one of the codes is wrong."""
    finished = run("explain", "LS511", slip)
    assert (finished.status, finished.out) == (2, "")
    assert finished.err == f"rungbook: {words}\n"
    with pytest.raises(LadderError, match="There is no code"):
        explain(slip)


def test_the_pages_are_written_by_one_command(run: Run, tmp_path: Path) -> None:
    """A new folder is made; what is there is replaced."""
    for _ in range(2):
        finished = run("explain", "--write", "new/pages")
        assert (finished.status, finished.out) == (0, f"Wrote {len(CATALOGUE) + 1} pages to new/pages.\n")
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "new/pages").iterdir()} == code_pages.pages()


def test_writing_takes_no_code(run: Run, tmp_path: Path) -> None:
    """The two together are no command, and nothing is written."""
    finished = run("explain", "--write", "pages", "LS511")
    assert finished.status == 2
    assert "takes no CODE" in finished.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param("LS511", "a warning", id="the same everywhere"),
        pytest.param("LS501", "an error", id="an error everywhere"),
        pytest.param("LS401", "an error, a warning under the profile `draft`", id="milder in a draft"),
        pytest.param("LS303", "a warning, an error under the profile `strict`", id="harder when strict"),
    ],
)
def test_how_bad_it_is_depends_on_the_profile(code: str, words: str) -> None:
    """The words are those of the checks' own table of profiles, from the mildest to the hardest."""
    found = explain(code)
    assert severities(found) == words
    assert list(found.severities) == ["draft", "standard", "strict"]


@pytest.mark.parametrize("code", ["YS000", "LS101", "LS201", "LS905"])
def test_what_no_page_can_do_without_is_never_accepted(code: str) -> None:
    """The explanation offers no exception, and says so."""
    assert explain(code).accept == ""
    assert one_code(explain(code)).endswith("\n\nNo exception can be accepted: mend it.\n")


def test_every_code_has_its_group() -> None:
    """No code is lost between the groups, and no group is empty."""
    groups = explanations()
    assert sorted(found.code for codes in groups.values() for found in codes) == sorted(CATALOGUE)
    assert all(groups.values())


def test_colors_tell_severities_apart() -> None:
    """Codes, and the words that head wrong and right lines, have roles; a terminal makes colors of them."""
    shown = all_codes(paint=lambda role, words: f"<{role}>{words}</>")
    assert "  <warning>LS511</>  A very wide pay range" in shown
    assert "  <error>LS501</>  Pay is old" in shown
    one = one_code(explain("LS511"), paint=lambda role, words: f"<{role}>{words}</>")
    assert one.startswith("<warning>LS511</>: <strong>A very wide pay range</>\n<quiet>Pay and money</>\n")
