"""What you pay today: against sums worked out from the files, and for prices and funds at random."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ladder_spec import load_handbook
from ladder_spec.models.funding import Fund
from ladder_spec.models.shared import Cost
from ladder_spec.money import EMPLOYER, NOTHING, shares, you_pay_today
from tests.spec.cases import HANDBOOKS

ROOT = Path(__file__).resolve().parents[2]
UNITS = ("year", "exam", "program", "month", "once")


def fund(name: str, cap: str = "", per: str = "program", when: str = "before") -> Fund:
    """A fund with only what money depends on."""
    return Fund.model_validate(
        {
            "id": name,
            "title": name,
            "pays_for": ["class"],
            "paid_to": "school",
            "when": when,
            "how": ["Ask."],
            "commitment": {"months": "0"},
            "review_by": "2027-07-01",
            **({"cap": {"amount": cap, "per": per}} if cap else {}),
        }
    )


def cost(amount: str, *covered_by: str, name: str = "class") -> Cost:
    """A price."""
    return Cost.model_validate({"id": name, "for": "class", "amount": amount, "covered_by": list(covered_by)})


def funds(*some: Fund) -> dict[str, Fund]:
    """Funds by id."""
    return {one.id: one for one in some}


CASES: dict[str, tuple[list[Cost], dict[str, Fund], str]] = {
    "no price": ([], {}, "0.00"),
    "nobody pays": ([cost("300.00")], {}, "300.00"),
    "a fund without a cap pays all": ([cost("300.00", "a")], funds(fund("a")), "0.00"),
    "a fund pays up to its cap": ([cost("460.00", "a")], funds(fund("a", "400.00", "year")), "60.00"),
    "two funds, one after the other": ([cost("900.00", "a", "b")], funds(fund("a", "500.00"), fund("b", "300.00")), "100.00"),
    "the second fund is not needed": ([cost("300.00", "a", "b")], funds(fund("a", "500.00"), fund("b", "300.00")), "0.00"),
    "the employer pays whole": ([cost("300.00", EMPLOYER)], {}, "0.00"),
    "the employer pays what a fund leaves": ([cost("300.00", "a", EMPLOYER)], funds(fund("a", "100.00")), "0.00"),
    "a refund is never taken off": ([cost("300.00", "a")], funds(fund("a", when="after")), "300.00"),
    "money that comes each month is never taken off": ([cost("300.00", "a")], funds(fund("a", when="regular")), "300.00"),
    "money on request is never taken off": ([cost("300.00", "a")], funds(fund("a", when="on-request")), "300.00"),
    "a refund does not stop the next fund": ([cost("300.00", "a", "b")], funds(fund("a", when="after"), fund("b")), "0.00"),
    "prices of one list share a cap by year": (
        [cost("300.00", "a"), cost("300.00", "a", name="books")],
        funds(fund("a", "400.00", "year")),
        "200.00",
    ),
    "a cap by exam holds for each price": (
        [cost("300.00", "a"), cost("300.00", "a", name="again")],
        funds(fund("a", "250.00", "exam")),
        "100.00",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    """Who pays how much, in plain cases."""
    costs, known, today = CASES[name]
    assert you_pay_today(costs, known) == Decimal(today)


def test_shares_say_who_pays_in_which_order() -> None:
    """Each share names its payers in their order with their part, and the funds that pay later."""
    known = funds(fund("a", "100.00"), fund("late", when="after"), fund("b", "500.00"))
    (share,) = shares([cost("300.00", "a", "late", "b")], known)
    assert share.paid_before == (("a", Decimal("100.00")), ("b", Decimal("200.00")))
    assert share.comes_later == ("late",)
    assert share.you_pay_today == NOTHING


amounts = st.integers(0, 100_000).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
known_funds = st.lists(
    st.tuples(
        st.sampled_from(("", "50.00", "200.00", "0.00")), st.sampled_from(UNITS), st.sampled_from(("before", "before", "after", "regular"))
    ),
    max_size=4,
).map(lambda rows: funds(*(fund(f"f{number}", *row) for number, row in enumerate(rows))))


@st.composite
def prices(draw: st.DrawFn) -> tuple[list[Cost], dict[str, Fund]]:
    """Prices of a program, and the funds that there are."""
    known = draw(known_funds)
    payers = st.lists(st.sampled_from([*known, EMPLOYER]), unique=True, max_size=4)
    return [cost(draw(amounts), *draw(payers), name=f"c{number}") for number in range(draw(st.integers(0, 4)))], known


@given(prices())
def test_every_cent_has_a_payer(drawn: tuple[list[Cost], Mapping[str, Fund]]) -> None:
    """Each price is what others pay before and what you pay today, and nothing is negative."""
    costs, known = drawn
    for share in shares(costs, known):
        assert share.cost.amount == sum((part for _, part in share.paid_before), NOTHING) + share.you_pay_today
        assert share.you_pay_today >= 0
        assert all(part > 0 for _, part in share.paid_before)
        assert [payer for payer, _ in share.paid_before] == [p for p in share.cost.covered_by if p in dict(share.paid_before)]
    assert you_pay_today(costs, known) == sum((share.you_pay_today for share in shares(costs, known)), NOTHING)


@given(prices())
def test_money_that_comes_later_changes_nothing_today(drawn: tuple[list[Cost], Mapping[str, Fund]]) -> None:
    """Without the funds that pay later, you pay the same today."""
    costs, known = drawn
    now = {payer for payer, one in known.items() if one.when == "before"} | {EMPLOYER}
    without = [one.model_copy(update={"covered_by": tuple(payer for payer in one.covered_by if payer in now)}) for one in costs]
    assert you_pay_today(without, known) == you_pay_today(costs, known)


@given(prices())
def test_no_fund_pays_more_than_its_cap(drawn: tuple[list[Cost], Mapping[str, Fund]]) -> None:
    """A cap by exam holds for each price; any other for the prices of a list together."""
    costs, known = drawn
    parts = [(payer, part) for share in shares(costs, known) for payer, part in share.paid_before]
    for payer, one in known.items():
        paid = [part for name, part in parts if name == payer]
        if one.cap is not None:
            assert (max(paid, default=NOTHING) if one.cap.per == "exam" else sum(paid, NOTHING)) <= one.cap.amount


def load(path: Path) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """A file as text, lists and mappings."""
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text


def cents(amount: str) -> int:
    """An amount in cents."""
    return int(amount.replace(".", ""))


def sum_by_hand(costs: list[dict[str, Any]], known: dict[str, dict[str, Any]]) -> int:
    """What you pay today in cents, from the file's own words."""
    left = {name: cents(one["cap"]["amount"]) for name, one in known.items() if "cap" in one}
    mine = 0
    for one in costs:
        rest = cents(one["amount"])
        for payer in one.get("covered_by", []):
            if payer == "employer":
                rest = 0
            elif known[payer]["when"] == "before":
                cap = known[payer].get("cap", {"per": "", "amount": "0"})
                most = {"": rest, "exam": cents(cap["amount"])}.get(cap["per"], left.get(payer, 0))
                part = min(rest, most)
                rest -= part
                if payer in left:
                    left[payer] -= part
        mine += rest
    return mine


@pytest.mark.parametrize("folder", [ROOT / "handbook", HANDBOOKS / "small"], ids=["reference", "small"])
def test_sums_of_a_handbook(folder: Path) -> None:
    """For every program and credential with prices, the sum is the one that a script finds in the files."""
    book = load_handbook(folder)
    known = {one["id"]: one for one in load(folder / "funding.yml")["funding"]}
    listed = {one["id"]: one["costs"] for one in load(folder / "credentials.yml")["credentials"]}
    listed |= {path.stem: load(path)["costs"] for path in sorted((folder / "programs").glob("*.yml"))}
    priced = {name: costs for name, costs in listed.items() if costs != "not-checked"}
    assert any(priced.values())
    for name, costs in priced.items():
        thing = book.programs.get(name) or book.credentials[name]
        assert not isinstance(thing.costs, str)
        assert you_pay_today(thing.costs, book.funds) * 100 == sum_by_hand(costs, known), name
