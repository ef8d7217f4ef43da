"""Recognises PDFs whose pages do not show their content, such as portfolios and XFA forms."""

from pypdf import PdfReader
from pypdf.generic import BooleanObject, DictionaryObject

from parsers.facts.problem import Problem, Unreadable
from parsers.pdf.document import BROKEN


def refuse_other_kinds(reader: PdfReader | None) -> None:
    """Raise Unreadable(UNSUPPORTED) for a portfolio, whose papers are files within it, and for a form
    that only Adobe's own viewer draws: the page of either says no more than that.
    """
    if reader is None:
        return
    if _is_portfolio(reader):
        raise Unreadable(Problem.UNSUPPORTED, "a PDF portfolio: its papers are files within it")
    if _is_dynamic_form(reader):
        raise Unreadable(Problem.UNSUPPORTED, "an XFA form, which only Adobe's own viewer shows")


def _is_portfolio(reader: PdfReader) -> bool:
    try:
        root = reader.root_object
        names = root["/Names"] if "/Collection" in root else None
        return isinstance(names, DictionaryObject) and "/EmbeddedFiles" in names
    except BROKEN:
        return False


def _is_dynamic_form(reader: PdfReader) -> bool:
    """A static one has its pages drawn as well, and does not ask to be rendered."""
    try:
        root = reader.root_object
        asks = "/NeedsRendering" in root and root["/NeedsRendering"] == BooleanObject(value=True)
        form = root["/AcroForm"] if asks else None
        return isinstance(form, DictionaryObject) and "/XFA" in form
    except BROKEN:
        return False
