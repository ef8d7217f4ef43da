"""Exports the register and its papers: a workbook, folders, a score sheet, a case collection."""
