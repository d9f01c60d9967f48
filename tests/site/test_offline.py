"""The zip file of a site: the same bytes for the same site, whole or not there, and pages that find each other without a server."""

from __future__ import annotations

import zipfile
from datetime import date
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.offline import pack, to_files, zip_name
from generator.site.engine import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.conftest import Project

DAY = date(2026, 7, 1)


def dead_links(packed: Path) -> list[str]:
    """Links inside a zip file that lead to no file in it, or to no place on that page."""
    with zipfile.ZipFile(packed) as files:
        pages = {name: LexborHTMLParser(files.read(name).decode()) for name in files.namelist() if name.endswith(".html")}
        every = set(files.namelist())
    places = {name: {node.attributes["id"] for node in page.css("[id]")} for name, page in pages.items()}
    dead = []
    for name, page in pages.items():
        for node in page.css("a[href], link[href]"):
            path, _, place = (node.attributes["href"] or "").partition("#")
            if ":" in path or path.startswith("//"):
                continue
            goal = normpath(join(dirname(name), path)) if path else name
            if goal not in every or (place and place not in places.get(goal, {place})):
                dead.append(f"{name}: {path}#{place}")
    return dead


def test_pages_find_each_other_without_a_server(reference_site: Path, tmp_path: Path) -> None:
    """In the zip file of the reference handbook every link names a file in it, and its place on the page."""
    pack(reference_site, tmp_path / "handbook-1.zip", DAY)
    assert dead_links(tmp_path / "handbook-1.zip") == []
    with zipfile.ZipFile(tmp_path / "handbook-1.zip") as packed:
        assert "handbook-1/index.html" in packed.namelist()
        text = packed.read("handbook-1/levels/ma-2/index.html").decode()
    assert 'href="../ma-1/index.html' in text


def test_a_link_to_a_folder_is_noticed(tmp_path: Path) -> None:
    """The search for dead links finds a folder, a missing file and a missing place."""
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        packed.writestr(
            "x/index.html", '<a href="pay/">a</a><a href="gone.html">b</a><a href="#gone">c</a><a href="pay/index.html#at">d</a>'
        )
        packed.writestr("x/pay/index.html", '<p id="at">')
    assert dead_links(tmp_path / "x.zip") == ["x/index.html: pay/#", "x/index.html: gone.html#", "x/index.html: #gone"]


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ('href="../pay/#steps"', 'href="../pay/index.html#steps"'),
        ("href='.'", "href='./index.html'"),
        ('href="../.."', 'href="../../index.html"'),
        ('href="a.pdf"', 'href="a.pdf"'),
        ('href="#top"', 'href="#top"'),
        ('href="https://a.example/b/"', 'href="https://a.example/b/"'),
        ('href="mailto:hr@a.example/"', 'href="mailto:hr@a.example/"'),
        ('data-href="pay/"', 'data-href="pay/"'),
    ],
)
def test_only_links_to_folders_are_written_out(link: str, written: str) -> None:
    """Relative links that end in a folder get its index.html; all else stays."""
    assert to_files(f"<a {link}>x</a>") == f"<a {written}>x</a>"


def test_same_site_same_bytes(project: Project) -> None:
    """Two builds at different times, in different folders, pack the same bytes, under the name of handbook and edition."""
    first, second = list[str](), list[str]()
    for folder, told in (("one/site", first), ("two/site", second)):
        build_site(project.config, site_dir=project.root / folder, packed=True, tell=told.append)
    one, two = (next((project.root / folder).glob("*.zip")) for folder in ("one", "two"))
    assert one.name == two.name == zip_name(project.tree.facts.title, project.tree.facts.edition)
    assert one.read_bytes() == two.read_bytes()
    assert one.name in first[-1]
    assert {path.name for path in (project.root / "one").iterdir()} == {"site", one.name}


def test_a_pack_that_fails_leaves_the_last_one(tmp_path: Path) -> None:
    """A page that cannot be read stops it, and the zip file of before is as it was."""
    site, target = tmp_path / "site", tmp_path / "handbook-1.zip"
    site.mkdir()
    (site / "index.html").write_bytes(b"<p>good")
    pack(site, target, DAY)
    before = target.read_bytes()
    (site / "index.html").write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError):
        pack(site, target, DAY)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handbook-1.zip", "site"]


def test_names() -> None:
    """A name is plain letters and digits, whatever the title is."""
    assert zip_name("MA career handbook", "2026.2") == "ma-career-handbook-2026.2.zip"
    assert zip_name("Carrera: asistente médico", "1") == "carrera-asistente-medico-1.zip"
    assert zip_name("职业", "1") == "handbook-1.zip"


def test_what_only_a_server_uses_stays_out(tmp_path: Path) -> None:
    """The page for wrong addresses, site maps, source maps and hidden files are not packed; a level named 404 is."""
    names = ["index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", ".nojekyll", "assets/a.js", "assets/a.js.map", "levels/404.html"]
    for name in names:
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(b"x")
    pack(tmp_path / "site", tmp_path / "h.zip", date(1970, 1, 1))
    with zipfile.ZipFile(tmp_path / "h.zip") as packed:
        assert packed.namelist() == ["h/assets/a.js", "h/index.html", "h/levels/404.html"]
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
