"""`rungbook serve` as a real process: pages, saves, mistakes, and the end."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import build_opener

import pytest

from tests.cli.conftest import spoil

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20
"""Seconds for anything to happen before a test gives up."""

browse = build_opener().open


@dataclass
class Served:
    """A running server."""

    process: subprocess.Popen[str]
    url: str
    project: Path

    def get(self, path: str) -> str:
        """A page, as the browser gets it."""
        with browse(self.url + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def news(self, since: int) -> dict[str, Any]:
        """What the browser's script hears next."""
        told = json.loads(self.get(f"__rungbook__/news?since={since}"))
        assert isinstance(told, dict)
        return told


def start(project: Path, root: Path, log: IO[str]) -> subprocess.Popen[str]:
    """Start the command as a user does at a prompt, where Ctrl-C counts: a program run in the background passes on that it does not."""
    script = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from generator.cli.main import main; main()"
    command = [sys.executable, "-u", "-c", script, "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(root), "TMPDIR": str(project)}
    return subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)


@pytest.fixture
def served(project: Path, root: Path) -> Iterator[Served]:
    """The small handbook, served."""
    with (project / "stderr.txt").open("w", encoding="utf-8") as log, start(project, root, log) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        found = next(filter(None, (re.search(r"at (http://127\.0\.0\.1:\d+/) ", line) for line in lines)))
        yield Served(process, found[1], project)
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=PATIENCE) == 0
        finally:
            process.kill()
    assert "Traceback" not in (project / "stderr.txt").read_text("utf-8")


def test_a_save_is_picked_up_and_mistakes_are_shown_beside_the_last_good_pages(served: Served) -> None:
    """The way of an author: read, change, slip, mend."""
    assert '<script src="/__rungbook__/live.js" data-site="1"' in served.get("about/")
    assert "EventSource" not in served.get("__rungbook__/live.js")
    first = served.news(-1)
    assert first == {"version": 1, "site": 1, "failure": None}

    page = served.project / "handbook/pages/about.md"
    page.write_text("# About\n\nA new sentence.\n", encoding="utf-8")
    second = served.news(first["version"])
    assert second["site"] == 2
    assert "A new sentence." in served.get("about/")

    file = spoil(served.project)
    third = served.news(second["version"])
    assert third["site"] == 2
    assert "A new sentence." in served.get("about/")
    problems = {problem["message"]: problem for problem in third["failure"]["problems"]}
    (unknown,) = (problem for problem in problems.values() if "edition_dat" in problem["excerpt"])
    assert unknown["file"] == "handbook/handbook.yml"
    assert file.read_text("utf-8").splitlines()[unknown["line"] - 1].startswith("edition_dat:")
    assert "edition_date" in unknown["hint"]

    file.write_text(file.read_text("utf-8").replace("edition_dat:", "edition_date:"), encoding="utf-8")
    fourth = served.news(third["version"])
    assert (fourth["site"], fourth["failure"]) == (3, None)


def test_what_breaks_a_rule_of_meaning_is_shown_and_told(served: Served) -> None:
    """It can be read, so it is on show at once; what the rules say of it comes after that, and goes when it is mended."""
    version = served.news(-1)["version"]
    level = served.project / "handbook/ladders/medical-assistant/levels/ma-2.yml"
    good = level.read_text("utf-8")
    level.write_text(good.replace('max: "27.00"', 'max: "21.00"'), encoding="utf-8")
    shown = served.news(version)
    assert (shown["site"], shown["failure"]) == (2, None)
    assert "21.00" in served.get("levels/ma-2/")
    told = served.news(shown["version"])
    assert told["site"] == 2
    assert [problem["file"] for problem in told["failure"]["problems"]] == ["handbook/ladders/medical-assistant/levels/ma-2.yml"]
    level.write_text(good, encoding="utf-8")
    mended = served.news(told["version"])
    assert (mended["site"], mended["failure"]) == (3, None)


def test_a_mistake_in_the_settings_is_shown_and_mended(served: Served) -> None:
    """A save that replaces mkdocs.yml by a new file, as editors do, is seen each time."""
    settings = served.project / "mkdocs.yml"
    good, version = settings.read_text("utf-8"), served.news(-1)["version"]
    for text, failure in [("site_name: [", True), (good.replace("site_name: ", "site_name: Our "), False)]:
        (served.project / "new.yml").write_text(text, encoding="utf-8")
        (served.project / "new.yml").replace(settings)
        told = served.news(version)
        version = told["version"]
        assert bool(told["failure"]) == failure
    assert "Our " in served.get("about/")


def test_addresses(served: Served) -> None:
    """A folder leads to its page, a missing page to our 404 page, and no address leads out of the site."""
    with browse(f"{served.url}about", timeout=PATIENCE) as answer:
        assert answer.url == f"{served.url}about/"
    with browse(f"{served.url}sitemap.xml", timeout=PATIENCE) as answer:
        assert "xml" in answer.headers["Content-Type"]
    for path in ("no-such-page/", "%2e%2e/%2e%2e/mkdocs.yml", "..%2fmkdocs.yml"):
        with pytest.raises(HTTPError) as missing:
            browse(served.url + path, timeout=PATIENCE)
        assert missing.value.code == 404
        assert "live.js" in missing.value.read().decode()


def test_specs_that_are_wrong_from_the_start(project: Path, root: Path) -> None:
    """There is no good page yet; the browser is told to wait, shows what is wrong, and gets the site when it is mended."""
    file = spoil(project)
    with (project / "stderr.txt").open("w", encoding="utf-8") as log, start(project, root, log) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert found
        server = Served(process, found[0], project)
        with pytest.raises(HTTPError) as waiting:
            browse(server.url, timeout=PATIENCE)
        assert waiting.value.code == 503
        assert "not ready yet" in waiting.value.read().decode()
        news = server.news(-1)
        assert news["site"] == 0
        assert news["failure"]["problems"]
        file.write_text(file.read_text("utf-8").replace("edition_dat:", "edition_date:"), encoding="utf-8")
        assert server.news(news["version"])["site"] == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE) == 0
    told = (project / "stderr.txt").read_text("utf-8")
    assert "did you mean `edition_date`?" in told
    assert "then save." in told
    assert not [path for path in project.iterdir() if path.name.startswith(tempfile.gettempprefix()) or path.name.startswith("rungbook-")]


def test_a_port_in_use_is_told(project: Path, root: Path) -> None:
    """The message names the port and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-c", "from generator.cli.main import main; main()", "serve", "--port", port]
        environment = {**os.environ, "PYTHONPATH": str(root)}
        finished = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert finished.returncode == 2
    assert finished.stderr == f"rungbook: Cannot listen on 127.0.0.1, port {port}: Address already in use. Choose another with --port.\n"


def test_no_settings_file_is_told_at_once(tmp_path: Path, root: Path) -> None:
    """There is nothing to serve and nothing to wait for."""
    command = [sys.executable, "-c", "from generator.cli.main import main; main()", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    finished = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert finished.returncode == 2
    assert "There is no mkdocs.yml here." in finished.stderr


def test_a_browser_that_goes_away_is_not_worth_a_word(served: Served) -> None:
    """Whoever closes a tab in the middle of an answer leaves no trace in the author's terminal."""
    host, port = urlsplit(served.url).hostname, urlsplit(served.url).port
    with socket.create_connection((host, port), timeout=PATIENCE) as leaving:
        leaving.sendall(b"GET /about/ HTTP/1.1\r\nHost: x\r\n\r\n")
        assert leaving.recv(1)
        leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing sends a reset
    assert served.get("about/")
    assert (served.project / "stderr.txt").read_text("utf-8") == ""
