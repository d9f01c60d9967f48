"""Small output trees and sites for tests, each with only what a test is about."""

from __future__ import annotations

from generator.output import NavEntry, OutputFile, OutputPage, OutputTree, SearchSection, SiteFacts, TocEntry

FACTS = SiteFacts(
    title="MA career handbook",
    organization="Rivermark Health",
    edition="2026.2",
    edition_date="2026-07-01",
    banner="Example handbook.",
)


def page(path: str, title: str = "A page", *, source: str = "", heading: str = "asks") -> OutputPage:
    """A page with one section; `heading` is its anchor."""
    body = f'<div><h1>{title}</h1>\n\n<h2 id="{heading}">What it asks</h2>\n<p id="{heading}-1">Words of {path}.</p></div>'
    return OutputPage(
        path=path,
        template="rungbook/page.html",
        title=title,
        description=f"About {title}.",
        body=body,
        toc=(TocEntry("What it asks", heading),),
        search=(SearchSection("", title, f"About {path}"), SearchSection(heading, "What it asks", f"Words of {path}.")),
        source=source,
    )


def tree(levels: int = 2) -> OutputTree:
    """A home page, some levels, a page outside their folder, and a data file."""
    names = [f"ma-{number}" for number in range(1, levels + 1)]
    return OutputTree(
        pages=(
            page("index.md", "Home"),
            *(page(f"levels/{name}.md", name.upper(), source=f"ladders/medical-assistant/levels/{name}.yml") for name in names),
            page("tracks/core.md", "Core track", source="ladders/medical-assistant/ladder.yml"),
            page("policies/promotion.md", "How to move up", source="policies/promotion.yml"),
            page("pay.md", "Pay", source="ladders/medical-assistant/ladder.yml"),
        ),
        files=(OutputFile("data/handbook.json", b'{"levels": []}\n'),),
        nav=(
            NavEntry("Home", "index.md"),
            NavEntry(
                "Levels",
                children=(
                    NavEntry("Tracks", children=(NavEntry("Core track", "tracks/core.md"),)),
                    *(NavEntry(name.upper(), f"levels/{name}.md") for name in names),
                ),
                key="levels",
            ),
            NavEntry(
                "Moving up",
                children=(NavEntry("How to move up", "policies/promotion.md"), NavEntry("Pay", "pay.md")),
                key="moving-up",
            ),
        ),
        facts=FACTS,
    )
