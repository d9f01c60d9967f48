"""The data files say what the specs say: counts, full lists, prices; and no cell runs as a formula."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.data import csv_bytes, data_files, defused, json_bytes
from generator.render.facts import plain_value
from ladder_spec import Handbook
from tests.figures import SKILLS
from tests.generator.views.hostile import everywhere
from tests.generator.views.specs import Raw, changed, raw, raw_all, raw_competencies, raw_levels, read


@pytest.fixture(scope="session")
def handbook(handbook_folder: Path) -> Handbook:
    """The reference handbook."""
    return read(handbook_folder)


@pytest.fixture(scope="session")
def facts(handbook: Handbook) -> dict[str, Any]:
    """The JSON file, read again."""
    made: dict[str, Any] = json.loads(content(handbook, "data/handbook.json"))
    return made


def content(book: Handbook, path: str) -> bytes:
    """One data file."""
    return next(file.content for file in data_files(book) if file.path == path)


def table(book: Handbook, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file, read the way a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(content(book, f"data/{name}.csv").decode("utf-8-sig"), newline="")))


def test_counts_are_those_of_the_raw_specs(facts: dict[str, Any], handbook_folder: Path) -> None:
    """11 levels, 24 transitions, 55 competencies and all the rest, counted from YAML by other means."""
    ladder = raw(handbook_folder / "ladders/medical-assistant/ladder.yml")
    levels, skills = raw_levels(handbook_folder), raw_competencies(handbook_folder)
    expected = {
        "levels": len(levels),
        "transitions": len(ladder["transitions"]),
        "entries": len(ladder["entry"]),
        "competencies": len(skills),
        "behaviors": sum(len(skill["behaviors"]) for skill in skills.values()),
        "requirements": sum(len(level["requirements"]) for level in levels.values()),
        "duties": sum(len(level["duties"]) for level in levels.values()),
        "glossary": len(raw(handbook_folder / "glossary.yml")["terms"]),
        "funding": len(raw(handbook_folder / "funding.yml")["funding"]),
        "credentials": len(raw(handbook_folder / "credentials.yml")["credentials"]),
        **{kind: len(list((handbook_folder / kind).glob("*.yml"))) for kind in ("programs", "pathways", "sites", "changes")},
        "states": len(list((handbook_folder / "scope").glob("*.yml"))),
        "domains": len(list((handbook_folder / "competencies").glob("*.yml"))),
    }
    assert {name: facts["counts"][name] for name in expected} == expected
    assert [expected[name] for name in ("levels", "transitions", "competencies", "behaviors", "programs", "sites")] == [
        11,
        24,
        55,
        220,
        26,
        9,
    ]
    assert all(len(facts[name]) == number for name, number in expected.items() if name in facts)


def test_full_lists_have_the_known_length(facts: dict[str, Any], handbook: Handbook) -> None:
    """Own, full, new, raised and kept skills of all 11 levels, in the JSON and in the table."""
    found = {}
    for level in facts["levels"]:
        full = [item for item in level["full"] if item["kind"] == "competency"]
        own = [one for one in level["own"] if one["kind"] == "competency"]
        statuses = [item["status"] for item in full]
        found[level["id"]] = (len(own), len(full), *(statuses.count(status) for status in ("new", "raised", "kept")))
        assert level["counts"]["full"] == len(level["full"])
        assert level["counts"]["own"] == len(level["own"])
    assert found == SKILLS
    columns = ("skills_own", "skills_full", "skills_new", "skills_raised", "skills_kept")
    assert {row["id"]: tuple(int(row[column]) for column in columns) for row in table(handbook, "levels")} == SKILLS


def test_a_raised_requirement_tells_the_step_before(facts: dict[str, Any]) -> None:
    """MA II asks blood draws on your own; MA I asked them with help; the same skill has one path."""
    ma_2 = next(level for level in facts["levels"] if level["id"] == "ma-2")
    item = next(item for item in ma_2["full"] if item.get("competency") == "venipuncture")
    assert (item["path"], item["status"], item["before"], item["proficiency"]) == ("ma-2.venipuncture", "raised", "with-help", "on-my-own")


def test_every_path_of_a_full_list_leads_to_a_requirement_with_proofs(facts: dict[str, Any]) -> None:
    """Whoever reads the file can look up each item where it was first asked."""
    own = {f"{level['id']}.{one['id']}": one for level in facts["levels"] for one in level["own"]}
    for level in facts["levels"]:
        for item in level["full"]:
            assert {item["path"], *item["same_as"]} <= set(own)
            first = own[item["path"]]
            assert first["kind"] == item["kind"]
            assert first["evidence"] or first.get("options")
            assert all(proof["words"].endswith((".", "?", "!")) and proof["signed_by"] for proof in first["evidence"])


def test_what_you_pay_today_is_the_price_less_what_is_paid_before(facts: dict[str, Any], handbook_folder: Path) -> None:
    """Worked out again from raw prices and funds, for every program."""
    funds = {fund["id"]: fund for fund in raw(handbook_folder / "funding.yml")["funding"]}
    for spec in raw_all(handbook_folder, "programs/*.yml"):
        shown = next(program for program in facts["programs"] if program["id"] == spec["id"])
        if spec["costs"] == "not-checked":
            assert shown["you_pay_today"] == "not-checked"
            continue
        left = Decimal("0.00")
        for cost in spec["costs"]:
            rest = Decimal(cost["amount"])
            for payer in cost.get("covered_by", []):
                if payer == "employer":
                    rest = Decimal("0.00")
                elif funds[payer]["when"] == "before":
                    rest -= min(rest, Decimal(funds[payer]["cap"]["amount"]))
            left += rest
        assert shown["you_pay_today"] == f"{left:.2f}"


def test_everything_written_in_a_site_is_there(facts: dict[str, Any], handbook_folder: Path) -> None:
    """The facts of a clinic are its spec, key by key, without the schema line; empty lists are written out."""
    for spec in raw_all(handbook_folder, "sites/*.yml"):
        shown = next(site for site in facts["sites"] if site["id"] == spec["id"])
        assert _as_text({key: shown[key] for key in spec if key != "schema"}) == {k: v for k, v in spec.items() if k != "schema"}


def _as_text(value: Any) -> Any:  # noqa: ANN401 - JSON values
    """JSON values as YAML's BaseLoader reads them, empty lists inside blocks left out."""
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_remarks_for_editors_are_never_published(handbook_folder: Path, tmp_path: Path) -> None:
    """`note`, anywhere, stays out of every file; so do the rules that HR breaks for a time."""

    def remark(tree: Raw) -> None:
        tree["note"] = "SECRET REMARK"
        for value in tree.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    one["note"] = "SECRET REMARK"

    patterns = [
        "handbook.yml",
        "sites/*.yml",
        "scope/*.yml",
        "programs/*.yml",
        "policies/*.yml",
        "ladders/*/levels/*.yml",
        "credentials.yml",
    ]
    book = changed(handbook_folder, tmp_path / "book", dict.fromkeys(patterns, remark))
    assert book.file.note == "SECRET REMARK"
    for file in data_files(book):
        assert b"SECRET" not in file.content
    assert "lint" not in json.loads(content(book, "data/handbook.json"))["handbook"]


def test_the_same_handbook_gives_the_same_bytes(handbook_folder: Path, handbook: Handbook) -> None:
    """Two readings, one result; keys are sorted."""
    assert data_files(read(handbook_folder)) == data_files(handbook)
    text = content(handbook, "data/handbook.json").decode()
    pairs: list[list[str]] = []
    json.loads(text, object_pairs_hook=lambda found: pairs.append([key for key, _ in found]))
    assert all(keys == sorted(keys) for keys in pairs)
    assert text.endswith("}\n")


def test_a_difference_can_be_read_line_by_line() -> None:
    """Each thing of a list has a line of its own."""
    assert json_bytes({"b": [{"y": 1, "x": "é"}, {}], "a": {"k": []}, "c": []}).decode().splitlines() == [
        "{",
        '"a": {"k":[]},',
        '"b": [',
        '{"x":"é","y":1},',
        "{}",
        "],",
        '"c": [',
        "",
        "]",
        "}",
    ]


def test_tables_have_a_row_for_each_thing(handbook: Handbook, facts: dict[str, Any], handbook_folder: Path) -> None:
    """Levels, programs and skills by id; requirements as the full lists, with proof and signers."""
    assert [row["id"] for row in table(handbook, "levels")] == list(raw_levels(handbook_folder))
    assert {row["id"] for row in table(handbook, "programs")} == {spec["id"] for spec in raw_all(handbook_folder, "programs/*.yml")}
    assert {row["id"]: row["step_on-my-own"] for row in table(handbook, "competencies")} == {
        skill["id"]: skill["behaviors"]["on-my-own"] for skill in raw_competencies(handbook_folder).values()
    }
    listed = [(level["id"], item["path"], item["status"]) for level in facts["levels"] for item in level["full"]]
    rows = table(handbook, "requirements")
    assert [(row["level"], row["requirement"], row["status"]) for row in rows] == listed
    assert all(row["proof"] and row["signed_by"] for row in rows if not row["choices"])


def test_pay_in_the_table_is_the_raw_pay(handbook: Handbook, handbook_folder: Path) -> None:
    """Lowest and highest as written."""
    levels = raw_levels(handbook_folder)
    for row in table(handbook, "levels"):
        pay = levels[row["id"]]["pay"]
        assert (row["pay_min"], row["pay_max"], row["pay_basis"], row["currency"]) == (pay["min"], pay["max"], "hourly", "USD")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_begins_a_formula(small_folder: Path, tmp_path: Path, sign: str) -> None:
    """Whatever HR writes: in every text of every file, a sign that begins a formula stands behind an apostrophe."""
    book = changed(small_folder, tmp_path / "book", everywhere(small_folder, f"{sign}HYPERLINK(A1)"))
    seen = 0
    for name in ("levels", "requirements", "competencies", "programs"):
        for row in table(book, name):
            for cell in row.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
                seen += cell.startswith(f"'{sign}HYPERLINK")
    assert seen > 20


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=5))
def test_any_cell_comes_back_as_it_was_or_defused(cells: list[str]) -> None:
    """For all texts: the file reads back to the same cells, and none begins with a sign of a formula."""
    row = {f"c{number}": cell for number, cell in enumerate(cells)}
    found = list(csv.reader(io.StringIO(csv_bytes([row]).decode("utf-8-sig"), newline="")))[1]
    assert found == [defused(cell) for cell in cells]
    assert all(cell.removeprefix("'") == before.removeprefix("'") for cell, before in zip(found, cells, strict=True))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in found)


def test_no_rows_give_an_empty_table() -> None:
    """Only the mark of UTF-8 is left."""
    assert csv_bytes([]) == "".encode("utf-8-sig")


def test_levels_without_a_range_have_a_reason(small_folder: Path, tmp_path: Path) -> None:
    """The cells of the range are empty, the remark tells why."""
    book = changed(
        small_folder,
        tmp_path / "book",
        {
            "ladders/*/levels/ma-1.yml": lambda level: level.update(pay={"not_published": "The study is not finished."}),
            "programs/*.yml": lambda program: program.update(costs="not-checked"),
        },
    )
    row = table(book, "levels")[0]
    assert (row["pay_min"], row["pay_max"], row["pay_basis"], row["pay_remark"]) == ("", "", "", "The study is not finished.")
    assert {(program["price"], program["you_pay_today"]) for program in table(book, "programs")} == {("not-checked", "not-checked")}


def test_amounts_are_text_with_two_decimals() -> None:
    """A plain number would lie about cents."""
    assert plain_value((Decimal("24.5"), True, 3, "x", {"k": None})) == ["24.50", True, 3, "x", {"k": None}]
