"""Removes what surrounds the parts of a name: prefixes, numbers, brackets, roles.

Mail programs, gateways, file systems and people each add their own; taken off before a name is read.
"""

import re

from parsers.texts.normal_text import DASHES
from parsers.texts.visible import visible

DASH = f"[{re.escape(DASHES)}〜]"
_GAP = rf"(?:{DASH}|[\s:：.、])"
# Names longer than this are no names; the bound also keeps the taking apart small.
LONGEST = 400
# Nobody sets a name in more brackets than these.
MOST_WRAPS = 8
_WIDE = re.compile(r"(\s)\s{2,}")
_EXTENSION = re.compile(r"(?:\.(?:[A-Za-z][A-Za-z0-9]{1,4}|7z|3gp)){1,2}$", re.ASCII)

# What a file is, or which copy of it; never whose it is or what it is about.
_ROLE = (
    r"(?:(?:案例|典型案例)?申报(?:信息)?表|(?:材料)?(?:真实性)?承诺[书函]"
    r"|(?:案例)?(?:支撑|证明|佐证|支持)(?:性|类)?(?:材料|文件|资料)?|案例(?:正文|照片|简介)|照片|图片"
    r"|附件(?:\s*[\d一二三四五六]+)?|(?:可编辑)?word(?:电子)?版?|(?:pdf)?\s*(?:盖章|签字|签章)(?:版|件|扫描件|pdf)*|(?:加?盖)?公章(?:版|件)?"
    r"|扫描[件版]|pdf(?:版|盖章版)?|电子[版档]|最终[版稿]?|终[版稿]|定稿|正式[版稿]|修改[版稿]|更新[版稿]?|新版"
    r"|v\d(?:\.\d)?|副本|压缩包|全套(?:材料)?)"
)
# What people and gateways say of the letter.
_ACT = (
    r"(?:(?:案例|项目|材料)?(?:申报|报送|提交|上报|投稿)(?:材料|文件|邮件|资料|案例)?|补正(?:材料|件)?|补充(?:材料|提交|件)?"
    r"|自动(?:回复|答复|应答|转发)|自動(?:回覆|回復|答覆|轉寄)|更正|撤回(?:并|后)?重发|重发|重新(?:提交|发送|申报|报送)|转发|以此为准|重要|紧急|急|无主题|外部(?:邮件)?|外来邮件"
    r"|垃圾邮件|可疑(?:邮件)?|广告|警示)"
)
# Letters are a gateway's only in brackets or stars: EXT Ltd is a body.
_GATE = (
    r"(?:external(?: e?-?mail)?|ext|(?:suspected )?spam\??|caution|warning|junk|[a-z]{2,8}-\d{1,8})"
)
# Gaps are two at most by then, and nobody writes a number of a hundred digits. Each role is taken whole
# and in one way: 附件1附件1附件1… has otherwise as many readings as there are atoms.
_SPACES, _NUMBER = r"\s{0,2}", r"\d{0,99}"
_INNER = (
    rf"{_SPACES}(?>{_ROLE}|{_ACT})"
    rf"(?:(?>{_SPACES}+(?:{DASH}|[,，、/+及和\d])*+{_SPACES}+(?:{_ROLE}|{_ACT})))*"
    rf"{_SPACES}{_NUMBER}{_SPACES}"
)
_ANSWER = (
    r"(?:auto(?:matic)?[ _-]?(?:reply|response|re)?"
    r"|автоответ|автоматический ответ|otomatik yan[ıi]t|re|aw|sv|vs|antw|fw|fwd|wg|ynt|odp|отв|ответ"
    r"|ha|на|пересл|自动(?:转发|回复|答复|应答)|自動(?:回覆|回復|答覆)|代发|回复|答复|回覆|回信|转发|轉寄|转寄"
    r"|轉發|転送|返信|邮件主题|主题|标题|subject|title|тема)"
)
_PREFIX = re.compile(
    r"^(?:"
    # Signs that catch the eye, and spaces; brackets may belong to the name.
    r"[^\w(（\[【《〈<＜“‘\"'「『〔〖{［﹝*]+|\*+(?=[^*]*$)"
    rf"|{_ANSWER}{_SPACES}(?:[\[(（]\d+[\])）])?{_SPACES}[:：]"
    rf"|[\[【(（〔“《*]{{1,3}}(?:{_INNER}|{_SPACES}{_GATE}{_SPACES})[:：]?{_SPACES}[\]】)）〕”》*]{{1,3}}|(?:ext|spam){_SPACES}[:：]"
    rf"|{_INNER}{_GAP}++"
    r"|关于(?:报送|提交|申报|上报|推荐)"
    # A date before the name; 2026年 alone belongs to what follows.
    rf"|20\d\d[-./年_]?\d{{1,2}}[-./月_]?\d{{1,2}}日?(?!\d){_GAP}*+|\d{{1,2}}月\d{{1,2}}日{_GAP}*+"
    # Numbers of a list; 3M and 36氪 are names.
    rf"|(?:\d{{1,2}}|[一二三四五六七八九十]){_SPACES}[.、_)）](?!\d)|\d{{1,2}}{_SPACES}{DASH}+{_SPACES}(?=[\u4e00-\u9fff])"
    r"|[(（]\s{0,2}\d{1,2}\s{0,2}[)）]|[①-⑳]|第[\d一二三四五六七八九十]+[份个件][:：、\s]*"
    r"|(?:copy of|копия)\s+|(?:复件|副本)\s{0,2}(?:[(（]\d+[)）])?|新建\s+"
    r")\s{0,2}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:申报单位|申请单位|申报主体|单位名称|企业名称|园区名称|案例名称|项目名称|案例题目|单位|案例)(?:名称)?\s*[:：]\s*"
)
_TRAILING_ROLE = re.compile(
    rf"(?<![\s(（【\[{re.escape(DASHES)}〜])(?:{DASH}|[\s(（【\[])++(?>{_ROLE})"
    rf"(?:(?>(?:{DASH}|[\s,，、+\d])*+{_ROLE}))*+[)）】\]]?$",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    rf"\A(?:{_INNER}|申报单位|单位名称|企业名称|园区名称|案例名称|项目名称|[x×某\d\W]+(?:公司|单位|案例|项目|园区)?)?",
    re.IGNORECASE,
)
_PAIRS = dict(zip("(（[［【《〈<＜“‘「『〔〖{﹝", ")）]］】》〉>＞”’」』〕〗}﹞", strict=True)) | {
    '"': '"',
    "'": "'",
}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_EDGE = f"{DASHES}〜:：,，、;；|｜/／+＋·•・→=。． \t\r\n\u3000"


def without_extension(text: str) -> str:
    """Returns the visible text without a file's extension."""
    return _EXTENSION.sub("", visible(text)).strip()


def _short(text: str) -> str:
    """The text with no gap wider than two, as long as a name may be."""
    return _WIDE.sub(r"\1\1", text.strip())[:LONGEST]


def without_prefixes(text: str) -> str:
    """`Re: 转发：附件1：甲—乙` → `甲—乙`; each pass takes one prefix off, and leaves something."""
    text = _short(text)
    while (match := _PREFIX.match(text)) and match.end() < len(text):
        text = text[match.end() :]
    return text.strip()


def prefix_stages(text: str, most: int = 8) -> tuple[str, ...]:
    """The text as it is, then without its first prefix, its second and so on; each at most once.

    A convention may itself begin like a prefix: 【案例申报】, a number, a date.
    """
    stages = [_short(text)]
    while len(stages) < most and (match := _PREFIX.match(stages[-1])):
        if match.end() >= len(stages[-1]):
            break
        stages.append(stages[-1][match.end() :])
    return tuple(dict.fromkeys((*stages, without_prefixes(text))))


def bare_part(text: str) -> str:
    """One part of a name: without prefixes, label, enclosing brackets and the role behind it."""
    part = unwrapped(without_prefixes(unwrapped(_short(text))))
    part = unwrapped(_LABEL.sub("", part))
    return unwrapped(_TRAILING_ROLE.sub("", part)) or part


def says_nothing(part: str) -> bool:
    """Tell whether a part names neither body nor case: 承诺书, 附件2, 单位名称, 20260610."""
    return _NOTHING.fullmatch(_short(part)) is not None


def without_role(text: str) -> str:
    """`甲公司（盖章版）` → `甲公司`: the text without what tells which file or copy it is."""
    return _TRAILING_ROLE.sub("", text[:LONGEST])


def unwrapped(text: str) -> str:
    """Without separators at the edges, brackets round the whole, and brackets without their other half."""
    part = text[:LONGEST].strip(_EDGE)
    for _ in range(MOST_WRAPS):
        if not part:
            break
        if _PAIRS.get(part[0]) and _partner(part) == len(part) - 1:
            part = part[1:-1].strip(_EDGE)
        elif part[0] in _PAIRS and _partner(part) is None:
            part = part[1:].strip(_EDGE)
        elif _dangles(part[-1], part[:-1]):
            part = part[:-1].strip(_EDGE)
        else:
            break
    return part


def _dangles(last: str, before: str) -> bool:
    """Tell whether a text ends in a bracket without its other half."""
    return _CLOSING[last] not in before if last in _CLOSING else last in _PAIRS


def _partner(text: str) -> int | None:
    """Return where the bracket that opens the text closes; None if it does not."""
    opening, closing = text[0], _PAIRS[text[0]]
    if closing not in text[1:]:
        return None
    depth = 0
    for place, character in enumerate(text):
        if character == closing and (opening != closing or place):
            depth -= 1
        elif character == opening:
            depth += 1
        if depth == 0:
            return place
    return None
