"""The optional tools as the doctor sees them: the converter is tried on a line of text."""

from collections.abc import Iterator

from intake.clamd import ScannerUnavailable, version_of
from intake.doctor.diagnosis import Diagnosis, failed, ok, optional
from parsers.libreoffice import find_converter
from parsers.problem import Unreadable
from parsers.scans.rapid_ocr import find_line_reader

_TRIAL = rb"{\rtf1\ansi A line of text.}"


def examine(clamd: str = "") -> Iterator[Diagnosis]:
    """`clamd`: where the settings say that the virus scanner is; "" where they name none."""
    yield _converter()
    if clamd:
        yield _scanner(clamd)
    if find_line_reader() is None:
        yield optional("OCR", "not installed: scans are told by their file names alone.")
    else:
        yield ok("OCR", "rapidocr")


def _scanner(address: str) -> Diagnosis:
    try:
        return ok("virus scanner", version_of(address))
    except ScannerUnavailable as error:
        return failed("virus scanner", str(error))


def _converter() -> Diagnosis:
    converter = find_converter()
    if converter is None:
        return optional(
            "converter",
            "no LibreOffice: .doc and .wps forms go to a person"
            " (apt install libreoffice-writer-nogui).",
        )
    try:
        converter.convert(_TRIAL, "trial.rtf")
    except Unreadable as error:
        return optional("converter", f"LibreOffice is there and does not work: {error.detail}.")
    return ok("converter", "LibreOffice")
