"""Lifting large files out of a letter leaves no trace: the tree is as the library builds it alone."""

import base64
import random
from email import message_from_bytes
from email.message import Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.mail.letter import open_letter
from parsers.mail.structure.large_bodies import LEAST, lift, put_back

BIG = base64.encodebytes(random.Random(7).randbytes(3 * LEAST))
CRLF = BIG.replace(b"\n", b"\r\n")


def tree(message: Message) -> list[object]:
    """All that the library knows of a message and its parts."""
    return [
        (
            part.items(),
            None if part.is_multipart() else part.get_payload(),
            part.preamble,
            part.epilogue,
            [type(one) for one in part.defects],
            part.get_boundary(),
        )
        for part in message.walk()
    ]


def parted(body: bytes, *, end: bytes = b"\n", close: bytes = b"--b--\n") -> bytes:
    head = b"Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
    part = b"x\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
    return (head + part + body + close).replace(b"\n", end)


LETTERS = {
    "one file": parted(BIG),
    "CRLF": parted(BIG, end=b"\r\n"),
    "two files": parted(BIG + b"--b\nContent-Transfer-Encoding: base64\n\n" + BIG),
    "no border behind": parted(BIG, close=b""),
    "no end of line": parted(BIG.rstrip(), close=b""),
    "blank lines within": parted(BIG + b"\n\n" + BIG),
    "blank lines before and behind": parted(b"\n\n" + BIG + b"\n\n\n"),
    "no parts": b"Subject: s\nContent-Transfer-Encoding: base64\n\n" + BIG,
    "before the first part": parted(b"x\n").replace(b"\n\n--b", b"\n\n" + BIG + b"--b", 1),
    "behind the last part": parted(b"x\n") + b"\n" + BIG,
    "headers without a blank line": b"Subject: s\n" + BIG,
    "a header in its midst": parted(BIG + b"Content-Type: x\n" + BIG),
    "within a forwarded letter": parted(
        BIG + b"--b\nContent-Type: message/rfc822\n\nSubject: t\n\n" + BIG
    ),
    "a letter within without headers": b"Content-Type: message/rfc822\n\n\n" + BIG,
    "blank lines alone": parted(b"\n" * 3 * LEAST),
    "lines without end": parted(BIG.replace(b"\n", b"") + b"\n"),
    "mixed ends of lines": parted(BIG[: LEAST * 2] + CRLF),
    "doubled returns": parted(BIG).replace(b"\n", b"\r\r\n"),
    "a mailing list's lines below": parted(BIG + b"_______\nlist@x.example\n"),
}


@pytest.mark.parametrize("raw", LETTERS.values(), ids=LETTERS)
def test_the_tree_is_the_librarys(raw: bytes) -> None:
    lifted = lift(raw)
    message = message_from_bytes(lifted.thin)
    put_back(message, lifted)
    assert tree(message) == tree(message_from_bytes(raw))


@pytest.mark.parametrize("name", ["one file", "CRLF", "two files", "no parts", "no border behind"])
def test_what_is_large_is_lifted(name: str) -> None:
    lifted = lift(LETTERS[name])
    assert len(lifted.thin) < 1000
    assert sum(map(len, lifted.files)) > len(BIG) - 100


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(BIG, CRLF, b"--b\n", b"--b--\n", b"--c\r\n", b"-- \n", b"\n", b"\r\n", b"=\n"),
                *(b"Content-Type: text/plain\n", b"Content-Type: message/rfc822\n\n"),
                *(b"AAAA", "中".encode()),
            ]
        ),
        max_size=12,
    )
)
def test_any_order_of_pieces_is_the_librarys(pieces: list[bytes]) -> None:
    raw = b"Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n" + b"".join(pieces)
    lifted = lift(raw)
    message = message_from_bytes(lifted.thin)
    put_back(message, lifted)
    assert tree(message) == tree(message_from_bytes(raw))


def test_a_letter_read_with_it_has_its_file() -> None:
    (file,) = open_letter(b"From: a@b.example\n" + parted(BIG)).contents.values()
    assert file == base64.decodebytes(BIG)
