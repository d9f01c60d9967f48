"""Make handbooks of any size in the spec language, each as it might be written: valid, reachable, every id resolved.

The shape is that of a real handbook: ladders of levels in two tracks, each level listing only what is new, competencies that
rise by one step at a time, and programs, pathways, clinics and a state beside them. The same sizes give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.corpus import ladders, surroundings
from bench.corpus.sizes import TRACKS, Sizes, Spec, level_id

LARGE = Sizes(ladders=10, tiers=5, requirements=50, domains=20, competencies=10, programs=39, pathways=10, sites=12)
"""200 files, 5,000 requirements."""

TINY = Sizes(ladders=1, tiers=2, requirements=7, domains=1, competencies=3, programs=1, pathways=3, sites=1)
"""The smallest handbook with something of everything."""


class _Dumper(yaml.CSafeDumper):
    """Writes a value that stands twice twice: the language has no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is the base class's
        return True


def write_handbook(folder: Path, sizes: Sizes) -> None:
    """Write the specs of a handbook into `folder`, and one page of HR's own."""
    for path, spec in specs(sizes):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(spec, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
        target.write_text(text, encoding="utf-8")
    (folder / "pages").mkdir(exist_ok=True)
    (folder / "pages" / "help.md").write_text("# Help\n\nAsk any lead.\n", encoding="utf-8")


def specs(sizes: Sizes) -> Iterator[tuple[str, Spec]]:
    """Every spec file of the handbook: its path and what stands in it."""
    yield from surroundings.single_files(sizes)
    for ladder in range(sizes.ladders):
        yield f"ladders/job-{ladder}/ladder.yml", ladders.ladder_spec(sizes, ladder)
        for tier in range(sizes.tiers):
            for track in TRACKS:
                level = ladders.level_spec(sizes, ladder, tier, track)
                yield f"ladders/job-{ladder}/levels/{level_id(ladder, tier, track)}.yml", level
    for domain in range(sizes.domains):
        yield f"competencies/domain-{domain}.yml", surroundings.domain_spec(sizes, domain)
    for program in range(sizes.programs):
        yield f"programs/program-{program}.yml", surroundings.program_spec(sizes, program)
    for pathway in range(sizes.pathways):
        yield f"pathways/pathway-{pathway}.yml", surroundings.pathway_spec(sizes, pathway)
    for site in range(sizes.sites):
        yield f"sites/site-{site}.yml", surroundings.site_spec(sizes, site)
