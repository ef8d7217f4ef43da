"""Letters made to keep a reader busy: each is small to send."""

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

from docx import Document

LABELS = (
    "案例名称", "申报单位（盖章）", "联系人", "联系电话", "职务", "电子邮箱", "案例类型",
    "案例简介（500字内）", "特色亮点（200字内）", "主要成效（300字内）", "案例获奖情况", "附件列表",
)  # fmt: skip
LONG = 300_000
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def form(answer: str, *, title: str = "") -> bytes:
    """The form with one answer everywhere."""
    document = Document()
    document.add_paragraph("中国—上海合作组织绿色产业合作典型案例")
    document.add_paragraph("申报表")
    table = document.add_table(rows=0, cols=2)
    for label in LABELS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, (title or answer if label == LABELS[0] else answer)
    return _saved(document)


def _saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def body_of(xml: str) -> bytes:
    """A Word file of this body."""
    package = io.BytesIO(_saved(Document()))
    made = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "word/document.xml":
                data = f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'.encode()
            new.writestr(member.filename, data)
    return made.getvalue()


def _cell(text: str) -> str:
    return f'<w:tc><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'


def tables(number: int) -> bytes:
    one = f"<w:tbl><w:tr>{_cell('案例名称')}{_cell('甲')}</w:tr></w:tbl><w:p/>"
    return body_of(one * number)


def rows(number: int) -> bytes:
    row = f"<w:tr>{_cell('联系人')}{_cell('联系人')}</w:tr>"
    return body_of(f"<w:tbl>{row * number}</w:tbl>")


def wide(number: int) -> bytes:
    """Two rows of so many cells; the first is of labels."""
    labels = "".join(_cell(LABELS[n % 4] if n % 2 else "甲") for n in range(number))
    return body_of(
        f"<w:tbl><w:tr>{labels}</w:tr><w:tr>{_cell('') + _cell('乙') * number}</w:tr></w:tbl>"
    )


def lines(*each: str, number: int) -> bytes:
    """So many paragraphs outside tables, these in turn."""
    one = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in each)
    return body_of(one * (number // len(each)))


def deleted_ends(number: int) -> bytes:
    """One paragraph after all changes are accepted."""
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    return body_of(f"<w:p>{mark}<w:r><w:t>甲</w:t></w:r></w:p>" * number)


def spanned(rows: int) -> bytes:
    """A label and its answer, merged over so many rows, with a long text behind them."""
    merged = "".join(
        f"<w:tc><w:tcPr><w:vMerge{{start}}/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for text in ("案例简介", "甲（" * 10_000)
    )
    first = merged.format(start=' w:val="restart"') + _cell("乙")
    bare = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" * 2 + _cell("乙")
    return body_of(f"<w:tbl><w:tr>{first}</w:tr>{f'<w:tr>{bare}</w:tr>' * rows}</w:tbl>")


def mail(
    files: Mapping[str, bytes] | None = None, text: str = "材料见附件。", **headers: str
) -> bytes:
    made = EmailMessage()
    given = {
        "From": "lin@yunling.example",
        "Subject": "甲公司—乙项目—2026年上海合作组织绿色产业合作典型案例申报材料",
    }
    for name, value in (given | {"Message-ID": "<1@yunling.example>"} | headers).items():
        made[name] = value
    made.set_content(text)
    for name, data in (files or {}).items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def raw(head: str, body: str = "text\n") -> bytes:
    first = "From: lin@yunling.example\r\nMessage-ID: <1@yunling.example>\r\n"
    return (first + head + "\r\n\r\n" + body).encode("utf-8", "replace")


def nested(depth: int) -> bytes:
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
    )
    return raw("Subject: x\r\n" + opened.rstrip("\r\n"), "Content-Type: text/plain\r\n\r\nx\r\n")


def named(name: str) -> bytes:
    part = (
        "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;"
        f' filename="{name}.pdf"\r\n\r\n%PDF-1.4\r\n'
    )
    return raw('Subject: 申报\r\nContent-Type: multipart/mixed; boundary="b"', part + "--b--\r\n")


LETTERS: Mapping[str, Callable[[], bytes]] = {
    "every answer spaces": lambda: mail({"申报表.docx": form("甲" + " " * LONG + "乙")}),
    "every answer dots": lambda: mail({"申报表.docx": form("." * LONG)}),
    "every answer lines": lambda: mail({"申报表.docx": form("甲" + "\n" * 20_000 + "乙")}),
    "every answer brackets": lambda: mail({"申报表.docx": form("（" * LONG)}),
    "every answer digits": lambda: mail({"申报表.docx": form("1" * LONG)}),
    "every answer 附件1": lambda: mail({"申报表.docx": form("附件1" * (LONG // 3))}),
    "every answer a.a.": lambda: mail({"申报表.docx": form("a." * (LONG // 2))}),
    "every answer commas": lambda: mail({"申报表.docx": form("1、" * (LONG // 2))}),
    "every answer boxes": lambda: mail({"申报表.docx": form("☐ 项目合作 " * (LONG // 7))}),
    "every answer blank": lambda: mail({"申报表.docx": form(" " * LONG)}),
    "every answer 300,000 lines": lambda: mail({"申报表.docx": form("甲" + "\n" * LONG + "乙")}),
    "every answer blank lines": lambda: mail({"申报表.docx": form("甲" + " \n" * (LONG // 2))}),
    "every answer 承诺书": lambda: mail({"申报表.docx": form("承诺书" * (LONG // 3))}),
    "every answer 申报单位：": lambda: mail({"申报表.docx": form("申报单位：" * (LONG // 5))}),
    "every answer （ ": lambda: mail({"申报表.docx": form("（ " * (LONG // 2))}),
    **{
        f"every answer {len(run * times):,} of {run!r}": lambda run=run, times=times: mail(
            {"申报表.docx": form(run * times)}
        )
        # Under what is refused: twelve answers of it are read.
        for run, times in {
            "附件1": 50_000, "承诺书": 50_000, "（": 150_000, "（ ": 75_000, "申报单位：": 30_000,
            "承诺书\n": 35_000, "联系人：\n": 30_000, "1": 150_000, "a.": 75_000, "☐ ": 75_000,
            "2026年": 30_000, "公司": 75_000, "1、": 75_000, "a@": 75_000, "（500字内）": 20_000,
        }.items()
    },
    "lines of titles": lambda: mail({"申报表.docx": lines("承诺书", number=50_000)}),
    "lines of margins and titles": lambda: mail(
        {"申报表.docx": lines("1", "附件2", "材料真实性承诺书", number=50_000)}
    ),
    "lines of labels": lambda: mail({"申报表.docx": lines("联系人：", "案例名称", number=50_000)}),
    "lines of sections": lambda: mail({"申报表.docx": lines("一、案例背景", "甲", number=50_000)}),
    "50,000 deleted ends": lambda: mail({"申报表.docx": deleted_ends(50_000)}),
    "a row of 20,000 cells": lambda: mail({"申报表.docx": wide(10_000)}),
    "cells over 10,000 rows": lambda: mail({"申报表.docx": spanned(10_000)}),
    "10,000 tables": lambda: mail({"申报表.docx": tables(10_000)}),
    "50,000 rows": lambda: mail({"申报表.docx": rows(50_000)}),
    "subject of 1 MB": lambda: raw("Subject: " + "a b" * 350_000),
    "subject of encoded words": lambda: raw("Subject: " + "=?utf-8?b?5L2g?= " * 60_000),
    "subject of roles": lambda: mail({"a.txt": b"x"}, Subject="附件1" * 300 + "甲"),
    "references of 1 MB": lambda: raw("Subject: x\r\nReferences: " + "<a@b.example> " * 70_000),
    "2,000 recipients": lambda: mail(To=", ".join(f"u{n}@a.example" for n in range(2_000))),
    "5,000 attachments": lambda: mail({f"{n}.txt": b"%d" % n for n in range(5_000)}),
    "5,000 names of roles": lambda: mail({f"附件1附件1附件{n}.txt": b"%d" % n for n in range(5_000)}),
    "a name of 100 kB": lambda: named("承诺书" * 33_000),
    "a name of spaces": lambda: named("承诺书" + " " * 100_000 + "x"),
    "1,000 multiparts deep": lambda: nested(1_000),
    "a body of 20 MB of <": lambda: mail(text="<" * 20_000_000),
    "a body of <a ": lambda: mail({"a.txt": b"x"}, text="<a " * 200_000),
    "a body of spaces": lambda: mail({"a.txt": b"x"}, text=" " * 2_000_000 + "x"),
    "a body of links": lambda: mail(
        {"a.txt": b"x"}, text="https://mail.qq.com/cgi-bin/ftnExs_download?k=1 " * 20_000
    ),
}  # fmt: skip
