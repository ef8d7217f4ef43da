"""Recognises secrecy markings, as opposed to the same words in running text.

Three families are markings: the state's levels (绝密, 机密, 秘密), a company's own (商密, 工作秘密), and
internal papers that ask to be kept (内部资料 注意保存): all of them a person should see before the
material is passed on or printed. 密级：内部公开 and the like, which firms print on everything, is none.
"""

import re
import unicodedata

from parsers.texts.traditional import simplified

_LEVEL = r"(?:绝\s*密|机\s*密|秘\s*密)"
_FIRM = r"(?:(?:(?:核心|普通)\s*+)?商\s*密|商业秘密|工作秘密)"
_NUMBER = r"(?:\d++|[一二三四五六七八九十]+)"
_TERM = (
    rf"(?:{_NUMBER}\s*+(?:年|个?月)(?:\d++月\d++日)?|长期|解密前|启用前|公布前"
    r"|至?\s*+20\d\d[年./-].{0,9})"
)
_ENDED = r"(?![\w★☆])"
# 秘密★1年, 机密级★, 绝密☆长期: one star belongs to a marking; five are a rating.
_STARRED = re.compile(
    rf"(?:{_LEVEL}\s*+级?|{_FIRM})\s*+(?:[★☆](?![★☆])|[*●•▲△◆]{{1,2}}(?=\s*+{_TERM}))(?!\s*+(?:性|级|等))"
    rf"\s*+{_TERM}?|{_FIRM}\s*+[▲△*]"
)
# 密级：机密, 保密等级: 秘密; the form's own empty or open levels (公开, 非密, 无) are none.
_LABELLED = re.compile(
    rf"(?:[密秘]\s*级|(?:保密|涉密|秘密)等级|保密级别)(?:\s*:\s*|[ \t]+|\()({_LEVEL}|{_FIRM})(?!\s*[/／□、])"
)
# A line that says nothing but the level, or a level with its term; a page number may stand behind.
_ALONE = re.compile(
    rf"\A[\[【〔<（(★]*+\s*+(?:国家秘密)?\s*+(?:工作|内部[\]】)）]?)?\s*+({_LEVEL})\s*+级?\s*+[·.*●•▲△☆★]?"
    rf"\s*+[(（]?(?P<term>{_TERM})?\s*+[)）]?\s*+[】\]）)〕>★]{{0,2}}\s*+(?:(?<=\s)第?\s*+\d++\s*+页?.{{0,10}})?"
)
_HEADING = re.compile(
    r"(?:TOP SECRET|(?:(?:S|s)(?:TRICTLY|trictly) |(?:C|c)(?:OMPANY|ompany) )?C(?:ONFIDENTIAL|onfidential)"
    r"|S(?:ECRET|ecret))(?:[!.]|\s*(?://|[-–—:])\s*.{3,40})?"
    r"|(?i:(?:СОВЕРШЕННО )?СЕКРЕТНО|КОНФИДЕНЦИАЛЬНО|ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ|ҚҰПИЯ|MAXFIY)"
    r"|内部(?:资料|文件|材料)|(?:仅供)?内部使用"
)
_INTERNAL = re.compile(
    r"(?:内部(?:资料|文件|材料|使用)|工作秘密)[\s,，、·;；]*(?:请?妥善)?(?:注意)?(?:保密|保存|保管|严禁外传|请勿外传|不得外传|严禁翻印)"
)
# A level between such lines is the end or the beginning of a word broken over two lines.
_BROKEN_BEFORE = re.compile(
    r"(?:国家|商业|工作|技术|企业|保守|涉及|涉|属于|泄露|不含|没有|为|[的、,，和及与或])$"
)
_BROKEN_AFTER = re.compile(r"^(?:性|级|等|的|和|及|与|或|、|，|,|保护|泄露|信息|技术|文件|载体)")
_IN_NAME = re.compile(
    rf"(?:^|[\[【〔(（_—-])\s*+{_LEVEL}\s*+级?\s*+(?:[★☆]\s*+)?{_TERM}?"
    r"\s*+(?:$|[\]】〕)）_—.-]|(?<=\s)(?=\S))"
)


def find_marking(text: str) -> str | None:
    """The first marking as it stands in the text, None where there is none.

    Words such as 机密性, 保密措施, 无涉密信息 and 商业秘密 in running text are no markings; nor is
    a list of all levels to choose from.
    """
    plain = simplified(unicodedata.normalize("NFKC", text))
    for pattern in (_STARRED, _LABELLED, _INTERNAL):
        if found := pattern.search(plain):
            return found.group().strip()
    lines = [line.strip() for line in plain.splitlines()]
    headings = (line for line in lines if _HEADING.fullmatch(line))
    return next(headings, None) or _alone(lines)


def find_marking_in_name(name: str) -> str | None:
    """A marking in a file's name: 【机密】报告.pdf, 秘密★1年-报告.pdf; not 商业秘密保护制度.pdf."""
    plain = simplified(unicodedata.normalize("NFKC", name))
    found = _STARRED.search(plain) or _IN_NAME.search(plain)
    return found.group().strip(" _—-.") if found else None


def _alone(lines: list[str]) -> str | None:
    """A line that is a level and nothing else, but for options and for words broken by a cell."""
    found = [(n, match) for n, line in enumerate(lines) if (match := _ALONE.fullmatch(line))]
    levels = {re.sub(r"\s", "", match[1]) for _, match in found if not match["term"]}
    for number, match in found:
        if match["term"] or (len(levels) == 1 and not _is_broken(lines, number)):
            return match.group().strip()
    return None


def _is_broken(lines: list[str], number: int) -> bool:
    before = lines[number - 1] if number else ""
    after = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(_BROKEN_BEFORE.search(before) or _BROKEN_AFTER.search(after))
