"""The house rules for code that no linter knows, as functions from source text to complaints. An empty list means: kept."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

MODULE_LINES = 400
FUNCTION_LINES = 70
ENGINES = frozenset({"material", "mkdocs"})
# Kept: a silencer with its code, then a dash or a second hash, then the reason. A bare one, or one without a reason, is a complaint.
SILENCER = re.compile(r"#\s*(noqa|type:\s*ignore)\b", re.IGNORECASE)
REASONED = re.compile(r"#\s*(noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)*|type: ignore\[[a-z, -]+\])\s*(#|-)\s*\S.{7,}")


def long_module(source: str) -> list[str]:
    """A module has at most 400 lines."""
    count = len(source.splitlines())
    return [f"{count} lines, more than {MODULE_LINES}"] if count > MODULE_LINES else []


def long_functions(source: str) -> list[str]:
    """A function, docstring included, has at most 70 lines."""
    return [
        f"line {function.lineno}: {function.name} has {length} lines, more than {FUNCTION_LINES}"
        for function, length in function_lengths(source)
        if length > FUNCTION_LINES
    ]


def function_lengths(source: str) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Each function with its number of lines, from `def` to the last line of its body."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def engine_imports(source: str) -> list[str]:
    """Nothing of MkDocs or Material is imported, inside functions or under TYPE_CHECKING either."""
    complaints = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                modules = [name.name for name in names]
            case ast.ImportFrom(module=str(module), level=0):
                modules = [module]
            case _:
                continue
        complaints += [f"line {node.lineno}: imports {module}" for module in modules if module.partition(".")[0] in ENGINES]
    return complaints


def unreasoned_silencers(source: str) -> list[str]:
    """Whoever silences a checker names the rule and says why."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [
        f"line {token.start[0]}: {token.string}"
        for token in tokens
        if token.type == tokenize.COMMENT and SILENCER.search(token.string) and not REASONED.search(token.string)
    ]


def undocumented_fields(source: str) -> list[str]:
    """In a class of fields, a string under each field says what it means. Private names, ClassVars and model_config need none."""
    complaints = []
    for owner in ast.walk(ast.parse(source)):
        if not isinstance(owner, ast.ClassDef):
            continue
        for statement, after in zip(owner.body, [*owner.body[1:], None], strict=True):
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                name = statement.target.id
                if not name.startswith("_") and "ClassVar" not in ast.unparse(statement.annotation) and not _is_text(after):
                    complaints.append(f"line {statement.lineno}: {owner.name}.{name} has no docstring")
    return complaints


def _is_text(statement: ast.stmt | None) -> bool:
    match statement:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return bool(text.strip())
        case _:
            return False
