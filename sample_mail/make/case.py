"""A letter that departs from a plain complete application in one awkward way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sample_mail.make import papers
from sample_mail.make.awkward_rows import APPLICANTS
from sample_mail.make.expected import application
from sample_mail.make.letters import SHANGHAI, Outside, Part, letter
from sample_mail.make.papers import light_word
from sample_mail.make.pdf_pages import light
from sample_mail.make.people import Applicant
from sample_mail.make.situation import Situation

Maker = Callable[[Applicant], Part]
Write = Callable[[Outside, str, tuple[Part, ...]], bytes]
Wrap = Callable[[Applicant, tuple[Part, ...]], tuple[Part, ...]]
TEXT = "您好：\n\n现报送“{title}”案例申报材料，请查收附件。\n\n{person}\n{applicant}\n"
MAKERS: dict[str, Maker | None] = {
    "form-word": light_word,
    "form-pdf": papers.form_pdf,
    "pledge": papers.pledge,
    "supporting": papers.supporting,
}


@dataclass(frozen=True, slots=True)
class Case:
    """`made` are the materials made another way, None for one that is left out; `named` those that
    come under other file names than they are made with. `wrap` turns the files into what is
    attached, `write` the letter into bytes. In `findings`, {base} is the conventional name.
    """

    key: str
    why: str
    findings: tuple[tuple[str, str], ...] = ()
    who: Applicant | None = None
    made: dict[str, Maker | None] = field(default_factory=dict)
    materials: dict[str, list[str]] = field(default_factory=dict)
    fields: dict[str, str] | None = None
    more: tuple[Part, ...] = ()
    wrap: Wrap = lambda _, parts: parts
    write: Write = letter
    subject: str = "{base}"
    text: str = TEXT
    sender: str = ""
    received: datetime | None = None


def told(cases: tuple[Case, ...], begin: datetime) -> Iterator[Situation]:
    """The situations, an hour and some between two letters."""
    for number, case in enumerate(cases):
        yield _situation(case, begin + number * timedelta(minutes=67, seconds=13))


def day(month: int, number: int, hour: int = 9) -> datetime:
    return datetime(2026, month, number, hour, 11, 5, tzinfo=SHANGHAI)


def _situation(case: Case, usual: datetime) -> Situation:
    who = case.who or APPLICANTS[case.key]
    with light():
        made = {key: maker(who) for key, maker in (MAKERS | case.made).items() if maker}
    parts = tuple({part.name: part for part in made.values()}.values())
    outside = Outside(
        case.key, case.sender or who.email, who.contact_person,
        case.subject.format(base=who.base, title=who.case_title, applicant=who.applicant),
        case.received or usual,
    )  # fmt: skip
    text = case.text.format(
        title=who.case_title, person=who.contact_person, applicant=who.applicant
    )
    names = {key: [made[key].name] if key in made else [] for key in MAKERS} | {
        key: [name.format(base=who.base) for name in names] for key, names in case.materials.items()
    }
    findings = tuple((code, where.format(base=who.base)) for code, where in case.findings)
    expected = application(
        outside.sender, outside.subject, outside.received,
        fields=who.fields if case.fields is None else case.fields,
        materials=names, findings=findings,
    )  # fmt: skip
    mail = case.write(outside, text, (*case.wrap(who, parts), *case.more))
    return Situation(case.key, case.why, mail, expected)
