"""Addresses beyond ASCII: kept as written, sent in the form a server takes, or shown to staff."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, message_from_string
from email.policy import SMTPUTF8
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from rounds import NOON, queued, smtp_settings
from servers import Sink, free_port

from intake.config.settings import NoticeSettings
from intake.outbox.send import SendResult, send_due
from intake.register import notices
from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.notices import NoticeState

FANG = "方知微@云栖岭.公司"
ASCII_LOCAL = "fzw@云栖岭.公司"
LI = "li@park.example"
ZONE = ZoneInfo("Asia/Shanghai")


class InternationalSink(Sink):
    """Notes what MAIL FROM was given besides the address."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.options: list[list[str]] = []

    async def handle_MAIL(  # noqa: N802  aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.options.append(options)
        return await super().handle_MAIL(server, session, envelope, address, options)


@pytest.fixture
def international_sink() -> Iterator[InternationalSink]:
    sink = InternationalSink(free_port())
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port, enable_SMTPUTF8=True)
    controller.start()
    yield sink
    controller.stop()


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def sent(db: Database, sink: Sink, now: datetime = NOON, **changes: object) -> SendResult:
    return send_due(db, smtp_settings(sink, **changes), NoticeSettings(), ZONE, now)


@pytest.mark.parametrize(
    ("recipient", "told"),
    [
        (ASCII_LOCAL, "fzw@xn--9kqv75am0i.xn--55qx5d"),
        ("li@绿园.example", "li@xn--fcs754g.example"),
        ("li@绿园。中国", "li@xn--fcs754g.xn--fiqs8s"),
        ("li@почта.рф", "li@xn--80a1acny.xn--p1ai"),
        ("li@bücher.example", "li@xn--bcher-kva.example"),
        ("li@straße.example", "li@xn--strae-oqa.example"),
        ("li@xn--fcs754g.example", "li@xn--fcs754g.example"),
        ("li+x@绿园.example", "li+x@xn--fcs754g.example"),
    ],
)
def test_a_domain_travels_in_ascii_through_any_server(
    db: Database, smtp_sink: Sink, recipient: str, told: str
) -> None:
    queued(db, recipient)
    assert sent(db, smtp_sink) == SendResult(sent=1)
    assert smtp_sink.recipients == [told]
    assert smtp_sink.messages[0].isascii()
    assert message_from_bytes(smtp_sink.messages[0])["To"] == told
    # The register goes on naming it as it was written.
    assert notices.listing(db)[0].recipient == recipient


@pytest.mark.parametrize(
    "recipient",
    [
        FANG,
        "张工@测试.中国",
        "张工@park.example",
        "иван@почта.рф",
        "josé@park.example",
        "इमेल@park.example",
    ],
)
def test_a_local_part_needs_a_server_that_takes_it(
    db: Database, international_sink: InternationalSink, recipient: str
) -> None:
    queued(db, LI, recipient, LI)
    assert sent(db, international_sink) == SendResult(sent=3)
    assert international_sink.recipients == [LI, recipient, LI]
    plain = []
    assert international_sink.options[0] == international_sink.options[2] == plain
    assert "SMTPUTF8" in international_sink.options[1]
    first, second, third = international_sink.messages
    assert first.isascii()
    assert third.isascii()
    read = message_from_string(second.decode(), policy=SMTPUTF8)
    assert read["To"].addresses[0].addr_spec == recipient
    assert read["Subject"] == "受理通知"


@pytest.mark.parametrize("recipient", [FANG, "张工@park.example", "josé@park.example"])
def test_where_no_server_takes_it_staff_are_told_and_the_others_are_sent(
    db: Database, smtp_sink: Sink, recipient: str
) -> None:
    queued(db, LI, recipient, ASCII_LOCAL)
    assert sent(db, smtp_sink) == SendResult(sent=2, failed=1)
    assert smtp_sink.recipients == [LI, "fzw@xn--9kqv75am0i.xn--55qx5d"]
    row = notices.listing(db)[1]
    assert (row.state, row.recipient) == (NoticeState.FAILED, recipient)
    assert "SMTPUTF8" in row.last_error
    assert recipient in row.last_error
    assert sent(db, smtp_sink) == SendResult()


def test_released_it_goes_out_through_a_better_server(
    db: Database, smtp_sink: Sink, international_sink: InternationalSink
) -> None:
    queued(db, FANG)
    sent(db, smtp_sink)
    notices.release(db, [notices.listing(db)[0].id], NOON)
    assert sent(db, international_sink) == SendResult(sent=1)
    assert international_sink.recipients == [FANG]


@pytest.mark.parametrize("sender", ["cases@绿园.example", "案例办公室 <cases@绿园.example>"])
def test_our_own_domain_may_be_international(db: Database, smtp_sink: Sink, sender: str) -> None:
    queued(db, LI)
    assert sent(db, smtp_sink, **{"from": sender}) == SendResult(sent=1)
    assert b"cases@xn--fcs754g.example" in smtp_sink.messages[0]


def test_our_own_local_part_that_nobody_takes_fails_no_notice(
    db: Database, smtp_sink: Sink
) -> None:
    queued(db, LI)
    result = sent(db, smtp_sink, **{"from": "办公室@绿园.example"})
    assert (result.sent, result.failed, "SMTPUTF8" in result.problem) == (0, 0, True)
    assert [row.state for row in notices.listing(db)] == [NoticeState.DUE]


@pytest.mark.parametrize(
    "sender", ["cases", "a@b.example, c@d.example", "=?utf-8?q?x?=@office.example"]
)
def test_a_sender_that_is_no_address_fails_no_notice(
    db: Database, smtp_sink: Sink, sender: str
) -> None:
    queued(db, LI)
    result = sent(db, smtp_sink, **{"from": sender})
    assert (result.sent, result.failed, "`from` in [smtp]" in result.problem) == (0, 0, True)
    assert [row.state for row in notices.listing(db)] == [NoticeState.DUE]
