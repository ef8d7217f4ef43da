"""Counts how much a letter may unpack."""

from dataclasses import dataclass

from parsers.facts.problem import Problem, Unreadable

# The largest honest letter of the field notes is 50 MB of photos; packed text swells tenfold.
MOST_BYTES = 400 * 1024**2
MOST_MEMBERS = 1000
# Deflate cannot do better than 1032 : 1; honest office files stay under 100 : 1.
MOST_RATIO = 200
RATIO_FROM = 4 * 1024**2


@dataclass(slots=True)
class Budget:
    """What one letter may still unpack, shared by all its archives. Raises REFUSED when spent."""

    bytes_left: int = MOST_BYTES
    members_left: int = MOST_MEMBERS
    depth_left: int = 3

    def take(self, size: int) -> None:
        self.bytes_left -= size
        self.members_left -= 1
        if self.bytes_left < 0 or self.members_left < 0:
            raise Unreadable(Problem.REFUSED, "the archive unpacks to more than is accepted")


def check_ratio(unpacked: int, packed: int) -> None:
    """Raise REFUSED for what swells as no honest file does."""
    if unpacked > RATIO_FROM and unpacked > packed * MOST_RATIO:
        raise Unreadable(Problem.REFUSED, "the archive unpacks to far more than it holds")
