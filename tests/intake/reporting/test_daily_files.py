"""The report on disk, and the envelopes it asks for."""

import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from jinja2 import UndefinedError
from notices import templates
from reports import report

from intake.register.report.letters import Envelope
from intake.reporting.daily_files import write_report
from intake.reporting.envelopes import envelope_of
from intake.storage.archive import Archive


def test_page_and_workbook_bear_the_day(tmp_path: Path):
    written = write_report(report(), templates(), tmp_path / "reports")
    assert written.html_path == tmp_path / "reports" / "2026-06-10.html"
    assert written.html_path.read_text("utf-8") == written.html
    book = openpyxl.load_workbook(io.BytesIO(written.xlsx_path.read_bytes()))
    assert book.sheetnames == ["台账", "问题项", "今日来件"]


def test_written_again_it_is_replaced_and_nothing_is_left_over(tmp_path: Path):
    write_report(report(), templates(), tmp_path)
    write_report(report(quiet=True), templates(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2026-06-10.html",
        "2026-06-10.xlsx",
    ]
    assert "今日没有来件" in (tmp_path / "2026-06-10.html").read_text("utf-8")


def test_a_wrong_template_leaves_the_old_report(tmp_path: Path):
    write_report(report(), templates(), tmp_path)
    before = (tmp_path / "2026-06-10.xlsx").read_bytes()
    with pytest.raises(UndefinedError):
        write_report(report(quiet=True), templates(report__html="{{ nothing }}"), tmp_path)
    assert (tmp_path / "2026-06-10.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("raw", "envelope"),
    [
        (
            (
                b"From: =?gb2312?B?1cXI/Q==?= <zhang@x.example>\r\nSubject: =?utf-8?B?5oql6YCB?=\r\n"
                b"Date: Thu, 18 Jun 2026 23:59:00 +0800\r\n\r\nbody"
            ),
            Envelope(
                "zhang@x.example", "报送", datetime.fromisoformat("2026-06-18T23:59:00+08:00")
            ),
        ),
        (
            "Subject: 案例申报\r\nDate: Thu, 18 Jun 2026 15:59:00 -0000\r\n\r\n".encode("gb18030"),
            Envelope("", "案例申报", datetime(2026, 6, 18, 15, 59, tzinfo=UTC)),
        ),
        (b"Date: sometime in June\r\n\r\n", Envelope("", "", None)),
        (b"", Envelope("", "", None)),
        (b"\x00\xff\xfe" * 100, Envelope("", "", None)),
        (b"Date: Thu, 99 Jun 99999 99:99:99 +9999\r\n\r\n", Envelope("", "", None)),
    ],
)
def test_envelopes(tmp_path: Path, raw: bytes, envelope: Envelope):
    archive = Archive(tmp_path)
    path = archive.path("ab" * 32)
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    assert envelope_of(archive, "ab" * 32) == envelope


def test_a_letter_that_is_not_in_the_archive_has_no_envelope(tmp_path: Path):
    assert envelope_of(Archive(tmp_path), "cd" * 32) is None
