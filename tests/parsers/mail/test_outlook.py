"""winmail.dat and letters saved by Outlook, written by hand."""

import io
import struct
import zipfile
from email.message import EmailMessage

import pytest
from compound_files import Compound, properties
from PIL import Image

from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem, Unreadable
from parsers.filetypes.sniff import sniff
from parsers.mail.letter import open_letter
from parsers.mail.wrappers.outlook import TNEF_MAGIC, open_tnef
from parsers.mail.wrappers.saved_letter import as_message

PDF = b"%PDF-1.4\nan invented page"
_BEGINS, _TITLE, _DATA, _BODY = 0x00069002, 0x00018010, 0x0006800F, 0x0002800C


def _attribute(level: int, kind: int, value: bytes) -> bytes:
    return (
        struct.pack("<BII", level, kind, len(value))
        + value
        + struct.pack("<H", sum(value) & 0xFFFF)
    )


def winmail(files: dict[bytes, bytes]) -> bytes:
    out = TNEF_MAGIC + b"\x01\x00" + _attribute(1, _BODY, b"text\0")
    for name, data in files.items():
        out += _attribute(2, _BEGINS, bytes(14))
        out += _attribute(2, _TITLE, name + b"\0") + _attribute(2, _DATA, data)
    return out


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (winmail({b"form.pdf": PDF}), [("form.pdf", PDF)]),
        (winmail({"申报表.pdf".encode("gbk"): PDF}), [("申报表.pdf", PDF)]),
        (winmail({"申报表.pdf".encode(): PDF}), [("申报表.pdf", PDF)]),
        (winmail({b"a.pdf": PDF, b"b.pdf": b""}), [("a.pdf", PDF), ("b.pdf", b"")]),
        (winmail({}), []),
    ],
)
def test_files_of_a_winmail(data, found):
    assert [(member.path, member.data) for member in open_tnef(data)] == found


@pytest.mark.parametrize(
    "value",
    [
        struct.pack("<I", 0xFFFFFFF0),
        struct.pack("<IHHI", 1, 0x1003, 0x0E00, 0xFFFFFFF0),
    ],
)
def test_endless_properties_end(value):
    data = winmail({b"a.pdf": PDF}) + _attribute(2, 0x00069005, value)
    assert [member.path for member in open_tnef(data)] == ["a.pdf"]


def saved_letter(files: dict[str, bytes], texts: dict[int, str] | None = None) -> bytes:
    file = Compound()
    file.add(0, "__properties_version1.0", properties(32))
    for tag, text in (texts or {}).items():
        file.add(0, f"__substg1.0_{tag:04X}001F", text.encode("utf-16-le"))
    for number, (name, data) in enumerate(files.items()):
        attachment = file.add(0, f"__attach_version1.0_#{number:08X}")
        tags = properties(8, 0x3707001F, 0x37010102)
        file.add(attachment, "__properties_version1.0", tags)
        file.add(attachment, "__substg1.0_3707001F", name.encode("utf-16-le"))
        file.add(attachment, "__substg1.0_37010102", data)
    return file.bytes()


def _endless(stated: int) -> bytes:
    """The file's only small sector is followed by itself, so that it is as long as it says."""
    data = bytearray(saved_letter({"a.pdf": PDF}))
    entry = data.index("__substg1.0_37010102".encode("utf-16-le"))
    (sector,) = struct.unpack_from("<I", data, entry + 116)
    (chains,) = struct.unpack_from("<I", data, 0x3C)
    struct.pack_into("<I", data, (chains + 1) * 512 + sector * 4, sector)
    struct.pack_into("<I", data, entry + 120, stated)
    return bytes(data)


def _with_header(place: int, value: int) -> bytes:
    data = bytearray(saved_letter({"a.pdf": PDF}))
    struct.pack_into("<I", data, place, value)
    return bytes(data)


@pytest.mark.parametrize("files", [{}, {"申报表.pdf": PDF}, {"一.pdf": PDF, "二.txt": b"text"}])
def test_files_of_a_saved_letter(files):
    opened = open_letter(saved_letter(files))
    found = {a.filename: opened.contents[a.sha256] for a in opened.letter.attachments}
    assert found == files


def _attach(file: Compound, letter: int, number: int, streams: dict[str, bytes]) -> int:
    attachment = file.add(letter, f"__attach_version1.0_#{number:08X}")
    for tag, data in streams.items():
        file.add(attachment, f"__substg1.0_{tag}", data)
    return attachment


def test_letters_within_and_names_of_other_kinds():
    file = Compound()
    file.add(0, "__properties_version1.0", properties(32))
    title = {"3001001F": "转发：申报".encode("utf-16-le")}
    letter = file.add(_attach(file, 0, 0, title), "__substg1.0_3701000D")
    file.add(letter, "__properties_version1.0", properties(24))
    _attach(file, letter, 0, {"3707001E": "承诺书.pdf".encode("gbk"), "37010102": PDF})
    _attach(file, 0, 1, {"3704001E": b"FORM~1.PDF", "37010102": PDF + b"1"})
    _attach(file, 0, 2, {"3707001F": "远处.pdf".encode("utf-16-le")})
    found = open_letter(file.bytes()).letter.attachments
    assert [(*one.path, one.filename, one.size, one.problem) for one in found] == [
        ("转发：申报", "承诺书.pdf", len(PDF), None),
        ("FORM~1.PDF", len(PDF) + 1, None),
        ("远处.pdf", 0, Problem.UNSUPPORTED),
    ]


@pytest.mark.parametrize(
    ("opener", "data"),
    [
        (open_tnef, b""),
        (open_tnef, b"no winmail at all"),
        (open_tnef, winmail({})[:-4]),
        (as_message, b""),
        (as_message, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        (as_message, _endless(20 * 1024**2)),
        *((as_message, _with_header(place, 2**31)) for place in (0x2C, 0x40, 0x48)),
    ],
)
def test_damage_is_told(opener, data):
    with pytest.raises(Unreadable) as trouble:
        opener(data)
    assert trouble.value.problem is Problem.UNREADABLE


HEAD = (
    "Received: from a (b) by c; Wed, 10 Jun 2026 09:30:00 +0800\r\n"
    "From: =?utf-8?B?5p6X6KeB6Z2S?= <lin@y.example>\r\n"
    "Subject: =?utf-8?B?55Sz5oql5p2Q5paZ?=\r\n"
    "Date: Wed, 10 Jun 2026 09:29:00 +0800\r\nMessage-ID: <1@y.example>\r\n"
    'Content-Type: multipart/mixed;\r\n\tboundary="old"\r\nMIME-Version: 1.0\r\n\r\n'
)
KEPT = {0x007D: HEAD, 0x1000: "您好，材料见附件。"}
WITHOUT = {
    0x0037: "申报材料",
    0x0C1A: "林见青",
    0x5D01: "lin@y.example",
    0x1000: "您好，材料见附件。",
}


@pytest.mark.parametrize("texts", [KEPT, WITHOUT, WITHOUT | {0x5D01: "", 0x0C1F: "lin@y.example"}])
def test_a_saved_letter_is_read_as_the_mail_it_was(texts):
    opened = open_letter(saved_letter({"表.pdf": PDF, "材料.zip": b"PK"}, texts))
    letter = opened.letter
    assert (letter.subject, letter.sender.address, letter.sender.name) == (
        "申报材料", "lin@y.example", "林见青",
    )  # fmt: skip
    assert letter.text == "您好，材料见附件。"
    assert [a.filename for a in letter.attachments] == ["表.pdf", "材料.zip"]
    assert (letter.received_header_at is not None) is (texts is KEPT)


def test_a_saved_letter_that_holds_a_word_file_is_a_letter():
    """Its streams are on sectors' borders, so that the Word file's own seem to be the letter's."""
    inner = Compound()
    inner.add(0, "WordDocument", bytes(5000))
    data = saved_letter({"表.doc": inner.bytes()}, KEPT)
    assert (
        sniff(data, "信.msg")
        == sniff(data, "信")
        == (FileType.LETTER, "application/vnd.ms-outlook")
    )
    assert [a.filename for a in open_letter(data).letter.attachments] == ["表.doc"]


@pytest.mark.parametrize("cut", [200, 600, 1500])
def test_a_damaged_saved_letter_is_told(cut):
    with pytest.raises(Unreadable):
        open_letter(saved_letter({"表.pdf": PDF * 99}, KEPT)[:cut])


def test_a_head_that_would_add_lines_adds_none():
    texts = WITHOUT | {
        0x0037: "申报\r\nBcc: all@x.example",
        0x5D01: "lin@y.example\r\nBcc: a@x.example",
    }
    letter = open_letter(saved_letter({}, texts)).letter
    assert letter.subject == "申报 Bcc: all@x.example"
    assert letter.recipients == ()


LINK = "https://pan.baidu.com/s/1inventedLink"
PAGE = f'<html><body><p>视频见<a href="{LINK}">网盘</a></p></body></html>'
_SPOKEN: dict[str, dict[str, bytes]] = {
    "plain": {"1000001F": f"视频见 {LINK}".encode("utf-16-le")},
    "plain in the charset of Windows": {"1000001E": f"视频见 {LINK}".encode("gbk")},
    "a page": {"10130102": PAGE.encode()},
    "a page kept as text": {"1013001F": PAGE.encode("utf-16-le")},
    "a page kept as text of 8 bits": {"1013001E": PAGE.encode("gbk")},
    "both": {
        "1000001F": "视频见网盘".encode("utf-16-le"),
        "10130102": PAGE.encode(),
    },
}


def _saying(streams: dict[str, bytes]) -> bytes:
    file = Compound()
    file.add(0, "__properties_version1.0", properties(32))
    for tag, data in streams.items():
        file.add(0, f"__substg1.0_{tag}", data)
    _attach(file, 0, 0, {"3707001F": "表.pdf".encode("utf-16-le"), "37010102": PDF})
    return file.bytes()


def _within_one(streams: dict[str, bytes]) -> bytes:
    """The same letter attached to one saved by Outlook."""
    file = Compound()
    file.add(0, "__properties_version1.0", properties(32))
    letter = file.add(_attach(file, 0, 0, {}), "__substg1.0_3701000D")
    file.add(letter, "__properties_version1.0", properties(24))
    for tag, data in streams.items():
        file.add(letter, f"__substg1.0_{tag}", data)
    _attach(file, letter, 0, {"3707001F": "表.pdf".encode("utf-16-le"), "37010102": PDF})
    return file.bytes()


def _zipped(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("旧信.msg", data)
    return packed.getvalue()


_CARRIED = {
    "attached": ("旧信.msg", _saying),
    "of another name": ("旧信", _saying),
    "within one attached": ("旧信.msg", _within_one),
    "in an archive": ("旧信.zip", lambda streams: _zipped(_saying(streams))),
    "in a winmail": ("winmail.dat", lambda streams: winmail({b"1.msg": _saying(streams)})),
}


@pytest.mark.parametrize("streams", _SPOKEN.values(), ids=_SPOKEN)
@pytest.mark.parametrize("carried", _CARRIED.values(), ids=_CARRIED)
def test_a_saved_letter_that_is_attached_is_heard(carried, streams):
    name, made = carried
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "lin@y.example", "转发"
    mail.set_content("请看附件。")
    mail.add_attachment(made(streams), "application", "octet-stream", filename=name)
    letter = open_letter(mail.as_bytes()).letter
    assert letter.text == "请看附件。"
    assert [link.url for link in letter.cloud_links] == [LINK]
    assert [a.filename for a in letter.attachments] == ["表.pdf"]


@pytest.mark.parametrize("streams", _SPOKEN.values(), ids=_SPOKEN)
def test_a_saved_letter_given_by_itself_is_the_letter(streams):
    letter = open_letter(_saying(streams)).letter
    assert letter.text.startswith("视频见")
    assert [link.url for link in letter.cloud_links] == [LINK]
    assert [(a.path, a.filename) for a in letter.attachments] == [((), "表.pdf")]


def test_letters_within_each_other_keep_their_own_texts_and_files():
    file = Compound()
    place = 0
    for number in range(4):
        file.add(place, "__properties_version1.0", properties(24 if place else 32))
        text = f"第{number}封 https://pan.baidu.com/s/1number{number}".encode("utf-16-le")
        file.add(place, "__substg1.0_1000001F", text)
        name = f"{number}.pdf".encode("utf-16-le")
        _attach(file, place, 0, {"3707001F": name, "37010102": PDF + b"%d" % number})
        place = file.add(_attach(file, place, 1, {}), "__substg1.0_3701000D")
    letter = open_letter(file.bytes()).letter
    assert letter.text.startswith("第0封")
    assert [link.url[-1] for link in letter.cloud_links] == ["0", "1", "2", "3"]
    found = [(len(a.path), a.filename) for a in letter.attachments if a.size]
    assert found == [(0, "0.pdf"), (1, "1.pdf"), (2, "2.pdf"), (3, "3.pdf")]


def test_letters_within_each_other_without_end_are_refused():
    file = Compound()
    place = 0
    for _ in range(30):
        file.add(place, "__properties_version1.0", properties(24 if place else 32))
        place = file.add(_attach(file, place, 0, {}), "__substg1.0_3701000D")
    found = open_letter(file.bytes()).letter.attachments
    assert [a.problem for a in found] == [Problem.REFUSED]


def test_a_picture_that_the_page_shows_is_no_file():
    logo = io.BytesIO()
    Image.new("RGB", (60, 20), "navy").save(logo, "PNG")
    file = Compound()
    file.add(0, "__properties_version1.0", properties(32))
    file.add(0, "__substg1.0_10130102", b'<html><img src="cid:logo1"><p>text</p></html>')
    for number, (name, shown) in enumerate([("image001.png", "logo1"), ("照片.png", "")]):
        streams = {"3707001F": name.encode("utf-16-le"), "37010102": logo.getvalue()}
        streams |= {"3712001F": shown.encode("utf-16-le")} if shown else {}
        _attach(file, 0, number, streams)
    assert [a.filename for a in open_letter(file.bytes()).letter.attachments] == ["照片.png"]


def test_a_damaged_saved_letter_that_is_attached_is_told():
    mail = EmailMessage()
    mail["From"] = "lin@y.example"
    mail.add_attachment(
        saved_letter({"表.pdf": PDF * 99}, KEPT)[:1500], "application", "vnd.ms-outlook",
        filename="旧信.msg",
    )  # fmt: skip
    (found,) = open_letter(mail.as_bytes()).letter.attachments
    assert (found.filename, found.problem) == ("旧信.msg", Problem.UNREADABLE)
