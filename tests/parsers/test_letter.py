"""A letter with all it brought: archives, forwards, pictures, links."""

import base64
import gzip
import io
import zipfile
from email.message import EmailMessage

import pytest
from PIL import Image

from parsers.letter import open_letter
from parsers.problem import Problem, Unreadable

PDF = b"%PDF-1.4\nan invented page"


class _GbkName(zipfile.ZipInfo):
    def _encodeFilenameFlags(self):  # noqa: N802 - zipfile's own hook
        return self.filename.encode("gbk"), 0


def packed(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_GbkName(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def a_letter(files: dict[str, bytes], text: str = "见附件") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "张三 <Zhang@Example.ORG>", "申报材料"
    message.set_content(text)
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="x-any", filename=name)
    return message


def names(message: EmailMessage | bytes) -> list[tuple[tuple[str, ...], str, Problem | None]]:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return [(a.path, a.filename, a.problem) for a in open_letter(raw).letter.attachments]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"表.pdf": PDF}, [((), "表.pdf", None)]),
        ({"材料.zip": packed({"企业A/表.pdf": PDF})}, [(("材料.zip", "企业A"), "表.pdf", None)]),
        ({"m.zip": packed({"word/表.pdf": PDF})}, [(("m.zip", "word"), "表.pdf", None)]),
        ({"m.zip": packed({"__MACOSX/._x": b"1", "a.pdf": PDF})}, [(("m.zip",), "a.pdf", None)]),
        ({"m.zip": packed({"../../a.pdf": PDF})}, [(("m.zip", "文件夹", "文件夹"), "a.pdf", None)]),
        ({"a.zip": packed({"b.zip": packed({"c.pdf": PDF})})}, [(("a.zip", "b.zip"), "c.pdf", None)]),
        ({"表.pdf.gz": gzip.compress(PDF)}, [(("表.pdf.gz",), "表.pdf", None)]),
        ({"m.zip": packed({})}, [((), "m.zip", Problem.UNREADABLE)]),
        ({"m.zip": b"no archive"}, [((), "m.zip", Problem.UNREADABLE)]),
        ({"m.zip": packed({"0": bytes(9_000_000)})}, [((), "m.zip", Problem.REFUSED)]),
        ({"m.gz": gzip.compress(bytes(9_000_000))}, [((), "m.gz", Problem.REFUSED)]),
        ({"m.rar": b"Rar!\x1a\x07\x01\x00"}, [((), "m.rar", Problem.UNREADABLE)]),
    ],
)  # fmt: skip
def test_files_of_a_letter(files, found):
    got = names(a_letter(files))
    if "m.rar" in files:
        # Without the library for rar the kind is named instead.
        assert got[0][2] in (Problem.UNREADABLE, Problem.UNSUPPORTED)
        return
    assert got == found


def test_a_zip_that_does_not_pack_is_no_pdf():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.pdf", PDF)
    assert names(a_letter({"m.zip": buffer.getvalue()})) == [(("m.zip",), "a.pdf", None)]


def test_forwards_bring_their_files_and_links():
    inner = a_letter({"表.pdf": PDF}, "甲.mp4 (3M) https://wx.mail.qq.com/ftn/download?k=1")
    outer = a_letter({})
    outer.add_attachment(inner)
    assert names(outer) == [(("申报材料",), "表.pdf", None)]
    assert [link.name for link in open_letter(outer.as_bytes()).letter.cloud_links] == ["甲.mp4"]
    assert names(a_letter({"旧信.eml": inner.as_bytes()})) == [(("旧信.eml",), "表.pdf", None)]


def test_a_forward_in_base64():
    inner = base64.encodebytes(a_letter({"表.pdf": PDF}).as_bytes())
    raw = (
        b"From: a@b.example\nSubject: x\nContent-Type: message/rfc822\n"
        b"Content-Transfer-Encoding: base64\n\n" + inner
    )
    assert [name for _, name, _ in names(raw)] == ["表.pdf"]


def test_a_forward_too_deep_is_told():
    message = a_letter({"表.pdf": PDF})
    for _ in range(8):
        outer = a_letter({})
        outer.add_attachment(message)
        message = outer
    assert [problem for _, _, problem in names(message)] == [Problem.REFUSED]


def _picture(side: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (side, side), "red").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(("side", "files"), [(80, 0), (900, 1)])
def test_logos_dress_and_pages_are_sent(side, files):
    message = a_letter({})
    message.add_alternative('<p>您好<img src="cid:one"></p>', subtype="html")
    html = message.get_payload()[1]
    html.add_related(_picture(side), "image", "png", cid="<one>", filename="image001.png")
    assert len(names(message)) == files


def test_who_wrote():
    letter = open_letter(a_letter({}).as_bytes()).letter
    assert (letter.sender.address, letter.sender.name) == ("Zhang@example.org", "张三")
    assert letter.answer_to == letter.sender


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4", b'{"a": 1}', b"Note: no mail\n\ntext"])
def test_what_is_no_mail(raw):
    with pytest.raises(Unreadable):
        open_letter(raw)


@pytest.mark.parametrize(
    "word", [b"=?utf-8?B?5byg5LiJ5A?=", b"=?utf-8?B?A?=", b"=?gb2312?B?1cXI/Q?="]
)
def test_a_broken_encoded_word_costs_no_letter(word):
    raw = b"From: " + word + b" <a@b.example>\nSubject: " + word + b"\n\ntext"
    assert open_letter(raw).letter.sender.address == "a@b.example"


def test_a_multipart_without_its_border_is_text():
    raw = b'From: a@b.example\nContent-Type: multipart/mixed; boundary="x"\n\nThe letter.\n'
    letter = open_letter(raw).letter
    assert (letter.text, letter.attachments) == ("The letter.", ())
