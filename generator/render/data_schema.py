"""The JSON Schema of `handbook.json`, for whoever connects other software: what the specs say by their models, and what is worked out."""

from __future__ import annotations

import inspect
import json
import typing
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from generator.render.facts import FORMAT
from generator.views.downloads import PARTS
from ladder_spec.adding_up import Status
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.models.competency import Competency, Domain
from ladder_spec.models.credential import Credential
from ladder_spec.models.funding import Fund
from ladder_spec.models.handbook import HandbookFile, Role, Scale
from ladder_spec.models.help import fields_help
from ladder_spec.models.ladder import Entry, LadderFile, Transition
from ladder_spec.models.level import LevelFile
from ladder_spec.models.pathway import PathwayFile
from ladder_spec.models.policy import MentorshipFile, PromotionFile, Recognition
from ladder_spec.models.program import ProgramFile
from ladder_spec.models.scope import ScopeFile
from ladder_spec.models.site import SiteFile
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.models.words import ChangeFile, Term
from ladder_spec.schema import least

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladder_spec.models.base import Block

Schema = dict[str, Any]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Final[Schema] = {"type": "string"}
_WHOLE: Final[Schema] = {"type": "integer", "minimum": 0}
_MONEY: Final[Schema] = {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}
_COUNTS: Final[Schema] = {"type": "object", "additionalProperties": _WHOLE}
_TODAY: Final[Schema] = {"description": "What you pay today.", "anyOf": [_MONEY, {"const": NOT_CHECKED}]}
_FORMS: Final[Mapping[Any, Schema]] = {
    int: _WHOLE,
    bool: {"type": "boolean"},
    Decimal: _MONEY,
    date: {"type": "string", "format": "date"},
}
_LEFT_OUT: Final[Mapping[str, frozenset[str]]] = {
    "HandbookFile": frozenset({"lint", "roles", "scales", "ladders"}),
    "LadderFile": frozenset({"transitions", "entry"}),
    "LevelFile": frozenset({"requirements", "drops"}),
}
"""What stands in another part of the data."""
_NEVER: Final = frozenset({"note", "schema"})


def data_schema() -> Schema:
    """Return the schema. It depends on the models only, not on a handbook."""
    builder = _Builder()
    parts = {**{key: builder.part(model) for key, model in _LISTS.items()}, **builder.other_parts()}
    return {
        "$schema": DRAFT,
        "title": "A career-ladder handbook",
        **_object({key: {"description": PARTS[key], **parts[key]} for key in sorted(parts)}, list(parts)),
        "$defs": dict(sorted(builder.definitions.items())),
    }


def schema_text() -> str:
    """Return the schema as a file."""
    return json.dumps(data_schema(), ensure_ascii=False, indent=1) + "\n"


_LISTS: Final[Mapping[str, type[Block]]] = {
    "roles": Role,
    "scales": Scale,
    "ladders": LadderFile,
    "transitions": Transition,
    "entries": Entry,
    "levels": LevelFile,
    "domains": Domain,
    "competencies": Competency,
    "programs": ProgramFile,
    "credentials": Credential,
    "funding": Fund,
    "pathways": PathwayFile,
    "sites": SiteFile,
    "states": ScopeFile,
    "glossary": Term,
    "changes": ChangeFile,
}
"""The parts that are lists, with what stands in them."""


class _Builder:
    """Builds the schema.

    Attributes:
        definitions: Each block once, by the name of its model.
    """

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def part(self, model: type[Block]) -> Schema:
        return {"type": "array", "items": self.block(model)}

    def other_parts(self) -> dict[str, Schema]:
        """The parts that are no lists."""
        policies = {
            "promotion": self.part(PromotionFile),
            "mentorship": self.block(MentorshipFile),
            "recognition": self.part(Recognition),
        }
        about: dict[str, Schema] = {"format": {"const": FORMAT}, "parts": {"type": "object", "additionalProperties": _TEXT}, "texts": _TEXT}
        return {
            "about": _object(about, list(about)),
            "handbook": self.block(HandbookFile),
            "policies": _object(policies, list(policies)),
            "counts": _COUNTS,
        }

    def block(self, model: type[Block]) -> Schema:
        """Point to the definition of a block, and make it if it is not there."""
        name = model.__name__.lstrip("_")
        if name not in self.definitions:
            self.definitions[name] = {}  # a block that holds itself would never end
            self.definitions[name] = self._definition(model)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, model: type[Block]) -> Schema:
        words = fields_help(model)
        place = structure_of(model)
        left_out = _NEVER | _LEFT_OUT.get(model.__name__, frozenset())
        # What has a default is written with it, unless that is nothing.
        there = {info.alias or name for name, info in model.model_fields.items() if info.is_required() or info.default is not None}
        fields = {key: {"description": words[key], **self.value(below)} for key, below in place.fields.items() if key not in left_out}
        required = [key for key in fields if key in there]
        worked_out, always = self._worked_out(model)
        return {
            "description": inspect.getdoc(model) or "",
            **_object({**fields, **worked_out}, [*required, *(key for key in always if key not in required)]),
        }

    def value(self, place: Structure) -> Schema:
        """The schema of what stands in a place."""
        if place.choices:
            return {"anyOf": [self.value(below) for below in place.choices.values()]}
        if place.block is not None:
            return self.block(place.block)
        if place.item is not None:
            return {"type": "array", "items": self.value(place.item), **least(place)}
        if place.entry is not None:
            return {"type": "object", "additionalProperties": self.value(place.entry)}
        wanted = place.marks[-1]
        if typing.get_origin(wanted) is typing.Literal:
            return {"enum": list(typing.get_args(wanted))}
        return dict(_FORMS.get(wanted, _TEXT))

    def _worked_out(self, model: type[Block]) -> tuple[dict[str, Schema], list[str]]:
        """What the handbook adds to a block, and which of it is always there."""
        name = model.__name__
        if name in ("Transition", "Entry"):
            return {"ladder": _TEXT}, ["ladder"]
        if name == "LevelFile":
            found = {"ladder": _TEXT, "own": self._requirements(), "full": _FULL, "dropped": _DROPPED, "counts": _COUNTS}
            return found, list(found)
        if name == "Competency":
            found = {"domain": _TEXT, "scale": _TEXT, "asked_by": _ASKED, "taught_by": _TAUGHT}
            return found, list(found)
        if name in ("ProgramFile", "Credential"):
            listed = "levels" if name == "ProgramFile" else "programs"
            return {listed: _TEXTS, "you_pay_today": _TODAY}, [listed, "you_pay_today"]
        if name == "Cost":
            by = _object({"by": _TEXT, "amount": _MONEY}, ["by", "amount"])
            return {"paid_before": {"type": "array", "items": by}, "comes_later": _TEXTS, "you_pay_today": _MONEY}, []
        if "signed_by" in model.model_fields and "type" in model.model_fields:
            return {"words": {"description": "The proof in the words of the pages.", **_TEXT}}, []
        return ({"text": _TEXT}, ["text"]) if name == "CompetencyRequirement" else ({}, [])

    def _requirements(self) -> Schema:
        item = structure_of(LevelFile).fields["requirements"]
        return self.value(item)


def _object(fields: Mapping[str, Schema], required: list[str]) -> Schema:
    """A block in which nothing stands that is not named."""
    return {"type": "object", "properties": dict(fields), "required": required, "additionalProperties": False}


_STANDING: Final = {
    "path": _TEXT,
    "status": {"enum": [str(status) for status in Status]},
    "same_as": _TEXTS,
    "kind": _TEXT,
    "text": _TEXT,
    "competency": _TEXT,
    "proficiency": _TEXT,
    "before": _TEXT,
}
_FULL: Final[Schema] = {
    "description": "All that the level asks, with what earlier levels ask already.",
    "type": "array",
    "items": _object(_STANDING, ["path", "status", "same_as", "kind", "text"]),
}
_DROPPED: Final[Schema] = {"type": "array", "items": _object({"path": _TEXT, "reason": _TEXT}, ["path", "reason"])}
_ASKING: Final = {"level": _TEXT, "requirement": _TEXT, "step": _TEXT, "elective": {"type": "boolean"}}
_ASKED: Final[Schema] = {"type": "array", "items": _object(_ASKING, list(_ASKING))}
_TAUGHT: Final[Schema] = {"type": "array", "items": _object({"program": _TEXT, "step": _TEXT}, ["program", "step"])}
