"""Lists the Chinese words of page and workbook: states, stages, kinds and severities."""

from notifier.notices.kinds import KINDS
from notifier.templating.safe_text import clean
from validators.model.severity import ASPECT_TITLES, STATUS_TITLES, Aspect, Severity, Status

SEVERITY_TITLES = {
    Severity.REFUSE: "逾期",
    Severity.CORRECT: "须补正",
    Severity.REFER: "人工核验",
    Severity.NOTE: "提示",
}
STAGE_TITLES = {
    "intake": "收件",
    "conformity": "符合性审查",
    "expert": "专业评审",
    "selected": "入选",
    "rejected": "未通过",
    "withdrawn": "已撤回",
}
KIND_TITLES = {one.kind: one.title for one in KINDS}
NOTICE_STATE_TITLES = {
    "sent": "已发出",
    "due": "待发送",
    "held": "待放行",
    "failed": "发送失败",
    "unknown": "是否送达不明",
}
LETTER_STATE_TITLES = {
    "registered": "已登记",
    "question": "咨询来信",
    "ignored": "非申报来件",
    "repeat": "重复来件",
    "quarantined": "已隔离",
    "fetched": "尚未处理完",
}


def say_status(status: str) -> str:
    return _said(status, {known.value: title for known, title in STATUS_TITLES.items()})


def say_aspect(aspect: str) -> str:
    return _said(aspect, {known.value: title for known, title in ASPECT_TITLES.items()})


def say_severity(severity: str) -> str:
    return _said(severity, {known.value: title for known, title in SEVERITY_TITLES.items()})


def say_stage(stage: str) -> str:
    return _said(stage, STAGE_TITLES)


def say_kind(kind: str) -> str:
    return _said(kind, {known.value: title for known, title in KIND_TITLES.items()})


def say_notice_state(state: str) -> str:
    return _said(state, NOTICE_STATE_TITLES)


def say_letter_state(state: str) -> str:
    return _said(state, LETTER_STATE_TITLES)


def _said(word: str, titles: dict[str, str]) -> str:
    """A word newer than this table is shown as it stands: better odd than hidden."""
    return titles.get(word) or clean(word, 30)


ASPECT_ORDER = tuple(aspect.value for aspect in Aspect)
STATUS_ORDER = tuple(s.value for s in Status if s is not Status.OTHER)
