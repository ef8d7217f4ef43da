"""Opens Outlook's containers: winmail.dat, and letters saved as .msg."""

import io
from collections.abc import Mapping

import tnefparse.mapi
from olefile import OleFileIO
from olefile.olefile import STGTY_STREAM
from oxmsg.storage import Storage
from tnefparse import TNEF, TNEFAttachment

from parsers.facts.problem import Problem, Unreadable
from parsers.filetypes.ole import has_room_for_its_tables
from parsers.packed.member import Member
from parsers.texts.charsets import decode

# PR_ATTACH_LONG_FILENAME of MS-OXPROPS.
_LONG_NAME = 0x3707
MOST_PROPERTIES = 10_000
TNEF_MAGIC = b"\x78\x9f\x3e\x22"


def _bounded(count: int) -> range:
    """Return what `range` is to the library: a damaged file states four thousand million properties."""
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
    """Tell whether its attributes end where the data ends: level, identifier, length, value, checksum."""
    place = len(TNEF_MAGIC) + 2
    while place + 9 <= len(data):
        if data[place] not in (1, 2):
            return False  # of the letter, or of a file: there is nothing else
        place += 9 + int.from_bytes(data[place + 5 : place + 9], "little") + 2
    return place <= len(data)


def load_msg(data: bytes) -> Storage:
    """All streams of the letter, of which no byte belongs to two: where they state more than there
    is, chains of sectors run in circles, and a file of 3 KB would be read to 4 GB.
    """
    if not has_room_for_its_tables(data):
        raise ValueError("its header says what cannot be")
    with OleFileIO(io.BytesIO(data)) as compound:
        streams = (one for one in compound.direntries if one and one.entry_type == STGTY_STREAM)
        # The root's own stream holds the small ones.
        if max(compound.root.size, sum(one.size for one in streams)) > len(data):
            raise ValueError("its streams are longer than the file")
        return Storage.from_ole(compound)


def msg_text(streams: Mapping[str, bytes], tag: int) -> str:
    """A property that is a text, "" where the letter lacks it."""
    wide = streams.get(f"__substg1.0_{tag:04X}001F", b"").decode("utf-16-le", "replace")
    return (wide or decode(streams.get(f"__substg1.0_{tag:04X}001E", b""), "gbk")).strip("\0")
