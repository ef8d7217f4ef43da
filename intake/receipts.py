"""A light receipt ahead of the answer, while many letters wait: that theirs is there people want to
know on the deadline's night. The answer proper follows as ever, once, when the letter was read.
"""

from collections.abc import Sequence
from datetime import timedelta

from intake.office import Office
from intake.reading_trouble import ReadingFailed
from intake.register import notices, receipts
from intake.register.database import transaction
from intake.register.ledger import Mail, MailState
from intake.register.notices import NoticeState
from notifier.notice import NoticeKind
from notifier.receipt import Receipt, compose_receipt
from parsers.letter_facts import Letter
from parsers.problem import Unreadable
from validators.authenticity import failed_checks
from validators.campaign import Campaign


def acknowledge(office: Office, waiting: Sequence[Mail]) -> int:
    """Puts a receipt into the outbox for each of the letters that is to have one; how many.

    A person has one receipt however many letters he sent, and no receipt takes from the hour's or the
    day's budget what an answer will need. Raises WorkersUnavailable.
    """
    limits = office.notices
    if limits.mode != "send" or NoticeKind.RECEIPT in limits.hold_kinds:
        return 0
    room = _room(office, len(waiting))
    told: set[str] = set()
    for mail in waiting:
        if len(told) >= room:
            break
        if (
            mail.state is MailState.FETCHED
            and not mail.held
            and not receipts.has(office.db, mail.id)
        ):
            told |= _told(office, mail, told, len(waiting))
    return len(told)


def _room(office: Office, waiting: int) -> int:
    """How many notices may leave within the hour beside the answers."""
    handed = notices.handed_since(office.db, office.now() - timedelta(hours=1))
    due = notices.counts(office.db).get(NoticeState.DUE, 0)
    return office.notices.budget_per_hour - handed - due - waiting


def _told(office: Office, mail: Mail, told: set[str], waiting: int) -> set[str]:
    """Whom the letter's receipt goes to; nobody where it is to have none."""
    try:
        letter = office.reader.open(office.archive.path(mail.sha256))
    except (Unreadable, ReadingFailed):
        # What is wrong with it is found when its turn comes.
        return set()
    recipient = letter.answer_to.address.lower()
    if recipient in told or not _may_be_told(office, mail, letter, recipient):
        return set()
    campaign = _campaign(office, mail)
    zone = (campaign or office.campaigns[0]).timezone
    receipt = Receipt(letter, mail.received_at, zone, waiting, campaign)
    now = office.now()
    with transaction(office.db):
        notice_id = notices.enqueue(
            office.db,
            compose_receipt(receipt, office.templates),
            application_id=None,
            mail_id=None,
            state=NoticeState.DUE,
            due_at=now,
            now=now,
            domain=office.domain,
        )
        receipts.book(office.db, mail.id, notice_id)
    return {recipient}


def _may_be_told(office: Office, mail: Mail, letter: Letter, recipient: str) -> bool:
    """Somebody who sent files, and whom the answer will reach too."""
    brings = bool(letter.attachments or letter.cloud_links)
    if letter.automatic or letter.bounce or not brings:
        return False
    if not recipient or recipient in office.addresses or notices.is_muted(office.db, recipient):
        return False
    if failed_checks(letter, office.authserv_ids.get(mail.key.account, "")):
        return False
    today = notices.handed_since(office.db, office.now() - timedelta(days=1), recipient)
    return today + _RECEIPT_AND_ANSWER <= office.notices.per_sender_per_day


_RECEIPT_AND_ANSWER = 2


def _campaign(office: Office, mail: Mail) -> Campaign | None:
    """The only call that ran when the letter came; which of several it means, its content tells."""
    running = [
        one
        for one in office.campaigns
        if one.opens_on <= mail.received_at.astimezone(one.timezone).date() <= one.last_day
    ]
    return running[0] if len(running) == 1 else None
