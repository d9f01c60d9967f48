"""`rungbook explain`: what a code means, why it exists, and how to mend or accept what it names."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import paint

PAGES = Path("docs/checks")
"""Where the page of each code lies in a checkout of Rungbook."""


@click.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option("--write", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Write a page for each code, and a list, to DIR.")
def explain(codes: tuple[str, ...], folder: Path | None) -> None:
    """Say why a rule exists, with a bad and a good example. Without a CODE, list all codes."""
    from generator.reporting import code_pages, explained
    from ladder_spec.explaining import explain as explain_code

    if folder is not None:
        if codes:
            raise click.UsageError("--write writes the pages of all codes, so it takes no CODE.")
        _write(folder, code_pages.pages())
    elif codes:
        found = [explain_code(code) for code in codes]
        shown = [explained.one_code(one, page=_near(code_pages.page_name(one.code)), paint=paint) for one in found]
        click.echo("\n\n".join(shown), nl=False)
    else:
        click.echo(explained.all_codes(paint=paint), nl=False)


def _near(name: str) -> str:
    """The path of a page, where there is one."""
    page = PAGES / name
    return page.as_posix() if page.is_file() else ""


def _write(folder: Path, pages: dict[str, str]) -> None:
    """Write all pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"Wrote {len(pages)} pages to {folder}.")
