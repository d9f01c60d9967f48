"""Blocks, the classes of all specs: what they take and refuse, how they compare, and that a child is never read as its parent."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic_core import ValidationError

from ladder_spec.models.base import Block, Count, Line, Money, Sealed
from ladder_spec.models.core import schema_of
from ladder_spec.models.marks import MISSING, Field


class Price(Block):
    """A price."""

    for_: Line = Field(alias="for")
    """What it is for."""
    amount: Money
    """How much."""
    times: Count = 1
    """How often."""


class DearPrice(Price):
    """A price with a reason."""

    times: Literal["once"]  # type: ignore[assignment]  # another type than the parent's is what is tested
    """How often."""
    because: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Why."""


class Shelf(Block):
    """Prices of both sorts."""

    cheap: Price
    """One."""
    dear: DearPrice
    """The other."""
    signs: Annotated[Mapping[str, Line], Sealed] = Field(default_factory=dict)
    """Words beside them."""


CHEAP = {"for": "an exam", "amount": "20.00"}
DEAR = {**CHEAP, "times": "once", "because": ["it is rare"]}


def faults(model: type[Block], data: object) -> list[tuple[tuple[str | int, ...], str]]:
    """Where the core finds fault, and with what."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [(error["loc"], error["type"]) for error in caught.value.errors(include_url=False)]


def test_a_block_is_read_by_its_keys() -> None:
    """Keys of the file become names in Python; text takes its type; what is left out has its default."""
    price = Price.model_validate(CHEAP)
    assert (price.for_, price.amount, price.times, price.note) == ("an exam", Decimal("20.00"), 1, None)
    assert list(vars(price)) == ["note", "for_", "amount", "times"]
    assert dict(price) == vars(price)


def test_every_fault_is_found_at_once() -> None:
    """Unknown and missing keys and wrong forms, each at its place in the file's words."""
    found = faults(Shelf, {"cheap": {"for": "", "amount": "20", "times": "0", "most": "1"}, "dear": [], "signs": {"a": "x\ny"}})
    assert sorted(found) == [
        (("cheap", "amount"), "money"),
        (("cheap", "for"), "string_too_short"),
        (("cheap", "most"), "unexpected_keyword_argument"),
        (("cheap", "times"), "greater_than_equal"),
        (("dear",), "dataclass_type"),
        (("signs", "a"), "line_break"),
    ]
    assert faults(Price, {}) == [(("for",), "missing"), (("amount",), "missing")]


def test_a_child_is_not_read_as_its_parent() -> None:
    """Whichever of the two was read first, each has its own fields, alone and inside another block."""
    assert Price.model_validate(CHEAP).times == 1
    assert faults(DearPrice, CHEAP) == [(("times",), "missing"), (("because",), "missing")]
    shelf = Shelf.model_validate({"cheap": CHEAP, "dear": DEAR})
    assert (type(shelf.cheap), type(shelf.dear), shelf.dear.because) == (Price, DearPrice, ("it is rare",))
    assert list(DearPrice.model_fields) == ["note", "for_", "amount", "times", "because"]
    assert DearPrice.model_fields["times"].is_required()
    assert not Price.model_fields["times"].is_required()
    assert Price.model_fields["for_"].default is MISSING


def test_blocks_compare_by_class_and_values() -> None:
    """Equal values of one class are equal, and hash alike; another value or class is not."""
    one, same, other = (Price.model_validate({**CHEAP, "times": times}) for times in ("1", "1", "2"))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != DearPrice.model_construct(**vars(one))
    assert repr(one) == "Price(note=None, for_='an exam', amount=Decimal('20.00'), times=1)"
    assert pickle.loads(pickle.dumps(one)) == one == copy.deepcopy(one)  # noqa: S301 - what the line above made


def test_a_block_cannot_be_changed() -> None:
    """A changed one is another one; defaults that can grow are not shared."""
    price = Price.model_validate(CHEAP)
    with pytest.raises(dataclasses.FrozenInstanceError, match="times"):
        price.times = 2  # type: ignore[misc]  # that it is not allowed is the point
    with pytest.raises(dataclasses.FrozenInstanceError, match="times"):
        del price.times
    assert price.model_copy({"times": 2}) == Price.model_validate({**CHEAP, "times": "2"})
    assert price.times == 1
    assert Price.model_construct(for_="x").times == 1
    first, second = (Shelf.model_construct() for _ in range(2))
    assert first.signs is not second.signs


def test_a_type_that_the_language_does_not_have_is_refused() -> None:
    """A model with such a field cannot be used at all, so no test forgets it."""
    with pytest.raises(TypeError, match="no type of the language"):
        schema_of(float)
