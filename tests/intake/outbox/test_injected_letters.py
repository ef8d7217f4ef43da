"""Letters that try to write into our mail: from their bytes to what a mail server gets of us."""

import base64
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from zoneinfo import ZoneInfo

import pytest
from applicants import Desk, Mailing, form, scan
from dossiers import IN_TIME
from rounds import smtp_settings
from servers import Sink

from intake.config.settings import NoticeSettings
from intake.outbox.send import send_due
from intake.register import notices
from intake.staff import outgoing
from intake.staff.acting import Actor
from intake.staff.by_hand.hand_files import HandFile, _letter

EVIL = (
    "\r\nBcc: all@evil.example\r\nReply-To: x@evil.example\r\nFrom: y@evil.example\r\n\r\nEVILBODY"
)


def word(text: str) -> str:
    return f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="


TITLE, TWICE = word(f"案例{EVIL}"), word(word(f"案例{EVIL}"))
HEADS = [
    b"auto-submitted", b"content-type", b"date", b"from", b"message-id", b"mime-version", b"subject",
    b"to", b"x-auto-response-suppress",
]  # fmt: skip


class Raw(Mailing):
    """A letter as bytes: what the standard library writes would be its own reading of the payload."""

    def raw(self) -> bytes:
        files = "".join(
            f'--b\r\nContent-Type: application/octet-stream; name="{name}"\r\n'
            "Content-Transfer-Encoding: base64\r\n"
            f'Content-Disposition: attachment; filename="{name}"\r\n\r\n'
            f"{base64.encodebytes(data).decode()}\r\n"
            for name, data in self.files.items()
        )
        head = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
        return (
            f"From: {self.sender}\r\nTo: cases@office.example\r\nSubject: {self.subject}\r\n{head}"
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            f"--b\r\nContent-Type: text/plain\r\n\r\n.\r\n{files}--b--\r\n"
        ).encode()


def paper(title: str = TITLE, **answers: str) -> dict[str, bytes]:
    return {"form.docx": form(case_title=title, **answers), "pledge.pdf": scan(1)}


LETTERS = {
    "title": Raw("x", files=paper()),
    "title twice": Raw("x", files=paper(TWICE)),
    "applicant": Raw("x", files=paper("案例", applicant=TITLE)),
    "subject": Raw(TITLE, files=paper("案例")),
    "subject twice": Raw(TWICE, files=paper(TITLE)),
    "file names": Raw("x", files={f"{TITLE}.docx": form(case_title=TITLE), f"{TWICE}.pdf": scan(2)}),
    "display name": Raw("x", f"{TITLE} <lin@yunling.example>", paper()),
    "its id": Raw("x", files=paper(), headers={"Message-ID": f"<{TITLE}@yunling.example>"}),
    "its thread": Raw(
        "x",
        files=paper(),
        headers={"References": f"<{TITLE}@x> <1@x>\r\n <{TWICE}@x>", "In-Reply-To": f"{TITLE}<{TWICE}@x>"},
    ),
    "reply to": Raw("x", files=paper(), headers={"Reply-To": f"{TITLE} <wu@yunling.example>"}),
    "an address of words": Raw("x", files=paper(), headers={"Reply-To": f"{TITLE}@yunling.example"}),
    "an address in words": Raw("x", files=paper(), headers={"Reply-To": word(f"a@b.example{EVIL}")}),
}  # fmt: skip


@pytest.mark.parametrize("mailing", LETTERS.values(), ids=LETTERS)
def test_what_leaves_has_our_head_and_our_body(tmp_path, smtp_sink: Sink, mailing: Mailing) -> None:
    desk = Desk(tmp_path)
    assert desk.take(mailing).state == "registered"
    send_due(
        desk.db,
        smtp_settings(smtp_sink),
        NoticeSettings(),
        ZoneInfo("Asia/Shanghai"),
        IN_TIME.replace(year=2027),
    )
    rows = notices.listing(desk.db)
    assert rows
    assert len(smtp_sink.messages) == sum(row.state == "sent" for row in rows)
    # What is not sent is there, and says why.
    assert all(row.last_error for row in rows if row.state != "sent")
    for raw in smtp_sink.messages:
        head, _, rest = raw.partition(b"\r\n\r\n")
        names = sorted(
            line.partition(b":")[0].lower() for line in head.split(b"\r\n") if line[:1] != b" "
        )
        assert [name for name in names if name not in {b"in-reply-to", b"references"}] == HEADS
        assert rest.startswith(b"--===")
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        assert message["From"] == "cases@example.org"
        body = message.get_body(("plain",))
        assert body is not None
        assert "您好！" in "".join(body.get_content().splitlines()[:3])
        assert not body.get_content().startswith("EVIL")
    house = {"lin@yunling.example", "wu@yunling.example", "a@b.example"}
    assert set(smtp_sink.recipients) <= house


def test_what_staff_write_goes_through_the_same_gate(tmp_path, smtp_sink: Sink) -> None:
    desk = Desk(tmp_path, mode="hold")
    desk.take(Raw("x", files=paper("案例")))
    outgoing.edit(desk.office, 1, Actor("周"), TITLE, "正文")
    outgoing.release(desk.office, [1], Actor("周"))
    send_due(
        desk.db,
        smtp_settings(smtp_sink),
        NoticeSettings(),
        ZoneInfo("Asia/Shanghai"),
        IN_TIME.replace(year=2027),
    )
    message = message_from_bytes(smtp_sink.messages[0], policy=default)
    assert message["Bcc"] is None
    assert "EVILBODY" not in str(message["Subject"])


@pytest.mark.parametrize(
    "name", [f"{TITLE}.pdf", f"{TWICE}.pdf", f"材料{EVIL}.pdf", "a\u2028b.pdf", 'a"; x="y.pdf']
)
def test_a_file_brought_by_hand_has_a_name_and_nothing_else(name: str) -> None:
    raw = _letter("SCO2026-0001", Actor("周"), HandFile(name, b"x", "U 盘", IN_TIME), "U 盘")
    message = message_from_bytes(raw, policy=default)
    assert sorted(message.keys()) == ["Content-Type", "Date", "From", "MIME-Version", "Subject"]
    (_, part) = message.iter_parts()
    assert set(part.keys()) <= {
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "MIME-Version",
    }
    assert b"\nBcc" not in raw
