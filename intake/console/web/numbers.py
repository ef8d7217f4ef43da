"""Parses numbers in addresses and forms, within the 64 bits that SQLite stores."""

from typing import Annotated

from pydantic import Field

MOST = 2**63 - 1
MOST_DIGITS = 18

RowId = Annotated[int, Field(ge=0, le=MOST)]
"""Of a row; 0 for none."""

After = Annotated[int, Field(ge=-1, le=MOST)]
"""Of the row before those wanted; -1 before anything was begun."""

PageNumber = Annotated[int, Field(ge=1, le=100_000)]
"""Of a document's page."""
