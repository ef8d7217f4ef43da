"""Outlook's own containers: winmail.dat, for receivers it takes for Outlook, and saved .msg letters."""

import io

from oxmsg import Message as OutlookMessage
from tnefparse import TNEF

from parsers.archives import Member
from parsers.problem import Problem, Unreadable

TNEF_MAGIC = b"\x78\x9f\x3e\x22"


def open_tnef(data: bytes) -> tuple[Member, ...]:
    """The files in a winmail.dat. Raises Unreadable where it is damaged or holds none."""
    try:
        packed = TNEF(data, do_checksum=False)
        members = tuple(
            Member(a.long_filename() or str(a.name), bytes(a.data)) for a in packed.attachments
        )
    except Exception as error:
        # The library raises whatever its unpacking of a stranger's bytes runs into.
        raise Unreadable(Problem.UNREADABLE, f"winmail.dat is damaged: {error}") from error
    return _some(members, "winmail.dat")


def open_msg(data: bytes) -> tuple[Member, ...]:
    """The files in a letter saved by Outlook. Raises Unreadable as `open_tnef` does."""
    try:
        attachments = OutlookMessage.load(io.BytesIO(data)).attachments
        members = tuple(
            Member(a.file_name or "", a.file_bytes)
            if a.file_bytes is not None
            else _letter_within(a.file_name)
            for a in attachments
        )
    except Exception as error:
        # As above: a damaged compound file fails in as many ways as there are fields.
        raise Unreadable(Problem.UNREADABLE, f"the .msg letter is damaged: {error}") from error
    return _some(members, "the .msg letter")


def _letter_within(name: str | None) -> Member:
    return Member(
        name or "转发邮件.msg",
        problem=Problem.UNSUPPORTED,
        detail="a letter inside an Outlook letter",
    )


def _some(members: tuple[Member, ...], container: str) -> tuple[Member, ...]:
    if not members:
        raise Unreadable(Problem.UNREADABLE, f"{container} holds no file")
    return members
