"""Tells the type of a file from its bytes. The extension only breaks ties."""

import io
import re
import struct
import zipfile
import zlib

import puremagic
from olefile import OleFileIO

from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.filetypes.ole import has_room_for_its_tables, holds_locked_package, stream_names
from parsers.filetypes.zip_kinds import IWORK, JAVA, ZIPPED, is_zipped_name, package_kind

# Archives of which we know no more than the name.
_NOT_OPENED = (
    *(
        "cab",
        "iso",
        "arj",
        "lzh",
        "lha",
        "z",
        "ace",
        "alz",
        "egg",
        "zst",
        "tzst",
        "lzma",
        "tlz",
        "lz",
    ),
    *(
        "lz4",
        "br",
        "zpaq",
        "dmg",
        "xar",
        "sit",
        "sitx",
        "cpio",
        "img",
        "wim",
        "uc2",
        "kgb",
        "bzip2",
    ),
    *(
        "zoo",
        "arc",
        "ark",
        "ha",
        "uha",
        "sqx",
        "rpm",
        "deb",
        "sz",
        "snz",
        "rz",
        "lrz",
        "lzo",
        "tzo",
    ),
    *("pea", "b1", "kz", "bz", "qda", "yz1", "gca", "hqx", "swm", "esd", "squashfs", "paq8"),
    *(
        "isz",
        "mdf",
        "nrg",
        "udf",
        "toast",
        "vhd",
        "vhdx",
        "vmdk",
        "rev",
        "tbz2",
        "taz",
        "cpgz",
        "shar",
    ),
)
_BY_EXTENSION = {
    **dict.fromkeys(("docx", "docm", "doc", "wps", "rtf", "odt", "dotx"), FileType.WORD),
    "pdf": FileType.PDF,
    "ofd": FileType.OFD,
    **dict.fromkeys(
        (
            *("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp"),
            *("heic", "heif", "avif", "jp2", "jfif"),
        ),
        FileType.IMAGE,
    ),
    **dict.fromkeys(("zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz"), FileType.ARCHIVE),
    **dict.fromkeys(("tbz", "txz", "zipx", *_NOT_OPENED), FileType.ARCHIVE),
    **dict.fromkeys(("eml", "msg", "mbox"), FileType.LETTER),
}
PROGRAM = "application/x-msdownload"
PGP = "application/pgp-encrypted"
RAR = "application/vnd.rar"
# What Office and its like write, though it be no text: sheets, slides.
OFFICE_PREFIXES = ("application/vnd.openxmlformats-officedocument", "application/vnd.ms-",
    "application/vnd.oasis", "application/ofd")  # fmt: skip
# Pages that a browser or Word saved look like letters, and are documents to their senders.
WEB_ARCHIVE = "application/x-mimearchive"
_WEB_ARCHIVES = ("mht", "mhtml")
# First bytes that settle the kind alone.
_MAGIC: tuple[tuple[bytes, FileType, str], ...] = (
    (b"{\\rtf", FileType.WORD, "application/rtf"),
    (b"\xff\xd8\xff", FileType.IMAGE, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", FileType.IMAGE, "image/png"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", FileType.IMAGE, "image/jp2"),
    (b"GIF8", FileType.IMAGE, "image/gif"),
    (b"II*\0", FileType.IMAGE, "image/tiff"),
    (b"MM\0*", FileType.IMAGE, "image/tiff"),
    (b"7z\xbc\xaf\x27\x1c", FileType.ARCHIVE, "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", FileType.ARCHIVE, RAR),
    (b"\x1f\x8b", FileType.ARCHIVE, "application/gzip"),
    (b"\x28\xb5\x2f\xfd", FileType.ARCHIVE, "application/zstd"),
    (b"MSCF", FileType.ARCHIVE, "application/vnd.ms-cab-compressed"),
    (b"xar!", FileType.ARCHIVE, "application/x-xar"),
    (b"LZIP", FileType.ARCHIVE, "application/x-lzip"),
    (b"\x04\x22\x4d\x18", FileType.ARCHIVE, "application/x-lz4"),
    (b"ALZ\1", FileType.ARCHIVE, "application/x-alz"),
    (b"EGGA", FileType.ARCHIVE, "application/x-egg"),
    (b"StuffIt", FileType.ARCHIVE, "application/x-stuffit"),
    (b"SIT!", FileType.ARCHIVE, "application/x-stuffit"),
    (b"MSWIM\0\0\0", FileType.ARCHIVE, "application/x-ms-wim"),
    (b"070701", FileType.ARCHIVE, "application/x-cpio"),
    (b"070707", FileType.ARCHIVE, "application/x-cpio"),
    (b"!<arch>\n", FileType.ARCHIVE, "application/x-archive"),
    (b"7kSt", FileType.ARCHIVE, "application/x-zpaq"),
    (b"zPQ", FileType.ARCHIVE, "application/x-zpaq"),
    (b"BZh", FileType.ARCHIVE, "application/x-bzip2"),
    (b"\xfd7zXZ\0", FileType.ARCHIVE, "application/x-xz"),
    (b"\x7fELF", FileType.OTHER, "application/x-executable"),
)
# A stream that every letter saved by Outlook has, and those within it.
_MSG = "__properties_version1.0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Archives whose mark stands further on.
_MARKS_WITHIN = (
    (257, b"ustar", "application/x-tar"),
    (7, b"**ACE**", "application/x-ace"),
    (2, b"-lh", "application/x-lzh"),
    (0x8001, b"CD001", "application/x-iso9660-image"),
)
# Scanners' drivers and mail gateways put lines before the PDF's own header.
_PDF_WITHIN = 1024
# A header every mail has; Word's own web pages (.mht) begin with MIME-Version and have none of these.
_MAIL_HEADER = re.compile(
    rb"^(Received|Return-Path|From|To|Date|Subject|Message-ID|Delivered-To|Sender|Reply-To):",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_HEADER = re.compile(rb"\A\s*+(?:\xef\xbb\xbf)?(?:From [^\r\n]*+\r?\n)?[!-9;-~]++[ \t]*+:")
# How programs call their documents; 申报材料2.0版 has no extension.
_PROGRAMS = re.compile(r"(?=[a-z\d]*[a-z])(?!exe$)[a-z\d]{2,12}")
_PAPERS = frozenset({"xlsx", "xls", "et", "pptx", "ppt", "dps", "ofd", "txt", "csv", "mp4", "caj"})
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BMP_HEADER_SIZES = (12, 40, 52, 56, 64, 108, 124)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_PE_POINTER = 0x3C
# Whole documents as one XML file: Word's two ways, LibreOffice's.
_WORD_XML = (
    b'progid="Word.Document"',
    b"http://schemas.microsoft.com/office/word/2003/wordml",
    b"application/vnd.oasis.opendocument.text",
)
_LONGEST_LINE, _HEAD = 8192, 65536
_LONGEST_MIMETYPE = 200
_PGP_MARK, _PGP_WITHIN = b"-----BEGIN PGP MESSAGE-----", 4096
_PGP_LINE = re.compile(
    rb"(?:^|(?<=[\w/\"]>))(?:[ \t\xa0]|\xc2\xa0|&nbsp;){0,9}(-----BEGIN PGP MESSAGE-----)",
    re.MULTILINE,
)
_BROKEN_ZIP = "application/x-broken-zip"


# What the bytes of an archive alone are called.
ARCHIVES = frozenset(
    {media for _, kind, media in _MAGIC if kind is FileType.ARCHIVE}
    | {media for _, _, media in _MARKS_WITHIN}
    | {"application/x-apple-diskimage"}
)


def type_by_name(filename: str) -> FileType:
    """Return what a name claims; for files that could not be taken out of their container."""
    return _BY_EXTENSION.get(_extension(filename), FileType.OTHER)


def sniff(data: bytes, filename: str) -> tuple[FileType, str]:
    """The kind and the media type of the bytes. Empty bytes are what their name claims."""
    if not data:
        return type_by_name(filename), "application/octet-stream"
    if data.startswith(_ZIP_STARTS):
        return _zip_kind(data, filename)
    if data.startswith(_OLE):
        return _ole_kind(data, filename)
    found = _by_magic(data)
    if found:
        return found
    if type_by_name(filename) is FileType.ARCHIVE and zipfile.is_zipfile(io.BytesIO(data)):
        return _zip_kind(data, filename)  # something was put before it
    # Only now: archives that do not pack, and letters, hold a PDF's own mark near their beginning.
    is_letter = not data.startswith(b"%PDF-") and _is_mail(data, filename)
    if b"%PDF-" in data[:_PDF_WITHIN] and not is_letter:
        return FileType.PDF, "application/pdf"
    return _plain_kind(data, filename)


def _by_magic(data: bytes) -> tuple[FileType, str] | None:
    if picture := _picture(data):
        return FileType.IMAGE, picture
    if is_pgp(data):
        return FileType.OTHER, PGP
    if data[:2] == b"MZ" and _is_program(data):
        return FileType.OTHER, PROGRAM
    for place, mark, media in _MARKS_WITHIN:
        if data[place : place + len(mark)] == mark:
            return FileType.ARCHIVE, media
    if data[-512:-508] == b"koly":
        return FileType.ARCHIVE, "application/x-apple-diskimage"
    if data[4:8] == b"ftyp":
        return FileType.OTHER, _iso_media(data[8:12])
    return next(((kind, media) for magic, kind, media in _MAGIC if data.startswith(magic)), None)


def _iso_media(brand: bytes) -> str:
    """MP4 and its relatives, whatever their extension: telephones and editors write many brands."""
    if brand in (b"M4A ", b"M4B ", b"M4P "):
        return "audio/mp4"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def _picture(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return "image/avif"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "image/heic"
    is_bmp = data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADER_SIZES
    return "image/bmp" if is_bmp else ""


def is_pgp(data: bytes) -> bool:
    """Tell whether it is a text enciphered by PGP; one that was signed alone is there to be read."""
    return data[:_PGP_WITHIN].lstrip().startswith(_PGP_MARK)


def pgp_within(text: bytes) -> bytes:
    """Returns what is enciphered by PGP in a body, from its first line on; b"" where nothing is.

    A greeting may stand above it, and a page's tags around it; what is quoted with ">" is not the letter's.
    """
    found = _PGP_LINE.search(text)
    return text[found.start(1) :] if found else b""


def _is_program(data: bytes) -> bool:
    """A text may begin with MZ too; a program's header points to a second mark."""
    place = int.from_bytes(data[_PE_POINTER : _PE_POINTER + 4], "little")
    return data[place : place + 2] in (b"PE", b"NE", b"LE") or b"\0" in data[:64]


def _extension(filename: str) -> str:
    return filename.rpartition(".")[2].lower() if "." in filename else ""


def _zip_kind(data: bytes, filename: str) -> tuple[FileType, str]:
    """A package is known by its parts; a damaged one by its name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            mimetype = _mimetype(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error):
        kind = type_by_name(filename)
        if kind is not FileType.WORD and is_zipped_name(_extension(filename)):
            return FileType.OTHER, _BROKEN_ZIP
        return (kind if kind is FileType.WORD else FileType.ARCHIVE), "application/zip"
    if found := package_kind(names, filename, mimetype):
        return found
    if _is_unheard_of(names, filename):
        return FileType.OTHER, ZIPPED
    return FileType.ARCHIVE, "application/zip"


def _is_unheard_of(names: set[str], filename: str) -> bool:
    """Tell whether it is a document of some program we do not know: called by no archive's name, and no
    document lies in it. Who renames an archive to get it past a gate has documents in it.
    """
    if type_by_name(filename) is not FileType.OTHER or not _PROGRAMS.fullmatch(
        _extension(filename)
    ):
        return False
    return not any(_holds_papers(name) for name in names)


def _holds_papers(name: str) -> bool:
    kind = type_by_name(name)
    if kind is FileType.IMAGE:
        return not name.isascii()  # parts of packages have names that programs gave
    return kind is not FileType.OTHER or _extension(name) in _PAPERS


def _mimetype(archive: zipfile.ZipFile) -> str:
    """Return what a package calls itself, in a part of that name."""
    info = archive.NameToInfo.get("mimetype")
    if info is None:
        return ""
    try:
        with archive.open(info) as part:
            return part.read(_LONGEST_MIMETYPE).decode("ascii", "replace").strip()
    except (RuntimeError, EOFError, zlib.error):
        return ""


def _ole_kind(data: bytes, filename: str) -> tuple[FileType, str]:
    names = stream_names(data)
    if _MSG in names and ("WordDocument" not in names or _is_msg(data, filename)):
        return FileType.LETTER, "application/vnd.ms-outlook"
    if "WordDocument" in names:
        return FileType.WORD, "application/msword"
    if holds_locked_package(data):
        kind = type_by_name(filename)
        return kind, "application/x-encrypted-office"
    if names & {"Workbook", "Book"}:
        return FileType.OTHER, "application/vnd.ms-excel"
    if "PowerPoint Document" in names:
        return FileType.OTHER, "application/vnd.ms-powerpoint"
    return type_by_name(filename), "application/x-ole-storage"


def _is_msg(data: bytes, filename: str) -> bool:
    """Tell whether a letter holds a Word file, or a Word file a letter: by what lies at the root."""
    if not has_room_for_its_tables(data):
        return _extension(filename) == "msg"
    try:
        with OleFileIO(io.BytesIO(data)) as compound:
            return bool(compound.exists(_MSG))
    except (OSError, ValueError, TypeError, IndexError, AttributeError, struct.error):
        return _extension(filename) == "msg"


def _plain_kind(data: bytes, filename: str) -> tuple[FileType, str]:
    claimed = type_by_name(filename)
    if _extension(filename) in ("pgp", "gpg", "asc") and data[0] & 0x80:
        return FileType.OTHER, PGP  # its first byte tells a packet's kind
    if _is_mail(data, filename):
        return FileType.LETTER, "message/rfc822"
    if _extension(filename) in _NOT_OPENED:
        return FileType.ARCHIVE, f"application/x-{_extension(filename)}"
    if _extension(filename) == "tar":
        return FileType.ARCHIVE, "application/x-tar"  # from before the magic was agreed
    if _extension(filename) in _WEB_ARCHIVES:
        return FileType.OTHER, WEB_ARCHIVE
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if head.startswith(b"<?xml") and any(mark in head for mark in _WORD_XML):
        return FileType.WORD, "application/xml"
    if claimed is not FileType.OTHER:
        # Claims to be a document and has none of its marks: its reader says what is wrong.
        return claimed, "application/octet-stream"
    try:
        return FileType.OTHER, puremagic.from_string(
            data[:65536], mime=True, filename=filename
        ) or ""
    except (puremagic.PureError, ValueError):
        return FileType.OTHER, "application/octet-stream"


def _is_mail(data: bytes, filename: str) -> bool:
    """A text may begin with "Date:"; a mail has several headers, or the name of one."""
    if _extension(filename) in _WEB_ARCHIVES or not _ANY_HEADER.match(data[:_LONGEST_LINE]):
        return False
    named_so = type_by_name(filename) is FileType.LETTER
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD].lstrip(), maxsplit=1)[0]
    found = {name.lower() for name in _MAIL_HEADER.findall(head)}
    return len(found) >= (1 if named_so else 3)


# Never opened: what they do is not in our hands.
_EXECUTABLE = frozenset({PROGRAM, "application/x-executable", JAVA})
_EXECUTABLE_NAMES = frozenset(
    {"exe", "com", "scr", "bat", "cmd", "msi", "js", "vbs", "lnk", "jar", "apk", "ps1", "hta"}
)


# What browsers and programs that download call a file until all of it is there.
_UNFINISHED = frozenset(
    {"crdownload", "part", "partial", "download", "opdownload", "downloading", "xltd", "td", "!ut"}
)


def is_unfinished(data: bytes, filename: str) -> bool:
    """Tell whether a file never came whole to its sender: a download that was broken off, or a name that
    iCloud keeps for what lies with it.
    """
    placeholder = _extension(filename) == "icloud" and data.startswith(b"bplist")
    return placeholder or _extension(filename) in _UNFINISHED


def problem_of_kind(data: bytes, filename: str) -> Problem | None:
    """Return what is wrong with a file as a kind: a program is refused, a saved web page not read."""
    _, media_type = sniff(data, filename)
    if is_unfinished(data, filename) or media_type == _BROKEN_ZIP:
        return Problem.UNREADABLE
    if media_type in _EXECUTABLE or _extension(filename) in _EXECUTABLE_NAMES:
        return Problem.REFUSED
    if media_type in (WEB_ARCHIVE, IWORK):
        return Problem.UNSUPPORTED
    return Problem.ENCRYPTED if media_type in ("application/x-encrypted-office", PGP) else None
