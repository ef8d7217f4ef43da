"""What keeps a letter from being read: its own doing, or the machine's."""


class ReadingFailed(Exception):
    """The worker died or ran out of time on this letter; the message is one sentence for staff."""


class ReaderDied(ReadingFailed):
    """What was read ended the process: it was killed, took too long or too much memory."""


class WorkersUnavailable(Exception):
    """No worker can be started or reached: the machines' trouble, which no letter escapes."""
