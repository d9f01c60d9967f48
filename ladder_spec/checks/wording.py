"""Are the words plain: no vague words, traits, strange short forms, long sentences or two demands in one?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.proof import asked_in
from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import AnyOfRequirement, NOfRequirement
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import SpecText, Subject
    from ladder_spec.problems import Problem

_VAGUE: Final = {
    "as appropriate": "say when",
    "as needed": "say when",
    "as required": "say when",
    "as assigned": "say what is assigned, and by whom",
    "if needed": "say when",
    "when necessary": "say when",
    "other duties": "name the duties",
    "and/or": "write `and` or `or`",
    "etc": "name the rest, or take it out",
    "various": "name them, or say how many",
    "adequate": "say how much is enough",
    "adequately": "say how much is enough",
    "sufficient": "say how much is enough",
    "appropriate": "say which",
    "appropriately": "say how",
    "proficient": "name the step of the scale",
    "proficiency in": "name the step of the scale",
    "proficiently": "name the step of the scale",
    "competent": "name the step of the scale",
    "good": "say what others see",
    "excellent": "say what others see",
    "strong": "say what others see",
    "satisfactory": "say what is enough",
    "effective": "say what it leads to",
    "effectively": "say what it leads to",
    "efficient": "say how long it may take",
    "efficiently": "say how long it may take",
    "timely": "say in how many minutes or days",
    "in a timely manner": "say in how many minutes or days",
    "commensurate": "say with what number",
    "familiar with": "say what a person does",
    "knowledge of": "say what a person does",
    "understanding of": "say what a person does",
    "ability to": "say what a person does",
    "demonstrates": "say what a person does",
    "utilize": "write `use`",
    "prior to": "write `before`",
    "shall": "write `must`, or say it plainly",
}
"""Word -> what to write instead. From the wording rules of the design and common HR job descriptions."""
_VAGUE_LONGEST_FIRST: Final = "|".join(re.escape(word) for word in sorted(_VAGUE, key=len, reverse=True))
_VAGUE_WORDS: Final = re.compile(rf"\b({_VAGUE_LONGEST_FIRST})\b(?! for \d)", re.IGNORECASE)
_VAGUE_IN: Final = frozenset({"level", "competencies", "site"})
"""Kinds of file whose texts are demands. A policy may say that something is good."""
_TRAITS: Final = re.compile(
    r"\b((?:positive|good|great|right|can-do) attitude|team player|work ethic|self-starter|enthusias\w+|motivated|dependable|trustworthy|"
    r"professional (?:manner|demeanor|attitude)|professionalism|good character|loyal\w*|passionate|friendly|mature|pleasant|likeable)\b",
    re.IGNORECASE,
)
_SHORT_FORM: Final = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*(?=s?(?![\w-]))")
_TOLD: Final = re.compile(r"[A-Za-z] \(([A-Z][A-Z0-9]+)\)")
"""A short form behind its words: General Educational Development (GED)."""
_EVERYDAY: Final = frozenset({"ID", "US", "AM", "PM", "OK", "TV", "PDF", "II", "III", "IV", "VI", "VII", "VIII", "IX"})
"""Short forms that need no explaining, and Roman numbers."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_MOST_WORDS: Final = 20
_TWO_COUNTS: Final = re.compile(r"\b\d+ [^.;,]*\b(?:and|plus|as well as) \d+ ", re.IGNORECASE)


@rule("LS303")
def vague_words(subject: Subject) -> Iterator[Problem]:
    """No demand, behavior or duty uses a word that each clinic reads in its own way."""
    for text in subject.texts:
        if text.file.kind.name in _VAGUE_IN and text.key not in {"why", "reason", "summary", "means"}:
            for found in _VAGUE_WORDS.finditer(text.text):
                yield subject.problem("LS303", text.file, text.path, f"`{found[0]}` is vague", _VAGUE[found[0].lower()])


@rule("LS305", needs=("glossary", "credentials"))
def short_forms(subject: Subject) -> Iterator[Problem]:
    """Each short form is explained by the glossary, a credential, a role, or once by the words before it."""
    known = _explained(subject)
    told: set[str] = set()
    for text in subject.texts:
        if text.file.kind.name == "search":
            continue
        for found in _SHORT_FORM.finditer(text.text):
            word = found[0]
            if word not in known and word not in told:
                told.add(word)  # once is enough: one entry in the glossary mends them all
                message = f"`{word}` is not explained anywhere"
                yield subject.problem("LS305", text.file, text.path, message, "add it to glossary.yml, or write the words")


def _explained(subject: Subject) -> set[str]:
    book = subject.handbook
    texts = [word for term in book.terms for word in (term.term, *term.aka)]
    texts += [word for credential in book.credentials.values() for word in (credential.letters, credential.body)]
    texts += [word for credential in book.credentials.values() for word in credential.aka]
    texts += [role.title for role in book.roles.values()] + [book.file.organization, *book.scopes]
    known = {found[0] for text in texts for found in _SHORT_FORM.finditer(text)}
    return known | _EVERYDAY | {found[1] for text in subject.texts for found in _TOLD.finditer(text.text)}


@rule("LS306")
def two_demands(subject: Subject) -> Iterator[Problem]:
    """A requirement asks for one thing; what offers choices asks for one of them."""
    for file, path, asked in asked_in(subject):
        if asked.text is None or isinstance(asked, AnyOfRequirement | NOfRequirement):
            continue
        if _TWO_COUNTS.search(asked.text) or ";" in asked.text:
            message = "this seems to ask for two things"
            yield subject.problem("LS306", file, (*path, "text"), message, "make two requirements, or one with two proofs")


@rule("LS309")
def traits(subject: Subject) -> Iterator[Problem]:
    """No demand or duty is a trait of character."""
    for text in subject.texts:
        if text.file.kind.name in _VAGUE_IN and text.key != "why":
            for found in _TRAITS.finditer(text.text):
                message = f"`{found[0]}` is a trait; nobody can watch or count it"
                yield subject.problem("LS309", text.file, text.path, message, "say what a person does, so that others can see it")


@rule("LS312")
def long_sentences(subject: Subject) -> Iterator[Problem]:
    """No sentence has more than 20 words."""
    for text in subject.texts:
        if text.text.count(" ") >= _MOST_WORDS:
            longest = max(_sentences(text), key=lambda sentence: len(sentence.split()))
            words = len(longest.split())
            if words > _MOST_WORDS:
                message = f"this sentence has {words} words; the limit is {_MOST_WORDS}"
                yield subject.problem("LS312", text.file, text.path, message, "make two sentences of it")


def _sentences(text: SpecText) -> list[str]:
    return _SENTENCE_END.split(plain(text.text))
