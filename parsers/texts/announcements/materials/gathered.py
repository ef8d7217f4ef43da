"""Gathers the words of an announcement that belong to each material."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

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
    kind_at_end,
)
from parsers.texts.announcements.materials.sections import is_list, is_of_a_track, names_papers

_VERB = re.compile(
    r"填写|填报|填好|如有|提交|递交|提供|报送|上报|附上|另附|并附|附有|附带|(?<![\u4e00-\u9fff])附|[，须需应请另并]附(?![件录])|上传|发送|撰写|准备|出具|签署|制作|包括|包含|应含|递送|寄送|下载|打印|上交|附带|交|送|随[^，。；]{0,6}附"
)
_LIST_OF = re.compile(
    r"(?:材料|资料|文件|内容|清单|包括|如下|仍为|附件)[^，。；：:]{0,6}[：:]\s?\Z"
)
_NO_PAPER = re.compile(
    r"不设|不另|不再|无需|不需|不必|在?邮件(?:的)?正文|有关|相关(?:报告|说明)|例?如(?!有)|能够|反映|其(?![他它])|本(?![科硕专届])|该"
)
# `推荐对象500字左右的事迹材料`: the name does not begin the item.
_LED = re.compile(r"[^，。；：须应要得请将把]{2,24}的?")
_ENDS_HERE = re.compile(r"\ue000*\s?(?:[，。；]|\Z)")
_SAYS_HOW = re.compile(
    r"格式|word|pdf|jpg|excel|字|张|MB|\dM|发送|发至|发到|提交|报送|电子|盖章|签字|扫描|纸质|分钟",
    re.IGNORECASE,
)
_LONGEST_LEAD = 24
_LEAD = re.compile(r"(?:以下|下列)(?:申报|推荐|报送)?材料")
_ASKED_HEAD = re.compile(r"(?P<name>.{2,8}?)(?:的)?(?:要求|规格|格式|内容)")
_SENDS = re.compile(
    r"发送|发至|发到|报送|提交|上报|寄|汇总至|报至|送至|交至|交到|投递|发给|传至|一并|打包|压缩|方式(?:参与|参加)"
)
_NOT_ASKED = re.compile(
    r"(?:不|无|毋|勿)(?:再|另|用|须|需|必|设|要|收|得|接受|受理|单独|另行)*[^，。；]{0,4}\Z|颁发[^，。；]{0,10}\Z|获得[^，。；]{0,10}\Z|(?:以(?![内上下及])|凭|根据|依据|按照|按(?![时期])|除)[^，。；]{0,6}\Z|评出|授予|发放|入选|(?:阐述|体现|突出|注明|写明|标注)[^，。；]{0,3}\Z|获奖(?!证|情况)|入围|公示|公布|审核|抽查|评审|制成|编入|收录"
)
_SUBJECT = re.compile(
    r"(?:[（(][^（）()]{0,60}[）)])?\s?(?:\d+[张份]|一份)?\s?(?:须|需|应|请|统一|一律|不|各|一式|[、及和]|均|都|可|以|为|采用|电子|纸质|要求|格式|发送|用|按|提交|[，,:：])"
)
_COORDINATED = re.compile(
    r"\A\s?(?:\d{0,2}[-—至]?\d{0,2}[张份幅个部件篇]|各?[\d一二两三四]{1,2}份|盖章|签字|扫描件|电子版|原件|复印件|文件|格式){0,3}\s?(?:[、/]|和|及|与|以及|，?并|或|，)[^，。；、]{0,12}"
)
_NOT_A_PAPER = re.compile(
    r"评分|评审|报销|指标|名额|通知|指南|目录$|办法|细则|名单$|填报说明|填表说明|简介$|一览表$|样例|范例|参考"
)
_SHORT_NAME, _SAME_TITLE = 6, 0.85
_TITLED = (FORM, SUMMARY, PLEDGE)
_A_LIST, _GENERAL = 2, ("supporting", "description")
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
    listed: bool = False
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
    found = _without_general(found)
    for passage, mentions, accepted in taken:
        _assign(found, passage, mentions, accepted)
    return found


def _without_general(found: list[Gathered]) -> list[Gathered]:
    """Without what is asked in general (需附必要的证明材料) where a list names each paper."""
    listed = [each for each in found if each.listed]
    if len(listed) < _A_LIST:
        return found
    return [each for each in found if each.listed or each.kind.id not in _GENERAL or each.of_track]


def _by_heading(passage: Passage) -> tuple[Mention, ...]:
    """The material that a heading means (口号要求) where what is below does not name it."""
    if passage.marker or not passage.heads:
        return ()
    match = _ASKED_HEAD.fullmatch(passage.heads[-1])
    noun = NOUN.fullmatch(match["name"]) if match else None
    return (Mention(0, 0, noun[0], KIND_OF[noun[0].lower()]),) if noun else ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mention stands: the clause before it, the sentence behind it, and what its passage is."""

    passage: Passage
    before: str
    sentence: str
    after: str
    listed: bool
    open_to: bool
    lead: bool


def _accepted(passage: Passage, mentions: Sequence[Mention]) -> list[bool]:
    """Return which mentions of a passage ask for the material."""
    hidden = masked(passage.text[:LONGEST_PASSAGE])
    sort = is_list(passage)
    open_to = sort is not False or passage.heads == ()
    accepted: list[bool] = []
    for number, mention in enumerate(mentions):
        before = re.split(r"[，。；;]", hidden[: mention.start])[-1]
        after = re.split(r"[。；;]", hidden[mention.end :])[0]
        place = _Place(
            passage,
            before,
            re.split(r"[。；;]", hidden[: mention.start])[-1],
            after,
            listed=bool(sort),
            open_to=open_to,
            lead=bool(_LEAD.search(hidden[: mention.start])),
        )
        gap = _unmasked(hidden[mentions[number - 1].end : mention.start]) if number else ""
        coordinated = number > 0 and accepted[-1] and bool(_COORDINATED.fullmatch(gap))
        examples = _drop_examples(accepted, mentions, hidden, number)
        asked = coordinated or examples or _asks(mention, place, first=number == 0)
        accepted.append(asked and not _is_refused(mention, place))
    return accepted


# `优秀论文须提交以下材料：`, `可同时提交多套创意方案`, `U盘或光盘`.
_IS_APPLICATION = re.compile(
    r"\s?(?:须|需|应|要|请)?(?:提交|报送|提供|上报)[^，。；]{0,8}(?:材料|资料|文件)[：:]?\s?\Z"
)
_CHOSEN = re.compile(r"(?:入围|入选|获奖)(?:者|队伍|选手|单位|作者|作品)?")
_SEVERAL = re.compile(r"多[套件个幅份篇]")
_CARRIER = re.compile(r"U盘[或、和]\Z", re.IGNORECASE)
_HANDED_BEHIND = re.compile(r"[^，。；]{0,16}?(?:提交|报送|寄|上交|发送|上传|交到|交至)")


# `将A连同B，以及C，于…前发送至`: what is handed stands clauses before its verb.
_HANDS = re.compile(r"(?:将|把)(?![于在对会从由根按依视不])")
_ITS_LIST = re.compile(r"(?:材料|资料)\Z")
_UNIT = re.compile(r"以[^，。；]{1,8}为单位")


def _is_refused(mention: Mention, place: _Place) -> bool:
    if _IS_APPLICATION.match(place.after.lstrip("\ue000")) or _SEVERAL.match(mention.name):
        return True
    if mention.name == "光盘" and _CARRIER.search(place.before):
        return True
    if mention.end and (_HEADS.match(place.after) or _HONOUR.match(mention.name)):
        return True
    if _ITS_LIST.search(mention.name) and place.after.startswith(("：", ":")):
        return True
    before = _UNIT.sub("", place.before)
    before = _CHOSEN.sub("", before) if _is_handed(place) else before
    if _NOT_ASKED.search(before) or _NO_PAPER.match(mention.name) or mention.name == "正文":
        return True
    return bool(re.match(r"[：:]\s?在?邮件", place.after)) or not (
        place.open_to or mention.titled or _is_handed(place)
    )


def _is_handed(place: _Place) -> bool:
    return bool(_HANDS.search(place.sentence)) and bool(_SENDS.search(place.after))


def _asks(mention: Mention, place: _Place, *, first: bool) -> bool:
    """Tell whether a mention begins an item of a list, is the object of a verb, or says how it is sent."""
    if mention.end == 0 or _is_handed(place):
        return True
    if (
        mention.titled
        and mention.kind in _TITLED
        and _HANDED_BEHIND.match(place.after.lstrip("\ue000"))
    ):
        return True
    if mention.titled and mention.kind in _TITLED and place.listed and not place.before.strip():
        return True
    if _is_unheaded_item(mention, place, first=first):
        return True
    item = place.listed and bool(place.passage.marker)
    if item and (mention.start <= 1 or (first and _is_led(place))):
        return True
    if bool(_VERB.search(place.before)) and (place.open_to or mention.titled):
        contents = re.search(r"包括|包含|应含", place.before)
        return not contents or (names_papers(place.passage) and not _CONTENTS.search(place.before))
    if _LIST_OF.search(place.before):
        return place.open_to
    # `请报送以下材料（…）：推荐报告1份。推荐表一式三份。`: each sentence names one more.
    if place.open_to and place.lead and len(place.before) <= _LONGEST_LEAD:
        return True
    headed = bool(place.passage.heads or place.passage.marker)
    begins = place.listed and headed and not place.before.strip()
    words = place.passage.text[mention.end :][: len(place.after) + 1]
    return begins and bool(_SUBJECT.match(words)) and bool(_SAYS_HOW.search(words))


# `事迹材料包括个人简历`, `文档内容包括摘要`: parts of one paper.
_CONTENTS = re.compile(
    r"(?:内容|文档|正文|论文|事迹材料|申报书|报告|方案)(?:应|须|需)?(?:包括|包含|应含)"
)
# `（二）推省优论文要求` heads what is said of it, `上报江苏省优秀毕业论文` is an honour.
_HEADS = re.compile(r"(?:的)?(?:要求|标准|条件|评选|评审)\Z")
_HONOUR = re.compile(r".{0,6}[省市校国](?:家)?级?优秀.{0,4}论文\Z")


_WRITTEN = (FORM, NARRATIVE, SUMMARY)


def _is_unheaded_item(mention: Mention, place: _Place, *, first: bool) -> bool:
    """Tell whether an item below no heading begins with a paper and says how it is to be (字数限3000字)."""
    passage = place.passage
    return (
        first
        and not mention.start
        and bool(passage.marker)
        and not passage.heads
        and mention.kind in _WRITTEN
        and bool(_SAYS_HOW.search(place.after) or place.after.startswith("见附件"))
    )


def _is_led(place: _Place) -> bool:
    return bool(_LED.fullmatch(place.before)) and bool(_ENDS_HERE.match(place.after))


def _drop_examples(
    accepted: list[bool], mentions: Sequence[Mention], hidden: str, place: int
) -> bool:
    """`论文、专利等支撑材料`: what stands before 等 are examples of the material behind it.

    Returns whether one of them was taken for a material, which this then is.
    """
    mention = mentions[place]
    if mention.kind.id != "supporting" or not re.search(
        r"等(?:相关|有关|各类)?\Z", hidden[: mention.start][-4:]
    ):
        return False
    taken = False
    for earlier in range(place - 1, -1, -1):
        gap = _unmasked(hidden[mentions[earlier].end : mentions[earlier + 1].start])
        if re.search(r"[，。；]", gap):
            break
        taken = taken or accepted[earlier]
        accepted[earlier] = False
    return taken


def _unmasked(text: str) -> str:
    return text.replace("\ue000", "")


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
    found.append(
        Gathered(
            name,
            mention.kind,
            passage.text,
            of_track=is_of_a_track(passage),
            listed=_is_listed(passage),
        )
    )


def _is_listed(passage: Passage) -> bool:
    """Tell whether a passage is an item of a list of papers."""
    return bool(passage.number and passage.heads) and (
        names_papers(passage)
        or (
            bool(re.search(r"申报|报送|提交", passage.heads[-1]))
            and not re.search(r"要求|条件", passage.heads[-1])
        )
    )


def _same(one: str, other: str) -> bool:
    """Tell whether two names mean one material: the one ends with the other, and no third could be meant."""
    one, other = (re.sub(r"[《》“”\"\s]|附件\d*", "", each) for each in (one, other))
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short in _COMMON and not long.endswith(("近" + short, "花絮" + short)):
        return False
    return len(short) >= 2 and long.endswith(short)  # noqa: PLR2004 - a noun


def _cites(known: Gathered, number: int) -> bool:
    """Tell whether the text names the material with this annex (`申报表（附件1）`)."""
    name = known.name.strip("《》")
    behind = known.sentence.partition(name)[2].lstrip("》 ").replace(" ", "")
    return behind.startswith((f"（附件{number}）", f"(附件{number})", f"（附件{number}，"))


def _alike(one: str, other: str) -> bool:
    """Tell whether two titles differ by a slip only."""
    return (
        len(one) > _SHORT_NAME
        and SequenceMatcher(None, one[:60], other[:60], autojunk=False).ratio() >= _SAME_TITLE
    )


def _refers(short: str, long: str) -> bool:
    return len(short) < len(long) and long.endswith(short) and short not in _COMMON


def _add_annexes(found: list[Gathered], listed: Sequence[tuple[str, str]]) -> None:
    for number, (title, line) in enumerate(listed, 1):
        bare = re.sub(r"[（(][^（）()]*[)）]\Z|模板\Z|样表\Z|格式\Z", "", title.strip("《》 "))
        kind = kind_at_end(bare, known=True)
        known = next(
            (each for each in found if _same(each.name, bare) or _cites(each, number)), None
        )
        if known:
            known.annex = known.annex or f"附件{number}"
            if bare not in (known.name, *known.titles):
                known.titles.append(bare)
        elif (
            kind in (FORM, SUMMARY, PLEDGE)
            and not _NOT_A_PAPER.search(bare)
            and not any(_alike(each.name, bare) for each in found)
        ):
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
    begin = max(map(piece[:place].rfind, "。；;")) + 1
    return piece[begin : place + end.start()] if end else piece[begin:]


def narrative_of(found: Sequence[Gathered]) -> Gathered | None:
    """The one material that is the text of an application, if there is one."""
    texts = [each for each in found if each.kind == NARRATIVE]
    return texts[0] if len(texts) == 1 else None


def is_letter(gathered: Gathered) -> bool:
    """Tell whether it is written by somebody who recommends."""
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
