"""Gathers the words of an announcement that belong to each material."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.texts.announcements.layout.passages import Passage
from parsers.texts.announcements.materials.mentions import (
    LONGEST_PASSAGE,
    Mention,
    bare_name,
    find_mentions,
    masked,
    pieces,
)
from parsers.texts.announcements.materials.nouns import (
    FORM,
    KIND_OF,
    LETTER,
    NARRATIVE,
    NOUN,
    PLEDGE,
    SUMMARY,
    PaperKind,
)
from parsers.texts.announcements.materials.sections import is_list, is_of_a_track

_VERB = re.compile(
    r"填写|填报|填好|如有|提交|递交|提供|报送|上报|附上|另附|并附|附有|附带|(?<![\u4e00-\u9fff])附|[，须需应请另并]附(?![件录])|上传|发送|撰写|准备|出具|签署|制作|包括|包含|应含|递送|寄送|下载|交|送|随[^，。；]{0,6}附"
)
_LIST_OF = re.compile(
    r"(?:材料|资料|文件|内容|清单|包括|如下|仍为|附件)[^，。；：:]{0,6}[：:]\s?\Z"
)
_NO_PAPER = re.compile(
    r"不设|不另|不再|无需|不需|不必|在?邮件(?:的)?正文|有关|相关(?:报告|说明)|本|该"
)
_ASKED_HEAD = re.compile(r"(?P<name>.{2,8}?)(?:的)?(?:要求|规格|格式|内容)")
_SENDS = re.compile(
    r"发送|发至|发到|报送|提交|上报|寄|汇总至|报至|送至|交至|交到|投递|发给|传至|一并|打包|压缩"
)
_NOT_ASKED = re.compile(
    r"(?:不|无|毋|勿)(?:再|另|用|须|需|必|设|要|收|得|接受|受理|单独|另行)*[^，。；]{0,4}\Z|颁发[^，。；]{0,10}\Z|获得[^，。；]{0,10}\Z|(?:以(?![内上下及])|凭|根据|依据|按照|按|除)[^，。；]{0,6}\Z|评出|授予|发放|入选|获奖|入围|公示|公布|审核|抽查|评审|制成|编入|收录"
)
_SUBJECT = re.compile(
    r"(?:[（(][^（）()]{0,60}[）)])?\s?(?:\d+[张份]|一份)?\s?(?:须|需|应|请|统一|一律|均|都|可|以|为|采用|电子|纸质|要求|格式|发送|用|按|提交|[，,:：])"
)
_COORDINATED = re.compile(
    r"\A\s?(?:\d{0,2}[-—至]?\d{0,2}[张份幅个部件篇]|各?[一二两三四]份|盖章|签字|扫描件|电子版|原件|复印件|文件|格式){0,3}\s?(?:[、/]|和|及|与|以及|，?并|或|，)[^，。；、]{0,12}"
)
_NOT_A_PAPER = re.compile(
    r"评分|评审|名额|通知|指南|目录$|办法|细则|名单$|填报说明|填表说明|简介$|一览表$|样例|范例|参考"
)
_SHORT_NAME = 4
_COMMON = {
    "报告",
    "材料",
    "说明",
    "证明",
    "方案",
    "简介",
    "声明",
    "正文",
    "文本",
    "摘要",
    "论文",
    "照片",
    "图片",
    "视频",
}


@dataclass(slots=True)
class Gathered:
    """A material's names and the words said of it, each with its sentence; `own` where it is asked for."""

    name: str
    kind: PaperKind
    sentence: str
    titles: list[str] = field(default_factory=list)
    own: list[tuple[str, str]] = field(default_factory=list)
    other: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    of_track: bool = False
    sure: bool = True
    annex: str = ""


def gather(body: Sequence[Passage], listed: Sequence[tuple[str, str]]) -> list[Gathered]:
    """The materials asked for in a body and in its list of annexes, with what is said of each."""
    seen = [(passage, (*_by_heading(passage), *find_mentions(passage.text))) for passage in body]
    found: list[Gathered] = []
    taken = [(passage, mentions, _accepted(passage, mentions)) for passage, mentions in seen]
    for passage, mentions, accepted in taken:
        for mention, is_asked in zip(mentions, accepted, strict=True):
            if is_asked:
                _add(found, mention, passage)
    _add_annexes(found, listed)
    for passage, mentions, accepted in taken:
        _assign(found, passage, mentions, accepted)
    return found


def _by_heading(passage: Passage) -> tuple[Mention, ...]:
    """The material that a heading means (口号要求) where what is below does not name it."""
    if passage.marker or not passage.heads:
        return ()
    match = _ASKED_HEAD.fullmatch(passage.heads[-1])
    noun = NOUN.fullmatch(match["name"]) if match else None
    return (Mention(0, 0, noun[0], KIND_OF[noun[0].lower()]),) if noun else ()


def _accepted(passage: Passage, mentions: Sequence[Mention]) -> list[bool]:
    """Which mentions of a passage ask for the material."""
    text = passage.text[:LONGEST_PASSAGE]
    hidden = masked(text)
    listed = bool(is_list(passage))
    open_to = is_list(passage) is not False or passage.heads == ()
    accepted: list[bool] = []
    for place, mention in enumerate(mentions):
        before = re.split(r"[，。；;]", hidden[: mention.start])[-1]
        sentence_after = re.split(r"[。；;]", hidden[mention.end :])[0]
        named = hidden[mention.start : mention.end]
        if _NOT_ASKED.search(before) or _NO_PAPER.match(named) or not (open_to or mention.titled):
            accepted.append(False)
            continue
        first = mention.start <= 1 and bool(passage.marker) and listed
        verb = bool(_VERB.search(before)) and (open_to or mention.titled)
        told = bool(_LIST_OF.search(before)) and open_to
        handed = bool(re.search(r"将|把", before)) and bool(_SENDS.search(sentence_after))
        coordinated = (
            place > 0 and accepted[place - 1]
            and bool(_COORDINATED.fullmatch(_unmasked(hidden[mentions[place - 1].end : mention.start])))
        )  # fmt: skip
        subject = listed and not before.strip() and bool(_SUBJECT.match(text[mention.end :])) and bool(
            passage.heads or passage.marker) and _says_how(sentence_after, text, mention)  # fmt: skip
        accepted.append(
            mention.end == 0 or first or verb or told or handed or coordinated or subject
        )
    return accepted


def _unmasked(text: str) -> str:
    return text.replace("\ue000", "")


def _says_how(after: str, text: str, mention: Mention) -> bool:
    """Whether what follows a name tells how it is handed in."""
    words = text[mention.end : mention.end + len(after) + 1]
    return bool(
        re.search(
            r"格式|word|pdf|jpg|excel|字|张|MB|\dM|发送|发至|发到|提交|报送|电子|盖章|签字|扫描|纸质|分钟",
            words,
            re.IGNORECASE,
        )
    )


def _add(found: list[Gathered], mention: Mention, passage: Passage) -> None:
    name = bare_name(mention.name)
    for known in found:
        if _same(known.name, name):
            if mention.titled and len(name) > len(known.name):
                known.titles.append(known.name)
                known.name = name
            elif name not in (known.name, *known.titles):
                known.titles.append(name)
            return
    if any(_refers(name, known.name) for known in found):
        return
    kept = [
        known
        for known in found
        if not _refers(known.name, name) or known.kind.id not in ("form", "summary")
    ]
    if len(kept) < len(found):
        # `申请表` was met before the several forms it stands for.
        found[:] = kept
    found.append(Gathered(name, mention.kind, passage.text, of_track=is_of_a_track(passage)))


def _same(one: str, other: str) -> bool:
    """Whether two names mean one material: the one ends with the other, and no third could be meant."""
    one, other = (re.sub(r"[《》“”\"\s]|附件\d*", "", each) for each in (one, other))
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short in _COMMON and not long.endswith(("近" + short, "花絮" + short)):
        return False
    return len(short) >= 2 and long.endswith(short)  # noqa: PLR2004 - a noun


def _refers(short: str, long: str) -> bool:
    return len(short) < len(long) and long.endswith(short) and short not in _COMMON


def _add_annexes(found: list[Gathered], listed: Sequence[tuple[str, str]]) -> None:
    for number, (title, line) in enumerate(listed, 1):
        bare = re.sub(r"[（(][^（）()]*[)）]\Z|模板\Z|样表\Z|格式\Z", "", title.strip("《》 "))
        nouns = list(NOUN.finditer(bare))
        ends = nouns and bare.endswith(nouns[-1][0])
        known = next((each for each in found if _same(each.name, bare)), None)
        if known:
            known.annex = known.annex or f"附件{number}"
            if bare not in (known.name, *known.titles):
                known.titles.append(bare)
        elif ends and not _NOT_A_PAPER.search(bare):
            kind = KIND_OF[nouns[-1][0].lower()]
            if kind in (FORM, SUMMARY, PLEDGE):
                found.append(Gathered(bare, kind, line, annex=f"附件{number}", sure=False))


def _assign(
    found: Sequence[Gathered],
    passage: Passage,
    mentions: Sequence[Mention],
    accepted: Sequence[bool],
) -> None:
    """Gives each material the words of the passage that belong to it."""
    relevant = [
        (mention, is_asked, known)
        for mention, is_asked in zip(mentions, accepted, strict=True)
        if (known := _meant(found, bare_name(mention.name)))
    ]
    words = pieces(passage.text[:LONGEST_PASSAGE], [mention for mention, _, _ in relevant])
    for place, ((mention, is_asked, known), piece) in enumerate(zip(relevant, words, strict=True)):
        said = piece if passage.marker and is_asked else _sentence_of(piece, mention)
        for each in known:
            (each.own if is_asked else each.other).append((said, passage.text))
            if is_asked and passage.number and place == 0:
                each.numbers.append((passage.heads, passage.number))


def _meant(found: Sequence[Gathered], name: str) -> list[Gathered]:
    """The materials a name stands for: itself, else every one that ends with it."""
    same = [each for each in found if name in (each.name, *each.titles)]
    return same or [each for each in found if _same(each.name, name) or _refers(name, each.name)]


def _sentence_of(piece: str, mention: Mention) -> str:
    """The part of a piece up to the end of the sentence its name stands in."""
    place = piece.find(mention.name)
    if place < 0:
        return piece
    end = re.search(r"[。；;]", piece[place:])
    return piece[: place + end.start()] if end else piece


def narrative_of(found: Sequence[Gathered]) -> Gathered | None:
    """The one material that is the text of an application, if there is one."""
    texts = [each for each in found if each.kind == NARRATIVE]
    return texts[0] if len(texts) == 1 else None


def is_letter(gathered: Gathered) -> bool:
    """Whether it is written by somebody who recommends."""
    return gathered.kind == LETTER


def numbered(
    found: Sequence[Gathered], first: int, last: int, heads: tuple[str, ...]
) -> Iterator[Gathered]:
    """The materials that stand as items first to last of the list under these headings."""
    for each in found:
        for above, number in each.numbers:
            if first <= number <= last and (
                above == heads or above == heads[: len(above)] or heads == above[: len(heads)]
            ):
                yield each
                break
