"""Checks the subject and the file names, and whom they name."""

from collections.abc import Iterator

from parsers.facts.spec import NamePattern
from parsers.texts.names.same_name import Likeness
from parsers.texts.naming.convention import Name, read_names
from validators.evidence.asked_names import patterns_of
from validators.evidence.naming import comparisons, keeps_order
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity


def _subject_naming(dossier: Dossier) -> Iterator[Evidence]:
    """Staff sort and search the mailbox by subject; a subject off the convention hides a letter."""
    naming, subject = dossier.campaign.naming, dossier.first.letter.subject
    if naming.subject is None:
        yield skipped(reason="公告未规定邮件主题")
    elif keeps_order(read_names(subject, naming.subject), dossier):
        yield passed()
    else:
        yield failed(subject=subject or "（无主题）")


SUBJECT_NAMING = Rule(
    "subject-naming",
    Aspect.REGULARITY,
    Severity.NOTE,
    "邮件主题命名",
    "邮件主题“{subject}”未按公告要求的格式命名。",
    _subject_naming,
    "再次发送时，请按公告要求的格式命名邮件主题。",
    point="邮件主题的命名",
    english=Translation(
        fault=(
            "The subject of your message is not in the format asked for. Please use it when you "
            "send again."
        ),
        point="The subject of your message.",
    ),
    russian=Translation(
        fault=(
            "Тема письма не соответствует требуемому формату. Просим соблюдать его при повторной "
            "отправке."
        ),
        point="Тема письма.",
    ),
)


def _filename_naming(dossier: Dossier) -> Iterator[Evidence]:
    """Files are passed on to experts without the letter: only their name then tells whose they are.

    Inside an archive the archive's name or the file's will do.
    """
    asked = [
        (one, patterns) for one in dossier.documents if (patterns := patterns_of(one, dossier))
    ]
    if not asked and dossier.campaign.naming.file is None:
        yield skipped(reason="公告未规定文件命名")
    for document, patterns in asked:
        kept = any(keeps_order(_names_of(document, pattern), dossier) for pattern in patterns)
        yield passed(document.filename) if kept else failed(document.filename)


FILENAME_NAMING = Rule(
    "filename-naming",
    Aspect.REGULARITY,
    Severity.NOTE,
    "文件命名",
    "文件“{where}”未按公告要求的格式命名。",
    _filename_naming,
    "请按公告要求的格式命名文件后重新发送。",
    point="文件“{place}”的命名",
    english=Translation(
        fault="File “{place}” is not named as asked for. Please rename it and send it again.",
        point="The name of file “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Имя файла «{place}» не соответствует требуемому формату. Просим переименовать файл и "
            "прислать снова."
        ),
        point="Имя файла «{place}».",
    ),
)


def _names_of(document: Document, pattern: NamePattern) -> tuple[Name, ...]:
    """All ways to read the applicant and title from the file's name, else from its containers'."""
    for name in (document.filename, *reversed(document.attachment.path)):
        if names := read_names(name, pattern):
            return names
    return ()


def _with_likeness(dossier: Dossier, wanted: Likeness) -> Iterator[Evidence]:
    found = comparisons(dossier)
    for field in ("applicant", "case_title"):
        here = [c for c in found if c.field == field]
        off = [c for c in here if c.likeness is wanted]
        if off:
            given = "”“".join(dict.fromkeys(c.given for c in off[:3]))
            yield failed(field, given=given, official=off[0].official)
        elif here:
            yield passed(field)
        else:
            yield skipped(field, reason="邮件主题和文件名中读不出该项")


def _naming_variant(dossier: Dossier) -> Iterator[Evidence]:
    """Short forms (有限公司 for 有限责任公司) are the same body, but the register wants one name."""
    yield from _with_likeness(dossier, Likeness.VARIANT)


NAMING_VARIANT = Rule(
    "naming-variant",
    Aspect.REGULARITY,
    Severity.NOTE,
    "名称简写",
    "主题或文件名中的{place}“{given}”与申报表“{official}”写法略有不同。",
    _naming_variant,
    "请在邮件主题、文件名和申报表中统一使用“{place}”的全称。",
    point="邮件主题、文件名与申报表中“{place}”的写法是否一致",
    english=Translation(
        fault=(
            "Subject or file names write “{place}” otherwise than the form. Please use the full "
            "name everywhere."
        ),
        point="Whether subject, file names and form write “{place}” alike.",
    ),
    russian=Translation(
        fault=(
            "В теме письма или именах файлов «{place}» указано иначе, чем в форме. Просим везде "
            "использовать полное название."
        ),
        point="Одинаково ли указано «{place}» в теме письма, именах файлов и форме.",
    ),
)


def _naming_mismatch(dossier: Dossier) -> Iterator[Evidence]:
    """A letter in one body's name with another's form may be a mix-up of two applicants' files."""
    yield from _with_likeness(dossier, Likeness.DIFFERENT)


NAMING_MISMATCH = Rule(
    "naming-mismatch",
    Aspect.REGULARITY,
    Severity.REFER,
    "名称不一致",
    "主题或文件名中的{place}“{given}”与申报表中的“{official}”不一致。",
    _naming_mismatch,
    "工作人员将核对申报单位与案例名称；如发送有误，请回复本邮件说明。",
    point="邮件主题、文件名与申报表中的“{place}”是否一致",
    english=Translation(
        fault=(
            "Subject or file names do not agree with the form in “{place}”. If something was sent "
            "by mistake, please reply and tell us."
        ),
        point="Whether subject, file names and form agree in “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Тема письма или имена файлов расходятся с формой в части «{place}». Если отправка "
            "ошибочна, просим сообщить об этом в ответе."
        ),
        point="Совпадают ли тема письма, имена файлов и форма в части «{place}».",
    ),
    repeats_notice=True,
)
