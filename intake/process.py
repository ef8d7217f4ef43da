"""Processes a letter from its archived bytes to the outbox. Read this file first.

    archived bytes → read (worker) → sorted, decided (worker) → one transaction → outbox
                          ↑____ read closer, where a verdict wants to

Before the transaction nothing is decided: killed there, the letter is judged again. The transaction
writes the decision, its evidence and the notice to be sent; after it nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from intake.config.own_addresses import is_own
from intake.decisions.decide_application import Decision, look_closer_at, wants_of
from intake.decisions.decide_letter import Considered, consider
from intake.decisions.judging_first import judging_first
from intake.decisions.record import record
from intake.decisions.reread import judge_until_read, look_closer
from intake.office import Office
from intake.outbox import bounces
from intake.outbox.addressee import answer_of
from intake.outbox.hold_reasons import why_held
from intake.outbox.last_word import bring_in_line
from intake.outbox.receipts import notify_elsewhere
from intake.register import events, notices
from intake.register.applications import applications
from intake.register.applications.applications import Application
from intake.register.database import transaction
from intake.register.letters import ledger
from intake.register.letters.ledger import Mail, MailState
from intake.register.letters.receipt_doubts import note_basis
from intake.register.notices import NoticeState
from notifier.notices.compose_all import compose_all
from notifier.notices.occasion import Occasion
from notifier.templating.safe_text import clean, header_token
from parsers.facts.letter_facts import Bounce, Letter, ReadLetter
from parsers.facts.problem import Unreadable
from validators.model.outcome import Want
from validators.senders.answer_to import Recipients
from validators.sorting.triage import Sort

# Of a server's folder of thumbnails there may be hundreds.
_NAMED = 10


def process(office: Office, mail: Mail) -> None:
    """One letter from its archived bytes to the register, or aside if it is no submission.

    Raises ReadingFailed where a worker died on it, LetterOverdue where its time was over; the poller
    counts such tries.
    """
    # All that is read and thought from here on has one deadline.
    office = replace(office, reader=office.reader.within(ledger.get(office.db, mail.id).tries))
    try:
        read = office.reader.read(office.archive.path(mail.sha256))
    except Unreadable as trouble:
        ledger.quarantine(office.db, mail.id, "来件无法解析，转人工处理", trouble.detail)
        return
    considered = _considered(office, mail, read)
    triage, letter = considered.triage, read.letter
    if is_own(letter.sender.address, office.addresses):
        _set_aside(office, mail, letter, MailState.IGNORED, "本系统邮箱自己发出的邮件")
    elif triage.sort is Sort.AUTOMATIC and letter.bounce is not None:
        _book_bounce(office, mail, letter, letter.bounce)
    elif triage.sort is Sort.AUTOMATIC:
        _set_aside(office, mail, letter, MailState.IGNORED, triage.reason)
    elif triage.sort is Sort.QUESTION:
        about = considered.threads
        _set_aside(office, mail, letter, MailState.QUESTION, triage.reason, threads=about)
    else:
        _register_as_judged(office, mail, read, considered.decisions)


def _considered(office: Office, mail: Mail, read: ReadLetter) -> Considered:
    """Sorts the letter and decides on it, in a process apart and in bounded time."""
    considered: Considered = office.apart(office, consider, mail, read)
    return considered


def _register_as_judged(
    office: Office, mail: Mail, read: ReadLetter, decisions: tuple[Decision, ...]
) -> None:
    """Judges again where staff changed an application meanwhile: what was thought is of yesterday."""
    for _ in range(_MOST_OVERTAKEN):
        if _register(office, mail, read.letter, _looked_closer(office, mail, read, decisions)):
            return
        decisions = _considered(office, mail, read).decisions
    raise RuntimeError(f"letter {mail.id}: its application changed each time it was judged")


_MOST_OVERTAKEN = 5


def _looked_closer(
    office: Office, mail: Mail, read: ReadLetter, decisions: tuple[Decision, ...]
) -> tuple[Decision, ...]:
    """The decisions; what their verdicts want is read more closely first, and judged again."""

    def look(wants: Sequence[Want]) -> bool:
        nonlocal read
        before = read
        read = look_closer(office.reader, office.archive.path(mail.sha256), read, wants)
        known = [one.application for one in decisions if one.application]
        earlier = [look_closer_at(office, application, wants) for application in known]
        return read is not before or any(earlier)

    def again() -> tuple[Decision, ...]:
        nonlocal decisions
        decisions = _considered(office, mail, read).decisions
        return decisions

    return judge_until_read(decisions, again, look, wants_of)


def _book_bounce(office: Office, mail: Mail, letter: Letter, bounce: Bounce) -> None:
    rows = bounces.returned(office, bounce)
    with transaction(office.db):
        bounces.book(office, bounce, rows)
        _set_aside(
            office, mail, letter, MailState.IGNORED, bounces.in_words(bounce, rows),
            threads=bounces.about(office, rows),
        )  # fmt: skip


def _set_aside(
    office: Office,
    mail: Mail,
    letter: Letter,
    state: MailState,
    reason: str,
    *,
    threads: Sequence[Application] = (),
) -> None:
    """A letter that is no submission: in the ledger with its reason, never answered by us. The log
    of the applications it is about tells of it.
    """
    about = "、".join(application.number for application in threads)
    with transaction(office.db):
        _settle(office, mail, letter, state, f"{reason}（{about}）" if about else reason)
        what, detail = f"letter-{state}", f"来件{mail.id}：{reason}"
        for application in threads or (None,):
            about_id = application.id if application else None
            events.note(office.db, office.now(), events.PROGRAM, about_id, what, detail)


def _is_overtaken(office: Office, decision: Decision) -> bool:
    application = decision.application
    return application is not None and (
        decision.version != events.newest(office.db, application.id)
    )


@judging_first
def _register(office: Office, mail: Mail, letter: Letter, decisions: Sequence[Decision]) -> bool:
    """The decision on every application the letter is about, its evidence and the one answer. False,
    and nothing is written, where one of them is not as it was when it was judged.
    """
    with transaction(office.db):
        if any(_is_overtaken(office, one) for one in decisions):
            return False
        decided = [(one.application or _open(office, mail, one), one) for one in decisions]
        for application, decision in decided:
            _write(office, mail, application, decision)
        _note_passed_over(office, mail, letter, decided[0][0])
        _answer(office, mail, letter, decided)
        for application, decision in decided:
            bring_in_line(office, application, decision, events.PROGRAM)
        _settle(office, mail, letter, MailState.REGISTERED, "")
    return True


def _note_passed_over(office: Office, mail: Mail, letter: Letter, application: Application) -> None:
    """What desktops and servers left in the letter is no paper; that it came stays to be seen."""
    if names := letter.passed_over:
        more = f"等{len(names)}个" if len(names) > _NAMED else ""
        detail = f"来件{mail.id}：{'、'.join(names[:_NAMED])}{more}"
        events.note(office.db, office.now(), events.PROGRAM, application.id, "passed-over", detail)


def _open(office: Office, mail: Mail, decision: Decision) -> Application:
    campaign, now = decision.dossier.campaign, office.now()
    application = applications.open_application(
        office.db, campaign.id, campaign.number_prefix, mail.received_at, now
    )
    what, detail = "application-opened", f"{application.number}（来件{mail.id}）"
    events.note(office.db, now, events.PROGRAM, application.id, what, detail)
    history = decision.dossier.history
    for one in history.namesakes if history else ():
        other = applications.find(office.db, one.number)
        if other is not None:
            detail = f"{application.number}（来件{mail.id}）"
            events.note(office.db, now, events.PROGRAM, other.id, "namesake-opened", detail)
    return application


def _write(office: Office, mail: Mail, application: Application, decision: Decision) -> None:
    submission = decision.submission
    applications.add_submission(
        office.db,
        application.id,
        mail.id,
        mail.received_at,
        submission.documents,
        unassigned=submission.unassigned,
        shared=not submission.alone,
    )
    note_basis(office.db, mail, application.id, office.now())
    record(office, application, decision, f"来件{mail.id}", events.PROGRAM)


def _answer(
    office: Office, mail: Mail, letter: Letter, decided: Sequence[tuple[Application, Decision]]
) -> None:
    """Puts the one answer into the outbox, unless notices are off or nobody could receive it.

    The row names the first application; the log of each other one tells where it was answered.
    """
    answer, unsettled = answer_of(office, letter, [decision for _, decision in decided])
    _note_elsewhere(office, mail, answer, [application for application, _ in decided])
    if office.notices.mode == "off" or not answer.to:
        return
    now = office.now()
    occasions = tuple(_occasion(mail, letter, *one, now) for one in decided)
    notice = replace(compose_all(occasions, office.templates), recipient=header_token(answer.to))
    first, *others = (application for application, _ in decided)
    calls = [application.campaign for application, _ in decided]
    held = unsettled or why_held(office, mail, letter, notice, calls)
    notices.enqueue(
        office.db,
        notice,
        application_id=first.id,
        mail_id=mail.id,
        state=NoticeState.HELD if held else NoticeState.DUE,
        due_at=now,
        now=now,
        domain=office.domain,
        why_held=held,
    )
    for application in others:
        detail = f"来件{mail.id}：与{first.number}合并答复"
        events.note(office.db, now, events.PROGRAM, application.id, "answered-together", detail)
    if answer.receipt and not held:
        notify_elsewhere(office, mail, letter, decided[0][1].dossier.campaign, answer.receipt)


def _note_elsewhere(
    office: Office, mail: Mail, answer: Recipients, about: Sequence[Application]
) -> None:
    """Shows staff the addresses a letter asks to be answered at and is not."""
    if not answer.shown:
        return
    asked = "、".join(clean(address, 60) for address in answer.shown[:_MOST_SHOWN])
    outcome = f"答复发往{answer.to}" if answer.to else "未答复"
    detail = f"来件{mail.id}：回复地址{asked}未登记，未采用；{outcome}"
    for application in about:
        events.note(
            office.db, office.now(), events.PROGRAM, application.id, "reply-elsewhere", detail
        )


_MOST_SHOWN = 5


def _occasion(
    mail: Mail, letter: Letter, application: Application, decision: Decision, now: datetime
) -> Occasion:
    return Occasion(
        number=application.number,
        dossier=decision.dossier,
        verdict=decision.verdict,
        letter=letter,
        received_at=mail.received_at,
        now=now,
        correction_by=decision.correction_by,
        stranger=not decision.counts,
    )


def _settle(office: Office, mail: Mail, letter: Letter, state: MailState, reason: str) -> None:
    ledger.settle(
        office.db,
        mail.id,
        state,
        reason=reason,
        sender=letter.sender.address,
        subject=letter.subject,
        message_id=letter.message_id,
    )
