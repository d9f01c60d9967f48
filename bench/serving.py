"""A folder served on this machine to a browser, for measurements and for tests: as fast as files come, and without a word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class QuietHandler(SimpleHTTPRequestHandler):
    """A static file server that does not write a line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """A server for a browser, which leaves a page while its pictures still load."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that the browser has closed; what a page misses, the browser tells."""


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on a free port.

    Args:
        folder: what is served.
        handler: what answers.

    Yields:
        The address, with a slash at its end.
    """
    with QuietServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
