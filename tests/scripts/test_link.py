"""The share link: short, whole, and refused when a letter is changed."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from generator.views.selfcheck_catalog import catalog
from generator.views.selfcheck_editions import EditionFacts, Known
from tests.scripts.conftest import HERE

SCRIPT = """
const { scripts } = require(process.argv[1]);
const { rungbookCheck: check } = scripts(["selfcheck/words.js", "selfcheck/record.js", "selfcheck/link.js"]);
const { catalog, marks } = JSON.parse(require("fs").readFileSync(0, "utf-8"));
let record = { ...check.blank(catalog), goal: "ma-2" };
for (const [id, s, m] of marks) record = check.answered(record, catalog, id, { s, m }, "2026-11-23");
const link = check.encode(record, catalog);
const back = check.view(check.decode(link, catalog), catalog).marks;
const refused = Array.from(link.slice(3), (letter, at) => {
  const wrong = link.slice(0, 3 + at) + (letter === "A" ? "B" : "A") + link.slice(4 + at);
  try { check.decode(wrong, catalog); return ""; } catch (error) { return error.name; }
});
const other = { ...catalog, handbook: "other.ladder" };
let foreign = "";
try { check.decode(link, other); } catch (error) { foreign = error.name; }
const cut = Array.from(link, (_, at) => at).slice(4).map((at) => {
  try { check.decode(link.slice(0, at), catalog); return ""; } catch (error) { return error.name; }
});
console.log(JSON.stringify({ link, back, refused, cut, foreign, goal: check.decode(link, catalog).goal }));
"""


@pytest.fixture(scope="module")
def answer(node: str) -> dict[str, Any]:
    """What becomes of a link with both marks at each of 120 requirements."""
    known = tuple(Known(f"ma-2.r{number}", f"{number:08x}", f"Title {number}", "") for number in range(120))
    data = catalog((), EditionFacts("clinic.ma", "2026.2", known)) | {"levels": [["ma-1", "", "", [], []], ["ma-2", "", "", [], []]]}
    marks = [[one.id, number % 5, (number // 5) % 5] for number, one in enumerate(known)]
    command = [node, "-e", SCRIPT, str(HERE / "browser.cjs")]
    asked = json.dumps({"catalog": data, "marks": marks})
    finished = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=60, check=False)
    assert finished.returncode == 0, finished.stderr
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def test_length(answer: dict[str, Any]) -> None:
    """120 requirements with both marks take 120 letters at most, `#` and all."""
    assert len(answer["link"]) <= 120


def test_round_trip(answer: dict[str, Any]) -> None:
    """Every mark comes back, the reader's and the manager's, with the level aimed at."""
    told = {f"ma-2.r{number}": (number % 5, (number // 5) % 5) for number in range(120)}
    assert {name: (mark["s"], mark["theirs"]) for name, mark in answer["back"].items()} == {
        name: marks for name, marks in told.items() if any(marks)
    }
    assert not any(mark["changed"] for mark in answer["back"].values())
    assert answer["goal"] == "ma-2"


def test_damage_is_refused(answer: dict[str, Any]) -> None:
    """No single wrong letter, no cut, and no other handbook gets through, whatever it hits."""
    assert set(answer["refused"]) <= {"link", "newer", "later"}
    assert set(answer["cut"]) == {"link"}
    assert answer["foreign"] == "link"
