"""What we ship: one wheel that works in a new environment, far from the checkout, with everything inside."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from bench.corpus import TINY, write_handbook
from generator.starter import SHARED
from tests.conftest import rungbook

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = "generator/_bundled"
SETTINGS = """\
site_name: Tiny handbook
docs_dir: handbook/pages
theme:
  name: material
plugins:
  - search
  - rungbook
"""


@pytest.fixture(scope="session")
def wheel(run_shared_folder: Path) -> Path:
    """The wheel, built once a run from the checkout."""
    folder = run_shared_folder / "wheel"
    with FileLock(run_shared_folder / "wheel.lock"):
        if not folder.exists():
            command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; its bin folder.

    The packages that we depend on are lent by this environment through a path file. Python does not read the path files of
    a folder that it was sent to so, so the editable install of the checkout is not lent with them.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=True)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(home / "bin/python"),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin"


@pytest.fixture
def user_folder(tmp_path: Path) -> Path:
    """A folder with a tiny handbook and its mkdocs.yml."""
    write_handbook(tmp_path / "handbook", TINY)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def in_folder(folder: Path, *command: str | Path) -> str:
    """What a command prints, run in a folder without this checkout on any path.

    Raises:
        AssertionError: It did not end well.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    finished = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def files_below(folder: str) -> set[str]:
    """The files of a folder that Git keeps or would keep, as paths in the checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", folder]
    return set(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split())


def test_wheel_holds_everything(wheel: Path) -> None:
    """The wheel has both packages, all templates and all theme files, as Git knows them, with type marks, and nothing else."""
    code = files_below("ladder_spec") | files_below("generator")
    data = {f"{BUNDLED}/{path}" for folder in ("templates", "site_overrides") for path in files_below(folder)}
    data |= {f"{BUNDLED}/templates/new/{path}" for name in SHARED for path in files_below(name)}
    assert {"ladder_spec/py.typed", "generator/py.typed"} <= code
    assert data
    names = set(zipfile.ZipFile(wheel).namelist())
    assert (code | data) - names == set()
    assert {name.partition("/")[0] for name in names - code - data} == {f"rungbook-{declared_version()}.dist-info"}


def declared_version() -> str:
    """The version in pyproject.toml."""
    version: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return version


def test_code_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """In the new environment the packages and their data are those of the wheel; otherwise the next tests prove nothing."""
    lines = [
        "import generator, ladder_spec",
        "from generator.resources import resource_dir",
        "print(generator.__file__, ladder_spec.__file__, resource_dir('templates'), resource_dir('site_overrides'))",
    ]
    places = in_folder(tmp_path, installed / "python", "-c", "\n".join(lines)).split()
    assert len(places) == 4
    assert [place for place in places if not place.startswith(str(installed.parent))] == []


def test_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    """`rungbook --version` prints the version of the wheel."""
    assert declared_version() in in_folder(tmp_path, installed / "rungbook", "--version")


def test_installed_command_builds_a_handbook(installed: Path, user_folder: Path) -> None:
    """The installed command checks a handbook and builds its site with our look."""
    in_folder(user_folder, installed / "rungbook", "check", "handbook")
    in_folder(user_folder, installed / "rungbook", "build")
    assert "Job 0 lead 2" in (user_folder / "site/levels/job-0-lead-1/index.html").read_text(encoding="utf-8")
    assets = {path.partition("/")[2] for path in files_below("site_overrides/assets")}
    assert assets
    assert [path for path in assets if not (user_folder / "site" / path).is_file()] == []


def test_plugin_is_found_by_mkdocs(installed: Path, user_folder: Path) -> None:
    """`mkdocs build` finds the installed plugin by its name and makes the same pages."""
    in_folder(user_folder, installed / "rungbook", "build", "--site-dir", "ours")
    in_folder(user_folder, installed / "python", "-m", "mkdocs", "build", "--quiet", "--site-dir", "theirs")
    ours, theirs = ({path.relative_to(user_folder / name) for path in (user_folder / name).rglob("*.html")} for name in ("ours", "theirs"))
    assert ours == theirs
    assert len(ours) > TINY.levels


def test_installed_command_makes_a_new_handbook(installed: Path, root: Path, tmp_path: Path) -> None:
    """`rungbook new` of the wheel writes byte for byte what that of the checkout writes."""
    made = in_folder(tmp_path, installed / "rungbook", "new", "book")
    assert "cd book" in made
    rungbook("new", str(tmp_path / "ours"), cwd=root)
    ours, theirs = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "ours", tmp_path / "book")
    )
    assert theirs == ours
    assert Path("handbook/pages/edit/index.md") in ours
