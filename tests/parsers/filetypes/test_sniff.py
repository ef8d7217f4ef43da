"""The bytes tell what a file is; its name only breaks ties."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.filetypes.sniff import problem_of_kind, sniff, type_by_name

WORD, PDF, IMAGE, ARCHIVE = FileType.WORD, FileType.PDF, FileType.IMAGE, FileType.ARCHIVE
LETTER, OTHER = FileType.LETTER, FileType.OTHER
MAIL = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\ntext"


def holding(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "%PDF-1.4")
    return buffer.getvalue()


def compound(*names: str) -> bytes:
    """A compound file's beginning and a directory with these streams."""
    out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    for name in names:
        raw = name.encode("utf-16-le") + b"\0\0"
        out += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), 2, 1) + bytes(60)
    return out


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (holding("[Content_Types].xml", "word/document.xml"), "申报表.zip", WORD),
        (holding("[Content_Types].xml", "word/document.xml"), "申报表.doc", WORD),
        (holding("[Content_Types].xml", "word\\document.xml"), "a", WORD),
        (holding("[Content_Types].xml", "xl/workbook.xml"), "a.docx", OTHER),
        (holding("[Content_Types].xml", "ppt/presentation.xml"), "a.docx", OTHER),
        (holding("content.xml", "META-INF/manifest.xml"), "a.odt", WORD),
        (holding("content.xml", "META-INF/manifest.xml"), "a.ods", OTHER),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>', "表.xml", WORD),
        (
            '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'.encode("utf-16"),
            "a",
            WORD,
        ),
        (
            b'<?xml version="1.0"?><o o:mimetype="application/vnd.oasis.opendocument.text"/>',
            "a.fodt",
            WORD,
        ),
        (b'<?xml version="1.0"?><list/>', "a.xml", OTHER),
        (b'see progid="Word.Document"', "a.txt", OTHER),
        (holding("OFD.xml"), "a.ofd", FileType.OFD),
        (holding("OFD.xml"), "a.zip", FileType.OFD),
        (holding("folder/OFD.xml", "folder/Doc_0/Document.xml"), "a.ofd", FileType.OFD),
        (holding("a.ofd", "b.ofd"), "a.zip", ARCHIVE),
        (holding("word/表.pdf"), "材料.zip", ARCHIVE),
        (holding("a.pdf"), "a.pdf", ARCHIVE),
        (holding("a.pdf")[:30], "a.docx", WORD),
        (holding("a.pdf")[:30], "a.zip", ARCHIVE),
        (compound("WordDocument"), "a.wps", WORD),
        (compound("Workbook"), "a.doc", OTHER),
        (compound("PowerPoint Document"), "a.doc", OTHER),
        (compound("EncryptedPackage"), "a.docx", WORD),
        (compound("__properties_version1.0"), "a", LETTER),
        (compound(), "a.doc", WORD),
        (b"{\\rtf1 text}", "a.doc", WORD),
        (b"%PDF-1.4\n", "a.docx", PDF),
        (b"\r\nprinted by an invented driver\r\n%PDF-1.4\n", "a", PDF),
        (b"Content-Type: application/pdf\r\n\r\n%PDF-1.4\n", "a.pdf", PDF),
        (b"\xff\xd8\xff\xe0", "a.pdf", IMAGE),
        (b"\x89PNG\r\n\x1a\n", "a.jpg", IMAGE),
        (b"GIF89a", "a", IMAGE),
        (b"II*\0", "a", IMAGE),
        (b"RIFF\0\0\0\0WEBP", "a", IMAGE),
        (b"\0\0\0\x18ftypheic", "a.jpg", IMAGE),
        (b"BM" + bytes(12) + b"\x28\0\0\0", "a", IMAGE),
        (b"BM is how this text begins", "a.txt", OTHER),
        (b"7z\xbc\xaf\x27\x1c", "a.zip", ARCHIVE),
        (b"Rar!\x1a\x07\x00", "a.zip", ARCHIVE),
        (b"\x1f\x8b\x08", "a", ARCHIVE),
        (b"MZ" + bytes(100), "a.pdf", OTHER),
        (b"MZ is how this text begins, and it goes on for long enough", "a.txt", OTHER),
        (MAIL, "a.txt", LETTER),
        (MAIL + b" %PDF-1.4", "a.txt", LETTER),
        (b"\xef\xbb\xbf" + MAIL, "a.eml", LETTER),
        (b"Date: today\r\nthis is a diary", "a.txt", OTHER),
        (b"Date: today\r\n\r\ntext", "a.eml", LETTER),
        (b"text", "a.eml", LETTER),
        (b"text", "a.pdf", PDF),
        (b"text", "a.txt", OTHER),
        (b"", "a.pdf", PDF),
        (b"", "a", OTHER),
    ],
)
def test_sniff(data, name, kind):
    assert sniff(data, name)[0] is kind


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"MZ" + bytes(100), "申报表.pdf", Problem.REFUSED),
        (b"\x7fELF", "a", Problem.REFUSED),
        (b"echo", "a.bat", Problem.REFUSED),
        (b"echo", "a.JS", Problem.REFUSED),
        (holding("OFD.xml"), "a.ofd", None),
        (compound("EncryptedPackage"), "a.xlsx", Problem.ENCRYPTED),
        (b"text", "a.txt", None),
        (holding("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", None),
    ],
)
def test_problem_of_kind(data, name, problem):
    assert problem_of_kind(data, name) is problem


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PDF", PDF), ("a.b.wps", WORD), ("a.heic", IMAGE), ("a.tgz", ARCHIVE), ("pdf", OTHER)],
)
def test_type_by_name(name, kind):
    assert type_by_name(name) is kind


HEADS = [
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"MZ",
    b"BM",
    b"From: ",
]


@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(["a", "a.docx", "a.eml"]))
def test_any_bytes_are_something(head, rest, name):
    kind, media_type = sniff(head + rest, name)
    assert isinstance(kind, FileType)
    assert isinstance(media_type, str)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("承诺书.pdf.crdownload", b"\0\1\2", Problem.UNREADABLE),
        ("承诺书.pdf.part", b"", Problem.UNREADABLE),
        ("承诺书.pdf.opdownload", b"x", Problem.UNREADABLE),
        ("支撑材料.zip.xltd", b"\0", Problem.UNREADABLE),
        (".承诺书.pdf.icloud", b"bplist00\xd3", Problem.UNREADABLE),
        ("第三部分.part.txt", b"x", None),
        ("x.icloud", b"x", None),
    ],
)
def test_a_file_that_never_came_whole_to_its_sender(name, data, problem):
    assert problem_of_kind(data, name) is problem
