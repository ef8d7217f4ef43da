"""Whether two names mean the same body or case."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from parsers.texts.normal_text import fold


class Likeness(StrEnum):
    """SAME after folding. VARIANT: a short or slightly different form. DIFFERENT: another one."""

    SAME = "same"
    VARIANT = "variant"
    DIFFERENT = "different"


_MARKS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"\([^()]*\)")
_SEAL = re.compile(r"\((?:公章|盖章|章)\)")
_LEGAL_FORM = re.compile(
    r"(股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团|股份)$"
)
# Places that part companies of one brand; the same brand elsewhere is another company.
_PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    "|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|苏州|无锡|南京|杭州"
    "|宁波|青岛|大连|厦门|成都|武汉|西安|沈阳|长春|哈尔滨|济南|郑州|长沙|合肥|福州|南昌|昆明|贵阳|兰州|银川"
    "|西宁|乌鲁木齐|南宁|海口|石家庄|太原|呼和浩特|唐山|烟台|潍坊|日照|连云港|珠海|佛山|东莞|常州|南通|徐州"
)
_PLACE = re.compile(rf"(?:^|\()(?:中国)?({_PLACES})")
_REGION = re.compile(
    rf"^(?:中国)?(?:(?:{_PLACES})(?:省|市|自治区)?|[\u4e00-\u9fff]{{2,3}}?(?:省|自治区|市))"
)
# What turns one name into another body's: a part of it, or one of several.
_OTHER_BODY = re.compile(r"分公司|子公司|研究院|研究所|分院|事业部|办事处|分局|分会|学院|协会|中心")
_ORDINAL = re.compile(
    r"第([一二三四五六七八九十\d]+)|([一二三四五六七八九十\d]+)(?=[期号厂院所局公分])"
)
# One word for what is written two ways; the traditional characters most met in bodies' names.
_SYNONYMS = (
    ("管理委员会", "管委会"), ("经济技术开发区", "经开区"), ("高新技术产业开发区", "高新区"),
    ("兆瓦", "mw"), ("吉瓦", "gw"), ("千瓦", "kw"),
)  # fmt: skip
_SIMPLE = str.maketrans(
    "華綠環護國際電業資產學開發區團機構協會經濟東廣貿聯實驗設計備處術龍慶廈長興榮豐億達錄",
    "华绿环护国际电业资产学开发区团机构协会经济东广贸联实验设计备处术龙庆厦长兴荣丰亿达录",
)
_ENDING = "管委会"
# Comparing stops here: no name is longer.
LONGEST = 300
_SEPARATORS = re.compile(r"[、;；\n/]|,(?=[^,]{4})|，|联合申报|\s{2,}")
_AND = re.compile(r"[与和及、;；\n/，]")
# Of a long name's characters this share must agree in order: one slip in ten.
NEAR = 0.88


def compare_names(given: str, official: str) -> Likeness:
    """How `given` (from a subject or file name) stands to the form's `official` name.

    Where the form names several bodies (联合申报), any of them will do.
    """
    bodies = split_joint(official[: 4 * LONGEST])
    if len(bodies) > 1 and {_plain(b) for b in _AND.split(given)} <= {_plain(b) for b in bodies}:
        return Likeness.SAME
    found = {_compare(given, candidate) for candidate in (official, *bodies)}
    order = (Likeness.SAME, Likeness.VARIANT, Likeness.DIFFERENT)
    return next(likeness for likeness in order if likeness in found)


def split_joint(applicant: str) -> tuple[str, ...]:
    """The bodies of a joint application; one where there is only one."""
    return tuple(
        part for raw in _SEPARATORS.split(applicant) if len(part := raw.strip(" 与和及")) > 1
    )


def _folded(name: str) -> str:
    folded = _SEAL.sub("", fold(name[:LONGEST])).translate(_SIMPLE)
    for written, meant in _SYNONYMS:
        folded = folded.replace(written, meant)
    return folded


def _plain(name: str) -> str:
    return _MARKS.sub("", _SEAL.sub("", fold(name[:LONGEST])))


def _compare(given: str, official: str) -> Likeness:
    if not _plain(given) or not _plain(official):
        return Likeness.DIFFERENT
    if _plain(given) == _plain(official):
        return Likeness.SAME
    one, other = _folded(given), _folded(official)
    if _apart(one, other):
        return Likeness.DIFFERENT
    company = _LEGAL_FORM.search(one) is not None or _LEGAL_FORM.search(other) is not None
    short, full = _stem(one), _stem(other)
    near = _near_company(short, full) if company else _near(short, full)
    return Likeness.VARIANT if near else Likeness.DIFFERENT


def _apart(one: str, other: str) -> bool:
    """Whether a place, a figure or a part tells the two apart, however alike they read."""
    places = set(_PLACE.findall(one)), set(_PLACE.findall(other))
    figures = _figures(one), _figures(other)
    group = ["集团" in name and name.endswith("公司") for name in (one, other)]
    bare = any(name.endswith("公司") and "集团" not in name for name in (one, other))
    return (
        (all(places) and not places[0] & places[1])
        or (all(figures) and figures[0] != figures[1])
        or _parts(_BRACKETED.sub("", one)) != _parts(_BRACKETED.sub("", other))
        or (any(group) and bare)
    )


def _stem(name: str) -> str:
    """The name without legal form, bracketed additions and the office that runs a park."""
    bare = _MARKS.sub("", _BRACKETED.sub("", name)) or _MARKS.sub("", name)
    return _LEGAL_FORM.sub("", bare).removesuffix(_ENDING) or bare


def _near_company(short: str, full: str) -> bool:
    """A company's short form begins with its brand; what all in the trade share is no name."""
    one, other = _REGION.sub("", short), _REGION.sub("", full)
    least = min(len(one), len(other))
    if _figures(short) != _figures(full):
        return False
    return (least > 1 and (one.startswith(other) or other.startswith(one))) or _slip(short, full)


def _near(short: str, full: str) -> bool:
    one, other = _REGION.sub("", short), _REGION.sub("", full)
    if one and one == other:
        return True
    if len(min(short, full, key=len)) >= 4 and (short in full or full in short):  # noqa: PLR2004 - fewer tell nothing
        return True
    return _slip(short, full)


def _slip(short: str, full: str) -> bool:
    """Characters swapped, or one in ten mistyped, but not at the head: that is place or brand."""
    if short[:2] != full[:2]:
        return False
    swapped = len(short) > 5 and sorted(short) == sorted(full)  # noqa: PLR2004 - a long name only
    return swapped or SequenceMatcher(None, short, full, autojunk=False).ratio() >= NEAR


def _figures(name: str) -> list[str]:
    ordinals = [first or second for first, second in _ORDINAL.findall(name)]
    return ordinals + re.findall(r"\d+", name)


def _parts(name: str) -> list[str]:
    return _OTHER_BODY.findall(name)
