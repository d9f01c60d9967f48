"""Are translations there, fresh, and of something that still stands in the source?"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import rule
from ladder_spec.models.words import TranslationFile
from ladder_spec.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.problems import Problem
    from ladder_spec.tree import Path

_UNTRANSLATED: Final = frozenset({"search", "translation", "change"})
"""Kinds of file whose texts are not translated field by field."""
_HASH_DIGITS: Final = 12


def source_hash(text: str) -> str:
    """Return what a translation remembers of its source: 12 hex digits of SHA-256 over the text, blanks collapsed (NFC)."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    from hashlib import sha256  # noqa: PLC0415 - start-up time: most handbooks have one language

    return sha256(plain.encode()).hexdigest()[:_HASH_DIGITS]


@rule("LS904")
def stale_translations(subject: Subject) -> Iterator[Problem]:
    """Each language has a translation of every text, made from the text as it stands today."""
    if len(subject.handbook.file.languages) == 1 and not any(subject.specs.of(TranslationFile)):
        return
    fields = {path: texts for path, texts in _fields(subject).items() if texts}
    whole = {file.path for file in subject.specs.files if not file.tree.holes}
    done: dict[str, set[str]] = {}
    for file, model in subject.specs.of(TranslationFile):
        language, _, source = file.path.removeprefix("i18n/").partition("/")
        done.setdefault(language, set()).add(source)
        if model.of != source:
            hint = f"write `of: {source}`, or move the file"
            yield subject.problem("LS904", file, ("of",), f"this file stands in the place of a translation of `{source}`", hint)
        if source in whole or source not in subject.specs.sources:  # else the source has a fault, and its texts may be there
            yield from _fields_of_one(subject, file, model, fields.get(source, {}))
    for position, language in enumerate(subject.handbook.file.languages[1:], start=1):
        missing = sorted(fields.keys() - done.get(language, set()))
        if missing:
            message = f"{len(missing)} files have no translation for `{language}`; the first is `{missing[0]}`"
            hint = f"add `i18n/{language}/{missing[0]}`, or take the language out until it is ready"
            yield subject.problem("LS904", subject.file_of("handbook"), ("languages", position), message, hint)


def _fields_of_one(subject: Subject, file: SpecFile, model: TranslationFile, source: Mapping[str, str]) -> Iterator[Problem]:
    for key, translated in model.fields.items():
        path: Path = ("fields", key)
        if key not in source:
            message = f"the source has no text `{key}`"
            meant = nearest(key, source)
            hint = f"did you mean `{meant}`?" if meant else "take it out, or mend its name (`id.field`)"
            yield subject.problem("LS904", file, path, message, hint, on_key=True)
        elif translated.from_ != source_hash(source[key]):
            message = f"the source has changed since; it now reads: {source[key]}"
            hint = f"translate it again and write `from: {source_hash(source[key])}`"
            yield subject.problem("LS904", file, (*path, "from"), message, hint)


def _fields(subject: Subject) -> dict[str, dict[str, str]]:
    """For each file, its texts by `id.field`: the nearest thing with an id around it, and the keys from there on."""
    found: dict[str, dict[str, str]] = {}
    for file in subject.specs.files:
        if file.kind.name in _UNTRANSLATED:
            continue
        blocks = {thing.path[:-1]: thing.id for thing in file.collected.definitions}
        found[file.path] = {}
        for text in (*subject.titles_of(file), *subject.texts_of(file)):
            depth = next((d for d in range(len(text.path), -1, -1) if text.path[:d] in blocks), None)
            if depth is not None:
                found[file.path][".".join([blocks[text.path[:depth]], *map(str, text.path[depth:])])] = text.text
    return found
