"""Reads the answer to 附件列表: which files are named, and which of them did not come."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.texts.normal_text import fold

_CHINESE = "一二三四五六七八九十"
# 附件1：, 1., (1), 一、, ①; a figure that begins a name (3.5MW, 2025年) is no number of the list.
_NUMBER = re.compile(
    rf"附件\s*(?P<annex>\d{{1,2}}|[{_CHINESE}]{{1,3}})\s*+[.．、:：\-—]?\s*+"
    rf"|[（(](?P<round>\d{{1,2}}|[{_CHINESE}]{{1,3}})[）)]\s*"
    rf"|(?:^|(?<=[\s;；。、,，:：]))(?P<plain>\d{{1,2}}|[{_CHINESE}]{{1,3}})"
    r"(?:[）)、:：]|[.．](?!\d)|[.．](?=20\d\d))\s*"
    r"|(?P<ringed>[①-⑳])\s*"
)
_BREAK = re.compile(r"[\n;；]+")
_COMMAS = (re.compile(r"、"), re.compile(r"[，,]"))
# 无, 详见附件, 见压缩包, 共3份: nothing that could be looked for by name.
_NONE = re.compile(
    r"\A(?:(?:无|没有|暂无|n/a|none|[\W_]*+|(?:附件|材料)?共?\s*+\d++\s*+[个份件项]?(?:附件|材料|文件)?)"
    r"|.*(?:见(?:附件|附后|后附|压缩包|邮件|支撑|正文|随|链接|网盘)|网盘|链接|https?:|另行(?:提供|寄送)|attached).*)",
    re.IGNORECASE | re.DOTALL,
)
_COUNT = re.compile(
    r"[（(【\[](?:复印件|扫描件|盖章|原件|电子版|\d+\s*[份张页个幅])[^（()）]{0,40}[）)】\]]|(?:各|共)?(?<!\d)\d{1,4}[份张页个幅册]$"
)
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_MARKS = re.compile(r"[\W_]+")
# A file of such a name may hold all that the list names.
_COLLECTION = re.compile(
    r"支撑|支持材料|佐证|证明材料|附件材料|附件汇总|汇编|合集|全部材料|所有材料|附件\."
)
_PICTURES = re.compile(r"照片|图片|影像|图纸|实景|photo|picture", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|bmp|tiff?|heic|webp|gif)$", re.IGNORECASE)
_FILMS = re.compile(r"视频|影像|宣传片|video|film", re.IGNORECASE)
_FILM_FILE = re.compile(r"\.(?:mp4|avi|mov|wmv|mkv|flv)$", re.IGNORECASE)
# 附件3.pdf, 03-….pdf: the list's own number.
_FILE_NUMBER = re.compile(rf"附件\s*(\d{{1,2}}|[{_CHINESE}]{{1,3}})|^\D{{0,2}}(\d{{1,2}})(?!\d)")
# What remains of 申报表（Word版） or 案例支撑材料 without the material's own words.
_TRIMMINGS = re.compile(
    rf"word|pdf|可编辑|盖章|扫描|电子|签字|相关|案例|项目|材料|文件|[版件份及和的各\d{_CHINESE}]"
)
_YEAR = re.compile(r"20\d\d")
# Two characters (合同) stand in many names; three are telling.
TELLING = 3
MOST_ITEMS = 100
LONGEST = 10_000
LONGEST_ROW = 200


@dataclass(frozen=True, slots=True)
class ListedAttachment:
    """One row of the list without its number, and the number."""

    text: str
    number: int


def read_list(text: str, standard: Sequence[str] = ()) -> tuple[ListedAttachment, ...]:
    """The rows that name a file; () for 无, 详见附件 and the like.

    Rows that name one of the `standard` materials (申报表, 承诺书, 支撑材料) are left out: whether
    these came is checked elsewhere.
    """
    rows = list(_rows(text[:LONGEST]))
    if len(rows) == 1:
        rows = _by_commas(rows[0])
    return tuple(
        row for row in rows[:MOST_ITEMS] if not _NONE.fullmatch(row.text) and not _is(row, standard)
    )


def _rows(text: str) -> Iterator[ListedAttachment]:
    """Split at numbers and line ends; a row without a number of its own counts on."""
    numbered = _NUMBER.sub(
        lambda match: f"\n\x00{_value(match.group(match.lastgroup or 0))}\x00", text
    )
    number = 0
    for line in _BREAK.split(numbered):
        mark = re.match(r"\x00(\d+)\x00", line)
        name = line[mark.end() :] if mark else line
        name = name.strip(" \u3000\t.。,，、:：《》")
        if name:
            number = int(mark[1]) if mark else number + 1
            yield ListedAttachment(name, number)


def _by_commas(row: ListedAttachment) -> list[ListedAttachment]:
    """合作协议、照片、验收报告 in one line; a single row may hold a comma of its own in brackets."""
    for comma in _COMMAS:
        parts = [part.strip(" 《》") for part in comma.split(row.text)]
        if len(parts) > 1 and all(_balanced(part) for part in parts):
            return [ListedAttachment(part, number) for number, part in enumerate(parts, 1) if part]
    return [row]


def _balanced(part: str) -> bool:
    return len(re.findall(r"[（(]", part)) == len(re.findall(r"[）)]", part))


def _value(number: str | None) -> int:
    """A number as it is written in a list: 7, 七, 十二, ⑦."""
    written = number or ""
    if written.isdecimal():
        return int(written)
    if len(written) == 1 and "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    tens, ten, ones = written.rpartition("十")
    value = (_CHINESE.find(ones) + 1) if ones else 0
    return value + (10 * (_CHINESE.find(tens) + 1 if tens else 1) if ten else 0)


def _is(row: ListedAttachment, standard: Sequence[str]) -> bool:
    folded = fold(row.text.partition("（")[0].partition("(")[0]) or fold(row.text)
    for word in sorted({fold(word) for word in standard}, key=len, reverse=True):
        rest = folded.replace(word, "")
        if rest != folded and len(_MARKS.sub("", _TRIMMINGS.sub("", rest))) < 2:  # noqa: PLR2004 - a stray letter
            return True
    return False


def missing(items: Sequence[ListedAttachment], filenames: Sequence[str]) -> tuple[str, ...]:
    """The rows that certainly did not come: no file resembles them or has their number, and fewer
    files than rows are left over, so that none of them can lie behind a name that says nothing.
    """
    judged = [item for item in items if _EXTENSION.search(item.text)] or list(items)
    if len(judged) == len(items) and any(_COLLECTION.search(name) for name in filenames):
        return ()
    names = [(name, _bare(name)) for name in filenames]
    rows = [(item, _bare(item.text)) for item in items]
    come = {item for item, row in rows if any(_resembles(row, name) for _, name in names)}
    left = [said for said, name in names if not any(_resembles(row, name) for _, row in rows)]
    absent = [item for item in judged if item not in come]
    for item in tuple(absent):
        if behind := next((name for name in left if _may_hold(item, name)), None):
            absent.remove(item)
            left.remove(behind)
    return tuple(item.text for item in absent) if len(left) < len(absent) else ()


def _may_hold(item: ListedAttachment, name: str) -> bool:
    """Tell whether the list's number, or the kind of the file, tells that it is meant."""
    if found := _FILE_NUMBER.search(name):
        return _value(found[1] or found[2]) == item.number
    kinds = ((_PICTURES, _PICTURE_FILE), (_FILMS, _FILM_FILE))
    return any(said.search(item.text) and kind.search(name) for said, kind in kinds)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A name without ending, marks and count, and what tells in it; folded once for all it meets."""

    text: str
    years: frozenset[str]
    pairs: frozenset[str]
    pictures: bool


def _bare(written: str) -> _Bare:
    name = _EXTENSION.sub("", written.strip())[:LONGEST_ROW]
    text = _MARKS.sub("", fold(_COUNT.sub("", name)))
    pairs = frozenset(text[n : n + 2] for n in range(len(text) - 1))
    return _Bare(text, frozenset(_YEAR.findall(text)), pairs, bool(_PICTURES.search(text)))


def _resembles(row: _Bare, name: _Bare) -> bool:
    """Tell whether one holds the other, or they share most of the row's character pairs."""
    if not row.text or not name.text:
        return False
    if row.text == name.text or (row.pictures and name.pictures):
        return True
    if min(len(row.text), len(name.text)) >= TELLING and (
        row.text in name.text or name.text in row.text
    ):
        return True
    if row.years and name.years and not row.years & name.years:
        return False
    shared = len(row.pairs & name.pairs)
    return bool(row.pairs) and shared / len(row.pairs) >= 0.6  # noqa: PLR2004 - most of it
