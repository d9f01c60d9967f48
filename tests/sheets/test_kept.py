"""Sheets are kept by what stands on them: nothing is printed twice, and nothing that was kept can spoil a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.sheets import printing, store
from generator.render.sheets.press import Press
from generator.render.sheets.printed import printed_handbook
from generator.render.sheets.values import PrintSettings
from ladder_spec import Handbook

LETTER = PrintSettings("letter")


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of sheets that are really printed from now on."""
    titles: list[str] = []
    press = Press.print

    def counted(self: Press, data: dict[str, object]) -> bytes:
        titles.append(str(data["document_title"]))
        return press(self, data)

    monkeypatch.setattr(Press, "print", counted)
    return titles


@pytest.mark.usefixtures("fresh")
def test_nothing_is_printed_twice(small: Handbook, pressed: list[str]) -> None:
    """The second time all sheets are there, with the same bytes; even their views are not made again."""
    first = printed_handbook(small, b"facts", LETTER)
    assert len(pressed) == len(first) > 0
    assert printed_handbook(small, b"facts", LETTER) == first
    assert len(pressed) == len(first)


@pytest.mark.usefixtures("fresh")
def test_other_facts_print_only_what_they_change(small: Handbook, pressed: list[str]) -> None:
    """A handbook that publishes other facts is looked at anew; sheets that say the same are taken as they are."""
    first = printed_handbook(small, b"facts", LETTER)
    assert printed_handbook(small, b"other facts", LETTER) == first
    assert len(pressed) == len(first)
    printed_handbook(small, b"facts", PrintSettings("a4"))
    assert len(pressed) == 2 * len(first)


def test_damaged_and_missing_files_are_printed_again(small: Handbook, fresh: Path, pressed: list[str]) -> None:
    """Whatever somebody did to the folder."""
    first = printed_handbook(small, b"facts", LETTER)
    for spoiled in (b"", b"%PDF-1.7 half", None):
        for file in sorted(fresh.rglob("*.pdf"))[:3]:
            if spoiled is None:
                file.unlink()
            else:
                file.write_bytes(spoiled)
        pressed.clear()
        assert printed_handbook(small, b"facts", LETTER) == first
        assert len(pressed) == 3
    for file in fresh.rglob("*.json"):
        file.write_text("{", encoding="utf-8")
    assert printed_handbook(small, b"facts", LETTER) == first


def test_without_a_folder_everything_is_printed(small: Handbook, pressed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No home, a read-only one: sheets are printed each time, and come out the same."""
    monkeypatch.setattr(store, "kept_folder", lambda _: None)
    assert printed_handbook(small, b"facts", LETTER) == printed_handbook(small, b"facts", LETTER)
    assert len(pressed) % 2 == 0


@pytest.mark.usefixtures("fresh")
def test_one_press_and_many_print_the_same(small: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """In which thread a sheet is printed, and after which other one, does not show."""
    first = printed_handbook(small, b"facts", LETTER)
    monkeypatch.setattr(store, "kept_folder", lambda _: None)
    monkeypatch.setattr(printing, "_FEW", 1000)
    assert printed_handbook(small, b"facts", LETTER) == first


def test_the_folder_does_not_grow_without_end(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest files go first."""
    monkeypatch.setattr(store, "_MOST", 5)
    kept = store.Store()
    for number in range(9):
        kept.keep_sheet(f"{number}", b"%%EOF")
    kept.tidy()
    assert len(list(fresh.rglob("*.pdf"))) == 5


def test_what_makes_sheets_is_part_of_their_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An edited template gives other keys, so that no sheet of the old one is taken."""
    (tmp_path / "sheets").mkdir()
    template = tmp_path / "sheets/main.typ"
    template.write_text("one", encoding="utf-8")
    monkeypatch.setattr(store, "resource_dir", lambda _: tmp_path)
    keys = []
    for text in ("one", "other"):
        template.write_text(text, encoding="utf-8")
        store._tools.cache_clear()  # noqa: SLF001 - it is asked once for each process
        keys.append(store.key_of(b"data"))
    store._tools.cache_clear()  # noqa: SLF001 - the real ones from now on
    assert keys[0] != keys[1]
