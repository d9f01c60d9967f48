"""Our HTML turned back into Markdown keeps the words, so that the stock engine is measured on the same content."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.markdown import from_html
from bench.stock import write_corpus

CASES = {
    "<h1>MA <b>II</b></h1><p>You do <em>it</em>.</p>": "# MA **II**\n\nYou do *it*.\n",
    "<p>a_b &lt;i&gt; [c]</p>": "a\\_b \\<i\\> \\[c\\]\n",
    "<div>Words<ul><li>one<ul><li>two</li></ul></li></ul>more</div>": "Words\n\n- one\n    - two\n\nmore\n",
    "<ol><li><p>first</p></li></ol>": "1. first\n",
    "<table><caption>Pay</caption><tr><th>A</th></tr><tr><td><ul><li>x</li><li>y|z</li></ul></td></tr></table>": (
        "**Pay**\n\n| A |\n|---|\n| x<br>y\\|z |\n"
    ),
    "<dl><div><dt>Pay</dt><dd>20</dd></div></dl>": "Pay\n:   20\n",
    "<a href='x/'><h2>Card</h2><p>In it</p></a>": "## Card\n\nIn it\n",
    "<p>Go <a href='x/'>there</a></p><button>Hide</button><script>1</script>": "Go [there](x/)\n",
    "<svg viewBox='0 0 1 1'>\n\n<path d=''></path></svg>": '<svg viewBox="0 0 1 1"> <path d=""></path></svg>\n',
}


@pytest.mark.parametrize("html", CASES)
def test_html_becomes_the_markdown_that_an_author_writes(html: str) -> None:
    """Headings, lists, tables, links and text come over; what only a script uses does not."""
    assert from_html(html) == CASES[html]


def test_links_lead_to_the_markdown_files(tmp_path: Path) -> None:
    """A link between pages becomes a link between their files; the title and the navigation stay; our theme goes."""
    docs = tmp_path / "pages" / "docs"
    for path, body in {
        "index.md": "<div><a href='levels/ma-1/#top'>one</a></div>",
        "levels/ma-1.md": "<div><a href='../../'>home</a> <a href='https://example.org/'>out</a></div>",
        "help.md": "Ask **any** lead.\n",
    }.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(f"---\ntitle: T\ntemplate: rungbook/page.html\n---\n{body}", encoding="utf-8")
    settings = "site_name: H\ntheme: {name: material, custom_dir: overrides, features: []}\nplugins: [search]\nnav: [index.md]\n"
    (tmp_path / "pages" / "mkdocs.yml").write_text(settings, encoding="utf-8")
    written = write_corpus(tmp_path / "pages", tmp_path / "stock")
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "stock").rglob("*.*")}
    assert made["index.md"] == "---\ntitle: T\n---\n[one](levels/ma-1.md)\n"
    assert made["ma-1.md"] == "---\ntitle: T\n---\n[home](../index.md) [out](https://example.org/)\n"
    assert made["help.md"] == "---\ntitle: T\n---\nAsk **any** lead.\n"
    assert "navigation.prune" in made["mkdocs.yml"]
    assert "custom_dir" not in made["mkdocs.yml"]
    assert written == sum(len(text) for name, text in made.items() if name.endswith(".md"))
