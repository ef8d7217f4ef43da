"""Names come back as the applicant meant them, and harmless."""

from base64 import b64encode
from email import message_from_bytes
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail.structure.filenames import LONGEST, name_of, safe_name

NAME = "某某公司—申报材料.pdf"
GBK, UTF8 = NAME.encode("gb18030"), NAME.encode()
# 許, 功 and 蓋 have a backslash for their second byte.
TRADITIONAL = "許功蓋環保車業有限公司-申報材料.pdf"
BIG5 = TRADITIONAL.encode("big5")
ESCAPED = b64encode(quote(NAME).encode())
TWICE = b64encode(b"=?utf-8?B?" + b64encode(NAME.encode()) + b"?=")


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (b'Content-Disposition: attachment; filename="a.pdf"', "a.pdf"),
        (b"Content-Disposition: attachment; filename=a.pdf", "a.pdf"),
        (b'Content-Disposition: attachment; filename="' + GBK + b'"', NAME),
        (b'Content-Disposition: attachment; filename="' + UTF8 + b'"', NAME),
        (b"Content-Disposition: attachment; filename*=gb18030''" + quote(GBK).encode(), NAME),
        (b"Content-Disposition: attachment; filename*=GB2312''" + quote(GBK).encode(), NAME),
        (b"Content-Disposition: attachment; filename*=utf-8'zh'" + quote(UTF8).encode(), NAME),
        (b'Content-Disposition: attachment; filename="' + quote(UTF8).encode() + b'"', NAME),
        (b'Content-Disposition: attachment; FileName="a\\"b.pdf"', 'a"b.pdf'),
        (b'Content-Disposition: attachment; filename="a;b.pdf"; size=3', "a;b.pdf"),
        (b'Content-Type: application/pdf; name="a.pdf"', "a.pdf"),
        (b'Content-Type: application/pdf; name="' + GBK + b'"', NAME),
        (b'Content-Type: x/y; name="a.pdf"\nContent-Disposition: attachment; filename="b.pdf"', "b.pdf"),
        (b'Content-Type: x/y; name="a.pdf"\nContent-Disposition: attachment; filename="???.pdf"', "a.pdf"),
        (b'Content-Type: x/y; name="a.pdf"\nContent-Disposition: attachment; filename="noname"', "a.pdf"),
        (b'Content-Type: x/y; name="a.pdf"\nContent-Disposition: attachment; filename="ATT01.dat"', "a.pdf"),
        (b'Content-Disposition: attachment; filename="' + GBK, NAME),
        (b'Content-Disposition: filename="' + GBK + b'"', NAME),
        (b'Content-Disposition: attachment; filename="&#25215;&#35834;&#20070;.pdf"', "承诺书.pdf"),
        (b"Content-Description: a.pdf\nContent-Disposition: attachment", "a.pdf"),
        (b"Content-Description: a letter\nContent-Disposition: attachment", ""),
        (b"Content-Disposition: attachment", ""),
        (b"Content-Disposition: attachment; filename=", ""),
        (b"Subject: x", ""),
        # Quotation marks within, as people write names and programs leave them.
        (b'Content-Disposition: attachment; filename="a"b"c.pdf"', 'a"b"c.pdf'),
        (b'Content-Disposition: attachment; filename="\xe2\x80\x9ca"b.pdf"; size=3', '“a"b.pdf'),
        (b'Content-Disposition: attachment; filename="a";b.pdf"', 'a";b.pdf'),
        (b'Content-Disposition: attachment; filename="a"b.pdf"; filename*=utf-8\'\'c.pdf', "c.pdf"),
        (b'Content-Disposition: attachment; filename=a"b".pdf; size=3', 'a"b".pdf'),
        (b'Content-Disposition: attachment; filename="a.pdf" ;', "a.pdf"),
        (b'Content-Disposition: attachment; filename="a.pdf', "a.pdf"),
        # The first header says nothing, the second does.
        (b'Content-Disposition:\nContent-Disposition: attachment; filename="a.pdf"', "a.pdf"),
        (b'Content-Type: \nContent-Type: x/y; name="a.pdf"', "a.pdf"),
        (b'Content-Disposition: attachment\nContent-Disposition: attachment; filename="a.pdf"', "a.pdf"),
        (
            b'Content-Disposition: attachment; filename="a.pdf"\nContent-Disposition: x; filename="b.pdf"',
            "a.pdf",
        ),
        (b'Content-Disposition: attachment; filename="' + BIG5 + b'"', TRADITIONAL),
        (b"Content-Disposition: attachment; filename*=big5''" + quote(BIG5).encode(), TRADITIONAL),
        (b'Content-Disposition: attachment; filename="=?utf-8?B?' + TWICE + b'?="', NAME),
        # Percent signs where none are looked for, and twice.
        (b'Content-Disposition: attachment; filename="=?utf-8?B?' + ESCAPED + b'?="', NAME),
        (b"Content-Disposition: attachment; filename*=utf-8''" + quote(quote(UTF8)).encode(), NAME),
        (b'Content-Disposition: attachment; filename="~' + quote(BIG5).encode() + b'"', f"~{TRADITIONAL}"),
        (b'Content-Disposition: attachment; filename="50%AB 100%.pdf"', "50%AB 100%.pdf"),
        (b'Content-Disposition: attachment; filename="rise of 50%25.pdf"', "rise of 50%25.pdf"),
    ],
)  # fmt: skip
def test_name_of(headers, name):
    assert name_of(message_from_bytes(headers + b"\n\n")) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("申报表.pdf", "申报表.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\申报表.pdf", "申报表.pdf"),
        ("C:申报表.pdf", "申报表.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\u200b\x00\x1f\n.pdf", "a.pdf"),
        ("申报表.pdf. . ", "申报表.pdf"),
        ("文件/", "文件"),
        ("..", "未命名附件"),
        ("", "未命名附件"),
        ("x" * 300 + ".pdf", "x" * 190 + ".pdf"),
        ("x" * 300, "x" * 200),
    ],
)
def test_safe_name(name, safe):
    assert safe_name(name) == safe


@given(st.text())
def test_no_name_leads_elsewhere(name):
    safe = safe_name(name)
    assert safe.strip(" .")
    assert not set(safe) & set("/\\\0\n\u202e")
    assert len(safe) <= LONGEST
