"""Builds Word documents for tests from raw XML, the way Word, WPS and others write them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    '<Override PartName="/{main}" ContentType="{type}"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{main}" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)


def run(text: str, properties: str = "") -> str:
    made = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{made}</w:r>"


def paragraph(*content: str) -> str:
    """A paragraph of runs; a plain text becomes a run."""
    runs = (part if part.startswith("<") else run(part) for part in content)
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "", width: int = 0) -> str:
    """A cell; plain texts become paragraphs. `merge` is `restart` or `continue`."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    blocks = (part if part.startswith("<w:") else paragraph(part) for part in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a plain text becomes a cell."""
    made = (part if part.startswith("<") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def body(*blocks: str, space: str = W) -> str:
    """The XML of a main part; a plain text becomes a paragraph."""
    made = (part if part.startswith("<") else paragraph(part) for part in blocks)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{space}"{_SPACES}>'
        f"<w:body>{''.join(made)}<w:sectPr/></w:body></w:document>"
    )


def package(
    xml: str | bytes,
    *,
    main: str = "word/document.xml",
    content_type: str = _TYPE,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A package around a main part; `extra` parts may replace any of its own."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format(main=main, type=content_type),
        "_rels/.rels": _RELATIONS.format(main=main),
        main: xml,
        **(extra or {}),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def document(*blocks: str) -> bytes:
    return package(body(*blocks))
