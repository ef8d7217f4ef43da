"""A letter with all it brought: archives, forwards, pictures, links."""

import base64
import contextlib
import gzip
import io
import zipfile
import zlib
from email.message import EmailMessage

import pytest
from asn1crypto import cms
from PIL import Image

from parsers.facts.problem import Problem, Unreadable
from parsers.mail.enclosures import MOST_FILES
from parsers.mail.letter import open_letter

PDF = b"%PDF-1.4\nan invented page"
BASE64 = b"Content-Transfer-Encoding: base64"


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


@pytest.mark.parametrize(
    ("line", "address", "name"),
    [
        ("方知微 <方知微@云栖岭.公司>".encode(), "方知微@云栖岭.公司", "方知微"),
        ("方知微@云栖岭.公司".encode(), "方知微@云栖岭.公司", ""),
        ("<方知微@云栖岭.公司>".encode(), "方知微@云栖岭.公司", ""),
        ('"方, 知微" <方知微@云栖岭.公司>'.encode(), "方知微@云栖岭.公司", "方, 知微"),
        ("方知微 <fzw@云栖岭.公司>".encode(), "fzw@云栖岭.公司", "方知微"),
        (
            "方知微 <fzw@xn--9kqv75am0i.xn--55qx5d>".encode(),
            "fzw@xn--9kqv75am0i.xn--55qx5d",
            "方知微",
        ),
        (b"=?utf-8?B?5pa55LiW?= <" + "方@例子.中国".encode() + b">", "方@例子.中国", "方世"),
        ("Иван <иван@почта.рф>".encode(), "иван@почта.рф", "Иван"),
        ("方知微 <fzw@b.example>".encode("gb18030"), "fzw@b.example", "方知微"),
        ("方知微 <方知微@云栖岭.公司>".encode("gb18030"), "方知微@云栖岭.公司", "方知微"),
        ("許功 <hsu@b.example>".encode("big5"), "hsu@b.example", "許功"),
        ("方知微 <fzw＠b.example>".encode(), "fzw@b.example", ""),
        ("fzw＠b.example".encode(), "fzw@b.example", ""),
        (
            b"=?utf-8?B?" + base64.b64encode("方 <fzw@b.example>".encode()) + b"?=",
            "fzw@b.example",
            "",
        ),
        (b"=?utf-8?B?" + base64.b64encode("<方@例子.中国>".encode()) + b"?=", "方@例子.中国", ""),
        ("\u202d<fzw\u200b@b.example>\u202c".encode(), "fzw@b.example", ""),
        (b"Fang <FZW@B.Example>", "FZW@b.example", "Fang"),
        (b"\nFrom: Fang <fzw@b.example>", "fzw@b.example", "Fang"),
        (b"  \nFrom:\nFrom: fzw@b.example", "fzw@b.example", ""),
        (b'"" <>\nFrom: fzw@b.example', "fzw@b.example", ""),
        (b"=?utf-8?Q??= <>\nFrom: Fang <fzw@b.example>", "fzw@b.example", "Fang"),
        (b"Fang <fzw@b.example>\nFrom: other@c.example", "fzw@b.example", "Fang"),
        # Typed on keyboards of East Asia, in part or as a whole.
        ("方知微 <f．zw＠b．example>".encode(), "f.zw@b.example", "方知微"),
        ("方知微 <ｆｚｗ＠ｂ．ｅｘａｍｐｌｅ>".encode(), "fzw@b.example", "方知微"),
        ("方知微＜fzw@b.example＞".encode(), "fzw@b.example", "方知微"),
        ("方知微＜fzw＠b.example＞".encode("gb18030"), "fzw@b.example", "方知微"),
        ("方知微（fzw＠b.example）".encode(), "fzw@b.example", ""),
        ("方知微 <fzw ＠ b.example>".encode(), "fzw@b.example", "方知微"),
        ("方知微；fzw＠b.example".encode(), "fzw@b.example", ""),
        ("邮箱：fzw＠b.example".encode(), "fzw@b.example", ""),
        ("方知微【fzw＠b.example】".encode(), "fzw@b.example", ""),
        ("方知微@岚屿 <fzw@b.example>".encode(), "fzw@b.example", "方知微@岚屿"),
        ("方@云栖岭.公司 <方知微@云栖岭.公司>".encode(), "方知微@云栖岭.公司", "方@云栖岭.公司"),
        (b"fzw@b.example <fzw@b.example>, x@c.example", "fzw@b.example", "fzw@b.example"),
        (b'"fzw@c.example" <fzw@b.example>', "fzw@b.example", "fzw@c.example"),
        ('"方 知微"@b.example'.encode(), '"方 知微"@b.example', ""),
        ("甲＜环保＞公司 <fzw@b.example>".encode(), "fzw@b.example", ""),
        ("fzw﹫b.example".encode(), "fzw@b.example", ""),
        ("fzw@云栖岭。公司".encode(), "fzw@云栖岭.公司", ""),
        ("张三，李四 <fzw＠b.example>".encode(), "fzw@b.example", ""),
        ('"x@y.example" <fzw＠b.example>'.encode(), "fzw@b.example", "x@y.example"),
        # A local part encoded as if it were a name; a word that hides more than one address stays.
        (
            b"<=?utf-8?B?" + base64.b64encode("方知微".encode()) + b"?=@b.example>",
            "方知微@b.example",
            "",
        ),
        (
            b"<=?utf-8?B?" + base64.b64encode(b"a@c.example,x") + b"?=@b.example>",
            "=?utf-8?B?YUBjLmV4YW1wbGUseA==?=@b.example",
            "",
        ),
    ],
)
def test_the_sender_as_written(line: bytes, address: str, name: str) -> None:
    letter = open_letter(b"From: " + line + b"\nSubject: x\nDate: x\n\ntext").letter
    assert letter.sender.address == address
    assert name in {letter.sender.name, ""}


@pytest.mark.parametrize(
    "twice",
    [
        b"Content-Type:\nContent-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding:\nContent-Type: text/plain; charset=gbk\n" + BASE64,
        b"Content-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: base64\nContent-Type:",
        b"Content-Type: ;\nContent-Type: text/plain; charset=gbk\n" + BASE64,
        b"Content-Type:\n \nContent-Type: text/plain; charset=gbk\n" + BASE64,
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_an_empty_header_hides_no_full_one(twice: bytes, inside: bool) -> None:
    part = twice + b"\n\n" + base64.b64encode("见附件，谢谢".encode("gb18030")) + b"\n"
    head = b"From:\nFrom: a@b.example\nSubject:\nSubject: x\n"
    if inside:
        part = b'Content-Type: multipart/mixed; boundary="z"\n\n--z\n' + part + b"--z--\n"
    letter = open_letter(head + part).letter
    assert (letter.sender.address, letter.subject, letter.text) == (
        "a@b.example",
        "x",
        "见附件，谢谢",
    )


@pytest.mark.parametrize("charset", ["big5", "gb18030", "utf-8"])
def test_names_in_archives_in_whatever_charset(charset: str) -> None:
    """Packers before the UTF-8 flag wrote names in the charset of their Windows."""
    name = "許功蓋環保車業/承諾書.pdf"
    raw = name.encode(charset)
    buffer = io.BytesIO()
    stand_in = "x" * len(raw)
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(stand_in, PDF)
    packed_so = buffer.getvalue().replace(stand_in.encode(), raw)
    (found,) = open_letter(a_letter({"m.zip": packed_so}).as_bytes()).letter.attachments
    assert (*found.path, found.filename) == ("m.zip", "許功蓋環保車業", "承諾書.pdf")


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


HEAD = b"From: a@b.example\nTo: c@d.example\nSubject: x\n"


def a_file(data: bytes, encoding: str = "base64", kind: str = "application/pdf") -> bytes:
    return HEAD + (
        f'Content-Type: {kind}; name="a.pdf"\nContent-Transfer-Encoding: {encoding}\n\n'.encode()
        + data
    )


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (base64.encodebytes(PDF), PDF),
        (base64.b64encode(PDF)[:20], PDF[:15]),
        (base64.b64encode(PDF)[:21], PDF[:15]),
        (base64.b64encode(PDF)[:22], PDF[:16]),
        (base64.b64encode(PDF[:7]) + base64.b64encode(PDF[7:]), PDF),
        (b"", b""),
    ],
)
def test_base64_gives_what_arrived(data, content):
    opened = open_letter(a_file(data))
    (attachment,) = opened.letter.attachments
    assert (attachment.filename, attachment.size) == ("a.pdf", len(content))
    assert opened.contents[attachment.sha256] == content


def _mixed(count: int, part: str) -> bytes:
    body = "".join(f"--b\n{part}\n".replace("{}", str(number)) for number in range(count))
    return HEAD + f'Content-Type: multipart/mixed; boundary="b"\n\n{body}--b--\n'.encode()


PART = 'Content-Type: application/pdf; name="{}.pdf"\n\n%PDF-{}'


@pytest.mark.parametrize(("sent", "listed"), [(0, 0), (70, 70), (3000, MOST_FILES + 1)])
def test_many_files(sent, listed):
    found = names(_mixed(sent, PART))
    assert len(found) == listed
    assert [problem for _, _, problem in found[MOST_FILES:]] == [Problem.REFUSED] * (
        sent > MOST_FILES
    )


def test_two_files_of_one_name_are_both_there():
    found = open_letter(_mixed(2, 'Content-Type: x/y; name="a.pdf"\n\n%PDF-{}')).letter.attachments
    assert [a.filename for a in found] == ["a.pdf", "a.pdf"]
    assert len({a.sha256 for a in found}) == 2


def _nested(levels: int, step: str) -> bytes:
    return HEAD + "".join(step.replace("{}", str(n)) for n in range(levels)).encode() + b"\ntext\n"


MULTIPART = 'Content-Type: multipart/mixed; boundary="b{}"\n\n--b{}\n'
FORWARD = "Content-Type: message/rfc822\n\nFrom: a@b.example\n"
QUOTED = FORWARD.replace("\n\n", "\nContent-Transfer-Encoding: quoted-printable\n\n")


STEPS = [MULTIPART, FORWARD, QUOTED, MULTIPART + FORWARD, QUOTED + MULTIPART]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("levels", [1, 3, 20, 60])
def test_nested_letters_are_read(step, levels):
    assert open_letter(_nested(levels, step)).letter.sender.address == "a@b.example"


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("levels", [150, 320, 1000])
def test_nesting_without_end_is_no_crash(step, levels):
    with contextlib.suppress(Unreadable):
        assert open_letter(_nested(levels, step)).letter.sender.address == "a@b.example"


@pytest.mark.parametrize(
    "head",
    [
        b"From: " + b"(" * 100_000 + b" a@b.example\nTo: x@b.example\nSubject: s\n",
        b"From: a@b.example\nSubject: " + b"=?utf-8?B?5p2Q?= " * 50_000 + b"\n",
        b"From: a@b.example\nTo: " + b"x@b.example, " * 20_000 + b"\n",
        b"From: a@b.example\n" + b"X-A: b\n" * 20_000,
        b"From: a@b.example\nContent-Type: text/plain" + b'; a="' * 20_000 + b"\n",
        b"From: a@b.example\nDate: Thu, 99 Foo 99999 99:99:99 +9999\n",
        b"From: a@b.example\nReceived: ;;;\nDate:\n",
    ],
)
def test_endless_headers(head):
    assert open_letter(head + b"\ntext\n").letter.text == "text"


def _signed(content: bytes, kind: str = "signed_data") -> bytes:
    if kind != "signed_data":
        return cms.ContentInfo({"content_type": "data", "content": content}).dump()
    inner = {"content_type": "data", "content": content}
    signed = {
        "version": "v1",
        "digest_algorithms": [],
        "encap_content_info": inner,
        "signer_infos": [],
    }
    return cms.ContentInfo({"content_type": kind, "content": signed}).dump()


def _compressed(content: bytes) -> bytes:
    packed = {
        "version": "v0",
        "compression_algorithm": {"algorithm": "zlib"},
        "encap_content_info": {"content_type": "data", "content": zlib.compress(content)},
    }
    return cms.ContentInfo({"content_type": "compressed_data", "content": packed}).dump()


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("smime.p7m", _signed(a_file(base64.b64encode(PDF))), [((), "a.pdf", None)]),
        ("表.pdf.p7m", _signed(PDF), [((), "表.pdf", None)]),
        ("smime.p7z", _compressed(a_file(base64.b64encode(PDF))), [((), "a.pdf", None)]),
        ("表.dat", _compressed(a_file(base64.b64encode(PDF))), [((), "a.pdf", None)]),
        ("smime.p7m", _signed(b"", "data"), [((), "smime.p7m", Problem.UNSUPPORTED)]),
        ("smime.p7m", b"no wrapper", [((), "smime.p7m", Problem.UNREADABLE)]),
        ("smime.p7m", _signed(PDF)[:30], [((), "smime.p7m", Problem.UNREADABLE)]),
    ],
)
def test_signed_wrappers(name, data, found):
    assert names(a_letter({name: data})) == found


def test_a_refused_archive_keeps_its_name():
    """Its name may claim a material, which then is not asked for as missing."""
    (attachment,) = open_letter(
        a_letter({"支撑材料.zip": packed({"0": bytes(9_000_000)})}).as_bytes()
    ).letter.attachments
    assert (attachment.filename, attachment.problem) == ("支撑材料.zip", Problem.REFUSED)
    assert attachment.sha256


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (HEAD + b"\n", ""),
        (HEAD, ""),
        (
            HEAD + b"Content-Type: text/html; charset=gbk\n\n<p>" + "您好".encode("gbk") + b"</p>",
            "您好",
        ),
        (HEAD + b"Content-Type: text/plain; charset=x-any\n\n" + "您好".encode("gbk"), "您好"),
        (HEAD + b"\n" + "您好".encode("gbk"), "您好"),
        # A label with a zero byte, which no decoder takes for a name.
        (HEAD + b"Content-Type: text/plain; charset=a\0b\n\n" + "您好".encode("gbk"), "您好"),
    ],
)
def test_the_text(raw, text):
    assert open_letter(raw).letter.text == text
