"""Pathway diagrams as inline SVG, drawn when the site is built: the same graph gives the same bytes."""
