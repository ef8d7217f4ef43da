"""What strangers make of an OFD: bounded, one problem each, and never a crash."""

import io
import re
import struct
import time
import zipfile
import zlib

import pytest

from parsers.facts.problem import Problem
from parsers.reading import read_file
from sample_mail.make.eseals.ofd import lines_page, ofd_parts, packed, text_object

PLAIN = ofd_parts([lines_page(["承诺书"])])
PAGE = "Doc_0/Pages/Page_0/Content.xml"
DOCUMENT = "Doc_0/Document.xml"
BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
ENTITY = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def text(written: str, code: str = "", how: str = 'Boundary="20 20 50 9" Size="4"') -> str:
    code = f"<ofd:TextCode {code}>{written}</ofd:TextCode>"
    return f"<ofd:TextObject {how}>{code}</ofd:TextObject>"


def path(data: str, colour: str = "") -> str:
    data = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Fill="true">{colour}{data}</ofd:PathObject>'


def page_of(objects: str) -> dict[str, bytes]:
    return ofd_parts([objects])


def pages_of(count: int) -> dict[str, bytes]:
    entry = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
    return PLAIN | {DOCUMENT: PLAIN[DOCUMENT].replace(entry.encode(), (entry * count).encode())}


def giant_picture(side: int) -> bytes:
    """A PNG that says it is this wide and high, all of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    begin = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return begin + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def with_picture(picture: bytes) -> dict[str, bytes]:
    parts = page_of('<ofd:ImageObject ID="5" ResourceID="7" Boundary="9 9 9 9" CTM="9 0 0 9 0 0"/>')
    media = (
        b'<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>p.png</ofd:MediaFile></ofd:MultiMedia>'
    )
    name = "Doc_0/PublicRes.xml"
    return parts | {
        name: parts[name].replace(b"</ofd:Res>", media + b"</ofd:Res>"),
        "Doc_0/Res/p.png": picture,
    }


def graphic_in_itself() -> dict[str, bytes]:
    one = '<ofd:CompositeObject ID="5" ResourceID="7" Boundary="0 0 9 9"/>'
    content = f"<ofd:Content>{one * 12}</ofd:Content>"
    unit = f'<ofd:CompositeGraphicUnit ID="7">{content}</ofd:CompositeGraphicUnit>'
    parts, name = page_of(one), "Doc_0/PublicRes.xml"
    return parts | {name: parts[name].replace(b"</ofd:Res>", unit.encode() + b"</ofd:Res>")}


def twice() -> bytes:
    whole = io.BytesIO(packed(PLAIN))
    with zipfile.ZipFile(whole, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(PAGE, PLAIN[PAGE])
    return whole.getvalue()


REFUSED, UNREADABLE = Problem.REFUSED, Problem.UNREADABLE


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        (PLAIN | {PAGE: BOMB}, REFUSED),
        (PLAIN | {DOCUMENT: ENTITY}, REFUSED),
        (PLAIN | {"OFD.xml": ENTITY}, REFUSED),
        (PLAIN | {"Doc_0/Other.xml": BOMB}, REFUSED),
        (PLAIN | {"OFD.xml": b""}, UNREADABLE),
        (PLAIN | {"OFD.xml": b"<OFD/>"}, UNREADABLE),
        (PLAIN | {DOCUMENT: b"<"}, UNREADABLE),
        (PLAIN | {DOCUMENT: b"<Document/>"}, UNREADABLE),
        (pages_of(501), REFUSED),
        (pages_of(20_000), REFUSED),
        (page_of("<ofd:PathObject/>" * 200_001), REFUSED),
        (graphic_in_itself(), REFUSED),
        ({name: content for name, content in PLAIN.items() if name != DOCUMENT}, UNREADABLE),
        (
            PLAIN | {"OFD.xml": PLAIN["OFD.xml"].replace(b"Doc_0/Document.xml", b"../../etc/passwd")},
            UNREADABLE,
        ),
        (
            PLAIN | {"OFD.xml": PLAIN["OFD.xml"].replace(b"Doc_0/Document.xml", b"/etc/passwd")},
            UNREADABLE,
        ),
    ],
)  # fmt: skip
def test_what_is_refused_or_no_document(parts: dict[str, bytes], problem: Problem) -> None:
    begin = time.monotonic()
    assert read_file(packed(parts), "a.ofd").problem is problem
    assert time.monotonic() - begin < 20


def test_two_parts_of_one_name_are_refused() -> None:
    """One reader shows the first, another the second."""
    assert read_file(twice(), "a.ofd").problem is REFUSED


@pytest.mark.parametrize(
    "parts",
    [
        {name: content for name, content in PLAIN.items() if name != PAGE},
        {name: content for name, content in PLAIN.items() if name != "Doc_0/PublicRes.xml"},
        PLAIN | {PAGE: b"<"},
        PLAIN | {PAGE: b""},
        PLAIN | {"../../outside.xml": b"<a/>", "/etc/passwd": b"x", "C:\\a.xml": b"<a/>"},
        PLAIN | {DOCUMENT: PLAIN[DOCUMENT].replace(b"210 297", b"1e9 1e9")},
        PLAIN | {DOCUMENT: PLAIN[DOCUMENT].replace(b"210 297", b"nan -5")},
        PLAIN | {DOCUMENT: PLAIN[DOCUMENT].replace(b"Pages/Page_0", b"../../../etc")},
        PLAIN | {"OFD.xml": PLAIN["OFD.xml"].replace(
            b"</ofd:DocBody>", b"<ofd:Signatures>/none.xml</ofd:Signatures></ofd:DocBody>")},
        with_picture(giant_picture(20_000)),
        with_picture(giant_picture(2_000_000)),
        with_picture(b""),
        with_picture(b"\x89PNG\r\n\x1a\n"),
        page_of(text("a", 'X="inf"', 'Boundary="x" Size="nan"')),
        page_of(text("ab", 'DeltaX="g 999999999 1 g -5 2 g"', 'Size="4"')),
        page_of(text("ab", "", 'Size="4" CTM="0 0 0 0 0 0"')),
        page_of(text("ab", "", 'Size="1e5" CTM="1e6 0 0 1e6 0 0"')),
        page_of(path("M 0 L A 1 2 B")),
        page_of(path("C C L 1 1")),
        page_of(path("M 0 0 A 0 0 0 0 0 1 1 A 5 5 0 1 1 1 1")),
        page_of(path("M 0 0 L 1 1", '<ofd:FillColor Value="9999 -1 x"/>')),
        page_of('<ofd:CompositeObject ResourceID="none"/><ofd:ImageObject ResourceID="none"/>'),
        page_of("<ofd:PageBlock>" * 60 + "</ofd:PageBlock>" * 60),
    ],
    ids=range(23),
)  # fmt: skip
def test_what_is_odd_is_read_as_far_as_it_goes(parts: dict[str, bytes]) -> None:
    facts = read_file(packed(parts), "a.ofd")
    assert facts.problem is None, facts.detail
    assert facts.paged is not None
    assert facts.paged.pages == 1


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_unreadable(cut: float) -> None:
    whole = packed(PLAIN)
    assert read_file(whole[: int(len(whole) * cut)], "a.ofd").problem is UNREADABLE


@pytest.mark.parametrize(
    ("pack", "read"),
    [
        (lambda parts: {f"folder/{name}": content for name, content in parts.items()}, "承诺书"),
        (lambda parts: {name.replace("/", "\\"): content for name, content in parts.items()}, "承诺书"),
        (lambda parts: {name.upper(): content for name, content in parts.items()}, "承诺书"),
        (lambda parts: {n: re.sub(b":?ofd:?", b"", c) for n, c in parts.items()}, "承诺书"),
        (lambda parts: {n: c.replace(b"2016", b"2019") for n, c in parts.items()}, "承诺书"),
        (lambda parts: parts | {PAGE: b"\xef\xbb\xbf" + parts[PAGE]}, "承诺书"),
    ],
)  # fmt: skip
def test_ways_of_packing_make_no_difference(pack, read: str) -> None:
    facts = read_file(packed(pack(PLAIN)), "a.ofd")
    assert (facts.problem, facts.text) == (None, read)


@pytest.mark.parametrize(
    ("objects", "read"),
    [
        (text("OFD Reader", 'X="0" Y="4" DeltaX="g 9 2"'), "OFD Reader"),
        (text_object(1, 20, 20, "申报单位："), "申报单位："),
        (text("没有间距", 'X="0" Y="4"'), "没有间距"),
        (text("少写间距", 'X="0" Y="4" DeltaX="4"'), "少写间距"),
        (text("两行两行", 'X="0" Y="4" DeltaX="4 -4 4" DeltaY="g 1 0 6 0"'), "两行\n两行"),
        (text("藏", 'X="0" Y="4"', 'Visible="false" Boundary="20 20 50 9" Size="4"'), ""),
        (f"<ofd:PageBlock>{text_object(1, 20, 20, '块中')}</ofd:PageBlock>", "块中"),
    ],
)  # fmt: skip
def test_text_stands_where_its_codes_put_it(objects: str, read: str) -> None:
    assert read_file(packed(page_of(objects)), "a.ofd").text == read
