"""Sets the styles of our Word files, so that the office can edit them further."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

FONT = "宋体"


def plain_style(document: Document, size: float = 10.5) -> None:
    """The usual Chinese font for all text; headings keep Word's own styles and can be altered there."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    for level in range(1, 4):
        fonts = document.styles[f"Heading {level}"].element.rPr.rFonts
        fonts.set(qn("w:eastAsia"), FONT)
