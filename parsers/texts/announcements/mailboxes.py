"""Finds the mailboxes that papers are sent to, and those for questions only."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.texts.announcements.layout.passages import Passage, heading_of
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.layout.sentences import sentences

# Pages spell the sign so that robots do not find the address.
_AT = re.compile(
    r"(?<=[A-Za-z0-9_.-])\s?(?:[\[(（【{]\s?(?:at|AT|@|#)\s?[\])）】}]|\s@\s?|@\s"
    r"| at (?=[a-z0-9-]{2,40}\.))\s?(?=[A-Za-z0-9-]{2})"
)
_DOT = re.compile(r"(?<=[A-Za-z0-9])\s?[\[(（]\s?(?:dot|点|\.)\s?[\])）]\s?(?=[A-Za-z]{2})")
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
_SENDS = re.compile(
    (
        r"发送|发至|发到|发往|报送|提交|投稿|上报|寄至|寄到|邮寄至|报至|投至|反馈|抄送|收件|接收|截稿"
        r"|投递|应征|报名邮箱|申报邮箱|大赛邮箱|征集邮箱|专用邮箱"
        r"|send|submi|e-?mail (?:everything|to|your|it|them)|to:|направля|присыла|высыла|отправ"
        r"|подаются|прин[ия]ма|предостав|представл"
    ),
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"报送|投稿|提交|申报|方式|途径|办法|程序|流程|how to|submi|where|порядок|прием|приём",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"咨询|联系|答疑|技术支持|疑问|问题|监督|举报|questions?|enquir|inquir|contact|вопрос|справк|контакт",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mailboxes:
    """Where papers go, and other addresses: for questions, or of which nothing is said."""

    papers: tuple[Said[str], ...] = ()
    others: tuple[Said[str], ...] = ()


def read_mailboxes(body: Sequence[Passage]) -> Mailboxes:
    """The addresses of a body, each once. Where none is said to take papers, a single one is likely to."""
    found: dict[str, tuple[int, str]] = {}
    for passage in body:
        for sentence in sentences(passage.text):
            for address, weight in _weighed(sentence, passage):
                if weight > found.get(address, (-9, ""))[0]:
                    found[address] = (weight, sentence)
    taking = [Said(address, said[1]) for address, said in found.items() if said[0] >= 2]  # noqa: PLR2004 - said to take papers
    likely = [Said(address, said[1], sure=False) for address, said in found.items() if said[0] < 2]  # noqa: PLR2004
    if taking:
        return Mailboxes(tuple(taking), tuple(likely))
    best = sorted(likely, key=lambda each: -found[each.value][0])
    return Mailboxes(tuple(best[:1]), tuple(best[1:]))


def addresses_in(text: str) -> list[str]:
    """Return the addresses in a text, each once, in small letters."""
    found = (match[0].rstrip(".").lower() for match in _ADDRESS.finditer(plain_addresses(text)))
    return list(dict.fromkeys(found))


def plain_addresses(text: str) -> str:
    """A text with the addresses in it spelt with a plain sign."""
    return _DOT.sub(".", _AT.sub("@", text))


def _weighed(sentence: str, passage: Passage) -> Iterator[tuple[str, int]]:
    plain = plain_addresses(sentence)
    headings = " ".join((*passage.heads, heading_of(passage.text)))
    for match in _ADDRESS.finditer(plain):
        before = plain[max(match.start() - 60, 0) : match.start()]
        after = plain[match.end() : match.end() + 24]
        weight = 0
        if _SENDS.search(before) or _SENDS.search(after):
            weight += 3
        elif _SENDS.search(plain):
            weight += 2
        if _PLACES.search(headings):
            weight += 1
        if re.search(
            r"(?:电子)?(?:邮箱|信箱|邮件)(?:地址)?\s?[:：为是]?\s?\Z", before
        ) and not _ASKS.search(before):
            weight += 1
        if _ASKS.search(before[-12:]) and not _SENDS.search(before[-12:]):
            weight -= 3
        yield match[0].rstrip(".").lower(), weight
