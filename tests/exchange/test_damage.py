"""For all damage to a workbook, a document, or a plan: a clear refusal or a reading, and nothing else."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exchange import importing
from generator.exchange.document import read_document_file
from generator.exchange.newfiles import FileThereError
from generator.exchange.packages import UnreadableOfficeFileError
from generator.exchange.workbook.plan_file import PlanError
from generator.exchange.workbook.reading import read_workbook
from tests.exchange.messy import CASES
from tests.exchange.test_bad_input import a_workbook
from tests.exchange.test_document import docx

WORKBOOK = a_workbook()
with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
with zipfile.ZipFile(docx(io.BytesIO())) as _archive:
    PARTS_OF_DOCUMENT = {name: _archive.read(name) for name in _archive.namelist()}

places = st.floats(0, 1, exclude_max=True) | st.floats(0.85, 1, exclude_max=True)
"""Shares of the length; the directory, by which an archive is read, stands at its end."""
changes = st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=3)
"""Where, and the byte that stands there now."""


def changed(content: bytes, places: list[tuple[float, int]], keep: float = 1.0) -> bytes:
    """Bytes with some replaced, and cut off after a share of them."""
    raw = bytearray(content)
    for place, byte in places:
        raw[int(place * len(raw))] = byte
    return bytes(raw[: int(keep * len(raw))])


def packed(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def read(folder: Path, content: bytes, name: str = "x.xlsx") -> str:
    """Read a workbook or a document: "" when it could be read, or what the user is told."""
    file = folder / name
    file.write_bytes(content)
    try:
        (read_workbook if name.endswith(".xlsx") else read_document_file)(file)
    except UnreadableOfficeFileError as error:
        return str(error)
    return ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for the file of each example."""
    return tmp_path_factory.mktemp("damage")


@given(changes, st.sampled_from([1.0, 1.0, 0.98, 0.5]))
def test_damaged_archives(folder: Path, places: list[tuple[float, int]], keep: float) -> None:
    """Bytes that a bad disk or mail program changed anywhere in the file lead to no error but ours."""
    told = read(folder, changed(WORKBOOK, places, keep))
    assert told == "" or told.startswith("x.xlsx ")


@given(st.sampled_from(sorted(PARTS)), changes)
def test_damaged_parts(folder: Path, name: str, places: list[tuple[float, int]]) -> None:
    """The archive is sound, and the XML of one part is not, or means something else."""
    told = read(folder, packed(PARTS | {name: changed(PARTS[name], places)}))
    assert told == "" or told.startswith("x.xlsx ")


@given(st.sampled_from(sorted(PARTS_OF_DOCUMENT)), changes)
def test_damaged_documents(folder: Path, name: str, places: list[tuple[float, int]]) -> None:
    """So it is with the parts of a Word file."""
    told = read(folder, packed(PARTS_OF_DOCUMENT | {name: changed(PARTS_OF_DOCUMENT[name], places)}), "x.docx")
    assert told == "" or told.startswith("x.docx ")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[tuple[Path, Path, str]]:
    """A workbook, the handbook that it goes into, and its plan; nothing is written when it is applied."""
    folder = tmp_path_factory.mktemp("plans")
    shutil.copytree(root / "tests/handbooks/small", folder / "handbook")
    shutil.rmtree(folder / "handbook/ladders/medical-assistant/levels")
    file = folder / "x.xlsx"
    CASES["prototype"][0]().save(file)
    path, _ = importing.make_plan(file, folder / "handbook")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "write_new", lambda _: None)
        yield file, folder / "handbook", path.read_text("utf-8")


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_damaged_plans(planned: tuple[Path, Path, str], seed: int) -> None:
    """Lines left out, doubled or exchanged, and words in the place of others: the plan is refused in our words, or it holds."""
    file, handbook, plan = planned
    chance = random.Random(seed)  # noqa: S311 - the same seed gives the same damage
    lines = [line.partition("  #")[0] for line in plan.splitlines() if not line.startswith("#")]
    for _ in range(chance.randint(1, 3)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        key, colon, value = lines[place].partition(": ")
        word = chance.choice([lines[other].partition(": ")[2], "", "999999999", "leave-out", "[]", "é" * 500])
        lines[place : place + 1] = chance.choice([[], [lines[place]] * 2, [lines[other]], [f"{key}: {word}"], [f"{word}{colon}{value}"]])
    importing.plan_path(file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        importing.apply(file, handbook)
    except (PlanError, FileThereError) as error:
        assert "nothing was written" in str(error)  # noqa: PT017 - the other outcome is right, too


HEAD, ENTRY, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
"""How the parts of an archive begin: the head before a part, its entry in the directory, and the end of the directory (APPNOTE.TXT 4.3)."""


@pytest.mark.parametrize(
    ("sign", "offset", "new"),
    [
        pytest.param(ENTRY, 6, b"\xff", id="needs a newer unpacker"),
        pytest.param(ENTRY, 42, b"\xff\xff\xff\x7f", id="starts behind the end"),
        pytest.param(END, 16, b"\xff\xff\xff\x7f", id="directory elsewhere"),
        pytest.param(ENTRY, 8, b"\x00\x08" + WORKBOOK[10:12] + bytes(34) + b"\xff", id="name is no text"),
        pytest.param(ENTRY, 8, b"\x20", id="packed in an unknown way"),
        pytest.param(HEAD, 26, b"\x01", id="other name before the part"),
        pytest.param(HEAD, 60, b"\xff" * 40, id="packed data"),
    ],
)
def test_known_damage(folder: Path, sign: bytes, offset: int, new: bytes) -> None:
    """Each of the errors that the unpacker has for a damaged archive."""
    start = WORKBOOK.index(sign) + offset
    assert "it is damaged" in read(folder, WORKBOOK[:start] + new + WORKBOOK[start + len(new) :])


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_no_office_program_writes(folder: Path, packing: int) -> None:
    """They are refused before they are unpacked."""
    assert "is damaged" in read(folder, packed(PARTS, packing))
    assert read(folder, packed(PARTS)) == ""
