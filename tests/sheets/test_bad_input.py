"""Whatever HR writes is printed as text, or refused with its place. Nothing of it runs, and a sheet stays a sheet."""

from __future__ import annotations

import io
import random

import pikepdf
import pypdfium2
import pytest
from msgspec import structs

from generator.render.sheets.printing import print_sheets
from generator.render.sheets.values import PrintedSheet, PrintSettings, UnprintableError
from generator.views.sheet import SheetView
from generator.views.sheet_plan import SheetPlan
from generator.views.sheet_rows import SheetGroup, SheetProof, SheetRow
from ladder_spec.prose import parse_line, plain
from tests.sheets import hostile, pdf
from tests.sheets.test_layout import look_at_tables

LETTER = PrintSettings("letter", "https://careers.example.org/")


def row(number: int, words: str, proof: str = "Your HR record.") -> SheetRow:
    """A requirement in these words."""
    proofs = (SheetProof(parse_line(proof), "Preceptor or Nurse"),)
    return SheetRow(f"ma-2.r{number}", "new", "", "", "", parse_line(words), (), "", (), proofs)


def sheet_of(view: SheetView, rows: list[SheetRow], title: str = "Asked") -> SheetView:
    """A sheet with these rows in place of its own."""
    return structs.replace(view, groups=(SheetGroup(title, tuple(rows)),) if rows else ())


def printed(view: SheetView, *, fillable: bool = False, settings: PrintSettings = LETTER) -> PrintedSheet:
    """A sheet on its own."""
    plan = SheetPlan("sheets/levels/ma-2.pdf", "level", fillable, "ma-2", "", view, view)
    (found,) = print_sheets([plan], settings)
    return found


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("fillable", [False, True])
def test_hostile_texts_are_printed_as_text(view: SheetView, *, fillable: bool) -> None:
    """Each stands in the PDF word for word, as a requirement and as a proof; no script and no unsafe link comes along."""
    texts = hostile.PRINTED
    assert len(texts) + len(hostile.REFUSED) >= 200
    content = printed(sheet_of(view, [row(number, words, words) for number, words in enumerate(texts)]), fillable=fillable).content
    found = pdf.squeezed(pdf.text(content))
    missing = [words for words in texts if found.count(pdf.squeezed(plain(parse_line(words)))) < 2]
    assert missing == []
    assert "root:" not in found
    with pikepdf.open(io.BytesIO(content)) as opened:
        targets = {str(note.A.URI) for page in opened.pages for note in page.obj.get("/Annots", ()) if "/A" in note}
    assert {target.partition(":")[0] for target in targets} == {"https", "mailto", "tel"}
    assert b"/JavaScript" not in content


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("words", hostile.REFUSED)
def test_what_no_typeface_has_is_refused(view: SheetView, words: str) -> None:
    """Never a box or a blank in its place: the characters are named."""
    with pytest.raises(UnprintableError) as refused:
        printed(sheet_of(view, [row(1, words)]))
    named = {one.character for one in refused.value.found}
    assert named
    assert named <= set(words) | {"\ufffd"}  # Markdown puts this sign in the place of a null


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("settings", [LETTER, PrintSettings("a4")])
def test_sixty_requirements_with_long_titles_are_a_good_sheet(view: SheetView, settings: PrintSettings) -> None:
    """60 rows, titles of 200 characters, words without an end: no row is split, no head stands alone."""
    title = "Senior " * 28 + "MA"
    rows = [row(number, f"{number}. " + "Does what is asked, every day, with care. " * (number % 7 + 1)) for number in range(60)]
    long = structs.replace(sheet_of(view, rows, title), title=title, ladder=title, track="W" * 200)
    sheet = printed(long, settings=settings)
    tables, wrong = look_at_tables(sheet.content)
    assert (tables, wrong) == (1, [])
    words = pdf.squeezed(pdf.text(sheet.content))
    assert all(f"ma-2.r{number}" in words for number in range(60))
    assert pdf.squeezed(title) in words


@pytest.mark.usefixtures("fresh")
def test_a_text_longer_than_a_page_is_printed_whole(view: SheetView) -> None:
    """Its row is the only one that may be split."""
    words = " ".join(f"word{number}" for number in range(2500))
    sheet = printed(sheet_of(view, [row(1, "Short."), row(2, words), row(3, "Short.")]))
    _, wrong = look_at_tables(sheet.content)
    assert all(one.startswith("a row on") for one in wrong)
    assert len(wrong) == 1
    assert "word2499" in pdf.text(sheet.content)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("word", ["Q" * 200, "q" * 60, "Q-" * 90, "q" * 19])
def test_words_without_an_end_stay_in_their_column(view: SheetView, word: str) -> None:
    """They are broken before the next column begins, and on the paper in any case."""
    page = pypdfium2.PdfDocument(printed(sheet_of(view, [row(1, word)])).content)[0]
    found = page.get_textpage()
    boxes = [(found.get_text_range(place, 1), found.get_charbox(place)) for place in range(found.count_chars())]
    rest = found.search("What shows it")
    start, _ = rest.get_next()
    next_column = found.get_charbox(start)[0]
    letters = [box for char, box in boxes if char in {"Q", "q"} and box[1] < found.get_charbox(start)[1]]
    assert len(letters) >= word.count(word[0])
    assert max(right for _, _, right, _ in letters[: word.count(word[0])]) <= next_column
    assert max(right for _, (_, _, right, _) in boxes) <= page.get_width() - 36


@pytest.mark.usefixtures("fresh")
def test_a_level_that_asks_nothing_says_so(view: SheetView) -> None:
    """The sheet still has its head and room to sign."""
    empty = structs.replace(sheet_of(view, []), total=0, new=0, raised=0, kept=0)
    words = pdf.text(printed(empty).content)
    assert "Nothing is asked at this level." in words
    assert "Sign-off" in words


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("language", hostile.SENTENCES)
def test_every_language_comes_out_word_for_word(view: SheetView, language: str) -> None:
    """The file says which language it is in; its words are those of the spec, in their order, wherever a line ends."""
    sentences = hostile.SENTENCES[language]
    texts = [" ".join(sentences[start:] + sentences[:start]) for start in range(len(sentences))]
    spoken = structs.replace(view, imprint=structs.replace(view.imprint, language=language), title=sentences[0])
    content = printed(sheet_of(spoken, [row(number, text, text) for number, text in enumerate(texts)], sentences[1])).content
    words = pdf.squeezed(pdf.text(content))
    assert [text for text in (*texts, *sentences) if words.count(pdf.squeezed(text)) < 2] == []
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert str(opened.Root.Lang).partition("-")[0] == language


@pytest.mark.usefixtures("fresh")
def test_random_words_come_out_as_they_are(view: SheetView) -> None:
    """300 texts of signs that mean something in Typst, Markdown, HTML or PDF, drawn at random."""
    draw = random.Random(6)  # noqa: S311 - repeatable, not secret
    signs = "#$*_`\\<>[](){}@=+-/~^&%!|;:,.\"' \u00e9\u1ebfab1"
    texts = ["x" + "".join(draw.choice(signs) for _ in range(draw.randint(1, 40))) + "x" for _ in range(300)]
    words = pdf.squeezed(pdf.text(printed(sheet_of(view, [row(number, text) for number, text in enumerate(texts)])).content))
    assert [text for text in texts if pdf.squeezed(plain(parse_line(text))) not in words] == []
