"""Checks whether mail can be written to the addresses in settings and campaigns."""

from collections.abc import Iterator, Sequence

from intake.config.settings import Settings
from intake.doctor.diagnosis import Diagnosis, failed, ok, optional
from intake.outbox.send import sender_of
from notifier.mail.mailbox_address import read_mailbox
from notifier.mail.unsendable import Unaddressable
from validators.model.campaign import Campaign


def addresses(settings: Settings, campaigns: Sequence[Campaign]) -> Iterator[Diagnosis]:
    """One diagnosis for whom the report goes to, and one for each address that is none."""
    recipients = settings.report.to
    wrong = [one for one in recipients if not is_address(one)]
    for one in wrong:
        yield failed("report", f"{one!r} in `to` of [report] is no e-mail address: correct it.")
    if not recipients:
        yield optional(
            "report", "it is mailed to nobody: name staff addresses in `to` of [report]."
        )
    elif not wrong:
        yield ok("report", f"mailed to {', '.join(recipients)}")
    sender = sender_of(settings.smtp)
    if "@" in sender and not is_address(sender):
        yield failed("mail server", f"{sender!r} in `from` of [smtp] is no e-mail address.")
    for campaign in campaigns:
        email = campaign.contact.email
        if email and not is_address(email):
            yield failed(
                "campaign",
                f"{campaign.id}: {email!r} in [contact] is no e-mail address: correct it.",
            )


def is_address(text: str) -> bool:
    """Tell whether mail can be written to it, from anywhere: a name without a dot leads nowhere else."""
    try:
        return "." in read_mailbox(text).ascii_domain or text.endswith("@localhost")
    except Unaddressable:
        return False
