"""What stands at the foot of every sheet of a printed page: the handbook, its edition and the page's number.

A style sheet of its own, made with the site: only the page box of CSS comes back on each sheet of paper, and it takes no text from the
page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import OutputFile

if TYPE_CHECKING:
    from generator.output import SiteFacts

PATH: Final = "assets/rungbook/edition.css"


def edition_style(facts: SiteFacts, in_force: str) -> OutputFile:
    """The style sheet.

    Args:
        facts: What every page shows.
        in_force: The day from which the edition holds, in words.
    """
    line = _quoted(f"{facts.title} · Edition {facts.edition} · in force from {in_force}")
    look = 'font: 8pt/1.2 "Rungbook Sans", sans-serif; color: #46575b;'
    text = f"""/* What stands at the foot of each printed sheet. Made with the site. */
@page {{
  @bottom-left {{ content: {line}; {look} }}
  @bottom-right {{ content: counter(page) " / " counter(pages); {look} }}
}}
"""
    return OutputFile(PATH, text.encode())


def _quoted(text: str) -> str:
    """A CSS string, whatever the text holds."""
    return '"' + "".join(char if char.isprintable() and char not in '"\\<' else f"\\{ord(char):x} " for char in text) + '"'
