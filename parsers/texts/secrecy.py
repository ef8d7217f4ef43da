"""Secrecy markings on a document, told from the same words in running text."""

import re
import unicodedata

_LEVEL = r"(?:绝\s*密|机\s*密|秘\s*密)"
_TERM = r"(?:\d+\s*(?:年|个?月)|长期|解密前|启用前|[一二三五十]+年)"
# 秘密★1年, 机密★, 绝密☆长期: the star belongs to a marking and to nothing else.
_STARRED = re.compile(rf"{_LEVEL}\s*[★☆*](?!\s*(?:性|级|等))\s*{_TERM}?")
# 密级：机密, 保密等级: 秘密; the form's own empty or open levels (公开, 非密, 无) are none.
_LABELLED = re.compile(
    rf"(?:[密秘]\s*级|(?:保密|涉密|秘密)等级|保密级别)(?:\s*:\s*|[ \t]+|\()({_LEVEL})(?!\s*[/／□])"
)
# A line that says nothing but the level, or a level with its term.
_ALONE = re.compile(rf"[【\[（(]?\s*(?:工作)?{_LEVEL}\s*[·.]?\s*{_TERM}?\s*[】\]）)]?")
_HEADING = re.compile(
    r"(?:TOP SECRET|(?:STRICTLY |COMPANY )?CONFIDENTIAL|SECRET)[!.]?"
    r"|(?:СОВЕРШЕННО )?СЕКРЕТНО|КОНФИДЕНЦИАЛЬНО|ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ"
    r"|内部(?:资料|文件|材料)",
    re.IGNORECASE,
)
# An office's own marking below the state's levels; a person should still see it.
_INTERNAL = re.compile(
    r"内部(?:资料|文件|材料)[\s,，、·]*(?:注意保密|严禁外传|请勿外传|不得外传)|商密\s*[★☆*]"
)


def find_marking(text: str) -> str | None:
    """The first marking as it stands in the text, None where there is none.

    Words such as 机密性, 保密措施, 无涉密信息 and 商业秘密 in running text are no markings.
    """
    plain = unicodedata.normalize("NFKC", text)
    for pattern in (_STARRED, _LABELLED, _INTERNAL):
        if found := pattern.search(plain):
            return found.group().strip()
    for line in plain.splitlines():
        bare = line.strip()
        if _ALONE.fullmatch(bare) or _HEADING.fullmatch(bare):
            return bare
    return None
