"""Compares what the register says of a sample letter with what was expected."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.demo.sample import Sample
from intake.register import notices
from intake.register.applications import applications, findings
from intake.register.applications.findings import FindingState
from intake.register.connection import Database
from intake.register.letters.ledger import Mail, MailState
from validators.model.severity import Status


@dataclass(frozen=True, slots=True)
class SampleApplication:
    """One application a letter is about; `number` is "" for a letter that is no submission.

    `findings` are (code, where) of the open ones.
    """

    number: str
    campaign: str | None
    status: str
    findings: Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SampleResult:
    """`state` is the ledger's, `answer` the kind of the notice that answers the letter, None where
    none does. `differences` is empty where all is as expected.
    """

    sample: Sample
    state: MailState
    applications: tuple[SampleApplication, ...]
    answer: str | None
    differences: tuple[str, ...]


def result_of(db: Database, sample: Sample, mail: Mail | None) -> SampleResult:
    """`mail` None: the letter was not taken in, which nobody expects."""
    if mail is None:
        return SampleResult(sample, MailState.FETCHED, (), None, ("it was not taken in",))
    judged = tuple(_sample_application(db, one.id) for one in applications.of_mail(db, mail.id))
    if not judged and mail.state in (MailState.IGNORED, MailState.QUESTION):
        judged = (SampleApplication("", None, Status.OTHER.value, Counter()),)
    answers = [notice.kind for notice in notices.listing(db) if notice.mail_id == mail.id]
    answer = answers[0] if answers else None
    found = (*_differences(sample, judged), *_handling(sample, mail.state, answer))
    return SampleResult(sample, mail.state, judged, answer, found)


def _sample_application(db: Database, application_id: int) -> SampleApplication:
    application = applications.get(db, application_id)
    open_ones = (
        finding
        for finding in findings.of_application(db, application_id)
        if finding.state is FindingState.OPEN
    )
    return SampleApplication(
        application.number,
        application.campaign,
        application.status.value,
        Counter((finding.code, finding.place) for finding in open_ones),
    )


def _differences(sample: Sample, judged: tuple[SampleApplication, ...]) -> tuple[str, ...]:
    if len(judged) != len(sample.expected):
        return (f"{len(judged)} applications instead of {len(sample.expected)}",)
    return tuple(
        difference
        for expected, one in zip(sample.expected, judged, strict=True)
        for difference in _compare(expected, one)
    )


def _handling(sample: Sample, state: MailState, answer: str | None) -> tuple[str, ...]:
    """Return what was done with the letter as a whole, where the sample says what is expected."""
    expected = sample.expected[0]
    pairs = (("state", state.value), ("notice", answer))
    return tuple(
        f"{what} {is_now} instead of {expected[what]}"
        for what, is_now in pairs
        if what in expected and expected[what] != is_now
    )


def _compare(expected: Mapping[str, Any], judged: SampleApplication) -> tuple[str, ...]:
    found = []
    for what, is_now in (("campaign", judged.campaign), ("status", judged.status)):
        if expected[what] != is_now:
            found.append(f"{what} {is_now} instead of {expected[what]}")
    wanted = Counter((one["code"], one.get("where", "")) for one in expected["findings"])
    found += [f"{_name(key)} is new" for key in (judged.findings - wanted).elements()]
    found += [f"{_name(key)} is absent" for key in (wanted - judged.findings).elements()]
    return tuple(found)


def _name(key: tuple[str, str]) -> str:
    code, where = key
    return f"{code} [{where}]" if where else code
