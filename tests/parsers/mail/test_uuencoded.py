"""Files in a letter's text, as old programs write them."""

import binascii

import pytest

from parsers.mail.body.uuencoded import uu_files, without_files
from parsers.mail.letter import open_letter

DATA = bytes(range(256)) * 3
HEAD = b"From: a@b.example\nSubject: s\nTo: c@d.example\n\n"


def encoded(name: bytes, data: bytes = DATA, *, backtick: bool = True) -> bytes:
    lines = [binascii.b2a_uu(data[i : i + 45], backtick=backtick) for i in range(0, len(data), 45)]
    return (
        b"begin 644 " + name + b"\n" + b"".join(lines) + (b"`" if backtick else b" ") + b"\nend\n"
    )


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        (b"hello\n" + encoded(b"a.pdf") + b"bye", [(b"a.pdf", DATA)], b"hello\nbye"),
        (encoded(b"a.pdf", backtick=False), [(b"a.pdf", DATA)], b""),
        (encoded(b"a.pdf").replace(b"\n", b"\r\n"), [(b"a.pdf", DATA)], b""),
        (encoded(b"a") + encoded(b"b"), [(b"a", DATA), (b"b", DATA)], b""),
        (encoded(b"a.pdf")[: 16 + 62 * 2], [(b"a.pdf", DATA[:90])], b""),
        (b"begin 644 and then we go\nno such line of theirs", [], None),
        (b"we begin 644 times\n", [], None),
        (b"", [], None),
    ],
)
def test_files_in_a_text(text, found, rest):
    files = tuple(uu_files(text))
    assert [(file.name, file.data) for file in files] == found
    assert without_files(text, files) == (text if rest is None else rest)


def test_a_letter_written_so():
    name = "承诺书.pdf"
    opened = open_letter(HEAD + "见附件\n".encode("gbk") + encoded(name.encode("gbk")))
    assert opened.letter.text == "见附件"
    assert [(a.filename, a.size) for a in opened.letter.attachments] == [(name, len(DATA))]
