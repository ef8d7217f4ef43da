"""Sends a short receipt ahead of the answer while many letters wait.

On the deadline's night people want to know that their letter arrived. The answer follows once the
letter was read.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from intake.config.own_addresses import is_own
from intake.decisions.match_application import campaigns_for, threads_of
from intake.office import Office
from intake.register import notices
from intake.register.database import transaction
from intake.register.letters import receipts
from intake.register.letters.ledger import Mail, MailState
from intake.register.notices import NoticeState
from intake.workers.errors import ReadingFailed
from notifier.notices.kinds import NoticeKind
from notifier.notices.notice import Notice
from notifier.notices.receipt import Receipt, compose_bare, compose_receipt
from parsers.facts.letter_facts import Letter, ReadLetter
from parsers.facts.problem import Unreadable
from parsers.texts.contact.mailbox_key import counting_key
from validators.model.campaign import Campaign
from validators.senders.answer_to import Recipients, whom_to_answer
from validators.senders.authenticity import failed_checks
from validators.sorting.sort_letter import sort_letter


def acknowledge(office: Office, mails: Sequence[Mail], waiting: int) -> int:
    """Puts a receipt into the outbox for each of the letters that is to have one; how many. They are
    among `waiting` letters whose answers are to come.

    A person has one receipt a day however many letters he sent, and no receipt takes from the hour's or the
    day's budget what an answer will need. Raises WorkersUnavailable.
    """
    limits = office.notices
    if limits.mode != "send" or NoticeKind.RECEIPT in limits.hold_kinds:
        return 0
    room = _room(office, waiting)
    acknowledged = 0
    for mail in mails:
        if acknowledged >= room:
            break
        fresh = mail.state is MailState.FETCHED and not mail.held
        if fresh and not receipts.has(office.db, mail.id):
            acknowledged += _acknowledge_one(office, mail, waiting)
    return acknowledged


def _room(office: Office, waiting: int) -> int:
    """Return how many notices may leave within the hour beside the answers."""
    now = office.now()
    left = notices.left_this_hour(office.db, office.notices.budget_per_hour, now)
    return left - notices.due_by(office.db, now + timedelta(hours=1)) - waiting


def _acknowledge_one(office: Office, mail: Mail, waiting: int) -> bool:
    """Put out the receipt of a letter, and tell whether it has one; not every letter is to have one."""
    try:
        letter = office.reader.open(office.archive.path(mail.sha256))
        campaign = office.apart(office, _meant, mail, letter)
    except (Unreadable, ReadingFailed):
        # What is wrong with it is found when its turn comes.
        return False
    if campaign is None:
        return False
    answer = _answer(office, letter)
    recipient = answer.receipt or answer.to
    if not _may_be_notified(office, mail, letter, recipient):
        return False
    receipt = Receipt(letter, campaign, mail.received_at, waiting)
    compose = compose_bare if answer.receipt else compose_receipt
    _put_out(office, mail, replace(compose(receipt, office.templates), recipient=recipient))
    return True


def notify_elsewhere(
    office: Office, mail: Mail, letter: Letter, campaign: Campaign, recipient: str
) -> None:
    """Tells an address that a first letter names for answers, of another house than the sender's,
    that there is such a letter, and nothing of what is in it. Part of the answer's transaction.
    """
    limits = office.notices
    if limits.mode != "send" or NoticeKind.RECEIPT in limits.hold_kinds:
        return
    if receipts.has(office.db, mail.id) or not _may_be_notified(office, mail, letter, recipient):
        return
    receipt = Receipt(letter, campaign, mail.received_at, 0)
    _put_out(office, mail, replace(compose_bare(receipt, office.templates), recipient=recipient))


def _put_out(office: Office, mail: Mail, notice: Notice) -> None:
    now = office.now()
    with transaction(office.db):
        notice_id = notices.enqueue(
            office.db,
            notice,
            application_id=None,
            mail_id=None,
            state=NoticeState.DUE,
            due_at=now,
            now=now,
            domain=office.domain,
        )
        receipts.book(office.db, mail.id, notice_id)


def _answer(office: Office, letter: Letter) -> Recipients:
    """Before it is read, a letter that speaks of an application may be anybody's: its sender alone
    hears that it came.
    """
    own, known = partial(is_own, own=office.addresses), bool(threads_of(office.db, letter))
    return whom_to_answer(letter, (), own, stranger=known)


def _meant(office: Office, mail: Mail, letter: Letter) -> Campaign | None:
    """The call that a letter with papers is sent to, by its names alone; None for any other letter."""
    if letter.bounce or not (letter.attachments or letter.cloud_links):
        return None
    threads = threads_of(office.db, letter)
    campaigns = campaigns_for(threads, office.campaigns)
    unread = ReadLetter(letter, {})
    return sort_letter(unread, mail.received_at, campaigns, reply=bool(threads)).triage.campaign


def _may_be_notified(office: Office, mail: Mail, letter: Letter, recipient: str) -> bool:
    """Tell whether the answer will reach the sender too, and there is room for both."""
    if not recipient:
        return False
    if failed_checks(letter, office.servers_of(mail.key.account)):
        return False
    return not notices.is_muted(office.db, recipient) and _has_room(office, recipient)


def _has_room(office: Office, recipient: str) -> bool:
    """Tell whether the recipient's daily limit has room for a receipt beside the answer, and none was
    sent.
    """
    yesterday = office.now() - timedelta(days=1)
    key = counting_key(recipient)
    today = sum(counting_key(one) == key for one in notices.handed_to(office.db, yesterday))
    bears = today + _RECEIPT_AND_ANSWER <= office.notices.per_sender_per_day
    return bears and not receipts.had(office.db, recipient, yesterday)


_RECEIPT_AND_ANSWER = 2
