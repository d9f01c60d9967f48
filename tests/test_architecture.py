"""The shape of the code: who imports whom, how long things are, and that no checker is silenced without a reason.

Each rule is also shown a planted breach, so that a rule that sees nothing cannot pass for a rule that is kept.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import code_rules

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ladder_spec", "generator")
ALL_CODE = (*PACKAGES, "tests", "bench")
MEDIAN_MODULE_LINES = 150
P95_FUNCTION_LINES = 35

Rule = Callable[[str], list[str]]

BREACHES: dict[str, tuple[Rule, str]] = {
    "a module of 401 lines": (code_rules.long_module, "x = 1\n" * 401),
    "a function of 71 lines": (code_rules.long_functions, "def f():\n" + "    x = 1\n" * 70),
    "a nested function of 71 lines": (code_rules.long_functions, "class A:\n  async def f(self):\n" + "    x = 1\n" * 70),
    "an import of mkdocs": (code_rules.engine_imports, "import mkdocs.config\n"),
    "a hidden import of material": (code_rules.engine_imports, "def f():\n    from material.plugins import search\n"),
    "a bare noqa": (code_rules.unreasoned_silencers, "x = 1  # noqa\n"),
    "a noqa without a reason": (code_rules.unreasoned_silencers, "x = 1  # noqa: E501\n"),
    "a bare type: ignore": (code_rules.unreasoned_silencers, "x = 1  # type: ignore\n"),
    "a type: ignore without a reason": (code_rules.unreasoned_silencers, "x = 1  # type: ignore[assignment]\n"),
}

KEPT: dict[str, tuple[Rule, str]] = {
    "400 lines": (code_rules.long_module, "x = 1\n" * 400),
    "70 lines": (code_rules.long_functions, "def f():\n" + "    x = 1\n" * 69),
    "a package that only sounds like mkdocs": (code_rules.engine_imports, "import mkdocs_like\nfrom . import material\n"),
    "a noqa with its reason": (code_rules.unreasoned_silencers, "x = 1  # noqa: E501 - the address cannot be broken\n"),
    "a type: ignore with its reason": (code_rules.unreasoned_silencers, "x = 1  # type: ignore[assignment]  # the stub is wrong here\n"),
    "a noqa inside a text": (code_rules.unreasoned_silencers, "x = '# noqa'\n"),
}

# A file to write, what to write there, and the words of the contract that must break.
IMPORT_BREACHES = {
    "ladder_spec imports generator": ("ladder_spec/source.py", "import generator.output\n", "never the other way"),
    "a low layer imports a high one": ("ladder_spec/source.py", "import ladder_spec.problems\n", "layers of ladder_spec"),
    "output imports a view": ("generator/output.py", "import generator.views.links\n", "layers of generator"),
    "a module without a layer": ("generator/misc.py", "", "layers of generator"),
    "a view imports mkdocs": ("generator/views/links.py", "import mkdocs.config\n", "knows MkDocs"),
    "the spec language imports click": ("ladder_spec/source.py", "import click\n", "no template engine and no command line"),
    "two sisters import each other": (
        "ladder_spec/models/level.py",
        "import ladder_spec.models.ladder\nimport ladder_spec.models.sister\n",
        "No import cycles",
    ),
}


def modules(*folders: str) -> list[Path]:
    """All Python files under these folders of the checkout, in a fixed order; not what benchmarks have installed."""
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [path for path in found if not path.is_relative_to(ROOT / "bench" / ".work")]


def complaints(rule: Rule, paths: list[Path]) -> list[str]:
    """What a rule has to say about these files, each line with its file."""
    return [f"{path.relative_to(ROOT)}: {line}" for path in paths for line in rule(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("rule", [code_rules.long_module, code_rules.long_functions, code_rules.unreasoned_silencers])
def test_rule_is_kept(rule: Rule) -> None:
    """Every module of the product, its tests and its benchmarks keeps the rule."""
    assert complaints(rule, modules(*ALL_CODE)) == []


def test_only_one_folder_imports_the_engine() -> None:
    """MkDocs and Material are imported in generator/site/ and nowhere else, so that another engine can take their place."""
    outside = [path for path in modules(*PACKAGES) if not path.is_relative_to(ROOT / "generator" / "site")]
    assert complaints(code_rules.engine_imports, outside) == []


def test_modules_and_functions_are_small() -> None:
    """Half of the modules have at most 150 lines, and 95 of 100 functions at most 35."""
    sources = [path.read_text(encoding="utf-8") for path in modules(*PACKAGES)]
    assert statistics.median(len(source.splitlines()) for source in sources) <= MEDIAN_MODULE_LINES
    lengths = [length for source in sources for _, length in code_rules.function_lengths(source)]
    assert statistics.quantiles(lengths, n=20)[-1] <= P95_FUNCTION_LINES


@pytest.mark.parametrize("breach", BREACHES)
def test_rule_sees_a_breach(breach: str) -> None:
    """Each rule complains about the fault that it is there for."""
    rule, source = BREACHES[breach]
    assert len(rule(source)) == 1


@pytest.mark.parametrize("case", KEPT)
def test_rule_leaves_good_code_alone(case: str) -> None:
    """No rule complains about code that keeps it by a hair."""
    rule, source = KEPT[case]
    assert rule(source) == []


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages of a folder, with the contracts that lie in it."""
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([command, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False)


def test_imports_keep_the_contracts() -> None:
    """Every import follows the layers in .importlinter, and there is no import cycle."""
    finished = lint_imports(ROOT)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("breach", IMPORT_BREACHES)
def test_import_contract_sees_a_breach(breach: str, tmp_path: Path) -> None:
    """In a copy of the packages, each kind of forbidden import breaks its contract."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    target, lines, contract = IMPORT_BREACHES[breach]
    with (tmp_path / target).open("a", encoding="utf-8") as module:
        module.write(lines)
    (tmp_path / "ladder_spec/models/sister.py").write_text("import ladder_spec.models.level\n", encoding="utf-8")
    finished = lint_imports(tmp_path)
    broken = [line for line in finished.stdout.splitlines() if "BROKEN" in line]
    assert finished.returncode == 1
    assert any(contract in line for line in broken), finished.stdout + finished.stderr
