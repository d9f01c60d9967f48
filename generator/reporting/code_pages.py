"""The page of each code and the list of all of them, as Markdown for `docs/checks`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.reporting.explained import HOW_TO_ACCEPT, NO_EXCEPTION, severities
from generator.reporting.words import visible_lines
from ladder_spec.explaining import explanations

if TYPE_CHECKING:
    from ladder_spec import Explanation

INDEX: Final = "README.md"
"""The name of the list; GitHub shows a file of this name below the folder's files."""

_INTRO: Final = """\
# What `rungbook check` looks for

Every problem has a code. `rungbook explain CODE` says on the command line what stands on these pages. How bad a problem is depends on
the `profile` under `lint` in `handbook.yml`; the pages tell what differs from the profile `standard`.

<!-- Written by `rungbook explain --write docs/checks` from ladder_spec/catalogue. Do not edit. -->
"""


def page_name(code: str) -> str:
    """The file of a code's page."""
    return f"{code}.md"


def pages() -> dict[str, str]:
    """All pages by file name: one for each code, and the list."""
    groups = explanations()
    found = {page_name(one.code): _page(one) for group in groups.values() for one in group}
    return {INDEX: _index(groups), **found}


def body(found: Explanation) -> str:
    """What there is to say of a code, without its heading."""
    parts = [
        found.why,
        f"**How bad it is:** {severities(found)}.",
        f"## Wrong\n\n{_yaml(found.bad)}",
        f"## Right\n\n{_yaml(found.good)}",
    ]
    parts.append(f"## For a time\n\n{HOW_TO_ACCEPT}\n\n{_yaml(found.accept)}" if found.accept else NO_EXCEPTION)
    return "\n\n".join(parts) + "\n"


def _page(found: Explanation) -> str:
    """The page of a code."""
    return f"# {found.code}: {found.title}\n\n{body(found)}\n[{found.group}]({INDEX})\n"


def _index(groups: dict[str, tuple[Explanation, ...]]) -> str:
    """The list of all codes by group."""
    parts = [_INTRO]
    for group, codes in groups.items():
        rows = "".join(f"| [{one.code}]({page_name(one.code)}) | {one.title} | {severities(one)} |\n" for one in codes)
        parts.append(f"## {group}\n\n| Code | What is wrong | How bad it is |\n| --- | --- | --- |\n{rows}")
    return "\n".join(parts)


def _yaml(lines: str) -> str:
    """An example as a block of code; what nobody could see in it is shown as its code point."""
    return f"```yaml\n{visible_lines(lines)}\n```"
