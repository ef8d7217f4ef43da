"""Defines the dossier: all that an application's letters brought. All rules are functions of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from parsers.facts.answers import Answers
from parsers.facts.file_facts import FileFacts
from parsers.facts.letter_facts import Attachment, CloudLink, Letter
from parsers.roles.assign_roles import Role
from parsers.texts.names.folding import LONGEST
from validators.model.campaign import Campaign
from validators.model.outcome import Absent

# A clerk's hand leaves more than this in a form somebody began to fill in.
_BEGUN = 2


@dataclass(frozen=True, slots=True)
class Document:
    """An attachment with its facts and the roles it has; no role: it serves nothing.

    `answers` are the form's answers where the document is a form we can read. `forms` are those of
    each form where one file holds several; `answers` are then the first's, or those of the one meant.
    """

    attachment: Attachment
    facts: FileFacts
    roles: tuple[Role, ...] = ()
    answers: Answers | None = None
    forms: tuple[Answers, ...] = ()

    @property
    def filename(self) -> str:
        return self.attachment.filename

    @property
    def materials(self) -> tuple[str, ...]:
        return tuple(role.material for role in self.roles)

    @property
    def is_blank(self) -> bool:
        """Tell whether it is the call's form with nothing filled in: the notice's annex as issued."""
        answers = self.answers
        if answers is None or self.forms:
            return False
        begun = sum(bool(answer.text or answer.selected) for answer in answers.answers)
        return begun <= _BEGUN and not (answers.text("applicant") or answers.text("case_title"))

    def role(self, material_id: str) -> Role | None:
        return next((role for role in self.roles if role.material == material_id), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """Another application of the campaign: its names, and what its form answers."""

    applicant: str
    case_title: str
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Submission:
    """One letter's part in an application. `received_at` is the server's time; where it is not
    known (`received_known`), the letter had come by then.

    `confirmed` is False for a sender unknown to the application, and for one our mail server did not
    find to be who he says (`doubt` tells which, in Chinese): its documents do not count.
    `alone`: the letter is about no other application. `unassigned` are documents of a letter about
    several that may belong to this one or to another: they count for none. `nominated_beside`: the
    other applicants in the same letter whom the same park recommends. `beside`: the other
    applications of the letter, where the campaign has quotas.
    """

    letter: Letter
    received_at: datetime
    documents: tuple[Document, ...]
    confirmed: bool = True
    doubt: str = ""
    alone: bool = True
    unassigned: tuple[Document, ...] = ()
    nominated_beside: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    received_known: bool = True


def counting(submissions: tuple[Submission, ...]) -> tuple[Submission, ...]:
    """Return of these, oldest first, those whose papers count: the confirmed. Where nobody is confirmed
    yet, the letter that opened the application stands for it until somebody is.
    """
    return tuple(one for one in submissions if one.confirmed) or submissions[:1]


@dataclass(frozen=True, slots=True)
class OtherApplication:
    """Another application of the campaign that holds the same file or text, or is of the same name.

    `shared` is the file's name here, or the title of the answer that is nearly the same;
    `likeness` says how near in per cent, None for a file, which is the same to the byte.
    """

    number: str
    applicant: str
    shared: str
    likeness: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What the register knows beside this dossier. Absent in `intake check`: such rules skip.

    `correction_by` is the last day of the running correction period, None if none runs.
    `nominated` are the other applicants of the campaign that the same park recommends. `namesakes`
    are applications of the same applicant and case from senders that this one does not know.
    `counted_with`: by what a quota counts, the other applications with the same answers.
    `in_campaign`: all other applications of the campaign, where a list came that names some.
    `on_paper`: the materials that staff noted as arrived on paper, each with its day. `judged_at` is
    when it is judged, None where no day matters.
    """

    twins: tuple[OtherApplication, ...] = ()
    correction_by: date | None = None
    nominated: tuple[str, ...] = ()
    namesakes: tuple[OtherApplication, ...] = ()
    counted_with: Mapping[tuple[str, ...], tuple[Beside, ...]] = field(default_factory=dict)
    in_campaign: tuple[Beside, ...] = ()
    on_paper: Mapping[str, date] = field(default_factory=dict)
    judged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """An application: its campaign, its submissions oldest first, and what else is known.

    The newest readable document counts for a single material; materials with a count accumulate
    (see `validators.evidence.document_selection`). `served` holds the counting documents per material id.
    `body` are the answers in the letters' own texts, where the call takes them from there.
    """

    campaign: Campaign
    submissions: tuple[Submission, ...]
    history: History | None = None
    served: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    body: Answers | None = None

    @property
    def counting(self) -> tuple[Submission, ...]:
        """The submissions whose papers count, oldest first."""
        return counting(self.submissions)

    @property
    def first(self) -> Submission:
        return self.counting[0]

    @property
    def newest(self) -> Submission:
        return self.counting[-1]

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document of every submission that counts, oldest first."""
        return tuple(d for s in self.counting for d in s.documents)

    @property
    def unassigned(self) -> tuple[Document, ...]:
        """Documents that came in a letter about several applications and may be this one's."""
        return tuple(d for s in self.counting for d in s.unassigned)

    @property
    def cloud_links(self) -> tuple[CloudLink, ...]:
        """The distinct links to files that were sent as links only."""
        links = (link for s in self.counting for link in s.letter.cloud_links)
        return tuple({link.url: link for link in links}.values())

    def of(self, material_id: str) -> tuple[Document, ...]:
        return self.served.get(material_id, ())

    @property
    def form(self) -> Document | None:
        """The document the register's fields come from: the Word form, else the form's PDF."""
        forms = [
            document
            for material in self.campaign.materials
            if material.form
            for document in self.of(material.id)
            if document.answers
        ]
        forms.sort(key=lambda document: document.facts.word is None)
        return forms[0] if forms else None

    @property
    def answers(self) -> Answers | None:
        """The answers that count: the form file's, else those in the letters' texts."""
        form = self.form
        return form.answers if form else self.body

    @property
    def tells_names(self) -> bool:
        """Tell whether a form, or the letter's own lines, say who applies with what: their word is final."""
        return self.form is not None or bool(self.applicant or self.case_title)

    def require_answers(self) -> Answers:
        """The answers that count; raises Absent where no readable form came."""
        if self.answers is None:
            raise Absent("未收到可读取的申报表")
        return self.answers

    def require_history(self) -> History:
        if self.history is None:
            raise Absent("未与台账比对")
        return self.history

    @property
    def applicant(self) -> str:
        return self._answer("applicant")

    @property
    def case_title(self) -> str:
        return self._answer("case_title")

    def _answer(self, key: str) -> str:
        answers = self.answers
        return " ".join(answers.text(key).split())[:LONGEST] if answers else ""
