"""Workbooks in and out: what a spreadsheet carries of a handbook, how it is written, and how a workbook of any shape is read."""
