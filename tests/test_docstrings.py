"""Everything public is documented: what a package exports, down to methods and fields, and every field that HR can write."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests import code_rules

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ladder_spec", "generator")


def exports(package: str) -> list[str]:
    """What the package's `__init__.py` lists as public."""
    names: list[str] = importlib.import_module(package).__all__
    return names


def undocumented(name: str, thing: object) -> list[str]:
    """The public parts of a function, class or value, by dotted name, that say nothing about themselves."""
    if not (inspect.isroutine(thing) or inspect.isclass(thing)):
        return []  # a value or an alias is documented in its module
    missing = [] if _own_words(thing) else [name]
    if inspect.isclass(thing):
        for part, member in vars(thing).items():
            function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            if not part.startswith("_") and inspect.isfunction(function) and not _own_words(function):
                missing.append(f"{name}.{part}")
        if dataclasses.is_dataclass(thing):
            missing += [f"{name}.{part}" for part in _undocumented_fields(thing)]
    return missing


def _own_words(thing: object) -> bool:
    """Whether there is a docstring that a person wrote; dataclasses and enums get one from Python."""
    words = (thing.__doc__ or "").strip()
    return bool(words) and not words.startswith(f"{getattr(thing, '__name__', '')}(")


def _undocumented_fields(owner: type) -> list[str]:
    """Fields of a dataclass with neither a string below nor a line in the class docstring's Attributes section."""
    if not dataclasses.fields(owner):
        return []
    tree = ast.parse(inspect.cleandoc(inspect.getsource(owner)))
    attributes = (owner.__doc__ or "").partition("Attributes:")[2]
    bare = {line.split(".")[1].split()[0] for line in code_rules.undocumented_fields(ast.unparse(tree))}
    return [
        field.name
        for field in dataclasses.fields(owner)
        if not field.name.startswith("_") and field.name in bare and f"{field.name}:" not in attributes
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_exports_are_listed_once_and_sorted(package: str) -> None:
    """A package exports a sorted list of names without repeats, and each of them exists."""
    names = exports(package)
    assert names == sorted(set(names))
    assert [name for name in names if not hasattr(importlib.import_module(package), name)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_public_things_are_documented(package: str) -> None:
    """Each exported function and class has a docstring, and so have its public methods, properties and fields."""
    module = importlib.import_module(package)
    assert module.__doc__
    assert [line for name in exports(package) for line in undocumented(name, getattr(module, name))] == []


def test_every_module_says_what_it_is_for() -> None:
    """The first thing in a module is a docstring."""
    paths = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    silent = [path for path in paths if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_every_field_of_the_language_is_documented() -> None:
    """Each key that HR can write has a string under it; the schema and the reference page show that string."""
    missing, seen = [], 0
    for path in sorted((ROOT / "ladder_spec" / "models").glob("*.py")):
        module = importlib.import_module(f"ladder_spec.models.{path.stem}".removesuffix(".__init__"))
        models = {name for name, thing in vars(module).items() if inspect.isclass(thing) and issubclass(thing, BaseModel)}
        seen += len(models)
        complaints = code_rules.undocumented_fields(path.read_text(encoding="utf-8"))
        missing += [f"{path.name} {line}" for line in complaints if line.split()[2].partition(".")[0] in models]
    assert seen > 0
    assert missing == []


def test_a_field_without_words_is_found() -> None:
    """The field rule sees an undocumented field, and leaves private names, constants and settings alone."""
    source = '''
class Level(Block):
    """A level."""

    model_config = {}
    kinds: ClassVar[int] = 1
    _cache: int = 0
    id: str
    """Short name."""
    title: str
    summary: str
    "   "
'''
    assert [line.split()[2] for line in code_rules.undocumented_fields(source)] == ["Level.title", "Level.summary"]


@dataclasses.dataclass
class _Half:
    """Half of it is documented.

    Attributes:
        told: A field that the section tells of.
    """

    told: int
    shown: int
    """A field with a string below."""
    bare: int

    def silent(self) -> None:
        pass

    @property
    def quiet(self) -> int:
        return self.bare


def test_public_parts_without_words_are_found() -> None:
    """The rule for exports sees a bare field, a bare method and a bare property, and a class whose words Python made."""
    assert undocumented("Half", _Half) == ["Half.silent", "Half.quiet", "Half.bare"]
    assert undocumented("Made", dataclasses.make_dataclass("Made", [])) == ["Made"]
