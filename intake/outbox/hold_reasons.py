"""Decides why an answer waits for staff, in Chinese; one reason is enough."""

from collections.abc import Iterable, Iterator

from intake.office import Office
from intake.register import notices
from intake.register.letters.ledger import Mail
from notifier.notices.notice import Notice
from parsers.facts.letter_facts import Letter, SignKind
from validators.senders.authenticity import failed_checks


def why_held(
    office: Office, mail: Mail, letter: Letter, notice: Notice, campaigns: Iterable[str] = ()
) -> str:
    """The first reason; "" where the notice may go. `campaigns`: the calls it tells of, by their ids."""
    doubts = filter(None, map(office.files.doubt, campaigns))
    return next(doubts, "") or next(_reasons(office, mail, letter, notice), "")


def _reasons(office: Office, mail: Mail, letter: Letter, notice: Notice) -> Iterator[str]:
    if mail.held:
        yield "来信在启用本系统（或恢复备份）前已在邮箱中，或由文件导入"
    if wrong := failed_checks(letter, office.servers_of(mail.key.account)):
        yield f"来信未通过收件服务器的发件人验证（{wrong}），可能系冒名"
    if any(sign.kind is SignKind.LIST for sign in letter.robot_signs):
        yield "来信带邮件列表或群发标头，答复可能发给列表全体"
    if notices.is_muted(office.db, notice.recipient):
        yield "发往该地址的通知曾被退回"
    if notice.kind in office.notices.hold_kinds:
        yield "此类通知设置为人工放行"
    if office.notices.mode == "hold":
        yield "设置为人工放行"
