"""An earlier version of a handbook out of Git, written into a folder of its own. The repository is only read."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN_FILES: Final = frozenset({"100644", "100755"})
"""Modes of entries that are files; links and other repositories are left out, because they could lead anywhere."""
_SECONDS: Final = 120


class RevisionError(LadderError):
    """A version cannot be read from Git."""


@contextmanager
def revision_folder(revision: str, handbook: Path) -> Iterator[Path]:
    """Give a Git revision in a temporary folder.

    Args:
        revision: Such as `main`, `HEAD~1`, or a tag; there is no folder of this name.
        handbook: The handbook folder, of which the revision is wanted.

    Raises:
        RevisionError: There is no such revision, or it has no handbook there.
    """
    with tempfile.TemporaryDirectory(prefix="rungbook-") as fresh:
        _write(revision, handbook, Path(fresh))
        yield Path(fresh)


def _write(revision: str, handbook: Path, target: Path) -> None:
    """Write the handbook folder of a revision into an empty folder."""
    place = _place(handbook, revision)
    if b"not a git repository" in _run(place, "rev-parse", "--git-dir").stderr:
        raise RevisionError(f"there is no folder `{revision}`, and `{place}` is in no Git repository that could have such a revision")
    top = Path(_git(place, "rev-parse", "--show-toplevel", why="read the repository").decode().strip())
    below = Path(os.path.relpath(handbook.resolve(), top.resolve())).as_posix()
    commit = _commit(top, revision)
    within = [] if below == "." else [f":(top,literal){below}"]
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *within, why="list its files")
    blobs: list[tuple[str, str]] = []
    for entry in filter(None, listed.split(b"\0")):
        about, _, path = entry.decode("utf-8", "surrogateescape").partition("\t")
        mode, _, blob = about.split(" ")
        name = path if below == "." else path.removeprefix(f"{below}/")
        if mode in _PLAIN_FILES and ".." not in PurePosixPath(name).parts and not name.startswith("/"):
            blobs.append((name, blob))
    if not any(name == "handbook.yml" for name, _ in blobs):
        raise RevisionError(f"`{revision}` has no handbook in `{below}`; name its folder then with --handbook, or another revision")
    for (name, _), content in zip(blobs, _contents(top, [blob for _, blob in blobs]), strict=True):
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _place(handbook: Path, revision: str) -> Path:
    """The folder to ask Git in: the handbook's own, or the nearest above it that there is."""
    if shutil.which("git") is None:
        raise RevisionError(f"`{revision}` is not a folder, and to read it as a revision Git is needed, which is not installed")
    place = handbook.resolve()
    while not place.is_dir():
        place = place.parent
    return place


def _commit(top: Path, revision: str) -> str:
    found = _run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    shallow = _run(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    hint = (
        "; this clone holds only the latest commits: run `git fetch --unshallow`, or set `fetch-depth: 0` in the workflow"
        if shallow
        else ""
    )
    raise RevisionError(f"there is no folder and no Git revision `{revision}`{hint}")


def _contents(top: Path, blobs: list[str]) -> Iterator[bytes]:
    """The contents of blobs, in one call."""
    told = _git(top, "cat-file", "--batch", why="read its files", given="".join(f"{blob}\n" for blob in blobs).encode())
    start = 0
    for blob in blobs:
        end = told.index(b"\n", start)
        words = told[start:end].split(b" ")
        if len(words) != 3 or words[1] != b"blob":  # noqa: PLR2004 - name, type, and size
            raise RevisionError(f"Git has lost the file {blob}; run `git fetch` to get it again")
        size = int(words[2])
        yield told[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _git(place: Path, *words: str, why: str, given: bytes | None = None) -> bytes:
    done = _run(place, *words, given=given)
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise RevisionError(f"Git could not {why}: {said[0].removeprefix('fatal: ') if said else 'it gave no reason'}")


def _run(place: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run Git so that it asks nothing, and speaks English."""
    quiet = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - fixed words, and a revision after --end-of-options
            ["git", "-C", str(place), *words],  # noqa: S607 - the user's own Git
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=quiet,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise RevisionError(f"Git did not answer in {_SECONDS} seconds") from None


def commit_of(folder: Path) -> str:
    """Return the commit that a folder was taken from, with a plus if something in it has changed since; "" if it is in no repository."""
    if shutil.which("git") is None:
        return ""
    found = _run(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    changed = _run(folder, "status", "--porcelain", "--", ".")
    return found.stdout.decode().strip() + ("+" if changed.stdout.strip() else "") if found.returncode == 0 else ""
