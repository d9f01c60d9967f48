"""Pages of funds, what is paid back, and the index of school money."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.views import fund, funding
from generator.views.fund_payback import pay_back
from generator.views.here import Here
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, links, raw, raw_all, text

AMOUNTS = st.decimals(min_value=0, max_value=9_999_999, places=2)


def page_of(book: Handbook, name: str) -> fund.FundView:
    """The view of one fund."""
    return fund.fund_view(Here(book, f"funding/{name}.md"), book.funds[name])


def rows(view: fund.FundView) -> list[list[str]]:
    """The table of what is paid back."""
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in html(view).css("#promise ~ .rb-scroll tbody tr")]


def with_pledge(small_folder: Path, to: Path, **terms: Raw) -> Handbook:
    """The small handbook with other terms of its pledge; None takes a key away."""

    def change(tree: Raw) -> None:
        pledge = tree["funding"][2]
        pledge.update({key: value for key, value in terms.items() if value is not None})
        for key in [key for key, value in terms.items() if value is None]:
            pledge.pop(key)

    return changed(small_folder, to, {"funding.yml": change})


def test_who_leaves_after_half_of_the_months_pays_back_half(handbook: Handbook) -> None:
    """The nurse pledge: 10,000 dollars, 24 months, pro rata."""
    assert rows(page_of(handbook, "nurse-pledge")) == [
        ["0 of 24 months", "24", "$10,000"],
        ["6 of 24 months", "18", "$7,500"],
        ["12 of 24 months", "12", "$5,000"],
        ["18 of 24 months", "6", "$2,500"],
        ["24 of 24 months", "0", "$0"],
    ]


def test_every_amount_paid_back_is_the_raw_cap_times_the_months_left(handbook: Handbook, handbook_folder: Path) -> None:
    """For each fund with a promise, worked out in fractions from the raw spec; without one there is no table."""
    for spec in raw(handbook_folder / "funding.yml")["funding"]:
        months, found = int(spec["commitment"]["months"]), rows(page_of(handbook, spec["id"]))
        assert bool(found) is bool(months)
        for stayed, left, amount in found:
            assert int(stayed.split()[0]) + int(left) == months
            exact = Fraction(spec["cap"]["amount"]) * int(left) / months
            assert abs(Fraction(amount.replace("$", "").replace(",", "")) - exact) <= Fraction(1, 200)


def test_odd_months_are_rounded_to_the_cent(small_folder: Path, tmp_path: Path) -> None:
    """1,000 over 7 months; after 3 months 4/7 are left: 571.43."""
    book = with_pledge(
        small_folder, tmp_path / "book", cap={"amount": "1000.00", "per": "program"}, commitment={"months": "7", "forgiven": "monthly"}
    )
    assert rows(page_of(book, "school-pledge"))[2] == ["3 of 7 months", "4", "$571.43"]


def test_a_rule_of_all_or_nothing(small_folder: Path, tmp_path: Path) -> None:
    """`full`: all of it until the last month is done; interest and hardship are said too."""
    book = with_pledge(
        small_folder,
        tmp_path / "book",
        payback={"rule": "full", "interest": "true", "hardship": "false", "text": "Ask a lawyer."},
        commitment={"months": "4", "forgiven": "at-end"},
    )
    view = page_of(book, "school-pledge")
    assert [row[2] for row in rows(view)] == ["$10,000", "$10,000", "$10,000", "$10,000", "$0"]
    words = text(html(view))
    assert "The promise ends when all months are done, not bit by bit." in words
    assert "you pay back all of it. Interest is added. There is no rule for hardship. Ask a lawyer." in words
    assert "Worked out from the rule above, without interest." in words


def test_a_fund_without_a_limit_shows_shares(small_folder: Path, tmp_path: Path) -> None:
    """No amount is known, so the table says what part of it."""
    book = with_pledge(small_folder, tmp_path / "book", cap=None)
    view = page_of(book, "school-pledge")
    assert [row[2] for row in rows(view)] == [f"{share} % of what was paid" for share in ("100", "75", "50", "25", "0")]
    assert "No limit is set" in text(html(view), ".rb-glance")


@pytest.mark.parametrize(
    ("payback", "says"),
    [
        ({"rule": "none", "interest": "false", "hardship": "true"}, "If you leave early, you pay nothing back."),
        (None, "This page does not say what you pay back if you leave early."),
    ],
)
def test_terms_without_a_sum(small_folder: Path, tmp_path: Path, payback: Raw, says: str) -> None:
    """Nothing is worked out where there is nothing to pay back, or where the terms do not say."""
    view = page_of(with_pledge(small_folder, tmp_path / "book", payback=payback), "school-pledge")
    assert says in text(html(view))
    assert not rows(view)


@given(amount=AMOUNTS, months=st.integers(1, 240), done=st.integers(0, 300))
def test_what_is_paid_back_falls_from_all_to_nothing(amount: Decimal, months: int, done: int) -> None:
    """Never below zero, never above what was paid, never more for a month longer, and within half a cent of the exact share."""
    back = pay_back(amount, months, done, "pro-rata")
    assert Decimal(0) <= back <= amount
    assert pay_back(amount, months, done + 1, "pro-rata") <= back
    assert abs(Fraction(back) - Fraction(amount) * max(months - done, 0) / months) <= Fraction(1, 200)
    assert pay_back(amount, months, 0, "pro-rata") == amount
    assert pay_back(amount, months, months, "full") == pay_back(amount, months, done, "none") == 0


def test_each_fund_knows_the_pathways_and_prices_that_use_it(handbook: Handbook, handbook_folder: Path) -> None:
    """The reverse index agrees with the raw pathways, programs and credentials."""
    pathways, prices = defaultdict(set), defaultdict(list)
    for spec in raw_all(handbook_folder, "pathways/*.yml"):
        for name in [*spec.get("funding", []), *(step["funding"] for step in spec["steps"] if "funding" in step)]:
            pathways[name].add(f"../../pathways/{spec['id']}/")
    priced = [(f"../../programs/{spec['id']}/", spec) for spec in raw_all(handbook_folder, "programs/*.yml")]
    priced += [(f"../../credentials/{spec['id']}/", spec) for spec in raw(handbook_folder / "credentials.yml")["credentials"]]
    for href, spec in priced:
        for cost in spec["costs"] if spec["costs"] != "not-checked" else []:
            for name in cost.get("covered_by", []):
                prices[name].append(href)
    for view in fund.pages(handbook, directory_urls=True):
        name, page = view.frame.path[8:-3], html(view)
        assert set(links(page, "#pathways ~ .rb-chips")) == pathways[name]
        assert [line.link.href for line in view.prices] == prices[name]
    assert prices["exam"] == ["../../credentials/cmac/"]


def test_a_fund_says_how_much_when_to_whom_and_how_to_ask(handbook: Handbook, handbook_folder: Path) -> None:
    """The short answers of all funds, and each step of asking in its order."""
    words = text(html(page_of(handbook, "nurse-pledge")), ".rb-glance")
    assert "Up to $10,000 a program For tuition" in words
    assert "Before you start You do not pay it first. Paid in 2 parts." in words
    assert "Paid to Your school Your promise Work here for 24 months" in words
    assert "From Medical Assistant I on" in words
    for spec in raw(handbook_folder / "funding.yml")["funding"]:
        page = html(page_of(handbook, spec["id"]))
        assert [node.text(strip=True) for node in page.css(".rb-steps > li")] == spec["how"]
        assert all(term in text(page) for term in spec.get("terms", []))
        assert spec["example"] in text(page)


def test_the_index_is_one_table_of_all_funds(handbook: Handbook) -> None:
    """Seven funds, who pays before, and the only one with a promise."""
    page = html(next(funding.pages(handbook, directory_urls=True)))
    assert len(page.css("tbody tr")) == len(handbook.funds) == 7
    assert "4 of 7 pay before you start" in text(page)
    assert "You promise to work here only for Nurse school pledge." in text(page)
    found = {row.css("th")[0].text(strip=True): [" ".join(cell.text().split()) for cell in row.css("td")] for row in page.css("tbody tr")}
    assert found["Help with school loans"] == ["$100 a month for school loans", "Each month or pay day to your loan company", "None"]
    assert found["Work and study"][0] == "No limit is set for living costs"


def test_a_handbook_without_funds(small_folder: Path, tmp_path: Path) -> None:
    """The index says so, and has no empty table."""

    def no_funds(tree: Raw) -> None:
        tree["funding"] = []

    def no_steps(tree: Raw) -> None:
        tree.pop("funding", None)
        tree["steps"] = [{"text": step["text"]} for step in tree["steps"]]

    book = changed(
        small_folder,
        tmp_path / "book",
        {
            "funding.yml": no_funds,
            "pathways/*.yml": no_steps,
            "programs/*.yml": lambda tree: tree.update(costs=[]),
            "credentials.yml": lambda tree: [one.update(costs=[]) for one in tree["credentials"]],
        },
    )
    page = html(next(funding.pages(book, directory_urls=True)))
    assert "There are no funds in this handbook yet." in text(page)
    assert not page.css("table")
