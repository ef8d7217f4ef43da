"""Composes the report's sentence on the ledger check: is every letter on the server in the ledger?"""

from collections.abc import Iterable
from dataclasses import dataclass

from notifier.reports.report import LedgerCheck
from notifier.templating.safe_text import clean

_MOST_UIDS = 20


@dataclass(frozen=True, slots=True)
class LedgerView:
    """`state`: whole, missing, or unasked (the server could not be asked)."""

    place: str
    state: str
    words: str


def ledger_view(check: LedgerCheck) -> LedgerView:
    place = f"{clean(check.account)} / {clean(check.folder)}"
    if check.on_server is None:
        why = f"：{clean(check.problem, 160)}" if check.problem else ""
        words = f"未能向服务器核对{why}"
        return LedgerView(place, "unasked", words)
    if check.missing:
        words = f"服务器 {check.on_server} 封，其中 {len(check.missing)} 封不在台账（UID {_uids(check)}）"
        return LedgerView(place, "missing", words)
    remark = f"；{check.remark}" if check.remark else ""
    words = f"服务器 {check.on_server} 封，全部在台账{remark}"
    return LedgerView(place, "whole", words)


def alarms(checks: Iterable[LedgerCheck]) -> tuple[str, ...]:
    """Return what staff must know before anything else: letters that may be lost, folders nobody saw."""
    checks = tuple(checks)
    missing = sum(len(check.missing) for check in checks)
    unasked = sum(check.on_server is None for check in checks)
    return tuple(
        sentence
        for count, sentence in (
            (missing, f"收件服务器上有 {missing} 封邮件不在台账，请尽快核对。"),
            (unasked, f"有 {unasked} 个收件文件夹今日未能核对。"),
        )
        if count
    )


def _uids(check: LedgerCheck) -> str:
    named = "、".join(str(uid) for uid in check.missing[:_MOST_UIDS])
    return f"{named} 等" if len(check.missing) > _MOST_UIDS else named
