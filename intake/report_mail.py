"""The daily report as a mail to the staff: the page as its body, the workbook attached."""

import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from intake.daily import WrittenReport
from intake.outbox import sender_of
from intake.settings import Settings
from notifier.smtp import Outcome, SmtpServer, open_smtp, send

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
    sender = sender_of(smtp)
    password = smtp.password() if smtp.user else ""
    server = SmtpServer(smtp.host, smtp.port, smtp.security, smtp.user, password)
    domain = sender.rpartition("@")[2].rstrip(">") or "localhost"
    refused = []
    with open_smtp(server, domain) as connection:
        for address in settings.report.to:
            message = _message(written, sender, address, day, now, domain)
            reply = send(connection, message, _nothing)
            if reply.outcome is not Outcome.ACCEPTED:
                refused.append(Refused(address, reply.text or reply.outcome.value))
    return tuple(refused)


def _nothing() -> None:
    """A report is not booked: a second copy harms nobody."""


def _message(  # noqa: PLR0917 - the header fields
    written: WrittenReport, sender: str, address: str, day: date, now: datetime, domain: str
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = address
    message["Subject"] = f"收件日报 {day.isoformat()}"
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(written.text, cte="base64")
    html, pictures = _with_parts(written.html, domain)
    message.add_alternative(html, subtype="html", charset="utf-8", cte="base64")
    page = message.get_payload()[1]  # type: ignore[index]  # an alternative has two parts
    for reference, (kind, picture) in pictures.items():
        page.add_related(picture, "image", kind, cid=reference, disposition="inline")  # type: ignore[union-attr]
    message.add_attachment(
        written.xlsx_path.read_bytes(),
        maintype="application",
        subtype=_XLSX,
        filename=f"收件台账-{day.isoformat()}.xlsx",
    )
    return message


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
