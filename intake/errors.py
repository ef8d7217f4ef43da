"""Defines the errors that say why a requested action is not done."""

from parsers.errors import IntakeError


class CannotAct(IntakeError):
    """Why an action is not possible, in one Chinese sentence for the page."""
