"""The sco-2026 form in the dialects of Word files that python-docx does not write."""

import io
from collections.abc import Callable

from PIL import Image

from sample_mail.make.people import Applicant
from sample_mail.make.tiny_docx import MACRO, cell, package, paragraph, row, run, table
from sample_mail.make.word_form import TITLES, WIDE

Paint = Callable[[str, str], str]
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def plain(_: str, answer: str) -> str:
    return paragraph(run(answer))


def controlled(key: str, answer: str) -> str:
    """The answer in a content control, as forms with fields to fill have it."""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{key}"/><w:text w:multiLine="1"/></w:sdtPr>'
        f"<w:sdtContent>{paragraph(run(answer))}</w:sdtContent></w:sdt>"
    )


def tracked(key: str, answer: str) -> str:
    """Revised with changes tracked: the old words struck out, the last four typed in."""
    who = 'w:id="7" w:author="办公室" w:date="2026-06-04T09:00:00Z"'
    if key == "summary":
        return paragraph(_boxed(answer))
    old = f'<w:del {who}><w:r><w:delText xml:space="preserve">待定</w:delText></w:r></w:del>'
    new = f"<w:ins {who}>{run(answer[-4:])}</w:ins>"
    return paragraph(f"{run(answer[:-4]) if answer[:-4] else ''}{old}{new}")


def _boxed(text: str) -> str:
    """In a text box, with the copy for older programs that Word keeps beside it."""
    inside = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def form(who: Applicant, paint: Paint = plain) -> str:
    """The inside of the document: titles and table."""
    rows = []
    for line in WIDE:
        pairs = zip(line[::2], line[1::2], strict=True)
        span = 1 if len(line) == 4 else 3
        cells = [
            cell(paragraph(run(label))) + cell(paint(key, who.fields[key]), span)
            for label, key in pairs
        ]
        rows.append(row(*cells))
    return _titles() + table(*rows) + paragraph("")


def retyped(who: Applicant) -> str:
    """The form typed anew as lines, without its table."""
    lines = [
        f"{label.replace('（盖章）', '').replace(chr(10), '')}：{who.fields[key]}"
        for line in WIDE
        for label, key in zip(line[::2], line[1::2], strict=True)
    ]
    return _titles() + "".join(paragraph(run(line)) for line in lines)


def pictured(picture: bytes) -> bytes:
    """A Word file that holds nothing but the picture of the form."""
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="6120000" cy="8650000"/><wp:docPr id="1" name="1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    relation = f'<Relationship Id="rId5" Type="{_IMAGE}" Target="media/image1.png"/>'
    grey = Image.open(io.BytesIO(picture)).convert("L").quantize(8)
    out = io.BytesIO()
    grey.save(out, "PNG", optimize=True)
    return package(
        paragraph(drawing), more={"word/media/image1.png": out.getvalue()}, relations=relation
    )


def with_macro(who: Applicant) -> bytes:
    """A .docm whose macro part is inert: bytes in the place where a program would be."""
    relation = f'<Relationship Id="rId9" Type="{_VBA}" Target="vbaProject.bin"/>'
    inert = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)
    return package(form(who), kind=MACRO, more={"word/vbaProject.bin": inert}, relations=relation)


def _titles() -> str:
    return "".join(paragraph(run(title)) for title in ("附件1", *TITLES))
