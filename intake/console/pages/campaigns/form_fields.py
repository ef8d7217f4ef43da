"""Defines the fields that the forms of a draft and of a call in use share."""

from typing import Annotated

from fastapi import Form

SeenFile = Annotated[str, Form(max_length=64)]
"""Digest of the file as the page showed it: an edit that another overtook is refused."""

FileText = Annotated[str, Form(max_length=600_000)]
"""A whole campaign file."""

TypedTime = Annotated[str, Form(max_length=40)]
"""A day, or a day with its hour, as a clerk types it."""

Reason = Annotated[str, Form(max_length=2000)]
"""Why a call is altered, for the log."""
ExtendedPart = Annotated[str, Form(max_length=40)]
"""Which part of the call is extended, by its name on the page; "" for the whole."""
