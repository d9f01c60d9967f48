"""The words under each field of the models: help for error messages, editors and the reference page.

They are read from the source only when somebody needs them, so that a clean check does not pay for it.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ladder_spec.models.base import Block


@cache
def fields_help(model: type[Block]) -> dict[str, str]:
    """Return what stands under each field of a model and its parents, by the key that is written in YAML."""
    words: dict[str, str] = {}
    for parent in reversed([c for c in model.__mro__ if c.__module__.startswith("ladder_spec.")]):
        for statement, after in itertools.pairwise(_classes(parent.__module__)[parent.__name__].body):
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                text = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
                if isinstance(text, str):
                    words[statement.target.id] = " ".join(text.split())
    return {info.alias or name: words.get(name, "") for name, info in model.model_fields.items()}


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    """The classes of a module. It is parsed once for all of them, which is much quicker than asking for the source of each."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {statement.name: statement for statement in tree.body if isinstance(statement, ast.ClassDef)}


def field_help(model: type[Block], key: str) -> str:
    """Return the words under one field; "" for a key that the model does not have."""
    return fields_help(model).get(key, "")
