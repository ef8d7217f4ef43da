"""The answer to 附件列表: which files the applicant says he sent, and which of them did not come."""

import re
from collections.abc import Sequence

from parsers.texts.normal_text import fold

_NUMBER = re.compile(
    r"(?:^|(?<=[\s;；。、,，]))(?:附件\s*)?[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[）)、:：]|[.．](?!\d))\s*|[①-⑳]\s*"
)
_BREAK = re.compile(r"[\n;；]+")
_NONE = re.compile(
    r"(?:无|没有|暂无|无附件|暂无附件|见附件|详见附件|n/a|/|—+|-+|none)?", re.IGNORECASE
)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_MARKS = re.compile(r"[\W_]+")
# A file of such a name may hold all that the list names.
_COLLECTION = re.compile(r"支撑|支持材料|佐证|证明材料|附件材料|附件汇总|汇编|合集|全部材料")
# Two characters (合同) stand in many names; three are telling.
TELLING = 3


def read_list(text: str) -> tuple[str, ...]:
    """The items of the list, without numbers; () for 无 and the like."""
    lines = _BREAK.split(_NUMBER.sub("\n", text))
    items = (line.strip(" 　。.,，、《》") for line in lines)
    return tuple(item for item in items if not _NONE.fullmatch(item))


def missing(items: Sequence[str], filenames: Sequence[str]) -> tuple[str, ...]:
    """The items that certainly did not come: no file resembles them, and fewer files than items
    came, so that none of them can lie behind a name that says nothing.
    """
    names = [_bare(_EXTENSION.sub("", name)) for name in filenames]
    judged = [item for item in items if _EXTENSION.search(item)] or items
    if judged is items and any(_COLLECTION.search(name) for name in names):
        return ()
    absent = tuple(item for item in judged if not any(_resembles(_bare(item), n) for n in names))
    unclaimed = [n for n in names if not any(_resembles(_bare(item), n) for item in items)]
    return absent if len(unclaimed) < len(absent) else ()


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(_EXTENSION.sub("", text)))


def _resembles(item: str, name: str) -> bool:
    """Whether one holds the other, or they share most of the shorter one's character pairs."""
    if not item or not name:
        return False
    if item == name:
        return True
    if min(len(item), len(name)) >= TELLING and (item in name or name in item):
        return True
    pairs = {item[n : n + 2] for n in range(len(item) - 1)}
    shared = sum(pair in name for pair in pairs)
    return bool(pairs) and shared / len(pairs) >= 0.6  # noqa: PLR2004 - most of it
