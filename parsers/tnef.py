"""winmail.dat: what Outlook packs attachments into for receivers it takes for Outlook."""

from tnefparse import TNEF

from parsers.archives import Member
from parsers.problem import Problem, Unreadable

_MAGIC = b"\x78\x9f\x3e\x22"


def is_tnef(data: bytes) -> bool:
    return data.startswith(_MAGIC)


def open_tnef(data: bytes) -> tuple[Member, ...]:
    """The files in it. Raises Unreadable where it is damaged or holds none."""
    try:
        packed = TNEF(data, do_checksum=False)
        members = tuple(
            Member(a.long_filename() or str(a.name), bytes(a.data)) for a in packed.attachments
        )
    except Exception as error:
        # The library raises whatever its unpacking of a stranger's bytes runs into.
        raise Unreadable(Problem.UNREADABLE, f"winmail.dat is damaged: {error}") from error
    if not members:
        raise Unreadable(Problem.UNREADABLE, "winmail.dat holds no file")
    return members
