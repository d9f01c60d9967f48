"""Bills: what programs and credentials cost, and what is left for the reader today."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from generator.views import credential, credentials, program, programs
from generator.views.here import Here
from generator.views.page import PageView
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, raw, raw_all, text


def today_by_hand(costs: Raw, funds: Mapping[str, Raw]) -> Decimal | None:
    """The sum that is left after everybody who pays before, worked out from the raw specs; None = not checked."""
    if costs == "not-checked":
        return None
    purse = {fund["id"]: Decimal(fund["cap"]["amount"]) for fund in funds.values() if "cap" in fund}
    left_in_all = Decimal(0)
    for cost in costs:
        left = Decimal(cost["amount"])
        for payer in cost.get("covered_by", []):
            if payer == "employer" or (funds[payer]["when"] == "before" and payer not in purse):
                left = Decimal(0)
            elif funds[payer]["when"] == "before":
                part = min(left, purse[payer])
                left -= part
                if funds[payer]["cap"]["per"] != "exam":
                    purse[payer] -= part
        left_in_all += left
    return left_in_all


def shown_today(view: PageView) -> Decimal | None:
    """What the page says in the last line of its bill."""
    page = html(view)
    rows = page.css(".rb-you-pay .rb-amount")
    if not rows:
        assert "We have not checked this price." in text(page)
        return None
    assert len(rows) == 1
    return Decimal(rows[0].text().replace("$", "").replace(",", ""))


def funds_of(folder: Path) -> dict[str, Raw]:
    """All funds by id."""
    return {fund["id"]: fund for fund in raw(folder / "funding.yml")["funding"]}


@pytest.mark.parametrize("name", ["handbook", "small"])
def test_what_you_pay_today_is_the_sum_that_a_reader_would_find(name: str, request: pytest.FixtureRequest, root: Path) -> None:
    """Every program and credential shows the amount that follows from its raw prices and funds."""
    book: Handbook = request.getfixturevalue(name)
    folder = root / ("handbook" if name == "handbook" else "tests/handbooks/small")
    funds = funds_of(folder)
    expected = {spec["id"]: today_by_hand(spec["costs"], funds) for spec in raw_all(folder, "programs/*.yml")}
    assert {view.frame.path[9:-3]: shown_today(view) for view in program.pages(book, directory_urls=True)} == expected
    cards = {spec["id"]: today_by_hand(spec["costs"], funds) for spec in raw(folder / "credentials.yml")["credentials"]}
    assert {view.frame.path[12:-3]: shown_today(view) for view in credential.pages(book, directory_urls=True)} == cards
    assert expected, cards


PRICES: list[Raw] = [
    {"id": "tuition", "for": "tuition", "amount": "12000.00", "covered_by": ["school-pledge"]},
    {"id": "exam", "for": "exam", "amount": "450.00", "covered_by": ["exam-fund"]},
    {"id": "second-exam", "for": "exam", "amount": "700.00", "covered_by": ["exam-fund"]},
    {"id": "books", "for": "books", "amount": "80.50"},
    {"id": "class", "for": "class", "amount": "300.00", "covered_by": ["class-fund", "employer"]},
]


def with_prices(small_folder: Path, to: Path, prices: Raw, when: str = "before") -> Handbook:
    """The small handbook with other prices for one program, and with another time of the class money."""

    def pay(tree: Raw) -> None:
        tree["funding"][0]["when"] = when

    return changed(small_folder, to, {"programs/first-weeks.yml": lambda tree: tree.update(costs=prices), "funding.yml": pay})


def test_a_bill_has_a_line_for_each_price_and_each_payer(small_folder: Path, tmp_path: Path) -> None:
    """2,000 over the pledge's cap, 200 over the cap of the second exam, and the books are left: 2,280.50."""
    book = with_prices(small_folder, tmp_path / "book", PRICES)
    page = html(program.program_view(here_of(book, "first-weeks"), book.programs["first-weeks"]))
    rows = [[cell.text(strip=True) for cell in row.css("th, td")] for row in page.css("#costs ~ .rb-scroll tbody tr")]
    assert rows == [
        ["Tuition", "$12,000.00"],
        ["Paid before you start byNurse school pledge", "\N{MINUS SIGN}$10,000.00"],
        ["Exam fee: exam", "$450.00"],
        ["Paid before you start byExam money", "\N{MINUS SIGN}$450.00"],
        ["Exam fee: second exam", "$700.00"],
        ["Paid before you start byExam money", "\N{MINUS SIGN}$500.00"],
        ["Books and supplies", "$80.50"],
        ["Class fee", "$300.00"],
        ["Paid before you start byClass money", "\N{MINUS SIGN}$300.00"],
        ["You pay today", "$2,280.50"],
    ]


def test_money_that_comes_later_is_never_taken_off(small_folder: Path, tmp_path: Path) -> None:
    """A refund stands beside the sum, with its fund, and in the lists too."""
    book = with_prices(small_folder, tmp_path / "book", [PRICES[4] | {"covered_by": ["class-fund"]}], when="after")
    page = html(program.program_view(here_of(book, "first-weeks"), book.programs["first-weeks"]))
    assert [cell.text() for cell in page.css(".rb-you-pay .rb-amount")] == ["$300.00"]
    assert "Comes back later: Class money. You pay first" in text(page)
    assert "24 paid hours · in person · you pay $300" in text(html(next(programs.pages(book, directory_urls=True))))


def test_no_price_is_said_in_words(handbook: Handbook) -> None:
    """An empty list of prices is not the same as a price that nobody has looked up."""
    assert handbook.programs["phlebotomy-course"].costs == ()
    page = html(program.program_view(here_of(handbook, "phlebotomy-course"), handbook.programs["phlebotomy-course"]))
    assert "It has no price" in text(page)
    assert "not checked" not in text(page).lower()


def test_a_price_that_nobody_looked_up_is_never_an_amount(small_folder: Path, tmp_path: Path) -> None:
    """With `not-checked` everywhere no page or list of programs and credentials names what you pay."""

    def forget(tree: Raw) -> None:
        for one in tree["credentials"]:
            one.update(costs="not-checked", renews="not-checked")

    book = changed(
        small_folder,
        tmp_path / "book",
        {"programs/*.yml": lambda tree: tree.update(costs="not-checked"), "credentials.yml": forget},
    )
    for kind in (program, credential):
        for view in kind.pages(book, directory_urls=True):
            page = html(view)
            assert "We have not checked this price." in text(page), view.frame.path
            assert not page.css(".rb-amount"), view.frame.path
            assert "you pay $" not in text(page), view.frame.path
    for kind in (programs, credentials):
        words = text(html(next(iter(kind.pages(book, directory_urls=True)))))
        assert words.count("price not checked") == 2
        assert "$" not in words


def here_of(book: Handbook, of: str) -> Here:
    """The page of a program."""
    return Here(book, f"programs/{of}.md")
