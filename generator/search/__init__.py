"""The handbook's own search: what can be found, the file that a browser loads, and the ranking, which the browser's scripts repeat."""
