"""Finds the archive inside a self-extracting program (自解压文件), which is never run."""

import io
import zipfile

# The program itself is some hundred kilobytes.
_WITHIN = 2 * 1024**2
_MARKS = (
    (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
    (b"Rar!\x1a\x07\x00", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c\x00", "application/x-7z-compressed"),
)


def archive_within(program: bytes) -> tuple[bytes, str] | None:
    """The archive's bytes and media type, None where the program carries none."""
    for mark, media_type in _MARKS:
        # The program names the marks that it looks for; the archive's own comes last.
        place = program.rfind(mark, 0, _WITHIN)
        if place > 0:
            return program[place:], media_type
    return (program, "application/zip") if zipfile.is_zipfile(io.BytesIO(program)) else None


def is_installed(path: str) -> bool:
    """Tell whether a file is one of those that programs for installing bring, and papers do not."""
    return path.lower().endswith((".exe", ".dll", ".class", ".msi", ".sys", ".ocx"))
