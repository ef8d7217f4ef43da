"""Converts all older Word documents of a letter in one call, before they are read one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.convert.converter import Conversion, Converter
from parsers.docx.foreign.plain_xml import is_written
from parsers.docx.word_file import is_package
from parsers.facts.filetype import FileType
from parsers.facts.problem import Unreadable
from parsers.filetypes.locked import is_locked
from parsers.filetypes.sniff import sniff
from parsers.filetypes.zip_kinds import PAGES

# Compound files, RTF, zips (.odt), XML (.fodt, Word 2003), and Word, Write before compound files.
_BEGINNINGS = (
    b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK\x03\x04", b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<",
    b"\xdb\xa5", b"\x31\xbe", b"\x32\xbe", b"\xffWPC",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Converted:
    """A converter that has its answers ready, and asks `converter` for any other document."""

    converter: Converter
    ready: dict[bytes, Conversion]

    def convert(self, data: bytes, filename: str) -> bytes:
        result = self.ready.get(data)
        if isinstance(result, Unreadable):
            raise result
        return self.converter.convert(data, filename) if result is None else result

    def convert_all(self, documents: Sequence[tuple[bytes, str]]) -> list[Conversion]:
        return self.converter.convert_all(documents)


def converted_together(converter: Converter, files: Iterable[tuple[bytes, str]]) -> Converter:
    """Starts the converter once for all of `files` (bytes, name) that need it."""
    older = [(data, name) for data, name in files if needs_conversion(data, name)]
    if len(older) <= 1:
        return converter
    results = converter.convert_all(older)
    return Converted(
        converter, {data: result for (data, _), result in zip(older, results, strict=True)}
    )


def needs_conversion(data: bytes, filename: str) -> bool:
    """Tell whether these are a Word document's bytes that only the converter can read."""
    kind, media_type = sniff(data, filename) if data else (FileType.OTHER, "")
    return (
        kind is FileType.WORD
        and media_type != PAGES
        and not is_package(data)
        and not is_locked(data)
        and not is_written(data)
        and is_convertible(data)
    )


def is_convertible(data: bytes) -> bool:
    """Tell whether the bytes begin as a document of some format does.

    LibreOffice takes anything else for text, and shows rubbish as if it were the applicant's words.
    """
    return data.lstrip()[:8].startswith(_BEGINNINGS)
