"""Collects everything the register knows of one application for its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.console.views.page_facts import PageFacts, page_facts
from intake.console.web.context import Desk
from intake.register import events, notices
from intake.register.applications import (
    applications,
    assignments,
    documents,
    paper_arrivals,
    review_notes,
    rulings,
)
from intake.register.applications.applications import Application, answer_text
from intake.register.applications.documents import DocumentRow
from intake.register.applications.paper_arrivals import PaperArrival
from intake.register.applications.review_notes import DeskNote
from intake.register.applications.rulings import Ruling
from intake.register.letters.ledger import Mail
from intake.register.notices import NoticeRow
from intake.staff.by_hand.paper import on_paper
from intake.storage.evidence import EvidenceStore
from parsers.texts.word_count import count_words
from validators.model.campaign import Campaign
from validators.model.outcome import Outcome, Result
from validators.model.severity import Aspect, Severity

MOST_SHEETS = 4
"""Pages of one document shown at once; the rest at a click."""

_STAMPS = {"material-unstamped", "stamp-uncertain", "stamp-mismatch", "signature-invalid"}
_ORDER = (Severity.REFUSE, Severity.CORRECT, Severity.REFER, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class FieldView:
    """An answer; `words` in 字数, `most` the form's limit. `faults` are the findings on it."""

    key: str
    label: str
    answer: str
    words: int
    most: int | None
    faults: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A document of a letter. `titles` are the materials it serves; `key` names it within the page."""

    row: DocumentRow
    mail: Mail
    titles: tuple[str, ...]
    facts: PageFacts
    sheets: tuple[int, ...]
    by_hand: bool

    @property
    def key(self) -> str:
        return self.row.sha256[:12]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A failure, with its place in words, the ruling on it, and the pictures it rests on."""

    outcome: Outcome
    place: str
    ruling: Ruling | None
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownAspect:
    """The outcomes of one aspect of 符合性审查."""

    aspect: Aspect
    failed: tuple[ShownFinding, ...]
    passed: tuple[tuple[Outcome, str], ...]
    skipped: tuple[tuple[Outcome, str], ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A material that comes on paper; `arrival` None: not noted as arrived."""

    material: str
    title: str
    arrival: PaperArrival | None


@dataclass(frozen=True, slots=True)
class Message:
    """A letter or a notice in the thread; the other is None."""

    at: datetime
    letter: Mail | None
    notice: NoticeRow | None
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierView:
    application: Application
    campaign: Campaign | None
    desk: DeskNote
    fields: tuple[FieldView, ...]
    files: tuple[File, ...]
    groups: tuple[ShownAspect, ...]
    paper: tuple[PaperView, ...]
    thread: tuple[Message, ...]
    events: tuple[events.Event, ...]
    version: int

    @property
    def open_findings(self) -> tuple[ShownFinding, ...]:
        return tuple(f for g in self.groups for f in g.failed if not f.outcome.waived)

    @property
    def sheeted(self) -> tuple[File, ...]:
        """Files with pages to look at, those that serve a material first, each once."""
        distinct = {one.row.sha256: one for one in self.files if one.sheets}
        return tuple(sorted(distinct.values(), key=lambda one: not one.row.materials))


def view_of(desk: Desk, application: Application, whole: str = "") -> DossierView:
    """`whole`: the sha256 of a file all of whose pages are to be shown."""
    db, campaign = desk.db, desk.campaign(application.campaign)
    mails = applications.mails_of(db, application.id)
    files = tuple(_files(desk, application, campaign, mails, whole))
    log = events.of_application(db, application.id)
    outcomes = application.verdict.outcomes if application.verdict else ()
    return DossierView(
        application=application,
        campaign=campaign,
        desk=review_notes.of_application(db, application.id),
        fields=tuple(_fields(application, campaign, outcomes)),
        files=files,
        groups=tuple(_groups(desk, application, campaign, outcomes, files)),
        paper=tuple(_paper(desk, application, campaign)),
        thread=_thread(mails, notices.of_application(db, application.id), files),
        events=tuple(reversed(log)),
        version=log[-1].id if log else 0,
    )


def _files(
    desk: Desk,
    application: Application,
    campaign: Campaign | None,
    mails: Sequence[Mail],
    whole: str,
) -> Iterator[File]:
    by_hand = assignments.of_application(desk.db, application.id)
    letter_of = applications.letters_by_submission(desk.db, application.id)
    known = {mail.id: mail for mail in mails}
    for row in documents.of_application(desk.db, application.id):
        facts = page_facts(desk.settings.data_dir / "facts", row.sha256)
        shown = facts.pages if row.sha256 == whole else min(facts.pages, MOST_SHEETS)
        yield File(
            row,
            known[letter_of[row.submission_id]],
            tuple(campaign.title_of(one) if campaign else one for one in row.materials),
            facts,
            tuple(range(1, shown + 1)),
            row.sha256 in by_hand,
        )


def _paper(desk: Desk, application: Application, campaign: Campaign | None) -> Iterator[PaperView]:
    """Lists what the call wants on paper; what was noted beyond it comes after."""
    titles = {one.id: one.title for one in on_paper(campaign)} if campaign else {}
    arrived = {one.material: one for one in paper_arrivals.of_application(desk.db, application.id)}
    for material in dict.fromkeys((*titles, *arrived)):
        yield PaperView(material, titles.get(material, material), arrived.get(material))


def _fields(
    application: Application, campaign: Campaign | None, outcomes: Sequence[Outcome]
) -> Iterator[FieldView]:
    """Lists fields in the form's order; what the register holds beyond it comes after."""
    specs = campaign.form.fields if campaign else ()
    known = {spec.key: spec for spec in specs}
    failed = [one for one in outcomes if one.result is Result.FAILED and not one.waived]
    for key in dict.fromkeys((*known, *application.fields)):
        given = application.fields.get(key, "")
        answer = answer_text(given)
        spec = known.get(key)
        yield FieldView(
            key,
            spec.title if spec else key,
            answer,
            count_words(answer),
            spec.max_words if spec else None,
            tuple(one for one in failed if one.where == key),
        )


def _groups(
    desk: Desk,
    application: Application,
    campaign: Campaign | None,
    outcomes: Sequence[Outcome],
    files: Sequence[File],
) -> Iterator[ShownAspect]:
    made = {(r.code, r.place): r for r in rulings.in_force(desk.db, application.id)}
    store = EvidenceStore(desk.settings.data_dir / "evidence")
    for aspect in Aspect:
        own = [one for one in outcomes if one.aspect is aspect]
        failed = [
            ShownFinding(
                one,
                _place(one, campaign),
                made.get((one.code, one.where)),
                tuple(_pictures(one, files, store)),
            )
            for one in own
            if one.result is Result.FAILED
        ]
        failed.sort(
            key=lambda f: (f.outcome.waived, _ORDER.index(f.outcome.severity or Severity.NOTE))
        )
        counts = {
            result: tuple((one, _place(one, campaign)) for one in own if one.result is result)
            for result in (Result.PASSED, Result.SKIPPED)
        }
        yield ShownAspect(aspect, tuple(failed), counts[Result.PASSED], counts[Result.SKIPPED])


def _place(outcome: Outcome, campaign: Campaign | None) -> str:
    return campaign.title_of(outcome.where) if campaign else outcome.where


def _pictures(outcome: Outcome, files: Sequence[File], store: EvidenceStore) -> Iterator[str]:
    """Addresses, behind the application's, of what a stamp decision rests on."""
    if outcome.code not in _STAMPS:
        return
    for file in files:
        if outcome.where in file.row.materials:
            yield from (f"{file.row.sha256}/{path.name}" for path in store.of(file.row.sha256)[:4])


def _thread(
    mails: Sequence[Mail], sent: Sequence[NoticeRow], files: Sequence[File]
) -> tuple[Message, ...]:
    """Letters and notices in the order of their times."""
    letters = [
        Message(mail.received_at, mail, None, tuple(f for f in files if f.mail.id == mail.id))
        for mail in mails
    ]
    answers = [Message(row.sent_at or row.created_at, None, row) for row in sent]
    return tuple(sorted((*letters, *answers), key=lambda message: message.at))
