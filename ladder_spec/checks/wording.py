"""Are the words plain: no vague words, traits, strange short forms, long sentences or two demands in one?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.demands import asked_in
from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import AnyOfRequirement, NOfRequirement
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
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
_VAGUE_WORDS: Final = re.compile(rf"(?<![\w-])({_VAGUE_LONGEST_FIRST})(?![\w-])", re.IGNORECASE)
"""A word behind a hyphen is part of another one: age-appropriate, self-sufficient."""
_VAGUE_KEYS: Final = re.compile("|".join({re.escape(max(words.split(), key=len)) for words in _VAGUE}), re.IGNORECASE)
"""The longest word of each: a text without it has nothing vague."""
_EXACT: Final = re.compile(
    r"good (?:standing|faith|samaritan|cause|catch(?:es)?)\b|stays? good\b|good for \d|\bno good\b|"
    r"not (?:sufficient|adequate)\b|self sufficient\b|not (?:\w+ )?familiar with\b|"
    r"as required (?:by|under|in) |effective (?:\d|from|on|date|until|[A-Z][a-z]+ \d)|"
    r"strong (?:password|smell|odor|light|magnet)|competent (?:adult|patient|minor)s?\b|"
    r"(?:\w['\u2019]s|s['\u2019]|\btheir|\bhis|\bher|\bour) (?:understanding of|knowledge of|ability to)\b|"
    r"demonstrates how\b|demonstrates [\w -]+ to (?:an?|the|each|every|new|other|patients|families|coworkers|staff)\b|"
    r"(?:good|excellent|satisfactory|proficient|competent|strong|effective) or (?:better|above|higher)\b|"
    r"[\"“](?:good|excellent|satisfactory|proficient|competent|strong|effective|as needed|as appropriate)[\"”]",
    re.IGNORECASE,
)
"""Phrases in which such a word is exact: good standing, an age-appropriate cuff, the patient's understanding of a plan, a standing that a
review gives. From texts on which a plain list of words gave a false alarm."""
_VAGUE_IN: Final = frozenset({"level", "competencies", "site"})
"""Kinds of file whose texts are demands. A policy may say that something is good."""
_TRAITS: Final = re.compile(
    r"\b((?:positive|good|great|right|can-do) attitude|team player|work ethic|self-starter|enthusias\w+|motivated|dependable|trustworthy|"
    r"professional (?:manner|demeanor|attitude)|professionalism|good character|loyal\w*|passionate|friendly|mature|pleasant|likeable)\b",
    re.IGNORECASE,
)
_TRAIT_KEYS: Final = re.compile(
    r"attitude|player|ethic|self-starter|enthusias|motivated|dependable|trustworthy|professional|character|loyal|passionate|friendly|mature|"
    r"pleasant|likeable",
    re.IGNORECASE,
)
"""Words of which one stands in each trait."""
_NO_TRAIT: Final = re.compile(
    r"\w-friendly\b|friendly reminder|mature minor|loyalty (?:card|program)|"
    r"\b(?:patients?|child|children|famil(?:y|ies)|clients?|teams?|others|people|staff|coworkers)\b[^.]{0,40}\b(?:motivated|enthusias\w+)|"
    r"\bmotivated (?:teams?(?! player)|people|staff)\b",
    re.IGNORECASE,
)
"""Phrases in which such a word is no trait that is asked of the reader."""
_SHORT_FORM: Final = re.compile(r"(?<![\w-])(?![A-Z]\d+\b)[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*(?=s?(?![\w-]))")
"""Two large letters or more. A letter with digits is a name: vitamin B12, room B4."""
_TOLD: Final = re.compile(r"[A-Za-z] \(([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*)\)|([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*) \([A-Za-z][\w'-]*[a-z] [^)]+\)")
"""A short form beside its words: General Educational Development (GED), or GED (General Educational Development)."""
_EVERYDAY: Final = frozenset(
    {"ID", "US", "USA", "AM", "PM", "OK", "TV", "PDF", "COVID", "COVID-19", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"}
    | {"NOT", "NO", "DO", "AND", "OR", "ALL", "ANY", "ONLY", "NEVER", "ALWAYS", "MUST", "STOP", "BEFORE", "AFTER", "IF"}
)
"""Short forms that need no explaining, Roman numbers, and words that people write large to stress them."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_MOST_WORDS: Final = 20
_WORD: Final = re.compile(r"\S*\w\S*")
"""A dash that stands alone is no word."""
_TWO_COUNTS: Final = re.compile(r"\b\d+ +(?!and\b)[A-Za-z][^.;]*?\b(?:and|plus|as well as) \d+ +[a-z][\w -]*", re.IGNORECASE)
"""Two counted things: 10 watched blood draws and 10 watched shots."""
_ONE_MEASURE: Final = re.compile(
    r"(?:\d+ (?:hours?|days?|years?|months?|weeks?|feet|foot|pounds?) and \d+ (?:minutes?|hours?|days?|months?|weeks?|inch(?:es)?|ounces?)"
    r"|\bbetween \d+ [a-z]+ and \d+ [a-z]+)",
    re.IGNORECASE,
)
"""One measure in two numbers: 1 hour and 30 minutes."""
_ASIDE: Final = re.compile(r"\([^)]*\)")
"""Examples and remarks in brackets ask for nothing."""
_MORE_AFTER_SEMICOLON: Final = re.compile(r"; (?!(?:we|it|this|that|they|these|half|past|ask|see|no|not|or|\w+ing)\b)", re.IGNORECASE)
"""What follows a semicolon is one more demand, unless it tells of the first, or is the other choice."""


@rule("LS303", words=True)
def vague_words(subject: Subject) -> Iterator[Problem]:
    """No demand, behavior or duty uses a word that each clinic reads in its own way."""
    for text in subject.texts_with(_VAGUE_KEYS):
        if text.file.kind.name in _VAGUE_IN and text.key not in {"why", "reason", "means"}:
            for found in _not_within(_EXACT, _VAGUE_WORDS, text.text):
                yield subject.problem("LS303", text.file, text.path, f"`{found[0]}` is vague", _VAGUE[found[0].lower()])


def _not_within(exact: re.Pattern[str], words: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Find words in a text, but not inside a phrase in which they are exact."""
    found = list(words.finditer(text))
    spans = [phrase.span() for phrase in exact.finditer(text)] if found else []
    return [word for word in found if not any(start <= word.start() and word.end() <= end for start, end in spans)]


@rule("LS305", needs=("glossary", "credentials", "scope"), words=True)
def short_forms(subject: Subject) -> Iterator[Problem]:
    """Each short form is explained by the glossary, a credential, a role, or once by the words before it."""
    known = _explained(subject)
    told: set[str] = set()
    for text in subject.texts_with(_SHORT_FORM):
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
    return known | _EVERYDAY | {found[1] or found[2] for text in subject.texts_with(_SHORT_FORM) for found in _TOLD.finditer(text.text)}


@rule("LS306", words=True)
def two_demands(subject: Subject) -> Iterator[Problem]:
    """A requirement asks for one thing; what offers choices asks for one of them."""
    for file, path, asked in asked_in(subject):
        if asked.text is None or isinstance(asked, AnyOfRequirement | NOfRequirement):
            continue
        text = _ASIDE.sub("", asked.text)
        counted = _TWO_COUNTS.search(_ONE_MEASURE.sub("", text))
        if counted or _MORE_AFTER_SEMICOLON.search(text):
            message = f"`{counted[0] if counted else asked.text}` seems to ask for two things"
            yield subject.problem("LS306", file, (*path, "text"), message, "make two requirements, or one with two proofs")


@rule("LS309", words=True)
def traits(subject: Subject) -> Iterator[Problem]:
    """No demand or duty is a trait of character."""
    for text in subject.texts_with(_TRAIT_KEYS):
        if text.file.kind.name in _VAGUE_IN and text.key != "why":
            for found in _not_within(_NO_TRAIT, _TRAITS, text.text):
                message = f"`{found[0]}` is a trait; nobody can watch or count it"
                yield subject.problem("LS309", text.file, text.path, message, "say what a person does, so that others can see it")


@rule("LS312", words=True)
def long_sentences(subject: Subject) -> Iterator[Problem]:
    """No sentence has more than 20 words."""
    for text in subject.texts:
        if text.text.count(" ") >= _MOST_WORDS:
            words = max(len(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(plain(text.text)))
            if words > _MOST_WORDS:
                message = f"this sentence has {words} words; the limit is {_MOST_WORDS}"
                yield subject.problem("LS312", text.file, text.path, message, "make two sentences of it")
