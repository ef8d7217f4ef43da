"""The ledger check in words: is every letter on the server in the ledger?"""

from dataclasses import dataclass

from notifier.report import LedgerCheck
from notifier.safe_text import clean

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
    words = f"服务器 {check.on_server} 封，全部在台账"
    return LedgerView(place, "whole", words)


def _uids(check: LedgerCheck) -> str:
    named = "、".join(str(uid) for uid in check.missing[:_MOST_UIDS])
    return f"{named} 等" if len(check.missing) > _MOST_UIDS else named
