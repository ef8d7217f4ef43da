"""Names the reasons why a file could not be read; they equal the finding codes of that meaning."""

from enum import StrEnum


class Problem(StrEnum):
    """What is wrong with a file as a file; each is the code of a finding."""

    UNREADABLE = "attachment-unreadable"
    ENCRYPTED = "attachment-encrypted"
    UNSUPPORTED = "attachment-unsupported"
    REFUSED = "attachment-refused"
    INFECTED = "attachment-infected"


class Unreadable(Exception):
    """Raised by a reader for bytes it cannot turn into facts.

    `detail` is one English sentence for staff and logs: what was found, not a traceback.
    """

    def __init__(self, problem: Problem, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[Problem, str]]:
        """Comes whole out of a worker process; by default an exception keeps its message alone."""
        return type(self), (self.problem, self.detail)
