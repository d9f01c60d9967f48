"""A small web server for one author: the files of the last good site, and the news that the browser waits for."""

from __future__ import annotations

import json
import mimetypes
import posixpath
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.site.problems import failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

    from generator.site.live import Live, Moment

OWN = "/__rungbook__/"
"""Addresses below this are ours; a handbook cannot have them, as MkDocs publishes no page whose name begins so."""
PATIENCE = 25.0
"""Seconds that a browser's question for news is kept waiting before it is told that there is none."""
SCRIPTS = {f"{OWN}{path.name}": path for path in sorted(Path(__file__).parent.glob("*.js"))}
WAITING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Rungbook</title>
<body><p>The handbook is not ready yet. This page shows it as soon as it is.</p></body></html>"""
BROKEN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Rungbook</title>
<body><p>This page cannot be made at this moment. It comes back by itself when the problem is solved.</p></body></html>"""

mimetypes.add_type("font/woff2", ".woff2")


class Server(ThreadingHTTPServer):
    """Serves what `live` says."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], live: Live) -> None:
        """Bind to host and port; port 0 takes a free one."""
        super().__init__(address, Handler)
        self.live = live

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say nothing of a browser that went away; of all else, what http.server says."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """Where the site is found."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    """Head and body of an answer leave together: the body would wait for the browser to confirm the head, for 40 ms."""

    def do_GET(self) -> None:
        """Answer with a file of the site, or with news."""
        address = urlsplit(self.path)
        if address.path in SCRIPTS:
            self._send(HTTPStatus.OK, "text/javascript", SCRIPTS[address.path].read_bytes())
        elif address.path == f"{OWN}news":
            self._news(parse_qs(address.query).get("since", [""])[0])
        else:
            self._file(unquote(address.path))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's signature
        """Say nothing: an author wants to read about builds, not about requests."""

    def _news(self, since: str) -> None:
        """Wait for the next build, and tell how it went."""
        moment = self.server.live.after(int(since) if since.isdecimal() else -1, PATIENCE)
        news = {"version": moment.version, "site": moment.site, "failure": moment.failure}
        self._send(HTTPStatus.OK, "application/json", json.dumps(news).encode())

    def _file(self, path: str) -> None:
        """Send a file of the last good site, or what keeps it from being made."""
        moment = self.server.live.now
        if moment.read is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", _with_script(WAITING.encode(), moment))
            return
        try:
            self._found(path, moment, moment.read)
        except Exception as error:  # noqa: BLE001 - whatever it is, the author reads of it in the browser, and goes on writing
            if self.server.live.now.failure is None:
                self.server.live.failed(failure(error))
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/html", _with_script(BROKEN.encode(), moment))

    def _found(self, path: str, moment: Moment, read: Callable[[str], bytes | None]) -> None:
        """Send a file of a site, or its page for missing addresses."""
        name = posixpath.normpath(f"/{path}").lstrip("/")  # normpath keeps `..` from leading out of the site
        index = posixpath.join(name, "index.html")
        if name and not path.endswith("/"):
            content = read(name)
            if content is None and read(index) is not None:
                self._redirect(f"{quote(posixpath.basename(name))}/")
                return
        else:
            name, content = index, read(index)
        status = HTTPStatus.OK
        if content is None:
            status, name, content = HTTPStatus.NOT_FOUND, "404.html", read("404.html") or b""
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._send(status, kind, _with_script(content, moment) if kind == "text/html" else content)

    def _redirect(self, address: str) -> None:
        """Send the browser to another address."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        """Send a whole answer that the browser must not keep."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _with_script(page: bytes, moment: Moment) -> bytes:
    """The page with our scripts, which know the site that the page belongs to."""
    first = f'<script src="{OWN}inplace.js"></script>'
    then = f'<script src="{OWN}live.js" data-site="{moment.site}" data-frame="{moment.frame}" defer></script>'
    before, end, _ = page.rpartition(b"</body>")
    return (before if end else page) + (first + then + "</body></html>").encode()
