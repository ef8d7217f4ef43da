"""Compares a recommending body's list of applications with those that came."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from parsers.texts.contact.mailbox_key import mailbox_key
from parsers.texts.names.folding import plain_name
from validators.evidence.summary_rows import ListedApplication, listed_applications
from validators.model.dossier import Beside, Document, Dossier
from validators.model.named_application import alike, are_same
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Disclosure, Rule, Translation
from validators.model.severity import Aspect, Severity

# Short forms of names are looked for in so many pairs: a second's work.
MOST_PAIRS = 20_000
_MOST_NAMED = 10
RECOMMENDER = "nominator"


def _summary_differs(dossier: Dossier) -> Iterator[Evidence]:
    """The list says how many applications to expect; one that never came is found out by it alone."""
    for document in dossier.documents:
        if document.facts.sheets:
            yield from _judged(document, dossier)


def _judged(document: Document, dossier: Dossier) -> Iterator[Evidence]:
    listed = listed_applications(document.facts.sheets, dossier.campaign)
    if not listed:
        yield skipped(document.filename, reason="表格中没有可识别的申报名单")
        return
    came = _came(dossier)
    absent = _unmatched(listed, came)
    unlisted = _unlisted(_of_the_body(came, dossier), listed)
    if absent is None or unlisted is None:
        yield skipped(document.filename, reason="名单过长，未能逐项比对简称")
    elif absent or unlisted:
        words = (_say("未收到申报", absent), _say("已收到申报而未列入", unlisted))
        yield failed(document.filename, rows=len(listed), found="；".join(filter(None, words)))
    else:
        yield passed(document.filename)


def _came(dossier: Dossier) -> tuple[Beside, ...]:
    """Return this application, those of its letters, and those of the register, each once."""
    history = dossier.require_history()
    sender = dossier.first.letter.sender.address
    answers = {RECOMMENDER: _recommender(dossier), "sender": sender}
    own = Beside(dossier.applicant, dossier.case_title, answers)
    beside = (
        Beside(one.applicant, one.case_title, {**one.answers, "sender": sender})
        for submission in dossier.counting
        for one in submission.beside
    )
    found = {(one.applicant, one.case_title): one for one in (*history.in_campaign, *beside, own)}
    return tuple(one for one in found.values() if one.applicant or one.case_title)


def _recommender(dossier: Dossier) -> str:
    answers = dossier.answers
    return " ".join(answers.text(RECOMMENDER).split()) if answers else ""


def _of_the_body(came: Sequence[Beside], dossier: Dossier) -> list[Beside]:
    """Those the same body recommends by their forms; without a word on it those of the same sender."""
    if body := _recommender(dossier):
        return [one for one in came if (by := one.answers.get(RECOMMENDER)) and alike(by, body)]
    sender = mailbox_key(dossier.first.letter.sender.address)
    return [one for one in came if mailbox_key(one.answers.get("sender", "")) == sender]


def _unmatched(listed: Sequence[ListedApplication], came: Collection[Beside]) -> list[str] | None:
    """The rows of which no application came, as names; None where that cannot be told."""
    exact = {(plain_name(one.applicant), plain_name(one.case_title)) for one in came}
    names = {name for pair in exact for name in pair if name}
    rest = [row for row in listed if not _is_exact(row, exact, names)]
    if len(rest) * len(came) > MOST_PAIRS:
        return None
    return [_name(row) for row in rest if not any(_same(row, one) for one in came)]


def _is_exact(
    row: ListedApplication, exact: Collection[tuple[str, str]], names: Collection[str]
) -> bool:
    applicant, title = plain_name(row.applicant), plain_name(row.case_title)
    if applicant and title:
        return (applicant, title) in exact
    return (applicant or title) in names


def _unlisted(came: Sequence[Beside], listed: Sequence[ListedApplication]) -> list[str] | None:
    known = {(plain_name(row.applicant), plain_name(row.case_title)) for row in listed}
    rest = [
        one for one in came if (plain_name(one.applicant), plain_name(one.case_title)) not in known
    ]
    if len(rest) * len(listed) > MOST_PAIRS:
        return None
    return [
        _name(ListedApplication(one.applicant, one.case_title))
        for one in rest
        if not any(_same(row, one) for row in listed)
    ]


def _same(row: ListedApplication, one: Beside) -> bool:
    return are_same((row.applicant, row.case_title), (one.applicant, one.case_title))


def _name(row: ListedApplication) -> str:
    return " ".join(
        part for part in (row.applicant, f"《{row.case_title}》" if row.case_title else "") if part
    )


def _say(what: str, names: Iterable[str]) -> str:
    found = list(names)
    if not found:
        return ""
    more = f" 等 {len(found)} 项" if len(found) > _MOST_NAMED else ""
    return f"{what}：{'、'.join(found[:_MOST_NAMED])}{more}"


SUMMARY_DIFFERS = Rule(
    "summary-differs",
    Aspect.COMPLETENESS,
    Severity.NOTE,
    "汇总表与来件",
    "汇总表“{where}”列有 {rows} 项，{found}。",
    _summary_differs,
    "请核对汇总表，补发未收到的申报或更正汇总表。",
    point="汇总表所列申报与来件的对应关系",
    english=Translation(
        fault="The list “{place}” and the applications that came differ. Please check it.",
        point="Whether the list agrees with the applications that came.",
    ),
    russian=Translation(
        fault="Перечень «{place}» не совпадает с полученными заявками. Просим проверить его.",
        point="Соответствие перечня полученным заявкам.",
    ),
    # It names other applicants.
    disclosure=Disclosure.NOTHING,
)
