"""Closes what holds processes when the block that uses it ends."""

from types import TracebackType
from typing import Self


class ClosedAfterUse:
    """What is used in a `with` block and closed behind it, whatever happened inside."""

    def close(self) -> None:
        """Give back what is held. Harmless when repeated."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
