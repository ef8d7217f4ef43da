"""Evidence from the letter to the staff: made when a document is read, shown in the day's mail."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from applicants import Desk, Mailing, all_files
from dossiers import IN_TIME, campaign
from painted import as_scan, blank, seal, with_lines
from rounds import smtp_settings
from servers import smtp_server

from intake.config.bundled_data import load_templates
from intake.config.settings import ReportSettings, Settings
from intake.reporting.daily_files import write_report
from intake.reporting.gather import gather
from intake.reporting.mail import mail_report
from intake.reporting.pictures import A_FINDING, ReportPictures
from intake.storage.backup import back_up
from intake.storage.evidence import EvidenceStore
from intake.storage.restore import restore
from intake.workers.read_one import read_mail
from notifier.reports.report import DailyReport
from parsers.facts.file_facts import Presence

NOW = datetime(2026, 6, 10, 21, 0, tzinfo=UTC)


def test_reading_a_letter_keeps_what_was_seen(tmp_path: Path) -> None:
    stamped, bare = as_scan(seal(with_lines(blank()))), as_scan(with_lines(blank()))
    path = tmp_path / "letter.eml"
    path.write_bytes(Mailing(files={"a.pdf": stamped, "b.pdf": bare, "c.txt": b"text"}).raw())
    read = read_mail(path, tmp_path / "facts", "")
    store = EvidenceStore(tmp_path / "evidence")
    kept = {
        facts.paged.stamp: [one.name for one in store.of(sha256)]
        for sha256, facts in read.files.items()
        if facts.paged
    }
    assert kept == {Presence.FOUND: ["1-p1-found.jpg"], Presence.NONE: ["1-p1-none.jpg"]}
    assert not list((tmp_path / "evidence").rglob("*.tmp"))
    assert all(facts.paged or not store.of(sha) for sha, facts in read.files.items())


def test_a_document_nobody_knows_has_none(tmp_path: Path) -> None:
    assert EvidenceStore(tmp_path).of("0" * 64) == ()


def test_it_goes_with_the_backup_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    desk = Desk(folder)
    mail = desk.take(Mailing(files=all_files()))
    read_mail(desk.office.archive.path(mail.sha256), folder / "facts", "")
    kept = {path.relative_to(folder): path.read_bytes() for path in folder.glob("evidence/*/*/*")}
    EvidenceStore(folder / "evidence").put("f" * 64, "1-p1-none.jpg", b"of no document")
    back_up(folder, tmp_path / "b.tar", NOW)
    restore(tmp_path / "b.tar", tmp_path / "back", NOW)
    back = [path for path in (tmp_path / "back" / "evidence").rglob("*") if path.is_file()]
    assert kept
    assert {path.relative_to(tmp_path / "back"): path.read_bytes() for path in back} == kept


@pytest.fixture
def day(tmp_path: Path) -> DailyReport:
    """A day with one unstamped application, whose files were read as a worker reads them."""
    desk = Desk(tmp_path)
    mail = desk.take(Mailing(files=all_files()))
    read_mail(desk.office.archive.path(mail.sha256), tmp_path / "facts", "")
    pictures = ReportPictures(desk.db, EvidenceStore(tmp_path / "evidence"))
    return gather(desk.db, IN_TIME.date(), (campaign(),), (), NOW, pictures=pictures)


def test_what_rests_on_a_look_is_shown_beside_its_reason(day: DailyReport) -> None:
    shown = {finding.code: finding.pictures for finding in day.letters[0].findings}
    assert 0 < len(shown["material-unstamped"]) <= A_FINDING
    assert all(not pictures for code, pictures in shown.items() if code != "material-unstamped")


def test_a_full_mail_takes_no_more_pictures(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    mail = desk.take(Mailing(files=all_files()))
    read_mail(desk.office.archive.path(mail.sha256), tmp_path / "facts", "")
    pictures = ReportPictures(desk.db, EvidenceStore(tmp_path / "evidence"), _bytes_left=1)
    report = gather(desk.db, IN_TIME.date(), (campaign(),), (), NOW, pictures=pictures)
    assert {f.code for f in report.letters[0].findings} >= {"material-unstamped"}
    assert not any(finding.pictures for finding in report.letters[0].findings)


def test_the_staffs_mail_bears_its_pictures_as_parts(day: DailyReport, tmp_path: Path) -> None:
    written = write_report(day, load_templates(None), tmp_path / "reports")
    with smtp_server() as sink:
        settings = Settings(
            smtp=smtp_settings(sink), report=ReportSettings(to=("staff@office.example",))
        )
        assert mail_report(written, settings, day.day, NOW) == ()
        message = message_from_bytes(sink.messages[0], policy=default)
    assert isinstance(message, EmailMessage)
    page = message.get_body(("html",))
    assert page is not None
    parts = {
        str(part["Content-ID"]).strip("<>"): part.get_content()
        for part in message.walk()
        if part.get_content_maintype() == "image"
    }
    html = page.get_content()
    assert parts
    assert all(f'src="cid:{reference}"' in html for reference in parts)
    assert all(one.startswith((b"\xff\xd8", b"\x89PNG")) for one in parts.values())
    assert len(set(parts.values())) == len(parts)
    assert "data:image" not in html
    plain = message.get_body(("plain",))
    assert plain is not None
    assert "待申报单位补正 1 件" in plain.get_content()
    assert len(sink.messages[0]) < 3_000_000
    assert [a.get_filename() for a in message.iter_attachments()] == ["收件台账-2026-06-10.xlsx"]
