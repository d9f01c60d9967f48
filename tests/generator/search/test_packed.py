"""What is packed can be read back whole, and weighs less than plain text."""

from __future__ import annotations

import gzip
import json
import re
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.search.codes import SIGNS, Codes
from generator.search.packed import packed, unpacked

TEXTS = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(["MA", "ma", "Draw", "blood", "2", "Ångström", "ß", ""])).map(" ".join))
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
AKA = st.lists(TEXTS.filter(bool), max_size=3)


@st.composite
def pages(draw: st.DrawFn) -> list[list[Any]]:
    """Pages with sections, some of which have the name and the title of another page, as a level's requirements do."""
    heads = draw(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=6))

    def section(page: str) -> list[Any]:
        name, title = draw(st.one_of(st.sampled_from(heads), st.tuples(NAMES, TEXTS)))
        anchor = draw(st.sampled_from([name, f"{page}.{name}", f".{name}"]))
        return [anchor, title, draw(TEXTS), draw(AKA), draw(st.integers(0, 1)), draw(TEXTS)]

    def page(name: str, title: str) -> list[Any]:
        sections = [section(name) for _ in range(draw(st.integers(0, 3)))]
        return [f"levels/{name}", draw(st.integers(0, 20)), title, draw(AKA), draw(TEXTS), draw(TEXTS), sections]

    return [page(*head) for head in heads]


@given(made=pages())
def test_pages_come_back(made: list[list[Any]]) -> None:
    """Whatever their texts are, by way of a file that any browser reads."""
    assert unpacked(json.loads(json.dumps(packed(made)))) == made


@given(texts=st.lists(st.text()))
def test_texts_come_back(texts: list[str]) -> None:
    """Of any signs, and codes need no escapes in JSON and none of the signs between texts."""
    codes = Codes.of(texts)
    again = Codes.read(codes.plain())
    for text in texts:
        coded = codes.coded(text)
        assert again.text(coded) == text
        assert set(coded) <= {*SIGNS, "^"}


def test_many_words_come_back() -> None:
    """A handbook of 40,000 different words has codes of three signs."""
    words = ["".join(letters) for letters in product(ascii_lowercase, repeat=4)][:40_000]
    text = " ".join([*words, "Common common Common"])
    codes = Codes.of([text])
    assert Codes.read(codes.plain()).text(codes.coded(text)) == text
    assert len(codes.coded("common")) == 1
    assert {len(codes.coded(word)) for word in words} == {1, 2, 3}


def test_packed_weighs_less(handbook_folder: Path) -> None:
    """Zipped, too: that is what a reader loads."""
    specs = (file.read_text(encoding="utf-8") for file in sorted(handbook_folder.rglob("*.yml")))
    texts = [line for spec in specs for line in re.findall(r": (.{20,})", spec)]
    plain = [["page", 0, "", [], text, "", []] for text in texts]
    assert _zipped(packed(plain)) < 0.87 * _zipped(plain)


def _zipped(data: object) -> int:
    return len(gzip.compress(json.dumps(data, separators=(",", ":")).encode(), 9))
