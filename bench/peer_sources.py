"""The stock site's pages as sources for other engines: same words, tables and links, in the layout that each engine wants.

Hugo and Eleventy get one small layout (header, navigation of the page's section, content, a search file of plain text) and no theme, so
they do less than a Material page asks. Sphinx gets its theme furo.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.stock import LINK

_HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - Handbook</title><link rel="stylesheet" href="/main.css">'
)
_TOP = '</head><body><header><a href="/">Handbook</a><input type="search"></header><nav><ul>'
HUGO_PAGE = f"""{_HEAD.format(title="{{ .Title }}")}<link rel="canonical" href="{{{{ .Permalink }}}}">{_TOP}{{{{ $p := . }}}}
{{{{ range site.Home.Sections }}}}<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a>
{{{{ if or (eq $p .) ($p.IsDescendant .) }}}}<ul>
{{{{ range .Pages }}}}<li{{{{ if eq . $p }}}} class="active"{{{{ end }}}}><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a></li>
{{{{ end }}}}</ul>{{{{ end }}}}</li>{{{{ end }}}}</ul></nav><aside>{{{{ .TableOfContents }}}}</aside>
<main><article>{{{{ .Content }}}}</article></main><footer>Hugo</footer></body></html>
"""
HUGO_INDEX = (
    '{"docs":[{{ range $i, $p := site.Pages }}{{ if $i }},{{ end }}{"location":{{ .RelPermalink | jsonify }},'
    '"title":{{ .Title | jsonify }},"text":{{ .Plain | jsonify }}}{{ end }}]}'
)
HUGO_SETTINGS = (
    'baseURL="https://example.org/"\ntitle="Handbook"\ndisableKinds=["taxonomy","RSS"]\n[markup.goldmark.renderer]\nunsafe=true\n'
    '[outputs]\nhome=["HTML","JSON"]\n'
)
ELEVENTY_PAGE = f"""{_HEAD.format(title="{{ title }}")}{_TOP}
{{% for s in sections %}}<li><a href="{{{{ s.url }}}}">{{{{ s.title }}}}</a>{{% if s.title == section %}}<ul>
{{% for p in s.pages %}}<li{{% if p.url == page.url %}} class="active"{{% endif %}}><a href="{{{{ p.url }}}}">{{{{ p.title }}}}</a></li>
{{% endfor %}}</ul>{{% endif %}}</li>{{% endfor %}}</ul></nav><main><article>{{{{ content | safe }}}}</article></main>
<footer>Eleventy</footer></body></html>
"""
ELEVENTY_INDEX = (
    "---\npermalink: /search.json\neleventyExcludeFromCollections: true\n---\n[{% for p in collections.pages %}"
    '{% if not loop.first %},{% endif %}{"location":"{{ p.url }}","title":{{ p.data.title | dump | safe }},'
    '"text":{{ p.content | striptags | dump | safe }}}{% endfor %}]'
)
ELEVENTY_SETTINGS = (
    "export default function (config) {\n  config.setInputDirectory('src');\n  return { markdownTemplateEngine: false };\n}\n"
)
SPHINX_SETTINGS = (
    "project = 'Handbook'\nextensions = ['myst_parser']\nmyst_enable_extensions = ['deflist', 'attrs_inline']\nhtml_theme = 'furo'\n"
    "suppress_warnings = ['myst', 'toc', 'ref']\nhtml_copy_source = False\n"
)


@dataclass(frozen=True)
class StockPage:
    """A page of the stock site."""

    path: str
    """Its file below docs/."""
    title: str
    body: str
    """Markdown."""

    @property
    def address(self) -> str:
        """`levels/ma-2`; "" for the home page."""
        return self.path.removesuffix(".md").removesuffix("index").rstrip("/")

    @property
    def section(self) -> str:
        """The first part of its address; "" for a page that stands alone."""
        return self.address.partition("/")[0] if "/" in self.address else ""


def stock_pages(stock: Path) -> list[StockPage]:
    """Every page of the stock site, sorted by file."""
    docs = stock / "docs"
    return [_page(path.relative_to(docs).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(docs.rglob("*.md"))]


def _page(path: str, text: str) -> StockPage:
    meta: dict[str, str] = {}
    body = text
    if text.startswith("---\n"):
        _, head, body = text.split("---\n", 2)
        meta = yaml.safe_load(head) or {}
    found = re.search(r"^# (.+)$", body, re.MULTILINE)
    return StockPage(path, meta.get("title") or (found[1] if found else path), body)


def hugo(pages: list[StockPage], target: Path) -> None:
    """Write a Hugo project."""
    above = _with_pages_below(pages)
    for page in pages:
        name = f"{page.address}/_index.md".lstrip("/") if page.address in above else f"{page.address}.md"
        _write(target / "content" / name, _front({"title": page.title}) + _absolute(page))
    for address in above - {page.address for page in pages}:
        _write(target / "content" / address / "_index.md", f"---\ntitle: {address}\n---\n")
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        _write(target / "layouts" / name, HUGO_PAGE)
    _write(target / "layouts" / "index.json", HUGO_INDEX)
    _write(target / "hugo.toml", HUGO_SETTINGS)


def eleventy(pages: list[StockPage], target: Path) -> None:
    """Write an Eleventy project."""
    sections: dict[str, list[dict[str, str]]] = {}
    for page in pages:
        data = {"title": page.title, "section": page.section, "tags": "pages", "layout": "base.njk", "permalink": f"/{page.address}/"}
        _write(target / "src" / page.path, _front(data | {"permalink": f"/{page.address}/".replace("//", "/")}) + _absolute(page))
        if page.section:
            sections.setdefault(page.section, []).append({"title": page.title, "url": f"/{page.address}/"})
    tree = [{"title": name, "url": found[0]["url"], "pages": found} for name, found in sections.items()]
    _write(target / "src" / "_data" / "sections.json", json.dumps(tree))
    _write(target / "src" / "_includes" / "base.njk", ELEVENTY_PAGE)
    _write(target / "src" / "search.njk", ELEVENTY_INDEX)
    _write(target / "eleventy.config.mjs", ELEVENTY_SETTINGS)


def sphinx(pages: list[StockPage], target: Path) -> None:
    """Write a Sphinx project of MyST Markdown; each folder has a page that lists what is in it."""
    folders: dict[str, list[str]] = {"": []}
    for page in pages:
        folder, _, name = page.path.removesuffix(".md").rpartition("/")
        while folder not in folders:
            folders[folder] = []
            parent, _, last = folder.rpartition("/")
            folders.setdefault(parent, []).append(f"{last}/index")
            folder = parent
        if name != "index":
            folders[page.path.rpartition("/")[0]].append(name)
    bodies = {page.path: page.body for page in pages}
    for folder, names in folders.items():
        index = f"{folder}/index.md".lstrip("/")
        listed = "\n".join(dict.fromkeys(names))
        bodies[index] = bodies.get(index, f"# {folder or 'Handbook'}\n") + f"\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n"
    for path, body in bodies.items():
        _write(target / path, body)
    _write(target / "conf.py", SPHINX_SETTINGS)


def _front(data: Mapping[str, str]) -> str:
    """The head of a file."""
    return f"---\n{yaml.safe_dump(dict(data), allow_unicode=True)}---\n"


def _with_pages_below(pages: list[StockPage]) -> set[str]:
    """Addresses of pages or folders that have others below them."""
    return {"", *(parent for page in pages for parent in _parents(page.address))}


def _parents(address: str) -> list[str]:
    parts = address.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _absolute(page: StockPage) -> str:
    """The words of a page, its links to files of other pages turned into links to their addresses."""
    here = posixpath.dirname(page.path)

    def link(match: re.Match[str]) -> str:
        path, mark, anchor = match[1].partition("#")
        if ":" in path or not path.endswith(".md"):
            return match[0]
        address = posixpath.normpath(posixpath.join(here, path)).removesuffix(".md").removesuffix("index").rstrip("/")
        return f"](/{address}/{mark}{anchor})".replace("(//", "(/")

    return LINK.sub(link, page.body)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
