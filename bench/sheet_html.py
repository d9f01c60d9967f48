"""Our requirement sheet as an HTML page, for the programs that print HTML: the same words, tables, boxes, lines, links and typeface."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any, Final

import segno

from generator.render.sheets.fonts import font_folder

STYLE: Final = """
@font-face { font-family: Sheet; src: url("%s"); font-weight: 400 } @font-face { font-family: Sheet; src: url("%s"); font-weight: 700 }
@page { size: letter; margin: 0.5in 0.6in 0.6in; @bottom-left { content: "%s\\A%s"; white-space: pre; font: 7.25pt Sheet }
  @bottom-center { content: "%s"; font: 7.25pt Sheet }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 7.25pt Sheet } }
body { font: 9pt/1.1 Sheet; color: #17252a; margin: 0 } h1, h2, h3 { color: #0e4f54; margin: 0; break-after: avoid } a { color: #0e4f54 }
h1 { font-size: 19pt } h2 { font-size: 11.5pt; margin: 7pt 0 2pt } h3 { font-size: 9pt; line-height: 1 } p { margin: 1.5pt 0 }
b { font-weight: 700 } small { font-size: 8pt } i, th { font-style: normal; color: #46575b; font-size: 8pt }
.id { font-size: 6.25pt; color: #46575b; white-space: nowrap } .top { display: flex; gap: 14pt } .top > :first-child { flex: 1 }
.code { flex: none; text-align: center; font-size: 7.25pt } .code img { width: 0.85in; image-rendering: pixelated }
.name { display: inline-block; width: 52pt }
.rule .name { width: 84pt } .rule { font-size: 8pt }
.blanks { display: grid; grid-template-columns: 1fr 1fr 1fr 0.55fr; gap: 10pt; background: #f2f6f5; padding: 5pt 6pt; border-radius: 2pt }
.line { border-bottom: 0.6pt solid #6f8286; height: 11pt } .part { break-inside: avoid }
table { width: 100%%; border-collapse: collapse; margin: 4pt 0; table-layout: fixed } thead { border-bottom: 0.8pt solid #6f8286 }
td, th { text-align: left; vertical-align: top; padding: 0.7pt 3pt; border-bottom: 0.4pt solid #b4c3c1; font-weight: normal }
:is(td, th):nth-last-child(-n + 2) { border-left: 0.4pt solid #b4c3c1 } tr { break-inside: avoid } td:nth-child(n + 2) { font-size: 8pt }
.asked { padding-left: 20pt; position: relative } .asked > .box { position: absolute; left: 6pt } small, i, .id { line-height: 1 }
.choice { padding-left: 13pt; font-size: 8pt }
.box { display: inline-block; box-sizing: border-box; width: 9pt; height: 9pt; border: 0.8pt solid }
.choice .box { width: 6.5pt; height: 6.5pt } .tag { font: bold 6.5pt Sheet; border: 0.6pt solid; padding: 0.5pt 2.5pt }
.new, .added { background: #0e4f54; color: #fff } .raised { color: #0e4f54 }
.ways { display: grid; grid-template-columns: 1fr 14pt 0.75fr 14pt 1.6fr; align-items: center; gap: 3pt }
.ways p { border: 0.6pt solid; padding: 3pt } .here { background: #0e4f54; color: #fff; padding: 5pt; text-align: center }
.signs { display: grid; grid-template-columns: repeat(3, 1fr 46pt); gap: 6pt }
"""
_TAGS: Final = {"new": "NEW", "raised": "RAISED", "added": "THIS CLINIC", "kept": ""}


def html_page(data: dict[str, Any]) -> str:
    """A requirement sheet of a level as an HTML page.

    Args:
        data: What our templates get; see job_data.
    """
    fonts = tuple((font_folder() / f"rungbook-sans-{face}.ttf").as_uri() for face in ("regular", "bold"))
    imprint = data["imprint"]
    foot = f"{imprint['organization']} · Edition {imprint['edition']} · {data['mark']}", data["address"], data["document_title"]
    parts = (_top(data), _blanks(), _asked(data), _rules(data["rules"]), _ways(data), _sign_off())
    return (
        f"<!doctype html><html lang={data['lang']}-{data['region'].upper()}><head><meta charset=utf-8>"
        f"<title>{escape(data['document_title'])}</title>{_about(data)}"
        f"<style>{STYLE % (*fonts, *foot)}</style></head><body>{''.join(parts)}</body></html>"
    )


def _about(data: dict[str, Any]) -> str:
    """What the file says of itself."""
    said = {"author": data["imprint"]["organization"], "description": data["description"], "keywords": ", ".join(data["keywords"])}
    return "".join(f'<meta name={name} content="{escape(words)}">' for name, words in said.items())


def _top(data: dict[str, Any]) -> str:
    imprint = data["imprint"]
    sample = " · Example handbook: pay, dates and rules are samples" if imprint["example"] else ""
    return (
        f"<div class=top><div><i>{escape(data['ladder'])} · {escape(data['track'])} · {escape(data['tier'])}</i>"
        f"<h1>{escape(data['title'])}</h1><p>{_line(data['summary'])}</p>{_answers(data['facts'])}"
        f"<p><i>Holds from {imprint['effective']} · Edition {imprint['edition']} · {data['mark']}{sample}<br>"
        f"A printed sheet is a copy. The handbook has the words that hold today.</i></p></div>"
        f'<div class=code>{_code(data["address"])}<br><a href="{data["address"]}">Page of this sheet</a></div></div>'
    )


@cache
def _code(address: str) -> str:
    code = segno.make(address, error="m", boost_error=False, micro=False).png_data_uri(border=4)
    return f'<img alt="QR code: opens the page of this sheet, {escape(address)}" src="{code}">'


def _answers(found: list[dict[str, Any]]) -> str:
    return "".join(f"<p><b class=name>{escape(one['name'])}</b>{' '.join(map(_line, one['lines']))}</p>" for one in found)


def _blank(name: str) -> str:
    return f"<div><i>{name}</i><div class=line></div></div>"


def _blanks() -> str:
    return f"<div class=blanks>{''.join(map(_blank, ('Name', 'Manager', 'Preceptor', 'Date started')))}</div>"


def _asked(data: dict[str, Any]) -> str:
    kept = " If you come from outside or by a side move, you need all of them." if data["kept"] else ""
    counts = f"{data['new']} new, {data['raised']} raised, {data['kept']} kept from before"
    elsewhere = f"<p><small><b>From elsewhere:</b> {' '.join(map(_line, data['credits']))}</small></p>" if data["credits"] else ""
    return (
        f"<h2>What you need</h2><p><small>{data['total']} things in all: {counts}. Tick what is met.{kept}</small></p>"
        f"{''.join(map(_group, data['groups']))}{elsewhere}"
    )


def _group(group: dict[str, Any]) -> str:
    heads = "".join(f"<th scope=col>{name}</th>" for name in ("What shows it", "Who signs", "Initials", "Date"))
    widths = "".join(f'<col style="width: {width}">' for width in ("auto", "25%", "58pt", "36pt", "48pt"))
    head = f"<thead><tr><th scope=col><h3>{escape(group['title'])}</h3></th>{heads}</tr></thead>"
    return f"<table><colgroup>{widths}</colgroup>{head}<tbody>{''.join(map(_row, group['rows']))}</tbody></table>"


def _row(row: dict[str, Any]) -> str:
    if row["choices"] and not row["proofs"]:
        return f"<tr><td colspan=3>{_what(row)}</td><td></td><td></td></tr>"
    signers = [proof["signed_by"] for proof in row["proofs"]]
    signs = _numbered(signers) if len(set(signers)) > 1 else "".join(set(signers))
    return f"<tr><td>{_what(row)}</td><td>{_numbered(proof['text'] for proof in row['proofs'])}</td><td>{signs}</td><td></td><td></td></tr>"


def _numbered(lines: Iterable[Any]) -> str:
    every = [_line(line) for line in lines]
    return "".join(every) if len(every) < 2 else "".join(f"<p>{place}. {line}</p>" for place, line in enumerate(every, 1))  # noqa: PLR2004 - more than one


def _what(row: dict[str, Any]) -> str:
    tag = _TAGS[row["status"]]
    mark = f" <span class='tag {row['status']}'>{tag}</span>" if tag else ""
    before = f", was {escape(row['before'])}" if row["before"] else ""
    text = f"{_line(row['text'])}{mark}"
    if row["name"]:
        text = f"<b>{escape(row['name'])}</b><i> · {escape(row['step'])}{before}</i>{mark}<br>{_line(row['text'])}"
    terms = "".join(f"<div><small><i>{escape(term['name'])}:</i> {_line(term['text'])}</small></div>" for term in row["terms"])
    choices = "".join(map(_choice, row["choices"]))
    words = f"<div><small>{escape(row['choices_words'])}:</small></div>" if choices else ""
    return f"<div class=asked><span class=box></span>{text} <span class=id>{row['id']}</span>{terms}{words}{choices}</div>"


def _choice(one: dict[str, Any]) -> str:
    name = f"<b>{escape(one['name'])}</b> ({escape(one['step'])}): " if one["name"] else ""
    proofs = "".join(f" <i>{_line(proof['text'])} {escape(proof['signed_by'])}.</i>" for proof in one["proofs"])
    return f"<div class=choice><span class=box></span> {name}{_line(one['text'])}{proofs}</div>"


def _rules(rules: list[dict[str, Any]]) -> str:
    return f"<div class='part rule'><h2>How the decision is made</h2>{_answers(rules)}</div>" if rules else ""


def _ways(data: dict[str, Any]) -> str:
    off = ", ".join(escape(one["title"]) for one in data["ways_out"] if one["kind"] == "off")
    come = _near(data["ways_in"]) or "<p>Outside: you are hired into this level.</p>"
    go_on = _near(one for one in data["ways_out"] if one["kind"] != "off") or "<p>This is the top of the ladder.</p>"
    return (
        f"<div class=part><h2>Where you are</h2><div class=ways><div><i>You come from</i>{come}</div>→"
        f"<b class=here>{escape(data['title'])}</b>→<div><i>You can go on to</i>{go_on}</div></div>"
        + (f"<p><small><b>Off the ladder:</b> {off}.</small></p></div>" if off else "</div>")
    )


def _near(ways: Iterable[dict[str, Any]]) -> str:
    return "".join(f"<p><small><b>{escape(one['title'])}</b><br><i>{escape(one['condition'])}</i></small></p>" for one in ways)


def _sign_off() -> str:
    signs = "".join(_blank(f"{role}: signature") + _blank("Date") for role in ("Medical assistant", "Preceptor", "Manager"))
    box = "<span class=box></span>"
    return (
        f"<div class=part><h2>Sign-off</h2><div class=signs>{signs}</div>"
        f"<p><b>Decision</b> {box} Yes {box} Not yet. You get a list of what is missing, and a date.</p></div>"
    )


def _line(parts: str | list[Any]) -> str:
    if isinstance(parts, str):
        return escape(parts)
    return "".join(escape(part) if isinstance(part, str) else _marked(part) for part in parts)


def _marked(part: dict[str, Any]) -> str:
    inner = _line(part.get("c", [part.get("v", "")]))
    if part["t"] == "link":
        return f'<a href="{escape(part["href"])}">{inner}</a>'
    return f"<em>{inner}</em>" if part["t"] == "emphasis" else f"<b>{inner}</b>"
