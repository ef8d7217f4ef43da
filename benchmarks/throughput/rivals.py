"""What one would use instead, on the same files. Those that are not installed are left out and told."""

import email
import importlib.util
import io
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from email import policy
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from kits import Kit

from parsers.scans.rapid_ocr import TELEMETRY_OFF

Work = Callable[[], object]


def full_page_rapidocr(kit: Kit) -> Work | None:
    """Every page of the PDFs at 150 dpi, found and recognised; threads as it comes."""
    os.environ.update(TELEMETRY_OFF)
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    engine = RapidOCR(params={"Global.log_level": "critical"})

    def pages() -> None:
        for data in kit.pdfs:
            document = pdfium.PdfDocument(data)
            for page in document:
                engine(np.ascontiguousarray(page.render(scale=150 / 72).to_numpy()[:, :, :3]))
            document.close()

    return pages


def ocrmypdf(kit: Kit) -> Work | None:
    """What paperless-ngx runs; an own program, so its start is in it."""
    program = shutil.which("ocrmypdf")
    if program is None:
        return None

    def pages() -> None:
        with tempfile.TemporaryDirectory() as folder:
            for number, data in enumerate(kit.pdfs):
                path = Path(folder, f"{number}.pdf")
                path.write_bytes(data)
                command = [program, "-l", "chi_sim", "--skip-text", "--output-type", "pdf", "-q"]
                subprocess.run([*command, str(path), str(path.with_suffix(".out"))], check=True)

    return pages


def markitdown(kit: Kit) -> Work | None:
    if importlib.util.find_spec("markitdown") is None:
        return None
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda: converter.convert_stream(io.BytesIO(kit.word), file_extension=".docx")


def docx2python(kit: Kit) -> Work | None:
    if importlib.util.find_spec("docx2python") is None:
        return None
    from docx2python import docx2python as read

    def form() -> None:
        with read(io.BytesIO(kit.word)) as document:
            document.text  # noqa: B018 - it is made when it is asked for

    return form


def stdlib_email(kit: Kit) -> Work:
    def letter() -> None:
        message = email.message_from_bytes(kit.raw, policy=policy.default)
        for part in message.walk():
            part.get_filename()
            part.get_payload(decode=True)

    return letter
