"""Builds the mail to staff: the report's page as its body, the workbook attached."""

import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import make_msgid

from intake.config.settings import Settings
from intake.outbox.send import sender_mailbox, server_of
from intake.reporting.daily_files import WrittenReport
from notifier.mail.head import constant_field
from notifier.mail.mailbox_address import MailboxAddress, read_mailbox
from notifier.mail.message import Outgoing, envelope_fields, outgoing, text_body
from notifier.mail.smtp import SendOutcome, open_smtp, send
from notifier.mail.unsendable import Unsendable

_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Refused:
    """A staff address the report could not be sent to, and the server's words."""

    address: str
    why: str


def mail_report(
    written: WrittenReport, settings: Settings, day: date, now: datetime
) -> tuple[Refused, ...]:
    """Sends the report to `[report] to`, one message each; those it could not be sent to.

    Raises SmtpUnavailable, SettingsError.
    """
    smtp = settings.smtp
    if not settings.report.to:
        return ()
    sender = sender_mailbox(smtp)
    refused = []
    with open_smtp(server_of(smtp), sender.ascii_domain) as connection:
        for address in settings.report.to:
            try:
                message = _message(written, sender, read_mailbox(address), day, now)
            except Unsendable as error:
                refused.append(Refused(address, str(error)))
                continue
            reply = send(connection, message, _nothing)
            if reply.outcome is not SendOutcome.ACCEPTED:
                refused.append(Refused(address, reply.text or reply.outcome.value))
    return tuple(refused)


def _nothing() -> None:
    """A report is not booked: a second copy harms nobody."""


def _message(
    written: WrittenReport,
    sender: MailboxAddress,
    recipient: MailboxAddress,
    day: date,
    now: datetime,
) -> Outgoing:
    domain = sender.ascii_domain
    subject, own_id = f"收件日报 {day.isoformat()}", make_msgid(domain=domain)
    head = (
        *envelope_fields(sender, recipient, subject, now, own_id),
        constant_field("Auto-Submitted", "auto-generated"),
    )
    return outgoing(sender, recipient, head, _body(written, day, domain))


def _body(written: WrittenReport, day: date, domain: str) -> EmailMessage:
    html, pictures = _with_parts(written.html, domain)
    body = text_body(written.text, html)
    page = body.get_payload()[1]  # type: ignore[index]  # an alternative has two parts
    for reference, (kind, picture) in pictures.items():
        page.add_related(picture, "image", kind, cid=reference, disposition="inline")  # type: ignore[union-attr]
    body.add_attachment(
        written.xlsx_path.read_bytes(),
        maintype="application",
        subtype=_XLSX,
        filename=f"收件台账-{day.isoformat()}.xlsx",
    )
    return body


_EMBEDDED = re.compile(r'src="data:image/(jpeg|png);base64,([A-Za-z0-9+/=]+)"')


def _with_parts(html: str, domain: str) -> tuple[str, dict[str, tuple[str, bytes]]]:
    """The page with its pictures as parts of the mail: mail programs show none that is within."""
    references: dict[tuple[str, str], str] = {}

    def part(found: re.Match[str]) -> str:
        # A picture that stands at two places travels once.
        reference = references.setdefault((found[1], found[2]), make_msgid(domain=domain))
        return f'src="cid:{reference.strip("<>")}"'

    page = _EMBEDDED.sub(part, html)
    return page, {
        reference: (kind, b64decode(text)) for (kind, text), reference in references.items()
    }
