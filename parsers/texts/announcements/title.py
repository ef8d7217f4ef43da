"""Finds the title of an announcement and the name of the activity in it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.texts.announcements.layout.said import Said

_KIND = (
    r"(?:通知|公告|函|启事|通告|意见|邀请函|方案|章程|办法|征集令|邀请|征集|征稿|征文|细则|公示"
    r"|倡议书|指南|规程|简章)"
)
_WHOLE = re.compile(rf".{{0,120}}?{_KIND}(?:[（(].{{1,20}}[)）])?[!！]?\Z")
_ABOUT = re.compile(r"关于.{4,120}")
_LATIN = re.compile(
    (
        r"(?:\bcall|competition|invitation|contest|award|prize|grant|open|конкурс|приглаша|положение"
        r"|о проведении)"
    ),
    re.IGNORECASE,
)
_LATIN_SURE = re.compile(
    r"\bcall for|competition|invitation|contest|конкурс|приглаша|положение|о проведении",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:the )?(?:awards?|prizes?|eligibility|open to|opening hours?|who can .{1,30}|grants?"
    r"|invitation)[:.]?\Z"
    r"|.{1,100}:\Z",
    re.IGNORECASE,
)
# `объявляет конкурс рисунков «Моя Родина»`, `announces its “Open Fields” photo contest`.
_LATIN_NAMED = re.compile(
    r"(?P<ru>(?:[А-ЯЁа-яё-]{4,20} ){0,2}(?:конкурс|фотоконкурс|КОНКУРС|ФОТОКОНКУРС)[а-яА-Я]{0,3}"
    r"(?: [а-яёА-ЯЁ-]{2,24}){0,4} «[^«»]{2,80}»)"
)
_VERB_RU = re.compile(
    r"\A[^«»]{0,120}\b(?:объявляет|проводит|запускает|организует|о проведении|приглашает)\s",
    re.IGNORECASE,
)
_CHROME = re.compile(
    r"首页|加入收藏|当前位置|浏览|点击|作者[:：]|来源|发布[者日时]|字体|分享|打印|关闭|返回|访问量"
    r"|登录|打开|下载|阅读|http|>>|»|^\d{4}[-/.年]\d|版权|^各|[：:]$"
    r"|〔\d{4}〕|\[\d{4}\]|文件$|编号|查看"
)
# A page's menu and a letter's close are no headings.
_NOTHING_NAMED = re.compile(
    r"(?:特此|专此|现予|此致).{0,8}|(?:最新|校内|院内|其他|政务|公示|信息)?"
    r"(?:通知|公告|公示|通告|启事|动态|新闻|资讯|学生工作|办事指南|政策法规|信息公开){1,3}[!！:：]?"
    r"|.{0,20}(?:网|论坛|网站|官网|门户|贴吧)|标题[:：]"
)
_TOP = 15
_ADDRESSEE = re.compile(
    r"\A(?:各|尊敬|Dear|Уважаемые|全(?:体|校|市|省|县|区)).{0,60}[：:]?\Z", re.IGNORECASE
)
_LONGEST = 120
_FIRST, _SHORTEST = 3, 6
_NO_TITLE = re.compile(
    r"[。；@]|\d{4}年\d|即日起|\A.{2,6}[：:]|[：:]\s*\Z|\A[一二三四五六七八九十\d]+[、.．]|\A附|.{70}|[a-zа-я]\.\Z"
)
_IN_TEXT = re.compile(
    r"(?:举办了?|举行|开展|启动|组织|征集)(?:、评选)?(?P<name>[^，。；]{0,30}?(?:“[^”]{2,30}”[^，。；]{0,16}?)?(?:大赛|征文比赛活动|比赛活动|征集活动|活动|征文|比赛|竞赛|评选|LOGO|图案式样|标识|案例)[”]?)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:关于)?(?:组织开展|继续开展|开展|举办|举行|启动|做好|组织)?(?P<name>.{6,100}?(?:活动|大赛"
    r"|比赛|竞赛|评选|征文))(?:工作)?的(?:通知|公告|启事|通告|函)\Z"
)


def read_title(lines: Sequence[str]) -> Said[str] | None:
    """The heading of the announcement among its first lines."""
    top = lines[:_TOP]
    chinese = next(filter(None, (_titled(lines, place) for place in _before_addressee(top))), "")
    if found := _labelled(lines):
        return found
    if chinese:
        return Said(chinese, chinese)
    for place, line in enumerate(top):
        if _is_latin_heading(line, first=place == 0):
            return Said(line, line)
    for place in _before_addressee(top[:_FIRST]):
        if _may_head(top[place]):
            return Said(_unbroken(top[place]), top[place], sure=place == 0)
    return _named_in_text(top)


def _before_addressee(top: Sequence[str]) -> Iterator[int]:
    """The places of lines before whom it is addressed to; a page that begins with that has no heading."""
    for place, line in enumerate(top):
        if _ADDRESSEE.match(line):
            return
        yield place


def _may_head(line: str) -> bool:
    """Tell whether a first line without any word of a call may be its heading."""
    refused = (_NOTHING_NAMED.fullmatch(line), _SECTION.fullmatch(line))
    return not any((*refused, _NO_TITLE.search(line), _CHROME.search(line))) and (
        len(line) <= _LONGEST
    )


def _labelled(lines: Sequence[str]) -> Said[str] | None:
    """The line behind `标题：`, as forums print it."""
    for label, line in pairwise(lines[:_TOP]):
        if re.fullmatch(r"标题[:：]", label) and len(line) <= _LONGEST:
            return Said(line, line, sure=False)
    return None


def _is_latin_heading(line: str, *, first: bool) -> bool:
    """Tell whether a line heads a call; `award` and `grant` alone do only at the very beginning."""
    fits = not line.endswith(".") and len(line) <= _LONGEST and not _SECTION.fullmatch(line)
    return fits and bool((_LATIN if first else _LATIN_SURE).search(line))


def _named_in_text(top: Sequence[str]) -> Said[str] | None:
    """The activity as the first paragraphs name it, where there is no heading."""
    for line in top:
        if latin := _LATIN_NAMED.search(line):
            return Said(_VERB_RU.sub("", latin["ru"]), line, sure=False)
        match = _IN_TEXT.search(re.sub(r"《[^《》]{1,80}》|根据[^，。]{1,80}", "", line))
        if match and len(match["name"]) >= _SHORTEST:
            return Said(match["name"].strip("，、 "), line, sure=False)
    return None


_ANNOUNCED = re.compile(r"(?:通知|公告|启事|通告)如下\s?[：:。]?\Z")


def is_announced(lines: Sequence[str]) -> bool:
    """Tell whether one of the first lines leads to an announcement (现将有关事项通知如下：)."""
    return any(_ANNOUNCED.search(line[-12:]) for line in lines[:_TOP])


def is_headed(lines: Sequence[str]) -> bool:
    """Tell whether one of the first lines heads an announcement (关于…的通知, …启事, call for…)."""
    top = lines[:_TOP]
    return any(_titled(lines, place) for place in range(len(top))) or any(
        _LATIN.search(line) and len(line) <= _LONGEST and not line.endswith(".") for line in top[:2]
    )


def activity_name(title: str) -> str:
    """The name of the activity in a long heading (`关于开展…活动的通知`); a short heading stays whole."""
    match = _NAMED.fullmatch(title)
    if match is None or len(match["name"]) < 2.2 * (len(title) - len(match["name"])):
        return title
    return match["name"]


def _titled(lines: Sequence[str], place: int) -> str:
    """A heading at this line, joined with the next one or two where it is broken."""
    joined = ""
    for line in lines[place : place + 3]:
        if _CHROME.search(line) and not _ABOUT.match(line):
            return ""
        joined += _unbroken(line)
        if len(joined) > _LONGEST:
            return ""
        if _NOTHING_NAMED.fullmatch(joined):
            return ""
        if _WHOLE.match(joined) and not re.search(r"[。；]", joined):
            return joined
        if not _ABOUT.search(joined) and not _may_go_on(joined):
            return ""
    return ""


def _may_go_on(line: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]\Z", line)) and not re.search(r"[。；，：]", line)


def _unbroken(line: str) -> str:
    """A heading set over the page's width may hold spaces between its characters (通 知)."""
    return re.sub(r"(?<=[\u3400-\u9fff、，”》]) (?=[\u3400-\u9fff“《])", "", line).strip()
