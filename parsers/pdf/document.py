"""Opens a PDF twice: in PDFium for its look, in pypdf for its structure. Either may repair it."""

import io
import logging
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # ships no types
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from parsers.facts.problem import Problem, Unreadable

# What pypdf raises on broken files beside its own errors: they all mean that the file is no PDF.
BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    ArithmeticError,
    OSError,
)
# It logs a warning for every oddity it repairs; what matters shows in the facts.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)
# Rewriting a broken file keeps all its pages in memory.
MOST_MENDED_BYTES = 60_000_000


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """`structure` is None where only PDFium could read the file."""

    shown: pdfium.PdfDocument
    structure: PdfReader | None


def open_pdf(data: bytes) -> OpenPdf:
    """Open a PDF. Raises Unreadable(ENCRYPTED) where a password is needed, else UNREADABLE."""
    structure = _structure(data)
    try:
        shown = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as trouble:
        if getattr(trouble, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise Unreadable(Problem.ENCRYPTED, "the PDF asks for a password") from trouble
        if getattr(trouble, "err_code", None) == pdfium_c.FPDF_ERR_SECURITY:
            raise Unreadable(
                Problem.ENCRYPTED, "the PDF is encrypted in an unknown way"
            ) from trouble
        shown = _mended(data, structure)
    if len(shown) == 0:
        shown.close()
        raise Unreadable(Problem.UNREADABLE, "the PDF has no page")
    if shown.get_formtype():
        shown.init_forms()
    return OpenPdf(shown, structure)


def _structure(data: bytes) -> PdfReader | None:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return None
        return reader if len(reader.pages) else None
    except BROKEN:
        return None


def _mended(data: bytes, structure: PdfReader | None) -> pdfium.PdfDocument:
    """Write anew what PDFium refuses and pypdf could walk."""
    if structure is None or len(data) > MOST_MENDED_BYTES:
        raise Unreadable(
            Problem.UNREADABLE, "the file is no PDF, or cut off or corrupt beyond reading"
        )
    try:
        rewritten = io.BytesIO()
        PdfWriter(clone_from=structure).write(rewritten)
        return pdfium.PdfDocument(rewritten.getvalue())
    except (*BROKEN, pdfium.PdfiumError) as trouble:
        raise Unreadable(Problem.UNREADABLE, "the PDF is corrupt beyond mending") from trouble
