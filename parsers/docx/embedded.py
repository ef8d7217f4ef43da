"""Extracts files embedded as objects (插入对象), if they have a name or are documents."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from olefile import OleFileIO

from parsers.filetypes.ole import has_room_for_its_tables, is_ole
from parsers.packed.budget import MOST_RATIO, RATIO_FROM, Budget
from parsers.packed.member import Member
from parsers.texts.charsets import decode

_FOLDER = "word/embeddings/"
_NATIVE, _CONTENTS, _PACKAGE = "\x01Ole10Native", "CONTENTS", "Package"
# A chart keeps its figures in a sheet that nobody sent.
_OF_A_CHART = (".xlsx", ".xls", ".xlsb", ".xlsm")
MOST_OBJECTS = 50
_DAMAGE = (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, struct.error,
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError)  # fmt: skip


def embedded_files(data: bytes, budget: Budget) -> tuple[Member, ...]:
    """The files within a .docx, by the names they were put in under."""
    if not data.startswith(b"PK") or _FOLDER.encode() not in data:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return tuple(_members(package, budget))
    except _DAMAGE:
        # What is wrong with it its own reader says.
        return ()


def _members(package: zipfile.ZipFile, budget: Budget) -> Iterator[Member]:
    found = [one for one in package.infolist() if one.filename.startswith(_FOLDER)]
    for number, info in enumerate(found[:MOST_OBJECTS], 1):
        swells = info.file_size > max(RATIO_FROM, MOST_RATIO * info.compress_size)
        if info.filename.lower().endswith(_OF_A_CHART) or swells or info.is_dir():
            continue
        content = package.read(info)
        base = info.filename.rpartition("/")[2]
        for member in _within(base, content, number):
            budget.take(len(member.data))
            yield member


def _within(base: str, content: bytes, number: int) -> Iterator[Member]:
    if not is_ole(content):
        # A document put in as it is: .docx, .pptx.
        yield Member(base, content)
        return
    if not has_room_for_its_tables(content):
        return
    with OleFileIO(io.BytesIO(content)) as compound:
        if compound.exists(_NATIVE):
            yield from _native(compound.openstream(_NATIVE).read())
        elif compound.exists(_CONTENTS):
            yield from _paper(compound.openstream(_CONTENTS).read(), number)
        elif compound.exists(_PACKAGE):
            yield Member(f"嵌入文件{number}.docx", compound.openstream(_PACKAGE).read())
        elif compound.exists("WordDocument"):
            yield Member(f"嵌入文件{number}.doc", content)


def _native(stream: bytes) -> Iterator[Member]:
    """A file as Windows' packager keeps it: a name, where it lay, where it was put, then itself."""
    place = 6
    name, place = _text(stream, place)
    _, place = _text(stream, place)
    _, place = _text(stream, place + 8)
    (size,) = struct.unpack_from("<I", stream, place)
    content = stream[place + 4 : place + 4 + size]
    if name and content and len(content) == size:
        yield Member(decode(name, "gbk"), content)


def _text(stream: bytes, place: int) -> tuple[bytes, int]:
    end = stream.index(b"\0", place)
    return stream[place:end], end + 1


def _paper(stream: bytes, number: int) -> Iterator[Member]:
    """Acrobat keeps the PDF as it was, behind a few bytes of its own."""
    begins = stream.find(b"%PDF-", 0, 1024)
    if begins >= 0:
        yield Member(f"嵌入文件{number}.pdf", stream[begins:])
