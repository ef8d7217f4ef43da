"""Letters that programs and gateways broke are read as they were meant."""

import base64
import contextlib
import quopri
import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.facts.problem import Problem, Unreadable
from parsers.mail.body.body_text import LONGEST
from parsers.mail.letter import open_letter
from parsers.mail.structure.repair import mended

PDF = b"%PDF-1.4\nan invented page"
HEAD = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
TEXT = "您好，附件为申报材料"
BODY = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + TEXT.encode() + b"\r\n"


def part(name: str, data: bytes = PDF, kind: bytes = b"application/octet-stream") -> bytes:
    return (
        b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Disposition: attachment; filename="' + name.encode() + b'"\r\n\r\n'
        + base64.encodebytes(data) + b"\r\n"
    )  # fmt: skip


def letter(*parts: bytes, border: bytes = b"b", told: bytes | None = None) -> bytes:
    told = b'; boundary="' + border + b'"' if told is None else told
    inside = b"".join(b"--" + border + b"\r\n" + one for one in parts)
    kind = b"Content-Type: multipart/mixed" + told
    return HEAD + kind + b"\r\n\r\n" + inside + b"--" + border + b"--\r\n"


WHOLE = letter(BODY, part("a.pdf"))
INNER = letter(BODY, part("a.pdf"), border=b"inner")
FORWARD = b"Content-Type: message/rfc822\r\n"
PAGE = HEAD + b"Content-Type: text/html\r\n\r\n<p>"
PGP = b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
PLAIN = HEAD + b"Content-Type: text/plain"
IN_BASE64 = PLAIN + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        WHOLE,
        b"\xef\xbb\xbf" + WHOLE,
        b"\r\n\r\n" + WHOLE,
        b"From a@b Wed Jun 10 10:00:00 2026\r\n" + WHOLE,
        WHOLE.replace(b"\r\n", b"\n"),
        WHOLE.replace(b"\r\n", b"\r"),
        WHOLE.replace(b"\r\n", b"\r\r\n"),
        WHOLE.replace(b"Subject:", b"Subject :"),
        WHOLE.replace(b"Subject: s\r\n", b"Subject: s\r\nX-Broken: a\r\nb c\r\n"),
        WHOLE.replace(b"--b--", b""),
        letter(BODY, part("a.pdf"), border="边界".encode("gbk")),
        letter(BODY, part("a.pdf"), border="边界".encode()),
        letter(BODY, part("a.pdf"), told=b""),
        letter(BODY, part("a.pdf"), told=b'; boundary="another"'),
        WHOLE.replace(b'Content-Type: multipart/mixed; boundary="b"\r\n', b""),
        letter(b"\r\n" + TEXT.encode("gbk") + b"\r\n", part("a.pdf")),
        letter(BODY, FORWARD + b"\r\n" + INNER),
        letter(BODY, FORWARD + b"\r\n\r\n" + INNER),
        letter(BODY, FORWARD + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(INNER)),
        letter(
            BODY,
            FORWARD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quopri.encodestring(INNER),
        ),
        letter(BODY, part("f.eml", INNER)),
        letter(BODY, part("f.eml", INNER, b"text/plain")),
        letter(BODY, part("a.pdf"), part("smime.p7s")),
        letter(BODY, part("a.pdf").replace(b": base64", b": BASE64 (so it is)")),
    ],
)  # fmt: skip
def test_a_broken_letter_brings_what_it_was_sent_with(raw):
    opened = open_letter(raw)
    (attachment,) = opened.letter.attachments
    assert attachment.filename == "a.pdf"
    assert opened.contents[attachment.sha256] == PDF
    assert (opened.letter.subject, opened.letter.text) == ("s", TEXT)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (letter(part("f.mbox", b"From a@b Wed Jun 10 10:00:00 2026\n" + INNER + b"\n\n"
                + b"From a@b Wed Jun 10 10:00:00 2026\n" + INNER)), [("a.pdf", None)] * 2),
        (letter(part("form.mht", PAGE)), [("form.mht", None)]),
        (letter(part("form.mht", PAGE, b"message/rfc822")), [("form.mht", None)]),
        (letter(part("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(20))), [("winmail.dat", Problem.UNREADABLE)]),
        (letter(PGP, part("a.asc")), [("a.asc", None)]),
    ],
)  # fmt: skip
def test_what_else_a_letter_brings(raw, found):
    assert [(a.filename, a.problem) for a in open_letter(raw).letter.attachments] == found


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (PLAIN + b"; format=flowed\r\n\r\na \r\nb\r\n-- \r\nc \r\n> d\r\n", "a b\n-- \nc \n> d"),
        (PLAIN + b"; format=flowed; delsp=yes\r\n\r\nhttp://a \r\nb", "http://ab"),
        (IN_BASE64 + TEXT.encode(), TEXT),
        (IN_BASE64 + base64.b64encode(TEXT.encode()) + b"\r\n--\r\n", TEXT),
        (HEAD + b"\r\nno header: of ours\r\n\r\nend", "no header: of ours\n\nend"),
    ],
)  # fmt: skip
def test_the_text_as_it_was_meant(raw, text):
    assert open_letter(raw).letter.text.replace("\r\n", "\n") == text


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Wed, 10 Jun 2026 10:13:00 +0800 (CST)", "2026-06-10T10:13:00+08:00"),
        ("Wed, 10 Jun 2026 10:13:00 CST", "2026-06-10T10:13:00+08:00"),
        ("Wed, 10 Jun 2026 10:13:00 GMT+0800", "2026-06-10T10:13:00+08:00"),
        ("Wed, 10 Jun 2026 10:13:00 +0800 (中国标准时间)", "2026-06-10T10:13:00+08:00"),
        ("2026-06-10 10:13:00 +0800", "2026-06-10T10:13:00+08:00"),
        ("Wed, 10 Jun 2026 02:13:00 -0000", "2026-06-10T02:13:00+00:00"),
        ("Wed, 31 Feb 2026 10:13:00 +0800", None),
        ("Wed, 10 Jun 99999 10:13:00 +0800", None),
        ("2026-99-10 10:13:00 +0800", None),
        ("", None),
    ],
)
def test_dates_as_servers_write_them(date, moment):
    raw = HEAD + f"Date: {date}\r\nReceived: from x by y; {date}\r\n\r\n".encode()
    found = datetime.fromisoformat(moment) if moment else None
    opened = open_letter(raw).letter
    assert (opened.dated_at, opened.received_header_at) == (found, found)


def test_a_letter_in_order_is_left_alone():
    assert mended(WHOLE) == WHOLE


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.binary(max_size=4)), max_size=8))
@settings(max_examples=150, deadline=None)
def test_damage_is_read_or_told(changes):
    raw = bytearray(letter(BODY, part("a.pdf"), FORWARD + b"\r\n" + INNER))
    for place, data in changes:
        raw[place : place + 2] = data
    with contextlib.suppress(Unreadable):
        open_letter(bytes(raw))


@pytest.mark.parametrize("piece", [b"; a=b", b'; a="', b";*=", b"; =", b"=?utf-8?Q?=41?="])
@pytest.mark.parametrize("name", [b"Content-Type: a/b", b"Content-Disposition: attachment"])
def test_endless_headers_of_parts_end(name, piece):
    began = time.process_time()
    open_letter(letter(BODY, name + piece * 200_000 + b"\r\n\r\nx"))
    assert time.process_time() - began < 5


def test_endless_text_is_cut():
    assert len(open_letter(PLAIN + b"\r\n\r\n" + b"a " * 5_000_000).letter.text) <= LONGEST


@pytest.mark.parametrize(
    "piece",
    [
        b"--x\r\nContent-Type: multipart/mixed\r\n\r\n",
        b"--" + b" " * 500,
        b'boundary="\xc9\xea%d"\r\n',
        b"begin 644 a.pdf\r\n#0V%T\r\n",
        b"\r\n\r\nFrom a 2026\r\nx:",
        b"a :\r\n",
    ],
)
def test_mending_ends(piece):
    open_letter(HEAD + b"Content-Type: multipart/mixed\r\n\r\n" + piece * 20_000)
