"""Plain sentences about clinic work, repeatable: the same seed always gives the same words."""

from __future__ import annotations

import random

VERBS = (
    "Check", "Clean", "Collect", "Count", "Explain", "File", "Label", "Log", "Measure", "Order",
    "Pack", "Phone", "Prepare", "Read", "Record", "Send", "Set up", "Sort", "Stock", "Track",
)  # fmt: skip
THINGS = (
    "blood pressure cuffs", "cold chain logs", "consent forms", "diabetes foot checks", "ear wash trays", "heart tracing leads",
    "eye chart results", "fridge temperatures", "growth charts", "hearing screens", "home visit kits", "injection logs",
    "lab labels", "lung function tests", "new patient packs", "overdue vaccine lists", "phone messages", "pulse readings",
    "referral letters", "refill requests", "sample vaccines", "stitch removal trays", "stool kits", "urine samples", "wound photos",
)  # fmt: skip
PLACES = (
    "at the front desk", "before each visit", "for every new patient", "for the night team", "in a busy clinic", "in the chart",
    "in the lab room", "on the phone", "on the same day", "with a second person", "with a translator", "with full names",
    "after the last visit", "by the clinic's own list", "for the home team", "from the morning list", "near the back door",
    "on a clean tray", "under the lamp", "while the provider writes", "without being asked",
)  # fmt: skip


class Words:
    """A source of titles and sentences for one file."""

    def __init__(self, seed: str) -> None:
        """Start at `seed`; a text seeds the same way in every process, whatever the hash seed."""
        self._random = random.Random(seed)

    def title(self) -> str:
        """Two or three words that start with a verb: `Sort lab labels`."""
        return f"{self._random.choice(VERBS)} {self._random.choice(THINGS)}"

    def line(self) -> str:
        """One sentence of about ten words."""
        return f"{self.title()} and {self._random.choice(VERBS).lower()} {self._random.choice(THINGS)} {self._random.choice(PLACES)}."

    def you(self) -> str:
        """One sentence that starts with You."""
        line = self.line()
        return f"You {line[0].lower()}{line[1:]}"

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return self._random.randint(low, high)
