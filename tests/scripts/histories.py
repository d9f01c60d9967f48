"""Random lives of a handbook: editions in which requirements are renamed, split, merged, retired, reworded, and given another meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from generator.views.selfcheck_editions import EditionFacts, Known


@dataclass
class History:
    """The editions of a handbook, and what the reader did."""

    editions: list[EditionFacts] = field(default_factory=list)
    marked: dict[int, dict[str, int]] = field(default_factory=dict)
    """Edition -> requirement -> own mark."""

    def meaning(self, edition: int, name: str) -> str:
        """What a requirement asked in an edition; "" where there was none of that name."""
        return next((known.meaning for known in self.editions[edition].requirements if known.id == name), "")

    def today(self, edition: int, name: str) -> str:
        """The name in the last edition of a requirement that was only renamed; "" if it ended otherwise."""
        for facts in self.editions[edition + 1 :]:
            kept = next((known for known in facts.requirements if known.id == name), None)
            heir = kept or next((known for known in facts.requirements if name in known.renamed_from), None)
            if heir is None:
                return ""
            name = heir.id
        return name


class Author:
    """Changes a handbook from edition to edition. No name is ever used again."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.count = chance, 0
        self.known = [self.fresh() for _ in range(chance.randint(1, 7))]

    def fresh(self, **fields: tuple[str, ...]) -> Known:
        """A requirement with a name and a meaning that none had before."""
        self.count += 1
        return Known(f"ma-2.r{self.count}", f"{self.count:08x}", f"Title {self.count}", f"Asked {self.count}", **fields)

    def change(self) -> None:
        """One edition's changes. Old names stay in the specs only as long as their requirement does."""
        found: list[Known] = []
        waiting = list(self.known)
        self.chance.shuffle(waiting)
        while waiting:
            found += self._after(waiting.pop(), waiting)
        self.known = found + [self.fresh() for _ in range(self.chance.randint(0, 2))]
        self.chance.shuffle(self.known)

    def _after(self, old: Known, waiting: list[Known]) -> list[Known]:
        what = self.chance.choice(["stay", "stay", "stay", "rename", "split", "merge", "retire", "reword", "mean", "rename and mean"])
        if what == "retire":
            return []
        if what == "reword":
            return [Known(old.id, old.meaning, old.title + "!", old.asked, renamed_from=old.renamed_from, replaces=old.replaces)]
        if what == "split":
            return [self.fresh(replaces=(old.id,)) for _ in range(2)]
        if what == "merge" and waiting:
            return [self.fresh(replaces=(old.id, waiting.pop().id))]
        if what == "mean":
            return [Known(old.id, self.fresh().meaning, old.title, old.asked, renamed_from=old.renamed_from)]
        if what.startswith("rename"):
            new = self.fresh()
            meaning = old.meaning if what == "rename" else new.meaning
            return [Known(new.id, meaning, new.title, new.asked, renamed_from=(*old.renamed_from, old.id))]
        return [old]


def histories(count: int, seed: int) -> Iterator[History]:
    """Yield handbooks with their readers: one in fifty has 50 editions."""
    chance = Random(seed)  # noqa: S311 - the same lives each time
    for number in range(count):
        author, history = Author(chance), History()
        last = 50 if number % 50 == 0 else chance.randint(2, 6)
        for edition in range(last):
            if edition:
                author.change()
            history.editions.append(EditionFacts("clinic.ma", f"{2020 + edition // 12}.{1 + edition % 12}", tuple(author.known)))
            if edition == 0 or chance.random() < 4 / last:
                names = [known.id for known in author.known if chance.random() < 0.6]
                history.marked[edition] = {name: chance.randint(1, 4) for name in names}
        yield history
