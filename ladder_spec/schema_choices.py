"""What may be written where a spec points to something by its id: the ids of one handbook with their titles, or else their form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ladder_spec.index import index_of
from ladder_spec.models.base import ID_PATTERN, TOUCHED_TYPES, Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladder_spec.loading import SpecSet

_ALSO: Final = {"ma": "You, the reader", "employer": "We pay it whole, before you do", "pay": "It is part of the pay"}
"""Words that may stand in the place of an id, and what they mean."""
_WITHOUT_SPEC: Final = ("page", "policy", "sheet")
"""Types of which no spec lists the ids."""
_BURIED: Final = ("level", "competency")
"""Types whose things leave a grave when they go: of all others, a change note may name one that no spec lists any more."""
_REQUIREMENT: Final = r"[a-z0-9-]+\.[a-z0-9-]+"


@dataclass(frozen=True, slots=True)
class Options:
    """What may be written in one place."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """What is known of it: the text that is written -> what readers see."""
    pattern: str = ""
    """The form of everything else that may stand there; "" = nothing else may."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The ids of one handbook; without any, a place says only what form an id has."""

    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """kind -> id -> what readers see."""

    def of(self, ref: Ref) -> Options:
        """Return what may be written where a reference stands."""
        kinds = TOUCHED_TYPES if ref.kinds == ("touched",) else ref.kinds
        if len(kinds) == 1:
            titles, pattern = self.titles.get(kinds[0], {}), _FORMS.get(kinds[0], ID_PATTERN)
        else:
            owned = [kind for kind in kinds if kind not in _WITHOUT_SPEC]
            titles = {f"{kind}:{one}": title for kind in owned for one, title in self.titles.get(kind, {}).items()}
            pattern = f"^({'|'.join(kinds)}):[A-Za-z0-9.-]+$"
        if ref.kinds == ("touched",):
            titles = {
                **titles,
                **self.titles.get("requirement", {}),
                **self.titles.get("past-requirement", {}),
                **self.titles.get("past-thing", {}),
            }
            pattern = f"{pattern}|^{_REQUIREMENT}$"
        if not titles:
            also = "".join(f"|^{word}$" for word in ref.also if word not in _REPEATED.get(kinds[0], ()))
            return Options(pattern=pattern + also)
        open_kinds = [kind for kind in kinds if kind in _WITHOUT_SPEC or (ref.kinds == ("touched",) and kind not in _BURIED)]
        rest = f"^({'|'.join(open_kinds)}):[A-Za-z0-9.-]+$" if open_kinds else pattern if kinds == ("past-requirement",) else ""
        return Options({**{word: _ALSO[word] for word in ref.also}, **titles}, rest)


_FORMS: Final = {
    "requirement": f"^{_REQUIREMENT}$",
    "past-requirement": f"^{_REQUIREMENT}$",
    "recognized-by": r"^(pay|(differential|recognition|counts-for)\.[a-z0-9-]+)$",
    "scope": "^[A-Z]{2}$",
}
"""The form of what points to a kind, where it is not just an id."""
_REPEATED: Final = {"recognized-by": ("pay",)}
"""Words that a form holds already."""


def choices_of(specs: SpecSet) -> Choices:
    """Collect the ids of a handbook, as far as it can be read."""
    index = index_of(specs)
    titles: dict[str, Mapping[str, str]] = {kind: ids for kind, ids in index.titles.items() if ids}
    titles["past-requirement"] = dict.fromkeys(sorted(index.past_requirements), "A requirement of the past")
    titles["past-thing"] = {f"{kind}:{one}": f"A {kind} of the past" for kind, one in sorted(index.past_things)}
    titles["recognized-by"] = {
        f"{word}.{one}": title
        for word, kind in (("differential", "differential"), ("recognition", "recognition"), ("counts-for", "level"))
        for one, title in index.titles[kind].items()
    }
    return Choices(titles)
