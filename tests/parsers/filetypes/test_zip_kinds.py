"""Documents that are zips inside, whole and with parts lost, told from archives somebody packed."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from archived import zipped
from word_documents import body, document, package, paragraph

from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.filetypes.sniff import sniff
from parsers.reading import read_file

WORD, OTHER, ARCHIVE = FileType.WORD, FileType.OTHER, FileType.ARCHIVE
MANIFEST = "META-INF/manifest.xml"
IWA = {"Index/Document.iwa": b"1", "Metadata/Properties.plist": b"1", "preview.jpg": b"1"}


def of(*names: str, **texts: bytes) -> bytes:
    return zipped(dict.fromkeys(names, b"<a/>") | texts)


def odf(kind: str, *more: str) -> bytes:
    parts = {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode()}
    return zipped(parts | dict.fromkeys(("content.xml", *more), b"<a/>"))


@pytest.mark.parametrize(
    ("name", "data", "kind", "problem"),
    [
        ("表.pages", zipped(IWA), WORD, Problem.UNSUPPORTED),
        ("表.zip", zipped(IWA), WORD, Problem.UNSUPPORTED),
        ("表.pages", of("index.xml", "buildVersionHistory.plist"), WORD, Problem.UNSUPPORTED),
        ("表.pages", of("Index.zip", "Metadata/Properties.plist"), WORD, Problem.UNSUPPORTED),
        ("数据.numbers", zipped(IWA | {"Index/Tables/a.iwa": b"1"}), OTHER, Problem.UNSUPPORTED),
        ("讲.key", zipped(IWA | {"Index/Slide-1.iwa": b"1"}), OTHER, Problem.UNSUPPORTED),
        ("讲.key", of("index.apxl"), OTHER, Problem.UNSUPPORTED),
        ("表.zip", zipped({f"表.pages/{n}": d for n, d in IWA.items()}), WORD, Problem.UNSUPPORTED),
        (
            "表.pages.zip",
            of("表.pages/Index/Document.iwa", "__MACOSX/表.pages/._Index"),
            WORD,
            Problem.UNSUPPORTED,
        ),
        ("图.f3d", of("doc.xml", "meta/info.json", "preview.png"), OTHER, None),
        ("图.idml", of("designmap.xml", "Stories/Story_u1.xml"), OTHER, None),
        ("图.goodnotes", of("index.notes.pb", "notes/1", "thumbnail.jpg"), OTHER, None),
        ("图.apk", of("classes.dex", "res/a.png"), OTHER, Problem.REFUSED),
        ("图.xmind", of("content.json", "metadata.json", "manifest.json"), OTHER, None),
        ("图.xmind", of("content.xml", "meta.xml", "styles.xml", MANIFEST), OTHER, None),
        ("图", of("content.json", "metadata.json"), OTHER, None),
        ("图.sketch", of("document.json", "meta.json", "user.json", "pages/1.json"), OTHER, None),
        ("书.epub", zipped({"mimetype": b"application/epub+zip", "OEBPS/1.xhtml": b"1"}), OTHER, None),
        ("书", of("META-INF/container.xml", "OEBPS/1.xhtml"), OTHER, None),
        ("图.vsdx", of("[Content_Types].xml", "_rels/.rels", "visio/document.xml"), OTHER, None),
        ("页.xps", of("[Content_Types].xml", "_rels/.rels", "FixedDocSeq.fdseq"), OTHER, None),
        ("图.mmap", of("Document.xml", "Preview.png"), OTHER, None),
        ("图.emmx", of("page/page.xml", "Media/1.png"), OTHER, None),
        ("点.kmz", of("doc.kml"), OTHER, None),
        ("新.abc", of("[Content_Types].xml", "_rels/.rels", "a/b.xml"), OTHER, None),
        ("表.odt", odf("text", MANIFEST), WORD, Problem.UNSUPPORTED),
        ("表.odt", odf("text"), WORD, Problem.UNSUPPORTED),
        ("表.ods", odf("spreadsheet", MANIFEST), OTHER, None),
        ("表", odf("presentation", MANIFEST), OTHER, None),
        ("数据.xlsx", of("xl/workbook.xml", "_rels/.rels"), OTHER, None),
        ("讲.pptx", of("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"), OTHER, None),
        ("图.pages", zipped(IWA)[:60], OTHER, Problem.UNREADABLE),
        ("图.xmind", of("content.json")[:40], OTHER, Problem.UNREADABLE),
        ("数据.xlsx", of("xl/workbook.xml")[:40], OTHER, Problem.UNREADABLE),
        ("表.docx", of("_rels/.rels", "word/styles.xml", "[Content_Types].xml"), WORD, Problem.UNREADABLE),
    ],
)  # fmt: skip
def test_a_document_is_no_archive(name, data, kind, problem):
    facts = read_file(data, name)
    assert (facts.type, facts.problem) == (kind, problem)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("材料.zip", ("表.docx", "书.pdf")),
        ("材料.zip", ("word/表.docx", "word/书.pdf")),
        ("材料.zip", ("pages/a.pdf", "index.html")),
        ("材料.zip", ("ppt/汇报.pptx",)),
        ("材料.zip", ("meta.json",)),
        ("材料.zip", ("content.xml", "表.docx")),
        ("材料", ("a.pdf",)),
        ("材料.docx.zip", ("a.pdf", "b.pdf")),
        ("材料.key.zip", ("密钥/a.pdf",)),
    ],
)
def test_an_archive_stays_one(name, names):
    assert sniff(of(*names), name)[0] is ARCHIVE


LOST = [
    (),
    ("[Content_Types].xml",),
    ("_rels/.rels",),
    ("[Content_Types].xml", "_rels/.rels"),
]


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("name", ["表.docx", "表.doc", "表.wps", "表.docm"])
def test_a_word_file_with_parts_lost_is_read(lost, name):
    whole = document("申报表正文", paragraph("案例名称"))
    with ZipFile(BytesIO(whole)) as archive:
        kept = {one: archive.read(one) for one in archive.namelist() if one not in lost}
    facts = read_file(zipped(kept), name)
    assert (facts.type, facts.problem) == (WORD, None)
    assert "申报表正文" in facts.text


def test_a_list_of_parts_in_other_letters_is_one():
    data = package(body("申报表正文"), extra={"[content_types].xml": b"<Types/>"})
    assert "申报表正文" in read_file(data, "表.docx").text


def test_a_word_file_packed_again_with_its_folder_is_read():
    with ZipFile(BytesIO(document("申报表正文"))) as archive:
        again = zipped({f"申报表/{one}": archive.read(one) for one in archive.namelist()})
    assert "申报表正文" in read_file(again, "申报表.docx").text
