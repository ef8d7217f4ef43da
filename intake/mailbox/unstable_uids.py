"""Identifies letters by date and size in folders whose UIDVALIDITY does not last.

Courier gives a folder another UIDVALIDITY at every EXAMINE until somebody has opened it to write. By
the book every letter is then a new one, at every poll.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from intake.mailbox.connection import Mailbox
from intake.mailbox.listing import FetchedFacts
from intake.register import events
from intake.register.connection import Database
from intake.register.letters import folders, ledger
from intake.register.letters.folders import Folder

CURE = (
    "The server gives it another UIDVALIDITY each time it is opened for reading (Courier does, until"
    " somebody has opened the folder to write): open it once in a mail program or the web mail."
)
REMARK = "服务器每次打开该文件夹都更换 UIDVALIDITY，请用邮件客户端或网页邮箱将其打开一次"
_ITEMS = "UID INTERNALDATE RFC822.SIZE"


def notice_unlasting(
    db: Database, mailbox: Mailbox, before: Folder | None, uidvalidity: int, now: datetime
) -> bool:
    """Finds out whether a changed UIDVALIDITY is one that does not last, and notes it once; and
    whether one that did not has come to last. True where the folder was opened anew for that.
    """
    if before is None or before.is_lasting != (before.uidvalidity != uidvalidity):
        return False
    lasting = mailbox.lasts(before.folder, uidvalidity)
    if lasting != before.is_lasting:
        folders.mark_lasting(db, before.account, before.folder, lasting=lasting)
        if not lasting:
            detail = f"{before.account} / {before.folder}：{REMARK}"
            events.note(db, now, events.PROGRAM, None, "uidvalidity-unstable", detail)
    return True


def unknown_letters(
    db: Database, mailbox: Mailbox, folder: Folder
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The UIDs, good for this connection, of letters that are in the folder and not in the ledger;
    and those of all letters.
    """
    listed = mailbox.listing(_ITEMS)
    known = Counter(ledger.sizes_and_times(db, folder.account, folder.folder))
    return tuple(_not_among(listed, known)), tuple(listed)


def _not_among(
    listed: Mapping[int, FetchedFacts], known: Counter[tuple[int, datetime | None]]
) -> list[int]:
    """Two letters of one second and one size are two: each row accounts for one."""
    unknown = []
    for uid, one in sorted(listed.items()):
        size = one.size or 0
        keys = ((size, one.internal_at), (size, None))
        found = next((key for key in keys if known[key] > 0), None)
        if found is None:
            unknown.append(uid)
        else:
            known[found] -= 1
    return unknown
