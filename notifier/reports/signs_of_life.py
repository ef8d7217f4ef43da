"""Composes the report's lines on the service's heartbeat: what ran when, what has fallen silent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from notifier.reports.report import SignOfLife
from notifier.templating.safe_text import clean

_TITLES = {"poll": "收信", "send": "发信", "report": "工作日报", "verify": "台账与归档核验"}
# Several rounds at the default pace of each; a deadline evening's poll may take half an hour.
_SILENT_AFTER = {
    "poll": timedelta(hours=1),
    "send": timedelta(hours=1),
    "report": timedelta(hours=49),
    "verify": timedelta(hours=49),
}


@dataclass(frozen=True, slots=True)
class SignView:
    """`state`: ok, trouble, or silent."""

    title: str
    state: str
    words: str


def sign_view(sign: SignOfLife, now: datetime) -> SignView:
    title = _TITLES.get(sign.name, clean(sign.name, 40))
    at = f"{sign.at.astimezone(now.tzinfo):%m月%d日 %H:%M}"
    if now - sign.at > _SILENT_AFTER.get(sign.name, timedelta.max):
        return SignView(title, "silent", f"自 {at} 起没有动静，请检查程序是否在运行")
    if sign.problem:
        return SignView(title, "trouble", f"{at} 出现问题：{clean(sign.problem, 300)}")
    return SignView(title, "ok", f"{at} 正常")


def sign_alarms(signs: tuple[SignView, ...]) -> tuple[str, ...]:
    """Return what must stand at the top: a service that died or that damaged papers were found."""
    return tuple(f"{sign.title}：{sign.words}。" for sign in signs if sign.state != "ok")
