"""What routes ask: hours, fees, what you pay today and sign-offs equal sums over the raw specs, walk by walk."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.views import pathways
from generator.views.pathway_totals import Totals, level_totals, route_totals, school_share
from ladder_spec import Handbook
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import Raw, changed, first, html, raw, raw_all, read, text

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = {"reference": ROOT / "handbook", "small": ROOT / "tests/handbooks/small"}


class Books(NamedTuple):
    """One handbook, read twice."""

    folder: Path
    book: Handbook
    raw: RawLadder


@pytest.fixture(scope="module", params=FOLDERS)
def books(request: pytest.FixtureRequest) -> Books:
    """Both handbooks."""
    folder = FOLDERS[request.param]
    return Books(folder, read(folder), RawLadder(folder))


class Sums:
    """The sums again, from YAML alone."""

    def __init__(self, folder: Path) -> None:
        """Read what has prices and hours."""
        self.ladder = RawLadder(folder)
        self.programs = {spec["id"]: spec for spec in raw_all(folder, "programs/*.yml")}
        self.cards = {spec["id"]: spec for spec in raw(folder / "credentials.yml")["credentials"]}
        self.funds = {spec["id"]: spec for spec in raw(folder / "funding.yml")["funding"]}

    def pays(self, costs: Raw) -> tuple[Decimal, Decimal, int]:
        """Price, what is left for you today, and whether nobody has looked."""
        if costs == "not-checked":
            return Decimal(0), Decimal(0), 1
        price = left = Decimal(0)
        for cost in costs:
            rest = Decimal(cost["amount"])
            price += rest
            for payer in cost["covered_by"]:
                if payer == "employer":
                    rest = Decimal(0)
                elif self.funds[payer]["when"] == "before":
                    cap = self.funds[payer].get("cap")
                    rest -= min(rest, Decimal(cap["amount"]) if cap else rest)
            left += rest
        return price, left, 0

    def step(self, level: str) -> Totals:
        """What one level asks."""
        spec, full = self.ladder.levels[level], self.ladder.full(level)
        asked = [*full.new.values(), *(one for one, _ in full.raised.values())]
        named = list(spec.get("programs", []))
        for one in asked:
            if one["kind"] == "program":
                others = sorted(set(one["programs"]) - set(named), key=lambda p: sum(map(int, self.programs[p]["hours"].values())))
                named += others[: max(0, int(one.get("need", 1)) - len(set(one["programs"]) & set(named)))]
        prices = [self.pays(self.programs[p]["costs"]) for p in dict.fromkeys(named)]
        for one in asked:
            if one["kind"] == "credential":
                cards = sorted((self.pays(self.cards[card]["costs"]) for card in one["credentials"]), key=lambda p: (p[2], p[1], p[0]))
                prices += cards[: int(one.get("need", 1))]
        return Totals(
            months=max((int(one["months"]) for one in spec["requirements"] if one["kind"] == "experience"), default=0),
            paid_hours=sum(int(self.programs[p]["hours"]["paid"]) for p in dict.fromkeys(named)),
            own_hours=sum(int(self.programs[p]["hours"]["own"]) for p in dict.fromkeys(named)),
            fees=sum((price for price, _, _ in prices), Decimal(0)),
            you_pay=sum((left for _, left, _ in prices), Decimal(0)),
            sign_offs=sum(map(self.sign_offs, asked)),
            unchecked=sum(unknown for _, _, unknown in prices),
        )

    def sign_offs(self, one: Raw) -> int:
        """Proofs of a requirement; of choices those with the fewest."""
        own = len(self.ladder.proofs(one))
        fewest = sorted(len(self.ladder.proofs(option)) for option in one.get("options", []))
        return own + sum(fewest[: int(one["need"]) if one["kind"] == "n_of" else 1])

    def walks(self, pathway: Raw) -> Iterator[list[str]]:
        """Every walk, as the levels that are reached on it, from a start to a level that leads on to none of the pathway's."""
        order = [*(level for level in pathway["from"] if level not in pathway["levels"]), *pathway["levels"]]

        def onward(level: str) -> list[str]:
            later = order[order.index(level) + 1 :]
            ways = [way for way in self.ladder.ladder["transitions"] if way["from"] == level and way["to"] in later]
            return [
                way["to"]
                for way in ways
                if way["to"] in pathway["levels"] and (way["kind"] == "promotion" or not self.by_promotion(way["to"], order, pathway))
            ]

        def walk(level: str, reached: list[str]) -> Iterator[list[str]]:
            if not onward(level):
                yield reached
            for other in onward(level):
                yield from walk(other, [*reached, other])

        for start in pathway["from"]:
            yield from walk(start, [])

    def by_promotion(self, level: str, order: list[str], pathway: Raw) -> bool:
        """Whether a promotion from what the pathway names before leads to a level, or people may start there."""
        before = order[: order.index(level)]
        return level in pathway["from"] or any(up in before for up in self.ladder.ups(level))


def test_one_step_asks_what_the_specs_add_up_to(books: Books) -> None:
    """For every level: months, hours, fees, what you pay today, sign-offs, and prices that nobody has looked up."""
    sums = Sums(books.folder)
    for level in books.raw.levels:
        assert level_totals(books.book, level) == sums.step(level), level


def test_a_pathway_asks_the_least_and_the_most_of_its_walks(books: Books) -> None:
    """Every walk by itself, added up; the pathway shows the least and the most of each figure."""
    sums, found = Sums(books.folder), 0
    for spec in raw_all(books.folder, "pathways/*.yml"):
        shown = route_totals(books.book, books.book.pathways[spec["id"]])
        if "levels" not in spec:
            assert shown is None
            continue
        walks = [added([sums.step(level) for level in walk]) for walk in sums.walks(spec) if walk]
        assert shown is not None
        assert shown.least == Totals(*(min(figures) for figures in zip(*walks, strict=True))), spec["id"]
        assert shown.most == Totals(*(max(figures) for figures in zip(*walks, strict=True))), spec["id"]
        found += 1
    assert found


def added(steps: list[Totals]) -> Totals:
    """The figures of a whole walk."""
    columns: Any = zip(*steps, strict=True)
    return Totals._make(map(sum, columns))


def test_help_for_school_is_taken_off_once_and_only_if_it_is_paid_before(books: Books) -> None:
    """Tuition funds that pay before, each at its cap; those with a promise apart; never below nothing."""
    sums = Sums(books.folder)
    for spec in raw_all(books.folder, "pathways/*.yml"):
        shown = school_share(books.book, books.book.pathways[spec["id"]])
        if "cost" not in spec:
            assert shown is None
            continue
        names = {*spec.get("funding", []), *(step["funding"] for step in spec["steps"] if "funding" in step)}
        funds = [sums.funds[name] for name in names if "tuition" in sums.funds[name]["pays_for"] and sums.funds[name]["when"] == "before"]
        free = sum(Decimal(fund["cap"]["amount"]) for fund in funds if fund["commitment"]["months"] == "0")
        every = sum(Decimal(fund["cap"]["amount"]) for fund in funds)
        ends = [Decimal(spec["cost"][end]) for end in ("min", "max")]
        assert tuple(shown or ()) == tuple(max(Decimal(0), end - help_) for help_ in (free, every) for end in ends)


def test_help_that_comes_later_is_not_taken_off(handbook_folder: Path, tmp_path: Path) -> None:
    """Once the tuition fund pays after, an LPN student pays the whole price first, but for the pledge."""

    def later(tree: Raw) -> None:
        next(fund for fund in tree["funding"] if fund["id"] == "tuition")["when"] = "after"

    book = changed(handbook_folder, tmp_path / "book", {"funding.yml": later})
    share = school_share(book, book.pathways["lpn"])
    assert share is not None
    assert share == (Decimal(8000), Decimal(20000), Decimal(0), Decimal(10000))


def test_a_price_that_nobody_has_looked_up_is_said(small_folder: Path, tmp_path: Path) -> None:
    """It is in no sum, and the page says so."""
    book = changed(small_folder, tmp_path / "book", {"programs/*.yml": lambda spec: spec.update(costs="not-checked")})
    words = text(html(next(iter(pathways.pages(book, directory_urls=True)))), "#steps ~ .rb-scroll")
    assert "not checked" in words


def test_the_index_shows_every_figure(handbook: Handbook, handbook_folder: Path) -> None:
    """One table of all pathways: months, school costs, what you pay, hours, fees, sign-offs, fit, what counts, promise, whom to ask."""
    table = first(html(next(iter(pathways.pages(handbook, directory_urls=True)))), "#routes ~ .rb-scroll table")
    rows = {str(first(row, "th a").attributes["href"]): list(cells(row)) for row in table.css("tbody tr:has(td)")}
    assert set(rows) == {f"{spec['id']}/" for spec in raw_all(handbook_folder, "pathways/*.yml")}
    assert rows["career-clinical/"][:8] == ["6", "12 to 30", "None", "$0", "36 to 91", "0", "$0 to $439", "34 to 65"]
    lpn = rows["lpn/"]
    assert lpn[:3] == ["6", "12 to 18", "$8,000 to $20,000"]
    assert lpn[3] == "$2,750 to $14,750 $0 to $4,750 with a promise"
    assert lpn[10] == "Work here for 24 months (Nurse school pledge)"
    for spec in raw_all(handbook_folder, "pathways/*.yml"):
        assert rows[f"{spec['id']}/"][0] == str(len(spec["steps"]))
        assert rows[f"{spec['id']}/"][8:10] == [spec["schedule"], spec["credit"]]
        assert rows[f"{spec['id']}/"][11] == "MA career office"


def cells(row: Raw) -> Iterator[str]:
    """The words of each cell."""
    for cell in row.css("td"):
        yield " ".join(cell.text(separator=" ").split())


def test_the_second_table_has_every_step_up(handbook: Handbook, handbook_folder: Path) -> None:
    """Each level that a promotion leads to, with its months and pay."""
    table = first(html(next(iter(pathways.pages(handbook, directory_urls=True)))), "#steps ~ .rb-scroll table")
    ladder = RawLadder(handbook_folder)
    rows = {str(first(row, "th a").attributes["href"]): list(cells(row)) for row in table.css("tbody tr")}
    assert set(rows) == {f"../levels/{level}/" for level in ladder.levels if ladder.ups(level)}
    for href, row in rows.items():
        spec = ladder.levels[href.split("/")[2]]
        months = [one["months"] for one in spec["requirements"] if one["kind"] == "experience"]
        assert row[0] == (months[0] if months else "0")
        assert row[-1] == f"${spec['pay']['min']} \N{EN DASH} ${spec['pay']['max']} an hour"
