"""Defines the base class of errors that are shown to people."""


class IntakeError(Exception):
    """An error with its cause known: the message is a whole sentence that names the way out.

    The terminal prints it as it is, the console and the log show it; no traceback is kept. English
    where who runs the program reads it, Chinese where staff do.
    """

    exit_code = 1
    """What a command ends with that this error stopped."""
