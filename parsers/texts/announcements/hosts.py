"""Finds who calls in an English or Russian text."""

import re

_CAPITAL = r"[A-Z][\w.&'’-]{0,24}"
_ENGLISH_NAME = (
    rf"(?:{_CAPITAL}(?: (?:of|for|the|and|in|at|on|&|de|du|des|der|{_CAPITAL})){{0,11}}"
    rf" {_CAPITAL}|{_CAPITAL})"
)
_BODY = (
    r"(?:Foundation|Institute|University|College|School|Society|Association|Council|Museum|Library"
    r"|Cent(?:er|re)"
    r"|Ministry|Department|Agency|Trust|Fund|Union|Academy|Gallery|Festival|Journal|Committee|Programme|Program"
    r"|Network|Commission|Federation|Office|Press|Club|Alliance|Group|Laborator(?:y|ies)|Initiative|Secretariat)"
)
_LABEL = re.compile(
    r"\b(?:Organi[sz](?:ers?|ed by|ing (?:body|institution|committee))|Host(?:s|ed by| institution)?"
    r"|Presented by|Issued by|Convened by|Sponsored by|Call by|Publisher)\s?[:–-]?\s"
    rf"(?:the )?(?P<name>{_ENGLISH_NAME})",
)
_ENGLISH = re.compile(
    rf"(?:\A|(?<=[.!] ))(?:The )?(?P<name>{_CAPITAL}"
    rf"(?: (?:of|for|the|and|in|at|on|{_CAPITAL})){{0,9}})(?: \([A-Z]{{2,8}}\))?,?"
    r"(?: in (?:partnership|cooperation|collaboration) with [^,.]{3,80},?)?"
    r" (?:is (?:pleased|delighted|proud|now|calling|seeking|inviting|accepting|offering|looking)"
    r"|are (?:pleased|now)|invites?|announces?|welcomes?|seeks?|calls? for"
    r"|will (?:provide|award|offer|host)|offers?|opens?|launche[sd])\b",
)
_RUSSIAN = re.compile(
    r"(?:Организатор(?:ом|ами|ы)?(?: конкурса| мероприятия)?\s?(?:[:–—-]|является|выступает)\s?"
    r"(?P<name>[^,.;:\n]{4,120})"
    r"|(?:\A|(?<=[.!] ))(?P<host>[А-ЯЁ](?:[^,.;:!\n]|(?<=[ .][А-ЯЁ])\.){6,150}?)"
    r",?(?: (?:в рамках|совместно с)[^.;:]{3,90},)?(?:[ ,]+с [\d.]{4,10} по [\d.]{4,10})?"
    r" (?:объявля(?:е|ю)т|проводит|приглаша(?:е|ю)т|начинает при[её]м)\b)"
)
_NO_HOST = re.compile(
    r"\A(?:We|You|This|That|These|Each|All|It|Our|In|On|For|As|If|Applicants?|Authors?|Participants?|Entries"
    r"|Submissions?|Proposals?|Papers?|Please|Candidates?|Конкурс|Внимание|Участник)\b"
)


def latin_host(line: str) -> re.Match[str] | None:
    """The match whose group `name` or `host` is who calls; None where the line tells nobody."""
    match = _LABEL.search(line) or _RUSSIAN.search(line)
    if match is None:
        match = _ENGLISH.search(line)
        if match and not re.search(rf"\b{_BODY}\b", match["name"]):
            return None
    if match is None:
        return None
    groups = match.groupdict()
    return None if _NO_HOST.match(groups["name"] or groups.get("host") or "") else match
