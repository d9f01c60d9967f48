"""`rungbook schema`: write what an editor needs to help with spec files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.console import near

ALL = "all"
DATA = "data"


@click.command()
@click.argument("kind", metavar="[KIND]", default=ALL)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="handbook")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Write files named KIND.schema.json to DIR.")
def schema(kind: str, folder: Path, output: Path | None) -> None:
    """Write JSON Schema for editors, with the ids of the handbook in DIR (default: handbook) to choose from.

    KIND is the word in a file's first line, such as `level`; `all`, which is the default, needs --output. Run it again when ids have
    changed. An editor shows less than `rungbook check`, which stays the judge. KIND `data` is the schema of handbook.json, for software
    that reads what a site publishes.
    """
    from ladder_spec import SpecNotFound
    from ladder_spec.loading import load
    from ladder_spec.models import FILE_KINDS
    from ladder_spec.nearest import did_you_mean
    from ladder_spec.schema import json_schema
    from ladder_spec.schema_choices import choices_of

    if kind == DATA:
        from generator.render.data_schema import schema_text

        _give({DATA: schema_text()}, output)
        return
    kinds = [one.name for one in FILE_KINDS]
    if kind != ALL and kind not in kinds:
        hint = f"to name a folder, write `rungbook schema {ALL} {kind}`" if Path(kind).is_dir() else did_you_mean(kind, [ALL, DATA, *kinds])
        raise SpecNotFound(f"there is no kind of file `{kind}`; {hint}")
    if kind == ALL and output is None:
        raise click.UsageError("Name a KIND to see its schema, or write all of them to a folder with --output DIR.")
    choices = choices_of(load(folder))
    texts = {one: json.dumps(json_schema(one, choices), indent=2, ensure_ascii=False) + "\n" for one in (kinds if kind == ALL else [kind])}
    _give(texts, output)


def _give(texts: dict[str, str], output: Path | None) -> None:
    """Print the one schema, or write all of them to a folder."""
    if output is None:
        click.echo("".join(texts.values()), nl=False)
        return
    output.mkdir(parents=True, exist_ok=True)
    for one, text in texts.items():
        _replace(output / f"{one}.schema.json", text)
    click.echo(f"Wrote {len(texts)} {'schema' if len(texts) == 1 else 'schemas'} to {near(output)}.")


def _replace(path: Path, text: str) -> None:
    """Write a file whole, as an editor may read it at any time."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
