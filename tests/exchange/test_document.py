"""A job description becomes drafts: headings, bullets and tables are read, every paragraph is used or named, and `check` refuses them."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import TypeVar

import pytest
import yaml

from generator.exchange.importing import apply, make_plan, plan_path, report_path
from generator.exchange.packages import UnreadableOfficeFileError
from ladder_spec import check

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""<?xml version="1.0"?><w:styles xmlns:w="{W}">
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Our section"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Aufzhlung"><w:name w:val="List Bullet"/></w:style>
</w:styles>"""


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """One paragraph."""
    of_paragraph = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    of_run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{of_paragraph}<w:r>{of_run}<w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; `^` goes on with the cell above."""

    def cell(text: str) -> str:
        joined = (
            '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
            if text.startswith("!")
            else "<w:tcPr><w:vMerge/></w:tcPr>"
            if text == "^"
            else ""
        )
        return f"<w:tc>{joined}{paragraph('' if text == '^' else text.lstrip('!'))}</w:tc>"

    lines = ["".join(map(cell, row)) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


BODY = (
    paragraph("Medical Assistant IV", "Titel")
    + paragraph("Harbor is a great place.")
    + paragraph("Duties", "berschrift1")
    + paragraph("Rooms patients &amp; takes vital signs.", "Aufzhlung")
    + "<w:p><w:r><w:t>Draws </w:t></w:r><w:del><w:r><w:t>spit</w:t></w:r></w:del>"
    + "<w:ins><w:r><w:t>blood</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    + paragraph("Minimum qualifications:", bold=True)
    + paragraph("\u2022 12 months as a medical assistant")
    + "<w:sdt><w:sdtContent>"
    + paragraph("Reads charts")
    + "</w:sdtContent></w:sdt>"
    + paragraph("What we offer", "Own")
    + paragraph("Free parking.")
    + table(("Skill", "How is it checked?", "How many"), ("!Rooming", "Nurse observes", "10"), ("^", "Letter of reference", "2-3"))
)


Target = TypeVar("Target", Path, io.BytesIO)


def docx(path: Target, body: str = BODY) -> Target:
    """A document as Word writes it, as far as it matters here."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", STYLES)
    return path


def test_a_job_description_becomes_drafts(tmp_path: Path, root: Path) -> None:
    """What stands below duties and qualifications, and in the table, is asked; each is a draft that cannot be published."""
    target = tmp_path / "handbook"
    shutil.copytree(root / "tests/handbooks/small", target)
    file = docx(tmp_path / "job.docx")
    make_plan(file, target)
    done = apply(file, target)
    (path,) = done.files
    level = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (level["id"], level["title"]) == ("medical-assistant-4", "Medical Assistant IV")
    assert [one.get("text") for one in level["requirements"]] == [
        "Rooms patients & takes vital signs.",
        "Draws blood.",
        "12 months as a medical assistant",
        "Reads charts",
        None,
    ]
    assert [proof.get("type") for proof in level["requirements"][-1]["evidence"]] == ["watched", "letter"]
    notes = [one["note"] for one in level["requirements"]]
    assert all(note.startswith("DRAFT: read from a job description") for note in notes)
    drafts = [found for found in check(target).problems if found.code == "LS906"]
    assert len(drafts) == len(notes)
    assert not check(target).ok


def test_every_paragraph_is_used_or_named(tmp_path: Path, target: Path) -> None:
    """What was left out stands in the report, with its place and the reason."""
    file = docx(tmp_path / "job.docx")
    make_plan(file, target)
    done = apply(file, target)
    report = report_path(file).read_text(encoding="utf-8")
    left = report.partition("## Left out")[2].partition("## Used")[0]
    assert [line.partition("`: ")[2] for line in left.splitlines() if line.startswith("- `Text!")] == [
        "a part that the plan leaves out: “Harbor is a great place.”",
        "a part that the plan leaves out: “What we offer”",
        "a part that the plan leaves out: “Free parking.”",
    ]
    assert "“2-3” is a range" in left
    assert done.counts["cells"] == 10 + 8
    assert done.counts["used"] + done.counts["left"] == done.counts["cells"]


def test_a_section_can_be_taken_in(tmp_path: Path, target: Path) -> None:
    """What the plan leaves out, a person can take."""
    file = docx(tmp_path / "job.docx")
    make_plan(file, target)
    text = plan_path(file).read_text(encoding="utf-8")
    plan_path(file).write_text(text.replace("A: leave-out  # “What we offer”", "A: text  # “What we offer”"), encoding="utf-8")
    (path,) = apply(file, target).files
    assert "Free parking." in path.read_text(encoding="utf-8")


def test_the_plan_says_what_its_rows_are(tmp_path: Path, target: Path) -> None:
    """They are paragraphs."""
    _, plan = make_plan(docx(tmp_path / "job.docx"), target)
    assert any("paragraphs of the document" in remark for remark in plan.remarks)


@pytest.mark.parametrize(
    ("body", "words"), [("<w:p>", "it is damaged"), (paragraph("x") * 20_001, "paragraphs"), ("]]><!DOCTYPE x>", "declares entities")]
)
def test_a_bad_document_is_refused(tmp_path: Path, target: Path, body: str, words: str) -> None:
    """With a message; nothing is written."""
    with pytest.raises(UnreadableOfficeFileError, match=words):
        make_plan(docx(tmp_path / "job.docx", body), target)
    assert not plan_path(tmp_path / "job.docx").exists()


def test_an_empty_document(tmp_path: Path, target: Path) -> None:
    """It gives an empty plan, and an import of nothing."""
    file = docx(tmp_path / "job.docx", "")
    _, plan = make_plan(file, target)
    assert plan.tables == []
    assert apply(file, target).files == ()
