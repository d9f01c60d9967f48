"""Messy workbooks, made by code: what people in HR really hand over. Each says what it must give, and which cells must be named."""

from __future__ import annotations

from tests.exchange import messy_cells, messy_layouts, messy_matrices
from tests.exchange.making import CASES, HEADINGS, Expected, book

__all__ = ["CASES", "HEADINGS", "Expected", "book", "messy_cells", "messy_layouts", "messy_matrices"]
