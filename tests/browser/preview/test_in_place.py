"""A new version of a page that `rungbook serve` shows: what changed takes the place of what stood there, and the rest of the page stays."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

import generator.site
from generator.site.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = Path(generator.site.__file__).with_name("inplace.js").read_text("utf-8")

SENT = """
<p id="said">Old words</p>
<ul><li>One</li><li>Three</li></ul>
<section data-rb-check="x"><p>Read by a script</p></section>
<script src="own.js"></script>
"""
OWN = """
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("#said").append(" and a control");
  document.querySelector("#said").addEventListener("click", () => { document.title = "clicked"; });
  if (location.hash === "#more") document.head.append(Object.assign(document.createElement("script"), { src: "data.js" }));
});
"""


def site(body: str = SENT, head: str = "<title>x</title>") -> Callable[[str], bytes | None]:
    """A site of one page with a script that adds to the page and listens."""
    page = f"<!doctype html><html><head>{head}<link rel=icon href=data:,></head><body>{body}</body></html>\n"
    return {"index.html": page.encode(), "own.js": OWN.encode(), "data.js": b""}.get


def opened(page: Page, preview: Server, hash_: str = "") -> None:
    """Open the page, and leave a mark that loading it again would wipe off."""
    preview.live.built(site())
    page.goto(preview.url + hash_)
    expect(page.locator("#said")).to_have_text("Old words and a control")
    page.evaluate("window.mark = true")


def test_words_change_where_they_stand(page: Page, preview: Server) -> None:
    """The page is not loaded again: what its scripts added is still there, and they still listen. The title follows, too."""
    opened(page, preview)
    preview.live.built(site(SENT.replace("Old", "New"), "<title>y</title>"), reworded=True)
    expect(page.locator("#said")).to_have_text("New words and a control")
    preview.live.built(site(SENT.replace("Old", "Newest").replace("<p id", "<p class=rb-lead id"), "<title>z</title>"), reworded=True)
    expect(page.locator("#said.rb-lead")).to_have_text("Newest words and a control")
    assert page.title() == "z"
    page.locator("#said").click()
    assert page.title() == "clicked"
    assert page.evaluate("window.mark")


@pytest.mark.parametrize(
    ("change", "hash_"),
    [
        (("<li>Three", "<li>Two</li><li>Three"), ""),
        (("Read by a script", "Read by a script once"), ""),
        (("data-rb-check", "id"), ""),
        (('src="own.js"', 'src="own.js?new"'), ""),
        (("Old", "New"), "#more"),
    ],
    ids=["parts come", "words that a script reads", "what a script reads", "another script", "a script with data came later"],
)
def test_where_scripts_may_work_with_what_is_past_they_begin_anew(page: Page, preview: Server, change: tuple[str, str], hash_: str) -> None:
    """The page is loaded again: its scripts have read what has changed, or may not know what has come."""
    opened(page, preview, hash_)
    with page.expect_navigation():
        preview.live.built(site(SENT.replace(*change)), reworded=True)
    expect(page.locator("#said")).to_contain_text("and a control")
    assert change[1] in page.content()
    assert not page.evaluate("window.mark")


@pytest.mark.parametrize("head", ["<title>x</title><link rel=canonical href=y>", "<title>x</title><style>p { color: red }</style>"])
def test_what_else_the_head_says_is_loaded(page: Page, preview: Server, head: str) -> None:
    """A link or a style of the head that comes is not put into an open page."""
    opened(page, preview)
    with page.expect_navigation():
        preview.live.built(site(head=head), reworded=True)


def test_another_frame_is_loaded(page: Page, preview: Server) -> None:
    """Where more than words may be new (templates, styles, scripts), the page is loaded again though it says the same."""
    opened(page, preview)
    with page.expect_navigation():
        preview.live.built(site())


words = st.text("ab <&\"'é", max_size=4)
elements = st.recursive(
    words.map(escape),
    lambda inner: st.builds(
        "<{0} {1}>{2}</{0}>".format,
        st.sampled_from(["div", "section", "b", "details"]),
        st.sampled_from(["", "class=a", "class=b", "hidden", "title='a b' class=a"]),
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=12,
)
bodies = st.lists(elements, max_size=4).map("".join)


def test_any_version_can_follow_any_other(page: Page) -> None:
    """Whatever a page said before, it stands there afterwards as if it had been loaded, over two changes."""
    page.goto("about:blank")
    page.evaluate(f"window.prepare = () => {{ {SCRIPT} }}; 0")

    @given(bodies, bodies, bodies)
    @example("<b>a</b>b<b>c</b>", "<b>a</b><b>c</b>", "<b>c</b>b<b>a</b>")
    @example("<b>a</b>", "<b>b</b>", "<b>a</b>")
    @example("<b class=a>a</b>", "<b class=b>a</b>", "<b class=a>a</b>")
    @example("<div>a<b>b</b></div>", "<div class=a>a<b>c</b></div>", "")
    def follows(first: str, second: str, third: str) -> None:
        stands = page.evaluate(
            """([first, later]) => {
                const read = (words) => new DOMParser().parseFromString(words, "text/html");
                document.replaceChild(read(first).documentElement, document.documentElement);
                prepare();
                return later.map((words) => {
                    rungbookPutInPlace(read(words));
                    return document.body.isEqualNode(read(words).body);
                });
            }""",
            [first, [second, third]],
        )
        assert stands == [True, True]

    follows()
