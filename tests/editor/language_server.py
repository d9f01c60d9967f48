"""Talks to yaml-language-server as an editor does, over standard input and output, without an editor."""

from __future__ import annotations

import itertools
import json
import queue
import subprocess
import threading
from collections import defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeAlias

SECONDS = 60.0
"""How long an answer may take on a busy machine. It takes well under one second on a free one."""
CARET = "‸"
"""Marks the place of the cursor in a text."""

Json: TypeAlias = Any  # what JSON holds


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that the editor shows under a place."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of the list that the editor offers while you type."""

    label: str
    words: str
    """What is shown beside it."""
    inserts: str


class LanguageServer:
    """A running language server with a folder open in it."""

    def __init__(self, command: list[str], workspace: Path, settings: dict[str, Json]) -> None:
        """Start it.

        Args:
            command: The program.
            workspace: The folder that is open.
            settings: The editor's settings, such as `{"yaml": {"schemas": {...}}}`.
        """
        self._settings = settings
        self._workspace = workspace
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=workspace)
        self._numbers = itertools.count(1)
        self._answers: queue.Queue[Json] = queue.Queue()
        self._published: dict[str, queue.Queue[Json]] = defaultdict(queue.Queue)
        self._has_settings = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        root = workspace.as_uri()
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": workspace.name}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["plaintext"], "snippetSupport": True}},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {"versionSupport": True},
                    },
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})
        assert self._has_settings.wait(SECONDS), "the language server never asked for its settings"

    def __enter__(self) -> Self:
        """Use it in a `with` block, which ends it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the program."""
        self._process.kill()
        self._listener.join(SECONDS)
        self._process.communicate(timeout=SECONDS)

    def messages(self, path: str, text: str) -> list[Shown]:
        """What the editor shows under a file, in the order of the file; lines and columns from 1."""
        return self.messages_of({path: text})[path]

    def messages_of(self, files: dict[str, str]) -> dict[str, list[Shown]]:
        """What the editor shows under each of several files that are open together."""
        with ExitStack() as opened:
            documents = {path: opened.enter_context(self._open(path, text)) for path, text in files.items()}
            return {path: [_shown(one) for one in document.diagnostics()] for path, document in documents.items()}

    def offers(self, path: str, text: str) -> list[Offer]:
        """What the editor offers where the caret stands in a text."""
        with self._open(path, text.replace(CARET, "")) as document:
            document.diagnostics()
            answer = self._ask("textDocument/completion", document.at(text))
        items = answer["items"] if isinstance(answer, dict) else answer
        return [Offer(item["label"], _words(item.get("documentation")), item.get("textEdit", {}).get("newText", "")) for item in items]

    def hover(self, path: str, text: str) -> str:
        """What the editor shows for the word at the caret."""
        with self._open(path, text.replace(CARET, "")) as document:
            document.diagnostics()
            answer = self._ask("textDocument/hover", document.at(text))
        return _words(answer["contents"]) if answer else ""

    def _open(self, path: str, text: str) -> _OpenFile:
        """Open a file. Each time it has a new address, so that no message about an earlier text of it is taken for one about this one."""
        return _OpenFile(self, (self._workspace / f"opened-{next(self._numbers)}" / path).as_uri(), text)

    def _ask(self, method: str, params: Json) -> Json:
        """Ask something, and wait for the answer."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            answer = self._answers.get(timeout=SECONDS)
            if answer["id"] == number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def _tell(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Json]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        stream.flush()

    def _listen(self) -> None:
        """Sort what the server says, and answer what it asks, until it ends."""
        stream = self._process.stdout
        assert stream is not None
        while (message := _next_message(stream)) is not None:
            if "method" not in message:
                self._answers.put(message)
            elif "id" in message:
                with suppress(BrokenPipeError):  # the program was ended meanwhile
                    self._send({"id": message["id"], "result": self._reply(message)})
            elif message["method"] == "textDocument/publishDiagnostics":
                self._published[message["params"]["uri"]].put(message["params"]["diagnostics"])

    def _reply(self, message: Json) -> Json:
        if message["method"] != "workspace/configuration":
            return None
        self._has_settings.set()
        return [self._settings.get(item.get("section")) for item in message["params"]["items"]]


class _OpenFile:
    """A file that is open in the editor; what is typed need not be saved."""

    def __init__(self, server: LanguageServer, uri: str, text: str) -> None:
        self._server, self._uri, self._text = server, uri, text

    def __enter__(self) -> Self:
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": self._text}
        self._server._tell("textDocument/didOpen", {"textDocument": document})  # noqa: SLF001 - the two classes are one thing
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server._tell("textDocument/didClose", {"textDocument": {"uri": self._uri}})  # noqa: SLF001 - the two classes are one thing

    def diagnostics(self) -> list[Json]:
        """Wait for what the server says about the file."""
        found: list[Json] = self._server._published[self._uri].get(timeout=SECONDS)  # noqa: SLF001 - the two classes are one thing
        return sorted(found, key=lambda one: (one["range"]["start"]["line"], one["range"]["start"]["character"]))

    def at(self, text: str) -> Json:
        """The place of the caret in a text."""
        before = text[: text.index(CARET)]
        return {
            "textDocument": {"uri": self._uri},
            "position": {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1},
        }


def _next_message(stream: IO[bytes]) -> Json:
    """Read one message; None when there is none any more."""
    length = 0
    while (line := stream.readline().strip()) or not length:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        elif not line and not length:
            return None
    body = stream.read(length)
    return json.loads(body) if len(body) == length else None  # the program was ended in the middle of a message


def _shown(diagnostic: Json) -> Shown:
    start = diagnostic["range"]["start"]
    return Shown(start["line"] + 1, start["character"] + 1, diagnostic["message"])


def _words(documentation: Json) -> str:
    """The text of what comes as text or as marked-up text."""
    return documentation["value"] if isinstance(documentation, dict) else documentation or ""
