"""OpenDocument files that ask for a password are told as such, not as damaged."""

import zipfile
from io import BytesIO

import pytest

from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.filetypes.locked import is_locked
from parsers.reading import read_file

_ENTRY = '<manifest:file-entry manifest:full-path="content.xml">{}</manifest:file-entry>'
_CIPHER = '<manifest:encryption-data manifest:checksum="x"/>'
_LIST = "META-INF/manifest.xml"


def _odf(manifest: str | None, kind: str = "text") -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", b"\x8f\x01\x99" * 40)
        if manifest is not None:
            archive.writestr(_LIST, f"<manifest:manifest>{manifest}</manifest:manifest>")
    return packed.getvalue()


LOCKED = _odf(_ENTRY.format(_CIPHER))
# LibreOffice 24 keeps all parts in one that is enciphered.
WHOLE = _odf(_ENTRY.format(_CIPHER).replace("content.xml", "encrypted-package"))


@pytest.mark.parametrize(
    ("data", "locked"),
    [
        (LOCKED, True),
        (WHOLE, True),
        (_odf(_ENTRY.format("") + _ENTRY.format(_CIPHER)), True),
        (_odf(_ENTRY.format("")), False),
        (_odf(""), False),
        (_odf(None), False),
        (LOCKED[:-30], False),
        (b"PK\x03\x04", False),
        (b"", False),
        (b"{\\rtf1 encryption-data}", False),
    ],
)
def test_locked_documents(data: bytes, locked: bool) -> None:
    assert is_locked(data) is locked


@pytest.mark.parametrize("kind", ["text", "text-template"])
@pytest.mark.parametrize("name", ["申报表.odt", "申报表.docx", "申报表"])
def test_an_applicant_hears_of_the_password(name: str, kind: str) -> None:
    facts = read_file(_odf(_ENTRY.format(_CIPHER), kind), name)
    assert (facts.type, facts.problem) == (FileType.WORD, Problem.ENCRYPTED)
