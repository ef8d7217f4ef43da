"""What strangers write never becomes a header or a body of ours: asked of the bytes a server gets."""

import base64
import quopri
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import compat32, default

import pytest
from servers import Sink

from notifier.mail.head import HeadField, constant_field, text_field
from notifier.mail.head_check import demand_head
from notifier.mail.header_text import header_text
from notifier.mail.message import Outgoing, build_message
from notifier.mail.smtp import SendOutcome, SmtpServer, open_smtp, send
from notifier.mail.unsendable import HeadDiffers, Unaddressable
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice

NOTICE = Notice(NoticeKind.LATE, "li@park.example", "逾期", "正文\n", "<p>正文</p>")
MEANT = ["from", "to", "subject", "date", "message-id"]
MARKS = ["auto-submitted", "x-auto-response-suppress", "content-type", "mime-version"]

EVIL = (
    "\r\nBcc: all@evil.example\r\nReply-To: x@evil.example\r\nFrom: y@evil.example\r\n\r\nEVILBODY"
)


def b_word(text: str, charset: str = "utf-8", label: str = "") -> str:
    return f"=?{label or charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def q_word(text: str, charset: str = "utf-8") -> str:
    hexed = "".join(f"={byte:02X}" for byte in text.encode(charset))
    return f"=?{charset}?Q?{hexed}?="


def split_word(text: str, joint: str) -> str:
    """One encoded word cut in two."""
    half = len(text) // 2
    return b_word(text[:half]) + joint + b_word(text[half:])


def payloads() -> Iterator[tuple[str, str]]:
    yield "plain CR LF", f"题目{EVIL}"
    for charset in (
        "utf-8",
        "gb18030",
        "utf-16",
        "utf-16-le",
        "utf-7",
        "iso-2022-jp",
        "big5",
        "ascii",
    ):
        yield f"B {charset}", b_word(EVIL, charset)
        yield f"Q {charset}", q_word(EVIL, charset)
    # Shapes that were reported against mail libraries (cpython 121650, 132105, 121284, 80222).
    yield "a line feed alone, within a word", "案例=?UTF-8?Q?=0A?=Bcc: all@evil.example"
    yield (
        "a line feed at the end, long",
        b_word("语音信箱 Voicebox: Testnachricht um 10:03:35 am 04.04.25 - AGFEO\n"),
    )
    yield "specials of a list", q_word("x, all@evil.example <y@evil.example>; z:")
    yield "a quotation left open", '"' + q_word('x" <y@evil.example>, "')
    yield "a long quotation", f'"{"x, " * 60}" y@evil.example'
    yield "unknown charset", b_word(EVIL, label="x-nobody-knows")
    yield "language tag", b_word(EVIL, label="utf-8*en")
    yield "lower case b", b_word(EVIL).replace("?B?", "?b?")
    yield "lower case q", q_word(EVIL).replace("?Q?", "?q?")
    yield "within words", f"绿色{b_word(EVIL)}温室"
    yield "after a space", f"绿色 {b_word(EVIL)} 温室"
    yield "twice", b_word(b_word(EVIL))
    yield "thrice", b_word(q_word(b_word(EVIL)))
    yield "Q in B", b_word(q_word(EVIL))
    yield "no padding", b_word(EVIL).replace("=?=", "?=").replace("=?=", "?=")
    yield "not closed", b_word(EVIL).removesuffix("?=")
    yield "space within", b_word(EVIL).replace("?B?", "? B ?")
    for name, joint in (
        ("space", " "), ("nothing", ""), ("tab", "\t"), ("fold", "\r\n "), ("ideographic", "\u3000"),
    ):  # fmt: skip
        yield f"split at a {name}", split_word(EVIL, joint)
    for name, mark in (
        ("zero width space", "\u200b"), ("joiner", "\u2060"), ("soft hyphen", "\u00ad"),
        ("direction", "\u202e"), ("NUL", "\0"), ("BOM", "\ufeff"), ("variation", "\ufe0f"),
    ):  # fmt: skip
        yield f"{name} in the mark", b_word(EVIL).replace("=?", f"={mark}?", 1)
        yield f"{name} at the end", b_word(EVIL).replace("?=", f"?{mark}=")
    for name, end in (
        ("CR", "\r"), ("LF", "\n"), ("LF CR", "\n\r"), ("NEL", "\x85"), ("LS", "\u2028"), ("PS", "\u2029"),
        ("VT", "\v"), ("FF", "\f"), ("FS", "\x1c"), ("GS", "\x1d"), ("RS", "\x1e"), ("NUL", "\0"),
        ("CR NUL LF", "\r\0\n"), ("CR CR LF", "\r\r\n"), ("DEL", "\x7f"), ("ESC", "\x1b"),
    ):  # fmt: skip
        evil = f"x{end}Bcc: all@evil.example{end}{end}EVILBODY"
        yield f"bare {name}", evil
        yield f"{name} in a word", b_word(evil)
    yield "full-width mark", b_word(EVIL).replace("=?", "＝？")
    yield "surrogates", "题\udce4\udcbd\udca0目\r\nBcc: a@evil.example"
    yield "RFC 2231", "name*=utf-8''%0D%0ABcc:%20a@evil.example"
    yield "very long", b_word("x" * 4000 + EVIL)
    yield "many words", " ".join([b_word(EVIL)] * 50)
    yield "long line", "x" * 5000 + EVIL
    yield "only marks", "=?" * 400
    yield "percent", "%0d%0aBcc: all@evil.example"


PAYLOADS = dict(payloads())
everywhere = pytest.mark.parametrize("evil", PAYLOADS.values(), ids=PAYLOADS)


def build(notice: Notice, sender: str = "案例办公室 <cases@example.org>") -> Outgoing:
    return build_message(
        notice,
        sender=sender,
        message_id="<1@example.org>",
        sent_at=datetime(2026, 6, 1, tzinfo=UTC),
    )


def received(messages: list[Outgoing], sink: Sink) -> list[bytes]:
    server = SmtpServer("127.0.0.1", sink.port, "none")
    with open_smtp(server, "example.org") as connection:
        for message in messages:
            assert send(connection, message, lambda: None).outcome is SendOutcome.ACCEPTED
    return sink.messages


def heads(raw: bytes) -> Iterator[list[str]]:
    """The names of the head's fields, as several kinds of reader see them."""
    for policy in (compat32, default):
        message: Message = message_from_bytes(raw, policy=policy)
        yield [name.lower() for name in message.keys()]  # noqa: SIM118
    head = raw.partition(b"\r\n\r\n")[0].decode()
    yield [line.partition(":")[0].lower() for line in head.splitlines() if line[:1] not in " \t"]
    # A reader that decodes encoded words first and splits into lines then.
    yield [
        line.partition(":")[0].lower()
        for line in decoded_head(head).splitlines()
        if line[:1] not in " \t"
    ]


def decoded_head(head: str) -> str:
    """Every encoded word decoded wherever it stands, again and again, as the laxest program may."""
    for _ in range(4):
        words = head.split("=?")
        out = [words[0]]
        for word in words[1:]:
            parts = word.split("?", 3)
            if len(parts) == 4 and parts[1] in "bBqQ" and parts[3].startswith("="):
                data = (
                    base64.b64decode(parts[2] + "===")
                    if parts[1] in "bB"
                    else quopri.decodestring(parts[2].encode(), header=True)
                )
                out.append(data.decode("utf-8", "replace") + parts[3][1:])
            else:
                out.append("=?" + word)
        head = "".join(out)
    return head


@pytest.mark.parametrize("field", ["subject", "in_reply_to", "references", "name"])
def test_over_the_wire_the_head_holds_what_was_meant(smtp_sink: Sink, field: str) -> None:
    messages = [build(*with_evil(field, evil)) for evil in PAYLOADS.values()]
    raws = received(messages, smtp_sink)
    assert len(raws) == len(PAYLOADS) > 70
    for raw, evil in zip(raws, PAYLOADS, strict=True):
        for names in heads(raw):
            rest = [name for name in names if name not in {"in-reply-to", "references"}]
            assert sorted(rest) == sorted(MEANT + MARKS), evil
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        assert message["To"] == "li@park.example"
        assert message["From"].addresses[0].addr_spec == "cases@example.org"
        body = message.get_body(("plain",))
        assert body is not None
        assert body.get_content().strip() == "正文"
    assert set(smtp_sink.recipients) == {"li@park.example"}


def with_evil(field: str, evil: str) -> tuple[Notice, str]:
    sender = "案例办公室 <cases@example.org>"
    match field:
        case "subject":
            return replace(NOTICE, subject=f"受理通知：{evil}"), sender
        case "in_reply_to":
            return replace(NOTICE, in_reply_to=f"<1@x{evil}>"), sender
        case "references":
            return replace(NOTICE, references=("<0@x>", evil, f"<{evil}@x>")), sender
        case _:
            return NOTICE, f"{evil} <cases@example.org>"


@everywhere
def test_the_gate_lets_one_line_through_that_no_program_decodes(evil: str) -> None:
    text = header_text(evil)
    assert text.splitlines() in ([text], [])
    assert text.isprintable()
    assert "=?" not in text
    assert text == header_text(text)


@pytest.mark.parametrize("place", ["{}", "{}@park.example", "li@{}", "li@park.example{}", "<{}>"])
def test_an_address_with_a_payload_is_none(place: str) -> None:
    for evil in PAYLOADS.values():
        with pytest.raises(Unaddressable) as told:
            build(replace(NOTICE, recipient=place.format(evil)))
        assert str(told.value).isprintable()


@pytest.mark.parametrize(
    "title",
    [
        "绿色产业=温室？",
        "a=b?c",
        "1+1=2?",
        "1+1= ?",
        "  两端 空白 ",
        "中文—案例（一）",
        "x" * 60,
        "Plain",
    ],
)
def test_a_subject_that_is_harmless_arrives_as_it_was(title: str) -> None:
    raw = build(replace(NOTICE, subject=title)).raw
    assert message_from_bytes(raw, policy=default)["Subject"] == " ".join(title.split())


@pytest.mark.parametrize("length", [1, 20, 41, 42, 43, 60, 90, 299])
@pytest.mark.parametrize("character", ["案", "é", "😀", "x", "="])
def test_long_subjects_arrive_whole_in_short_lines(character: str, length: int) -> None:
    raw = build(replace(NOTICE, subject=character * length)).raw
    assert message_from_bytes(raw, policy=default)["Subject"] == character * length
    head = raw.partition(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 78


SOUND = build(NOTICE)


@pytest.mark.parametrize(
    "spoilt",
    [
        SOUND.raw.replace(b"To: ", b"Bcc: a@evil.example\r\nTo: "),
        SOUND.raw.replace(b"To: li@", b"To: evil@"),
        SOUND.raw.replace(b"To: li@park.example\r\n", b""),
        SOUND.raw.replace(b"To: li@park.example", b"To: li@park.example\r\nTo: li@park.example"),
        SOUND.raw.replace(b"Subject: ", b"Subject: x "),
        SOUND.raw.replace(b"Subject: ", b"Subject: x\r\n\r\n"),
        SOUND.raw.replace(b"Subject: ", b"Subject: x\rBcc: a@evil.example "),
        SOUND.raw.replace(b"Subject: ", b"Subject: x\nBcc: a@evil.example "),
        SOUND.raw.replace(b"Subject: ", b"Subject: x\x0bBcc: a "),
        SOUND.raw.replace(b"Subject: ", b"Subject: x\0"),
        SOUND.raw.replace(b"Subject: ", b"Subject: \xff"),
        SOUND.raw.replace(b"Subject: ", b"Subject: =?utf-8?B?abcde?= "),
        SOUND.raw.replace(b"Subject: ", b"Subject: =?utf-8?B?/w==?= "),
        SOUND.raw.replace(b"Subject: ", b"Subject : "),
        SOUND.raw.replace(b"Date: ", b"X-Date: "),
        SOUND.raw.replace(b"MIME-Version: 1.0\r\n", b""),
        SOUND.raw.replace(b"MIME-Version: 1.0", b"MIME-Version: 1.0\r\nReply-To: a@evil.example"),
        SOUND.raw.replace(b"Content-Type: text/html", b"Reply-To: a@b\r\nContent-Type: text/html"),
        b"\r\n\r\n" + SOUND.raw,
        b"",
    ],
)
def test_a_head_that_differs_is_found_and_not_sent(smtp_sink: Sink, spoilt: bytes) -> None:
    assert spoilt != SOUND.raw
    with pytest.raises(HeadDiffers, match="邮件头检查未通过，未发送"):
        demand_head(spoilt, SOUND.head)
    server = SmtpServer("127.0.0.1", smtp_sink.port, "none")
    with open_smtp(server, "example.org") as connection:
        reply = send(connection, replace(SOUND, raw=spoilt), lambda: None)
        assert (reply.outcome, reply.over) == (SendOutcome.REFUSED, False)
        assert send(connection, SOUND, lambda: None).outcome is SendOutcome.ACCEPTED
    assert smtp_sink.messages == [SOUND.raw]


def test_the_check_finds_what_a_field_of_ours_would_smuggle_in() -> None:
    smuggled = HeadField("Subject", "x", ("x\r\nBcc: a@evil.example",))
    head = (*SOUND.head[:2], smuggled, *SOUND.head[3:])
    raw = (
        "".join(field.written() for field in head).encode()
        + SOUND.raw[SOUND.raw.index(b"Content-Type") :]
    )
    with pytest.raises(HeadDiffers):
        demand_head(raw, head)


def test_fields_are_folded_between_tokens_only() -> None:
    assert constant_field("X", "y").written() == "X: y\r\n"
    written = text_field("Subject", "案" * 40).written()
    assert all(
        line.startswith((" =?utf-8?B?", "Subject: =?utf-8?B?")) for line in written.splitlines()
    )
