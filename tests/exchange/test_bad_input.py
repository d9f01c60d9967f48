"""Files that are no workbooks, or that could harm: a clear message, exit status 2, and nothing written."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from generator.exchange import newfiles
from generator.exchange.importing import apply, make_plan, plan_path, report_path
from generator.exchange.packages import MOST_BYTES, MOST_UNPACKED, UnreadableOfficeFileError
from generator.exchange.workbook.plan_file import PlanError
from tests.exchange.messy import book

ROW = ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse")


def a_workbook() -> bytes:
    """A good workbook."""
    target = io.BytesIO()
    book(ROW).save(target)
    return target.getvalue()


def with_part(name: str, content: bytes, of: bytes | None = None) -> bytes:
    """A workbook with one part more, or another one in its place."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(of or a_workbook())) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target.getvalue()


def sheet_with(text: bytes) -> bytes:
    """A workbook whose sheet has some more XML before its end."""
    with zipfile.ZipFile(io.BytesIO(a_workbook())) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    return with_part("xl/worksheets/sheet1.xml", sheet.replace(b"</worksheet>", text + b"</worksheet>"))


def with_password_flag() -> bytes:
    """A zip archive whose entries say that they are encrypted."""
    raw = bytearray(a_workbook())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(sign)
        while start >= 0:
            raw[start + offset] |= 1
            start = raw.find(sign, start + 1)
    return bytes(raw)


def a_document() -> bytes:
    """A zip archive that is a document."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as new:
        new.writestr("[Content_Types].xml", "<Types/>")
        new.writestr("word/document.xml", "<w/>")
    return target.getvalue()


def many_parts() -> bytes:
    """A workbook of thousands of empty parts."""
    target = io.BytesIO(a_workbook())
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(5_001):
            archive.writestr(f"x/{number}", b"")
    return target.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BILLION_LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "it is no .xlsx file"),
    "text": (lambda: b"Level;Skill\nMA I;Rooming\n", "it is no .xlsx file"),
    "old_format": (lambda: OLE + b"\0" * 600, "it is in an old format"),
    "with_a_password": (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "it has a password"),
    "with_a_zip_password": (with_password_flag, "has a password"),
    "cut_off": (lambda: a_workbook()[:-900], "it is damaged"),
    "with_macros": (lambda: with_part("xl/vbaProject.bin", b"x"), "holds macros"),
    "said_to_hold_macros": (lambda: with_part("[Content_Types].xml", b'<Types ContentType="x.macroEnabled.main+xml"/>'), "holds macros"),
    "a_document": (a_document, "another kind of file"),
    "zip_bomb": (lambda: with_part("xl/media/x.bin", b"\0" * (MOST_UNPACKED + 1)), "would unpack to"),
    "many_parts": (many_parts, "parts"),
    "entities": (lambda: with_part("xl/workbook.xml", BILLION_LAUGHS), "declares entities"),
    "merged_over_all": (lambda: sheet_with(b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "merged areas"),
    "many_cells": (lambda: sheet_with(b"<c/>" * 300_001), "cells"),
    "broken_xml": (lambda: with_part("xl/workbook.xml", b"<workbook"), "it is damaged"),
    "no_sheets": (lambda: with_part("xl/worksheets/sheet1.xml", b""), "it is damaged"),
    "too_large": (lambda: a_workbook() + b"\0" * MOST_BYTES, "MB are read"),
}


def listing(folder: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused(name: str, tmp_path: Path, target: Path) -> None:
    """The message says what is wrong and what to do; the folder stays as it was; and the exit status is 2."""
    make, words = BAD[name]
    file = tmp_path / f"{name}.xlsx"
    file.write_bytes(make())
    before = listing(tmp_path)
    with pytest.raises(UnreadableOfficeFileError) as caught:
        make_plan(file, target)
    message = str(caught.value)
    assert words in message
    assert message.startswith(file.name)
    assert any(advice in message for advice in ("ave it", "Copy ", "no office program"))
    assert getattr(caught.value, "exit_code", 2) == 2
    assert listing(tmp_path) == before


@pytest.mark.parametrize("name", ["x.xls", "x.ods", "x.csv", "x"])
def test_other_endings_are_refused(name: str, tmp_path: Path, target: Path) -> None:
    """Whatever stands in them."""
    (tmp_path / name).write_bytes(a_workbook())
    with pytest.raises(UnreadableOfficeFileError, match=r"only \.xlsx and \.docx"):
        make_plan(tmp_path / name, target)


def test_a_file_that_is_not_there(tmp_path: Path, target: Path) -> None:
    """A folder counts as none."""
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("none.xlsx", "folder.xlsx"):
        with pytest.raises(UnreadableOfficeFileError, match=f"there is no file `.*{name}`"):
            make_plan(tmp_path / name, target)


def test_a_macro_workbook_by_its_ending(tmp_path: Path, target: Path) -> None:
    """An .xlsm file is refused for its macros, and a mere name does no harm."""
    (tmp_path / "x.xlsm").write_bytes(with_part("xl/vbaProject.bin", b"x"))
    with pytest.raises(UnreadableOfficeFileError, match="never opened"):
        make_plan(tmp_path / "x.xlsm", target)


def test_all_or_nothing(tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full in the middle of it, no file and no folder of the import is left."""
    file = tmp_path / "x.xlsx"
    book(ROW, ("MA II", *ROW[1:])).save(file)
    make_plan(file, target)
    before, folders = listing(tmp_path), sorted(tmp_path.rglob("*"))
    opened = Path.open
    count = 0

    def full(self: Path, mode: str = "r", *rest: object) -> object:
        nonlocal count
        count += "x" in mode
        if count == 2:
            raise OSError(28, "No space left on device", str(self))
        return opened(self, mode, *rest)  # type: ignore[call-overload]  # passed on as it came

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        apply(file, target)
    monkeypatch.undo()
    assert listing(tmp_path) == before
    assert sorted(tmp_path.rglob("*")) == folders
    assert len(apply(file, target).files) == 2


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, target: Path) -> None:
    """Neither a spec, nor a plan that somebody has edited, nor a report; not even a link that leads nowhere."""
    file = tmp_path / "x.xlsx"
    book(ROW).save(file)
    make_plan(file, target)
    with pytest.raises(newfiles.FileThereError, match=r"x\.xlsx\.plan\.yml"):
        make_plan(file, target)
    report_path(file).write_text("mine", encoding="utf-8")
    with pytest.raises(newfiles.FileThereError, match=r"x\.xlsx\.report\.md"):
        apply(file, target)
    report_path(file).unlink()
    apply(file, target)
    before = listing(tmp_path)
    with pytest.raises(newfiles.FileThereError, match="the handbook has the level `ma-1` already"):
        apply(file, target)
    assert listing(tmp_path) == before
    link = tmp_path / "link"
    os.symlink(tmp_path / "nowhere", link)  # noqa: PTH211 - a link that leads nowhere, as a system call makes it
    with pytest.raises(newfiles.FileThereError):
        newfiles.write_new({link: b"x"})
    assert not (tmp_path / "nowhere").exists()


def test_another_workbook_than_the_planned_one(tmp_path: Path, target: Path) -> None:
    """A plan holds for the workbook that it was made for; the message names its line and what to do."""
    file = tmp_path / "x.xlsx"
    book(ROW).save(file)
    make_plan(file, target)
    made = openpyxl.load_workbook(file)
    made.worksheets[0]["E2"] = 99
    made.save(file)
    with pytest.raises(PlanError) as caught:
        apply(file, target)
    assert f"{plan_path(file)}:6:14: x.xlsx has changed since this plan was made" in str(caught.value)
    assert "--plan` again" in str(caught.value)
