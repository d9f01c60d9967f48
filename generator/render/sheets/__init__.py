"""Printed sheets: from their views to PDF files that a person can sign, by Typst."""
