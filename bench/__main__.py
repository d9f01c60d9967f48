"""The command line of the benchmarks: `python -m bench`, `python -m bench check`, `python -m bench cold --pages 1000`."""

from __future__ import annotations

import argparse
import sys

from bench import run
from bench.measure import CommandFailedError
from bench.peers import PEERS

SHORT_RUNS = 3


def main() -> int:
    """Measure what was asked for and print it; without a command the short set."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="measured rounds; one more fills the disk cache (default 5)")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("check", help="`rungbook check` on the reference handbook and on 5,000 requirements; the start of `rungbook`")
    commands.add_parser("growth", help="`rungbook check` on up to 72,000 requirements")
    cold = commands.add_parser("cold", help="a cold build beside peers, and one edit")
    cold.add_argument("--pages", default="reference", help="`reference`, or the number of pages of a made handbook (default: reference)")
    cold.add_argument(
        "--peers", nargs="+", choices=list(PEERS), default=(), help="whom to measure beside it; else those that take no minutes"
    )
    save = commands.add_parser("saves", help="`rungbook serve`: from a save to the new page in a browser")
    save.add_argument("--pages", default="1000", help="the number of pages of a made handbook (default: 1000)")
    save.add_argument("--edits", type=int, default=50, help="how many saves (default: 50)")
    commands.add_parser("search", help="the search beside Material's and Pagefind's: answers, weight, and time of a keystroke")
    commands.add_parser("sheets", help="printed sheets beside WeasyPrint's and Chromium's, and 200 of them cold")
    arguments = parser.parse_args()
    print(run.versions(), end="\n\n", flush=True)
    try:
        match arguments.command:
            case "check":
                print(run.check(arguments.runs))
            case "cold":
                print(run.cold(arguments.pages, arguments.runs, arguments.peers))
            case "growth":
                print(run.growth(arguments.runs))
            case "saves":
                from bench import saves  # noqa: PLC0415 - it needs a browser

                print(saves.saves(arguments.pages, arguments.edits))
            case "search":
                from bench import search  # noqa: PLC0415 - it needs a browser

                print(search.search())
            case "sheets":
                from bench import sheets  # noqa: PLC0415 - it needs a browser

                print(sheets.sheets(arguments.runs))
            case _:
                print(run.check(SHORT_RUNS), end="\n\n", flush=True)
                print(run.cold("reference", SHORT_RUNS))
    except CommandFailedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
