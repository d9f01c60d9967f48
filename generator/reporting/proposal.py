"""The proposal that a run at GitHub is for: where to open a new file on its branch."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

_LONGEST: Final = 7_000
"""GitHub refuses an address of more than about 8,000 letters."""


def new_file_address(file: str, text: str) -> str:
    """Return where GitHub opens a new file, filled in, on the branch of the proposal; "" if the run is for none.

    The branch may be one of a copy of the repository (a fork). GitHub says in a file what a run is for.

    Args:
        file: From the root of the repository.
        text: What it is to hold.
    """
    try:
        head = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())["pull_request"]["head"]
        where = f"{quote(head['repo']['full_name'])}/new/{quote(head['ref'])}"
    except (KeyError, OSError, TypeError, ValueError):  # no run at GitHub, or for something else; a deleted fork has no repository
        return ""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    address = f"{server}/{where}?{urlencode({'filename': file, 'value': text}, quote_via=quote)}"
    return address if len(address) <= _LONGEST else ""
