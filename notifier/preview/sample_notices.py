"""Builds sample occasions from invented data, to preview and check templates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from notifier.notices.compose import compose
from notifier.notices.kinds import KINDS, LETTER_KINDS, NoticeKind, Situation, record_of
from notifier.notices.notice import Notice
from notifier.notices.occasion import Occasion
from notifier.notices.receipt import Receipt, compose_receipt
from notifier.templating.templates import Templates
from parsers.facts.answers import Answer, Answers
from parsers.facts.file_facts import FileFacts, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Address, Attachment, Letter
from parsers.facts.spec import FieldKind, FieldSpec, Format, FormSpec, MaterialSpec, NamingSpec
from parsers.roles.assign_roles import Role
from parsers.texts.naming.pattern import read_pattern
from validators.model.campaign import TONGUES, Campaign, Contact
from validators.model.dossier import Document, Dossier, Submission
from validators.model.outcome import Outcome, Result
from validators.model.severity import Aspect, Severity
from validators.model.verdict import conclude

APPLICANT = "云岭示例绿能科技有限公司"
CASE_TITLE = "荒漠光伏温室示范项目"
_SENDER = Address("shenbao@example.org", "林示例")
_GIVEN = {"applicant": APPLICANT, "case_title": CASE_TITLE, "contact_person": "林示例"}
_KINDS = {FieldKind.EMAIL: "shenbao@example.org", FieldKind.PHONE: "010-00000000"}
_TYPES = {
    Format.WORD: (FileType.WORD, ".docx"),
    Format.PDF: (FileType.PDF, ".pdf"),
    Format.IMAGE: (FileType.IMAGE, ".jpg"),
    Format.OFD: (FileType.OTHER, ".ofd"),
    Format.EXCEL: (FileType.OTHER, ".xlsx"),
    Format.VIDEO: (FileType.OTHER, ".mp4"),
    Format.AUDIO: (FileType.OTHER, ".mp3"),
    Format.ARCHIVE: (FileType.ARCHIVE, ".zip"),
    Format.OTHER: (FileType.OTHER, ""),
}


_PATTERN = read_pattern("{applicant}—{case_title}—典型案例申报材料")
_FORM = ("典型案例申报表",)
_MATERIALS = (
    MaterialSpec("form-word", "申报表（Word版）", _FORM, formats=(Format.WORD,), form=True),
    MaterialSpec("form-pdf", "申报表（PDF盖章版）", _FORM, formats=(Format.PDF,), form=True),
    MaterialSpec("pledge", "承诺书（PDF盖章版）", names=("承诺书",), formats=(Format.PDF,)),
    MaterialSpec("supporting", "案例支撑材料", names=("支撑材料",), rest=True),
)
_FIELDS = (
    FieldSpec("case_title", "案例名称"),
    FieldSpec("applicant", "申报单位"),
    FieldSpec("contact_person", "联系人"),
    FieldSpec("position", "职务", required=False),
    FieldSpec("email", "电子邮箱", kind=FieldKind.EMAIL),
    FieldSpec("results", "主要成效", max_words=300),
)


@dataclass(frozen=True, slots=True)
class SampleOccasion:
    """An occasion to render a template with; `name` says which situation it is."""

    name: str
    occasion: Occasion


def sample_campaign() -> Campaign:
    """An invented call, for when there is no other at hand."""
    return Campaign(
        id="sample",
        title="绿色产业合作典型案例征集活动（示例）",
        number_prefix="SAMPLE",
        opens_on=date(2026, 6, 3),
        closes_on=date(2026, 6, 18),
        timezone=ZoneInfo("Asia/Shanghai"),
        naming=NamingSpec(_PATTERN, _PATTERN),
        materials=_MATERIALS,
        form=FormSpec(_FIELDS),
        also=TONGUES,
        contact=Contact("示例征集活动办公室", "王示例", "010-00000000", "office@example.org"),
    )


def sample_occasion(kind: NoticeKind, campaign: Campaign) -> Occasion:
    """One occasion of the kind: an acknowledgement of a complete set, two things to mend, or late."""
    return _in_situation(record_of(kind).samples[0], campaign)


def sample_receipt(campaign: Campaign) -> Receipt:
    """A letter among many."""
    letter, received_at = _letter((), _in_time(campaign)), _in_time(campaign)
    return Receipt(letter, campaign, received_at, waiting=240)


def sample_notice(kind: NoticeKind, campaign: Campaign, templates: Templates) -> Notice:
    """A notice of the kind, as its templates make it of invented data."""
    if kind in LETTER_KINDS:
        return compose_receipt(sample_receipt(campaign), templates)
    return compose(sample_occasion(kind, campaign), templates)


def samples(campaign: Campaign) -> Iterator[SampleOccasion]:
    """The situations a template must cope with: each kind, and the branches within it."""
    for kind in KINDS:
        for situation in kind.samples:
            yield SampleOccasion(situation.name, _in_situation(situation, campaign))


def _in_situation(situation: Situation, campaign: Campaign) -> Occasion:
    found = (
        *(_to_mend(campaign) if situation.mends else ()),
        *(_to_check(campaign) if situation.checks else ()),
        *(_late() if situation.late else ()),
    )
    made = _occasion(campaign, found, late=situation.late)
    if not situation.has_form:
        made = replace(made, dossier=replace(made.dossier, served={}))
    if situation.over:
        made = replace(made, now=_after(campaign))
    return situation.given(made) if situation.given else made


def _occasion(campaign: Campaign, findings: tuple[Outcome, ...], late: bool = False) -> Occasion:
    absent = {finding.where for finding in findings if finding.code == "material-missing"}
    documents = tuple(_document(m, campaign) for m in campaign.materials if m.id not in absent)
    received_at = campaign.deadline + timedelta(seconds=1) if late else _in_time(campaign)
    letter = _letter(documents, received_at)
    dossier = Dossier(
        campaign,
        (Submission(letter, received_at, documents),),
        served={document.materials[0]: (document,) for document in documents},
    )
    return Occasion(
        number=f"{campaign.number_prefix}-0000",
        dossier=dossier,
        verdict=conclude(findings),
        letter=letter,
        received_at=received_at,
        now=received_at + timedelta(minutes=1),
        correction_by=campaign.correction_by,
    )


def _in_time(campaign: Campaign) -> datetime:
    day = max(campaign.first_day, campaign.last_day - timedelta(days=8))
    return datetime.combine(day, time(10, 13, 5), campaign.timezone)


def _after(campaign: Campaign) -> datetime:
    return campaign.deadline + timedelta(days=400)


def _letter(documents: tuple[Document, ...], received_at: datetime) -> Letter:
    return Letter(
        subject=f"{APPLICANT}—{CASE_TITLE}—申报材料",
        sender=_SENDER,
        answer_to=_SENDER,
        dated_at=received_at,
        received_header_at=received_at,
        message_id="<sample-1@example.org>",
        in_reply_to=(),
        references=(),
        automatic="",
        text="见附件。",
        attachments=tuple(document.attachment for document in documents),
        cloud_links=(),
    )


def _document(material: MaterialSpec, campaign: Campaign) -> Document:
    file_type, suffix = _TYPES[material.formats[0] if material.formats else Format.OTHER]
    name = (
        f"{APPLICANT}—{CASE_TITLE}—{material.names[0] if material.names else material.id}{suffix}"
    )
    word = WordFacts("", (), ()) if file_type is FileType.WORD else None
    return Document(
        Attachment(name, "application/octet-stream", 20_000, f"sample-{material.id}"),
        FileFacts(file_type, word=word),
        (Role(material.id, "content"),),
        _answers(campaign) if material.form else None,
    )


def _answers(campaign: Campaign) -> Answers:
    return Answers(tuple(Answer(spec.key, _answer(spec)) for spec in campaign.form.fields))


def _answer(spec: FieldSpec) -> str:
    if not spec.required:
        return ""
    return _GIVEN.get(spec.key) or _KINDS.get(spec.kind) or (spec.choices or ("示例内容",))[0]


def _to_mend(campaign: Campaign) -> tuple[Outcome, ...]:
    """A missing material and an answer too long, as far as the call asks for either."""
    return (
        *(_missing(material) for material in campaign.materials[-1:]),
        *(_too_long(field) for field in _limited(campaign.form.fields)),
    )


def _missing(material: MaterialSpec) -> Outcome:
    return replace(
        _failed("material-missing", Aspect.COMPLETENESS, Severity.CORRECT, material.id),
        message=f"未收到{material.title}。",
        remedy=f"请补充发送{material.title}。",
    )


def _limited(fields: tuple[FieldSpec, ...]) -> tuple[FieldSpec, ...]:
    """The first field with a limit, else the last."""
    return tuple(spec for spec in fields if spec.max_words)[:1] or fields[-1:]


def _too_long(field: FieldSpec) -> Outcome:
    most = field.max_words or 300
    return replace(
        _failed("field-too-long", Aspect.REGULARITY, Severity.CORRECT, field.key),
        message=f"“{field.label}”共 {most + 40} 字，超过 {most} 字的限制。",
        remedy=f"请将“{field.label}”压缩 40 字以上（按 Word 字数统计）。",
    )


def _to_check(campaign: Campaign) -> tuple[Outcome, ...]:
    remedy = "如所发为黑白或模糊的扫描件，请补发清晰的彩色扫描件。"
    return tuple(
        replace(
            _failed("stamp-uncertain", Aspect.AUTHENTICITY, Severity.REFER, one.id), remedy=remedy
        )
        for one in campaign.materials[:1]
    )


def _late() -> tuple[Outcome, ...]:
    return (_failed("late", Aspect.REGULARITY, Severity.REFUSE, ""),)


def _failed(code: str, aspect: Aspect, severity: Severity, where: str) -> Outcome:
    return Outcome(code, aspect, Result.FAILED, where, "示例事项", severity, "示例问题。")
