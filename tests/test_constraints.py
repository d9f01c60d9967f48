"""The pinned versions: exact, complete, and without an address that differs from place to place."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[0-9][A-Za-z0-9.+!]*)")
# Split, so that this file does not find itself.
ADDRESS = r"(pypi|npmjs|pythonhosted|debian)\." + r"(org|com|net)"


def pins() -> dict[str, str]:
    """Name and version of each pinned package.

    Raises:
        AssertionError: A line is something else than a comment or an exact pin.
    """
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            match = PIN.fullmatch(line)
            assert match, f"not an exact pin: {line}"
            found[canonicalize_name(match["name"])] = match["version"]
    return found


def declared() -> list[Requirement]:
    """What pyproject.toml asks for, development included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]]


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    """Each declared dependency has an exact pin, and the pin lies within the declared bounds."""
    pinned = pins()
    missing = [str(wanted) for wanted in declared() if canonicalize_name(wanted.name) not in pinned]
    assert missing == []
    outside = [str(wanted) for wanted in declared() if pinned[canonicalize_name(wanted.name)] not in wanted.specifier]
    assert outside == []


def test_what_dependencies_need_is_pinned_too() -> None:
    """Each package that a declared one needs here has a pin, and so on down, so that no install picks a version by itself."""
    waiting, seen = declared(), set[str]()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in seen:
            seen.add(name)
            needs = map(Requirement, distribution(name).requires or [])
            waiting += [need for need in needs if applies(need, wanted.extras)]
    assert seen - pins().keys() - {"setuptools"} == set()


def applies(need: Requirement, extras: set[str]) -> bool:
    """Whether a package that was asked for with these extras needs this one on this machine."""
    return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in {"", *extras})


def test_runtime_dependencies_have_both_bounds() -> None:
    """A dependency of the product names the oldest version that works and the first that may not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for wanted in map(Requirement, project["dependencies"]):
        assert {clause.operator for clause in wanted.specifier} == {">=", "<"}, str(wanted)


def test_what_is_pinned_runs_on_the_oldest_python() -> None:
    """Each package admits every release of the Python that pyproject.toml begins with: Debian 12 has 3.11.2."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    oldest = min(clause.version for clause in SpecifierSet(asked) if clause.operator == ">=")
    found = {name: distribution(name).metadata["Requires-Python"] for name in pins() if is_installed(name)}
    assert len(found) > 100
    assert [name for name, python in found.items() if python and f"{oldest}.0" not in SpecifierSet(python)] == []


def is_installed(name: str) -> bool:
    """Whether this machine needs a package: some are for others only."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_no_file_records_a_registry_address() -> None:
    """No tracked text file names the host of a package registry."""
    found = subprocess.run(["git", "grep", "-nEI", ADDRESS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stdout == ""
    assert found.returncode == 1, found.stderr
