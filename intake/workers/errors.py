"""Defines what keeps a letter from being read or judged: its own fault, or the machine's."""

from parsers.errors import IntakeError


class ReadingFailed(IntakeError):
    """The worker died or ran out of time on this letter; the message is one sentence for staff."""


class ReaderDied(ReadingFailed):
    """What was read ended the process: it was killed, took too long or too much memory."""


class ReaderOverdue(ReaderDied):
    """What was read took longer than it was given."""


class LetterOverdue(ReadingFailed):
    """All the time a letter may take is gone: it is set aside. `reason` says so to staff, in Chinese."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message, reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.args[0])


class WorkersUnavailable(IntakeError):
    """No worker can be started or reached: the machines' trouble, which no letter escapes."""
