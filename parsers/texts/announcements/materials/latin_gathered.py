"""Gathers the materials of an English or Russian announcement."""

import re
from collections.abc import Sequence

from parsers.texts.announcements.layout.passages import Passage
from parsers.texts.announcements.layout.sentences import sentences
from parsers.texts.announcements.materials.gathered import Gathered
from parsers.texts.announcements.materials.latin_nouns import NAMED, latin_kind
from parsers.texts.announcements.materials.mentions import LONGEST_PASSAGE
from parsers.texts.announcements.materials.nouns import OTHER, SUMMARY
from parsers.texts.announcements.materials.sections import is_list, names_papers

_ITEM = re.compile(
    r"(?P<name>[^(,:;.–—]{2,70}?)(?= ?[(,:;.–—]| in (?:PDF|Word|JPG|the|a )| в формате| не более|\Z)"
)
_LEADING = re.compile(
    (
        r"\A(?:(?:a|an|the|your|one|two|three|four|five|six|eight|ten|up|to|each|at|least|most"
        r"|completed|signed|filled|scanned|is|are|page|pages|full|also|between|and|or|short|from|\d+"
        r"|[–-]|download|fill|complete|sends?|submit|include|attach)\b[ -]?){1,8}"
    ),
    re.IGNORECASE,
)
# `Any individual image`, `in the Entry Email`: these say something of what was named before.
_DETERMINED = re.compile(
    r"\A(?:(?:any|individual|such|these|those|this|that|every|all|in|of|on|for|with|by|if|as|no) ){1,3}",
    re.IGNORECASE,
)
_COMMANDED = re.compile(
    r"(?:name|label|upload|list|save|use|ensure|number|title|check|read|see|visit|note|make|"
    r"see|choose|write|email|e-mail|deadline|subject|просьба|указ\w*|назов\w*|напиш\w*|впис\w*)\b",
    re.IGNORECASE,
)
_LIST_NAMED = re.compile(r"\b(?:list|перечень|список)\Z", re.IGNORECASE)
_ASKS = re.compile(
    (
        r"\b(?:sends?|submit|include|attach|provide|accompanied|goes with|should|must|required|need"
        r"|upload|enclose|welcome|supply)\b|направ|предостав|прилага|приклад|включа|содерж|необходимо"
        r"|должн|прикреп"
    ),
    re.IGNORECASE,
)
_SAYS_HOW = re.compile(
    r"\bwords?\b|PDF|Word|JPE?G|PNG|MB|stamp|signed|pages?|MP4|Excel|знак|МБ|подпис|печат|файл|minutes",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"\A[а-яё ]{0,30}\bприлага[ею]тся ", re.IGNORECASE)
_OBLIQUE = re.compile(r"[а-яё](?:ами|ями|ах|ях)\Z")
_NO_MORE = re.compile(r"\bno more\b|\bне более\b", re.IGNORECASE)
_TRAILING = re.compile(r" (?:of|in|to)(?: (?:no|up|at))?(?: (?:more|most|to))?\Z", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|without|нет|не)\b", re.IGNORECASE)
# `send an abstract …, together with a short CV`, `к работе прилагается заявка`.
_SENT = re.compile(
    r"\A(?:please |kindly )?(?:send|submit|e-?mail)\b|\b(?:together|along) with (?:an?|your)\b|представл"
    r"|прилага[её]тся",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:together with|along with|accompanied by|as well as|and|plus)(?: an?| the| your)? \Z",
    re.IGNORECASE,
)
# `deliver the following documents: (A) full CV; (B) portfolio`.
_ENUMERATED = re.compile(r"(?:\A|[;,:] ?|\band )\((?:[A-Ha-h]|[а-жА-Ж]|\d|i{1,3}|iv|v)\) ?")
_ANNOUNCES = re.compile(
    r"following (?:documents|materials|items|files)|следующие (?:документы|материалы)"
    r"|(?:must|should) include\b",
    re.IGNORECASE,
)
_LONGEST_PROSE_NAME, _SHORTEST, _MOST_WORDS, _SEVERAL = 50, 2, 7, 2


def is_latin(body: Sequence[Passage]) -> bool:
    """Tell whether an announcement is written in Latin or Cyrillic letters."""
    text = "".join(passage.text[:400] for passage in body[:40])
    return sum("\u3400" <= c <= "\u9fff" for c in text) * 4 < sum(c.isalpha() for c in text)


def gather_latin(body: Sequence[Passage]) -> list[Gathered]:
    """The materials of a body: the items of its list of papers, else those its sentences ask for."""
    found: list[Gathered] = []
    for passage in body:
        if (
            passage.marker
            and not passage.text.endswith(":")
            and (names_papers(passage) or is_list(passage))
        ):
            _add_item(found, passage.text)
    if not found:
        found = _unheaded(body)
    if not found:
        for passage in body:
            _add_enumerated(found, passage.text[:LONGEST_PASSAGE])
    if not found:
        for passage in body:
            if is_list(passage) is not False:
                _add_prose(found, passage)
    if not found:
        _add_works(found, body)
    return found


# `Произведения можно присылать по электронной почте`: the works themselves.
_WORKS = re.compile(
    r"\b(?P<name>произведени[ея]|рассказы|стихи|рисун(?:ки|ок)|фотоработы|фотографии|видеоролики|эссе|сочинения"
    r"|работы)\b",
    re.IGNORECASE,
)
_ARE_SENT = re.compile(r"присыла|направля|отправля|приносить|принимаются|высыла", re.IGNORECASE)


def _add_works(found: list[Gathered], body: Sequence[Passage]) -> None:
    """Adds the works that a Russian text has sent where it names no paper."""
    for passage in body:
        for sentence in sentences(passage.text[:LONGEST_PASSAGE]):
            work = _WORKS.search(sentence)
            if work and _ARE_SENT.search(sentence):
                _put(found, work["name"].lower(), sentence[work.start() :], sentence)
                return


def _unheaded(body: Sequence[Passage]) -> list[Gathered]:
    """The numbered items that name papers where no heading announces a list; () unless several do.

    What stands in points below an item is said of it.
    """
    found: list[Gathered] = []
    for passage in body:
        if passage.marker == "1." and is_list(passage) is None and _SAYS_HOW.search(passage.text):
            _add_item(found, passage.text)
    if len(found) < _SEVERAL:
        return []
    for passage in body:
        above = passage.heads[-1] if passage.heads else ""
        for each in found:
            if above and each.sentence.startswith(above):
                each.own.append((passage.text, passage.text))
    return found


def _add_enumerated(found: list[Gathered], text: str) -> None:
    """Adds the papers that one sentence lists by letter or number."""
    if not _ANNOUNCES.search(text):
        return
    items = _ENUMERATED.split(text)[1:]
    if len(items) >= _SEVERAL:
        for item in items:
            _add_item(found, item.strip(" ;,"))


def _add_item(found: list[Gathered], text: str) -> None:
    match = _ITEM.match(text)
    name = _LEADING.sub("", match["name"]).partition(" to be ")[0].strip() if match else ""
    kind = latin_kind(name)
    if (
        kind is None
        or _COMMANDED.match(name)
        or len(name.split()) > _MOST_WORDS
        or re.search(r"\b(?:will|should|must|may|is|are|can|буд[уе]т|принима)\b", name)
    ):
        return
    _put(found, name, text, text)


def _add_prose(found: list[Gathered], passage: Passage) -> None:
    for sentence in sentences(passage.text):
        if not (_ASKS.search(sentence) or _SAYS_HOW.search(sentence)):
            continue
        names = [
            m
            for m in NAMED.finditer(sentence)
            if not _NO.search(_NO_MORE.sub("", m[0])) and sentence[m.end() : m.end() + 1] != "@"
        ]
        sent = "@" in sentence or _SENT.search(sentence)
        if not names or not (sent or _SAYS_HOW.search(sentence[names[0].start() :])):
            continue
        for place, match in enumerate(names[:3]):
            name = _DETERMINED.sub("", _LEADING.sub("", _NO_MORE.sub("", match[0]))).strip()
            name = _TRAILING.sub("", _ATTACHED.sub("", name))
            if (
                _COMMANDED.match(name)
                or _OBLIQUE.search(name)
                or re.match(r" e-?mail", sentence[match.end() :], re.IGNORECASE)
            ):
                continue
            kind = latin_kind(name)
            until = names[place + 1].start() if place + 1 < len(names) else len(sentence)
            words = sentence[match.start() : until]
            if (
                kind
                and (
                    place == 0
                    or _SAYS_HOW.search(words)
                    or _BESIDE.search(sentence[max(match.start() - 24, 0) : match.start()])
                )
                and _SHORTEST <= len(name) <= _LONGEST_PROSE_NAME
            ):
                _put(found, name, words, sentence)


def _put(found: list[Gathered], name: str, words: str, sentence: str) -> None:
    key = _key(name)
    for known in found:
        if _key(known.name).endswith(key) or key.endswith(_key(known.name)):
            known.other.append((words, sentence))
            return
    sort = SUMMARY if _LIST_NAMED.search(name) else latin_kind(name) or OTHER
    shown = name[:1].upper() + name[1:]
    found.append(Gathered(shown, sort, sentence, own=[(words, sentence)]))


def _key(name: str) -> str:
    return re.sub(r"(?:ies|y|s)\b", "", name.casefold())
