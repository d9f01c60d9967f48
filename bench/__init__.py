"""Benchmarks of Rungbook, and against stock MkDocs with Material in the same run. `python -m bench --help` lists them."""
