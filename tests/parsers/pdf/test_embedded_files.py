"""Files that a PDF carries, however they were put in."""

import io
from email.message import EmailMessage

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from word_documents import body, document, package

from parsers.facts.problem import Problem, Unreadable
from parsers.mail.letter import open_letter
from parsers.packed.budget import Budget
from parsers.pdf.embedded_files import pdf_files

PLEDGE = b"%PDF-1.4\n% the pledge"


def specification(writer: PdfWriter, name: str, data: bytes, key: str = "/UF"):
    stream = StreamObject()
    stream.set_data(data)
    stream[NameObject("/Type")] = NameObject("/EmbeddedFile")
    one = DictionaryObject()
    one[NameObject("/Type")] = NameObject("/Filespec")
    one[NameObject(key)] = TextStringObject(name)
    one[NameObject("/EF")] = DictionaryObject({NameObject("/F"): writer._add_object(stream)})
    return writer._add_object(one)


def pinned(writer: PdfWriter, file) -> None:
    note = DictionaryObject()
    note[NameObject("/Type")] = NameObject("/Annot")
    note[NameObject("/Subtype")] = NameObject("/FileAttachment")
    note[NameObject("/Rect")] = ArrayObject(map(NumberObject, (10, 10, 30, 30)))
    note[NameObject("/FS")] = file
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def named(writer: PdfWriter, file, *, nested: bool = False) -> None:
    leaf = DictionaryObject()
    leaf[NameObject("/Names")] = ArrayObject([TextStringObject("a"), file])
    tree = leaf
    if nested:
        tree = DictionaryObject()
        tree[NameObject("/Kids")] = ArrayObject([writer._add_object(leaf)])
    names = DictionaryObject({NameObject("/EmbeddedFiles"): writer._add_object(tree)})
    writer.root_object[NameObject("/Names")] = names


def associated(writer: PdfWriter, file) -> None:
    writer.root_object[NameObject("/AF")] = ArrayObject([file])


def portfolio(writer: PdfWriter, file) -> None:
    named(writer, file)
    writer.root_object[NameObject("/Collection")] = DictionaryObject()


def made(put, name: str = "承诺书.pdf", data: bytes = PLEDGE, password: str = "", **more) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    put(writer, specification(writer, name, data, **more))
    if password:
        writer.encrypt("", password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


WAYS = {
    "listed": made(named),
    "listed in a tree": made(lambda w, f: named(w, f, nested=True)),
    "pinned to a page": made(pinned),
    "associated": made(associated),
    "portfolio": made(portfolio),
    "named the old way": made(named, key="/F"),
    "for Windows": made(named, key="/DOS"),
    "locked against change": made(named, password="owner"),
    "put in twice": made(lambda w, f: (named(w, f), pinned(w, f), associated(w, f))),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_file_in_a_pdf_is_found_once(way):
    (one,) = pdf_files(WAYS[way], Budget())
    assert (one.path, one.data, one.problem) == ("承诺书.pdf", PLEDGE, None)


def circling() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    tree = DictionaryObject()
    reference = writer._add_object(tree)
    tree[NameObject("/Kids")] = ArrayObject([reference, reference])
    writer.root_object[NameObject("/Names")] = DictionaryObject(
        {NameObject("/EmbeddedFiles"): reference}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\nEmbeddedFile",
        b"%PDF-1.4 /ObjStm",
        WAYS["listed"][:400],
        circling(),
        b"EmbeddedFile",
    ],
)
def test_a_broken_pdf_carries_nothing(data):
    assert pdf_files(data, Budget()) == ()


def test_a_bomb_in_a_pdf_is_refused():
    with pytest.raises(Unreadable, match="more than is accepted"):
        pdf_files(made(named, data=bytes(3000)), Budget(bytes_left=1000))


def opened(files: dict[str, bytes]):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "x"
    message.set_content("您好")
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return [
        (a.path, a.filename, a.problem) for a in open_letter(message.as_bytes()).letter.attachments
    ]


def test_it_is_filed_beside_the_pdf_that_carries_it():
    inner = made(pinned, "支撑材料.docx", document("数据"))
    assert opened({"申报表.pdf": made(named, data=inner)}) == [
        ((), "申报表.pdf", None),
        (("申报表.pdf",), "承诺书.pdf", None),
        (("申报表.pdf", "承诺书.pdf"), "支撑材料.docx", None),
    ]


def endless(deep: int) -> bytes:
    data = PLEDGE
    for _ in range(deep):
        data = made(named, data=data)
    return data


def test_files_in_files_end_somewhere():
    assert len(opened({"a.pdf": endless(9)})) <= 5


def native(name: str, data: bytes) -> bytes:
    text = name.encode("gbk") + b"\0"
    path = b"C:\\" + text
    length = len(path).to_bytes(4, "little")
    content = b"\2\0" + text + path + b"\0\0\3\0" + length + path
    content += len(data).to_bytes(4, "little") + data
    return len(content).to_bytes(4, "little") + content


def compound(stream: str, data: bytes) -> bytes:
    """A compound file of one stream, as small as the format allows (streams of 4096 bytes and more)."""
    data = data.ljust(4096, b"\0")
    sectors = -(-len(data) // 512)
    table = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]
    fat = b"".join(n.to_bytes(4, "little") for n in table).ljust(512, b"\xff")
    assert len(fat) == 512
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0\6\0" + bytes(10)
        + (1).to_bytes(4, "little") + sectors.to_bytes(4, "little") + bytes(4)
        + (4096).to_bytes(4, "little") + b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4)
        + (sectors + 1).to_bytes(4, "little")
    )  # fmt: skip
    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + entry(stream, 2, 0, len(data))
    return (
        header.ljust(512, b"\xff")
        + data.ljust(sectors * 512, b"\0")
        + directory.ljust(512, b"\0")
        + fat
    )


def entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    sides = b"\xff" * 8 + child.to_bytes(4, "little")
    made = wide.ljust(64, b"\0") + len(wide).to_bytes(2, "little") + bytes([kind, 1]) + sides
    return (made + bytes(36) + start.to_bytes(4, "little") + size.to_bytes(8, "little")).ljust(
        128, b"\0"
    )


@pytest.mark.parametrize(
    ("part", "content", "found"),
    [
        (
            "oleObject1.bin",
            compound("\x01Ole10Native", native("承诺书.pdf", PLEDGE * 300)),
            ["承诺书.pdf"],
        ),
        ("oleObject1.bin", compound("CONTENTS", b"\0\1" + PLEDGE * 300), ["嵌入文件1.pdf"]),
        ("oleObject1.bin", compound("Package", document("数据") + bytes(5000)), ["嵌入文件1.docx"]),
        ("支撑.docx", document("数据"), ["支撑.docx"]),
        ("Microsoft_Excel_Sheet1.xlsx", b"PK\3\4", []),
        ("oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), []),
        ("oleObject1.bin", compound("Equation Native", bytes(5000)), []),
        ("oleObject1.bin", compound("\x01Ole10Native", b"\0" * 5000), []),
    ],
)
def test_files_put_into_a_word_file(part, content, found):
    form = package(body("申报表"), extra={f"word/embeddings/{part}": content})
    inside = [name for path, name, _ in opened({"表.docx": form}) if path == ("表.docx",)]
    assert inside == found


def test_a_file_in_a_pdf_that_is_damaged_is_told():
    broken = WAYS["listed"].replace(b"/EmbeddedFile", b"/EmbeddedFile /Filter /FlateDecode")
    problems = {problem for _, _, problem in opened({"a.pdf": broken})}
    assert problems <= {None, Problem.UNREADABLE}
