"""Defines the rows of a worksheet: texts, empty cells at the end of a row left out."""

SheetRows = tuple[tuple[str, ...], ...]
