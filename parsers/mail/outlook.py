"""Outlook's own containers: winmail.dat, for receivers it takes for Outlook, and saved .msg letters."""

import io

import tnefparse.mapi
from oxmsg import Message as OutlookMessage
from tnefparse import TNEF, TNEFAttachment

from parsers.mail.charsets import decode
from parsers.packed.member import Member
from parsers.problem import Problem, Unreadable

# PR_ATTACH_LONG_FILENAME of MS-OXPROPS.
_LONG_NAME = 0x3707
MOST_PROPERTIES = 10_000
TNEF_MAGIC = b"\x78\x9f\x3e\x22"


def _bounded(count: int) -> range:
    """What `range` is to the library: a damaged file states four thousand million properties."""
    if count > MOST_PROPERTIES:
        raise ValueError("more properties than any letter has")
    return range(count)


def open_tnef(data: bytes) -> tuple[Member, ...]:
    """The files in a winmail.dat; none where it only dresses the letter's text.

    Raises Unreadable where it is damaged.
    """
    # The library takes no bound, but looks `range` up in its own module first.
    tnefparse.mapi.range = _bounded
    try:
        packed = TNEF(data, do_checksum=False)
        members = tuple(Member(_name(a), bytes(a.data)) for a in packed.attachments)
    except Exception as error:
        # The library raises whatever its unpacking of a stranger's bytes runs into.
        raise Unreadable(Problem.UNREADABLE, f"winmail.dat is damaged: {error}") from error
    if not members and not _is_whole(data):
        raise Unreadable(Problem.UNREADABLE, "winmail.dat ends too early")
    return members


def _name(attachment: TNEFAttachment) -> str:
    """The long name where there is one. The short one is in the charset of the sender's Windows,
    which the library takes for UTF-8; hence its own field.
    """
    long = (attribute.data for attribute in attachment.mapi_attrs if attribute.name == _LONG_NAME)
    name = next(long, None) or attachment._name  # noqa: SLF001 - said above
    return (decode(name, "gbk") if isinstance(name, bytes) else str(name)).strip("\0")


def _is_whole(data: bytes) -> bool:
    """Whether its attributes end where the data ends: level, identifier, length, value, checksum."""
    place = len(TNEF_MAGIC) + 2
    while place + 9 <= len(data):
        if data[place] not in (1, 2):
            return False  # of the letter, or of a file: there is nothing else
        place += 9 + int.from_bytes(data[place + 5 : place + 9], "little") + 2
    return place <= len(data)


def open_msg(data: bytes) -> tuple[Member, ...]:
    """The files in a letter saved by Outlook, if any. Raises Unreadable as `open_tnef` does."""
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
    return members


def _letter_within(name: str | None) -> Member:
    return Member(
        name or "转发邮件.msg",
        problem=Problem.UNSUPPORTED,
        detail="a letter inside an Outlook letter",
    )
