"""Letters saved by Outlook whose text is RTF alone: packed, plain, or a page wrapped in it."""

import struct
import time
from collections.abc import Callable

import pytest
from compound_files import Compound, properties

from parsers.mail.letter import open_letter
from parsers.mail.wrappers.packed_rtf import LONGEST, unpack_rtf
from parsers.mail.wrappers.rtf_body import read_rtf
from parsers.mail.wrappers.saved_letter import as_message

Pack = Callable[[bytes], bytes]


def plain(rtf: bytes) -> bytes:
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def packed(rtf: bytes, kind: bytes = b"LZFu", size: int | None = None) -> bytes:
    """Every byte as it is: a flag of nought before each eight."""
    body = b"".join(b"\0" + rtf[place : place + 8] for place in range(0, len(rtf), 8))
    size = len(rtf) if size is None else size
    return struct.pack("<II4sI", len(body) + 12, size, kind, 0) + body


# The example of MS-OXRTFCP, 4.1.1: references to the window's first words, and a last one to its end.
OF_THE_STANDARD = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
    "0af32068656c090020627705b06c647d0a800fa0"
)


@pytest.mark.parametrize(
    ("data", "rtf"),
    [
        (OF_THE_STANDARD, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"),
        (packed(b"{\\rtf1 a}"), b"{\\rtf1 a}"),
        (plain(b"{\\rtf1 a}"), b"{\\rtf1 a}"),
        (packed(b"{\\rtf1 a}" * 900), b"{\\rtf1 a}" * 900),
        (packed(b"{\\rtf1 a}", size=0xFFFFFFFF), b"{\\rtf1 a}"),
        (packed(b"{\\rtf1 a}", size=3), b"{\\r"),
        (packed(b"{\\rtf1 a}", kind=b"else"), b""),
        # A run that repeats itself: one byte back, four bytes long.
        (struct.pack("<II4sI", 20, 6, b"LZFu", 0) + b"\x04ab" + bytes([0x0D, 0x02]), b"ababab"),
        (b"", b""),
        (b"LZFu", b""),
    ],
)
def test_unpacking(data: bytes, rtf: bytes) -> None:
    if data.endswith(bytes([0x0D, 0x02])):
        # The place in the window is the first byte written after the 207 that lie there at first.
        data = data[:-2] + ((207 << 4) | 2).to_bytes(2, "big")
    assert unpack_rtf(data) == rtf


@pytest.mark.parametrize("cut", range(16, len(OF_THE_STANDARD), 3))
def test_a_cut_stream_gives_what_came(cut: int) -> None:
    whole = unpack_rtf(OF_THE_STANDARD)
    assert whole.startswith(unpack_rtf(OF_THE_STANDARD[:cut])[:-17])


def test_a_stream_of_repeats_ends_at_the_bound() -> None:
    bomb = struct.pack("<II4sI", 0, 0xFFFFFFFF, b"LZFu", 0) + b"\xfe" * 3_000_000
    assert len(unpack_rtf(bomb)) <= LONGEST


GBK = "您好，材料见附件。".encode("gbk")
ESCAPED = "".join(f"\\'{byte:02x}" for byte in GBK)
FONTS = "{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fcharset204 Arial;}{\\f2\\fcharset0 X;}}"


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (f"{{\\rtf1\\ansi\\ansicpg936 {ESCAPED}\\par}}", "您好，材料见附件。\n"),
        (f"{{\\rtf1\\ansi\\ansicpg1252{FONTS}\\f0 {ESCAPED}}}", "您好，材料见附件。"),
        (f"{{\\rtf1\\ansi\\ansicpg936{FONTS}\\f1\\'cf\\'e8\\f0 {ESCAPED[:8]}}}", "Пи您"),
        ("{\\rtf1\\ansi\\ansicpg936\\u24744?\\u22909?}", "您好"),
        ("{\\rtf1\\uc2\\u24744\\'c4\\'fa\\u22909??}", "您好"),
        ("{\\rtf1\\uc0\\u24744 x}", "您x"),
        ("{\\rtf1\\u-10240?\\u-9216?}", "\U00010000"),
        ("{\\rtf1 a\\line b\\tab c\\~d\\_e\\{f\\}\\\\}", "a\nb\tc d-e{f}\\"),
        ("{\\rtf1 {\\b a}{\\i b\\par}\r\nc}", "ab\nc"),
        ("{\\rtf1{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title x}}a}", "a"),
        ("{\\rtf1{\\*\\generator x;}{\\pict 0102}{\\*\\unknown y}a}", "a"),
        ("{\\rtf1{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt a}}}", "a"),
        ("{\\rtf1\\ldblquote a\\rdblquote\\emdash b}", "“a”—b"),
        ("{\\rtf1\\ansicpg99999 a}", "a"),
        ("{\\rtf1 a}}}}b", "ab"),
        ("{\\rtf1 a{{{{b", "ab"),
        ("", ""),
    ],
)
def test_words_of_rtf(rtf: str, text: str) -> None:
    assert read_rtf(rtf.encode("latin-1")) == (text, False)


PAGE = (
    "{\\rtf1\\ansi\\ansicpg936\\fromhtml1 \\deff0" + FONTS + "\r\n"
    "{\\*\\htmltag64 <html>}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 " + ESCAPED + " a<b\r\n"
    "{\\*\\htmltag84 <a href=\"https://pan.example/x\">}\\htmlrtf {\\field\\htmlrtf0 \\'d0\\'d0"
    "{\\*\\mhtmltag84 <a href=other>}{\\*\\htmltag92 </a>}\\htmlrtf }\\htmlrtf0 "
    "\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag72 </p>}{\\*\\htmltag58 </html>}}"
)


def test_a_page_wrapped_in_rtf_is_that_page() -> None:
    page = '<html><p>您好，材料见附件。 a&lt;b<a href="https://pan.example/x">行</a></p></html>'
    assert read_rtf(PAGE.encode("latin-1")) == (page, True)


def _saved(rtf: bytes, within: bool) -> bytes:
    file = Compound()
    place = 0
    if within:
        file.add(0, "__properties_version1.0", properties(32))
        attached = file.add(0, "__attach_version1.0_#00000000")
        file.add(attached, "__properties_version1.0", properties(8))
        place = file.add(attached, "__substg1.0_3701000D")
    file.add(place, "__properties_version1.0", properties(24 if within else 32))
    file.add(place, "__substg1.0_0037001F", "申报材料".encode("utf-16-le"))
    file.add(place, "__substg1.0_10090102", rtf)
    return file.bytes()


LINK = "https://pan.baidu.com/s/1number"
LINKED = PAGE.replace("https://pan.example/x", LINK)


@pytest.mark.parametrize("within", [False, True])
@pytest.mark.parametrize("pack", [packed, plain])
@pytest.mark.parametrize("rtf", [LINKED, f"{{\\rtf1\\ansi\\ansicpg936 {ESCAPED} {LINK} }}"])
def test_a_letter_of_rtf_alone_is_heard(rtf: str, pack: Pack, within: bool) -> None:
    letter = open_letter(as_message(_saved(pack(rtf.encode("latin-1")), within))).letter
    assert [link.url for link in letter.cloud_links] == [LINK]
    assert within or "您好，材料见附件。" in letter.text


@pytest.mark.parametrize("damaged", [b"", b"\xff" * 40, packed(b"{\\rtf1 a}")[:20]])
def test_damaged_rtf_leaves_a_letter_without_text(damaged: bytes) -> None:
    letter = open_letter(as_message(_saved(damaged, within=False))).letter
    assert letter.subject == "申报材料"


@pytest.mark.parametrize("piece", ["{", "}", "\\", "\\u1", "\\'4", "{\\b a}", "\\*", "\\f0 a", "a"])
def test_time_grows_with_length(piece: str) -> None:
    start = time.perf_counter()
    read_rtf(("{\\rtf1" + piece * 100_000).encode())
    assert time.perf_counter() - start < 5
