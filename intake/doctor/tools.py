"""Checks the optional tools; the converter is tried on a line of text."""

from collections.abc import Iterator

from intake.config.settings import Settings
from intake.config.settings_file import SettingsError
from intake.doctor.diagnosis import Diagnosis, failed, ok, optional
from intake.office import open_reader
from intake.workers.clamd import ScannerUnavailable, is_remote, version_of
from intake.workers.read_one import MEMORY_LIMIT
from intake.workers.readers import ReadingFailed, WorkersUnavailable
from parsers.convert.libreoffice import find_converter
from parsers.facts.problem import Unreadable
from parsers.scans.rapid_ocr import find_line_reader

_TRIAL = rb"{\rtf1\ansi A line of text.}"


def examine(settings: Settings) -> Iterator[Diagnosis]:
    clamd = settings.reading.clamd
    yield _workers(settings)
    yield _converter()
    if clamd:
        yield _scanner(clamd)
    if find_line_reader() is None:
        yield optional("OCR", "not installed: scans are told by their file names alone.")
    else:
        yield ok("OCR", "rapidocr")


def _workers(settings: Settings) -> Diagnosis:
    data, memory = settings.data_dir, f"{MEMORY_LIMIT / 1024**3:.0f} GB each"
    try:
        with open_reader(settings) as reader:
            offline = reader.is_offline(data if data.is_dir() else None)
            if settings.reading.executor == "dask":
                memory = f"{reader.workers} by dask, {memory}"
    except (ReadingFailed, SettingsError, WorkersUnavailable) as error:
        return failed("workers", f"{error}: letters cannot be read.")
    if offline:
        return ok("workers", f"{memory}, without network")
    remote = is_remote(settings.reading.clamd)
    why = "clamd is reached over it" if remote else "this kernel does not take it away"
    return optional("workers", f"{memory}, with network: {why}.")


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
