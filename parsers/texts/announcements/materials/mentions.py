"""Finds the materials that a passage mentions, each with the words that belong to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.texts.announcements.materials.nouns import (
    GENERIC,
    KIND_OF,
    NOUN,
    PaperKind,
    kind_at_end,
)

LONGEST_PASSAGE = 1_500
_LONGEST_NAME = 40
_MASK = "\ue000"
_QUOTED = re.compile(r"“[^“”]{1,40}”|‘[^‘’]{1,40}’|\"[^\"]{1,40}\"|「[^「」]{1,40}」")
_TITLED = re.compile(r"《[^《》]{2,80}》")
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]{0,200}[）)\]】]")
_EDGE = re.compile(
    r"[，。；：、！？,;:!?（）()\[\]【】《》 \u3000/+]|建议|使用|修改|补充"
    r"|最新|下载|网站|填写好|填写|填报|填好|提交|递交|提供|报送"
    r"|上报|附上|另附|并附|附有|附带|上传|发送|撰写|准备|制作|出具|完成|签署"
    r"|(?:签字|签名|盖章)后于?|加盖|阐述|体现|突出|包括|包含|同时|连同|以及|一并|随附|随|将|把|须|需|应|请|含|为|是|和|及|与|或|并"
    r"|附(?![件录])|等|每个|每件|每份|每人|各|一份|一张|一套|的"
)
_AFTER = re.compile(
    (
        r"\Z|[，。；：、！？,;:!?（）()\[\]【】《》“”\s\d/+]|须|应|由|经|要|需|请|以|为|均|各|统一"
        r"|一并|一同|先|见附件|一式|一|等|发|电子|纸质|盖章|扫描|格式|于|和|及|与|或"
        r"|提交|上传|加盖|签|可|不|中|内|按|命名|打包|字数|采用|文件|word|pdf|jpg|excel|并|同时|报送"
        r"|若干|至少|原件|复印件|后|也|一起|[二两三四五六七八九十]|填|模板|样表|电子版|版|大小|时长"
        r"|材料|的(?:电子|纸质|扫描|盖章|word|pdf)|限|具体|连同|则|仅|只|作|是|单|报|送|寄|交"
    ),
    re.IGNORECASE,
)
# `每名候选人200字事迹简介`, `一部2分钟专题片`.
_OF_EACH = re.compile(
    r"\A(?:每[名个位](?:候选人|推荐对象|选手|作者|申报人)?)?(?:[一二两三][个部张份篇])?(?:\d{1,5}(?:字|分钟))?(?:左右|以内)?(?:的)?"
)
_INNER = re.compile(r"[（(][^（）()]{0,40}[\dMm][^（）()]{0,40}[)）]")
_ANNEX_MARK = re.compile(r"\A[（(](?:见)?附件\s?[\d一二三四五六]{0,2}[)）]")
_COPY = re.compile(
    (
        r"(?:签字|签章|盖章){0,2}(?:盖章|签字)?(?:的)?(?:扫描件|电子版|电子稿|电子文档|原件|纸质版|word版"
        r"|pdf版|(?:word|电子|pdf)文件)"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A material's name in a passage: where the name stands, where its noun ends, what it is called."""

    start: int
    end: int
    name: str
    kind: PaperKind
    titled: bool = False


def masked(text: str) -> str:
    """The passage with what stands in quotes, book marks and brackets hidden, each place kept."""
    for pattern in (_TITLED, _QUOTED, _BRACKETS):
        text = pattern.sub(lambda found: _MASK * len(found[0]), text)
    return text


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every material named in a passage, in order."""
    text = text[:LONGEST_PASSAGE]
    found = sorted(_found(text), key=lambda each: (each.start, -each.end))
    # `优秀毕业论文（设计）推荐表` is one name, whatever noun stands before its bracket.
    return tuple(
        each
        for place, each in enumerate(found)
        if not any(
            other.start <= each.start and each.end < other.end
            for other in found[max(place - 2, 0) : place]
        )
    )


def _found(text: str) -> Iterator[Mention]:
    spans: list[tuple[int, int]] = []
    for match in _TITLED.finditer(text):
        mention = _in_book_marks(match, text)
        if mention:
            spans.append((mention.start, mention.end))
            yield mention
    hidden = masked(text)
    for match in NOUN.finditer(hidden):
        if any(start <= match.start() < end for start, end in spans):
            continue
        if not _AFTER.match(hidden[match.end() : match.end() + 6].replace(_MASK, "（")):
            continue
        start = max(_name_start(hidden, match.start()), _behind_title(text, match.start()))
        name = text[start : match.end()].strip(" 、")
        if (
            GENERIC.fullmatch(name)
            or GENERIC.fullmatch(bare_name(name))
            or len(name) > _LONGEST_NAME
        ):
            continue
        yield Mention(start, match.end(), name, KIND_OF[match[0].lower()])


def _in_book_marks(match: re.Match[str], text: str) -> Mention | None:
    """A paper whose title is in 《》, or stands before the noun: 《“书香邻里”推荐表》, 《示范点》推荐表."""
    inner = match[0][1:-1].strip()
    after = NOUN.match(text, match.end())
    if after:
        return Mention(
            match.start(),
            after.end(),
            text[match.start() : after.end()],
            KIND_OF[after[0].lower()],
            titled=True,
        )
    bare = re.sub(r"[（(][^（）()]{0,40}[)）]\Z|模板\Z|样表\Z|\.docx?\Z", "", inner)
    kind = kind_at_end(bare)
    return Mention(match.start(), match.end(), inner, kind, titled=True) if kind else None


def _name_start(hidden: str, noun: int) -> int:
    """Return where a name begins: behind the last mark, verb or 的 before its noun."""
    window = max(noun - _LONGEST_NAME, 0)
    start = window
    for edge in _EDGE.finditer(hidden, window, noun):
        start = edge.end()
    return start


def _behind_title(text: str, noun: int) -> int:
    """Return where the last title in 《》 before a noun ends; 0 where none does."""
    return text.rfind("》", max(noun - _LONGEST_NAME, 0), noun) + 1


def pieces(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The words of a passage that belong to each mention.

    From the mark before its name to the mark before the next. What several share at the end (A、B均…)
    belongs to each of them.
    """
    if not mentions:
        return ()
    hidden = masked(text)
    cuts = [0]
    for before, after in pairwise(mentions):
        gap = hidden[before.end : after.start]
        marks = [m.start() for m in re.finditer(r"[，。；、,;]|和|及|与|以及|并|连同|另附", gap)]
        clause = [m.start() for m in re.finditer(r"[。；;]", gap)] or [
            m.start() for m in re.finditer(r"[，,]", gap)
        ]
        cuts.append(before.end + (clause[-1] if clause else marks[-1] if marks else len(gap)))
    cuts.append(len(text))
    found = [text[begin:end] for begin, end in pairwise(cuts)]
    for place in range(len(mentions) - 2, -1, -1):
        gap = hidden[mentions[place].end : mentions[place + 1].start]
        said = _ANNEX_MARK.sub("", text[mentions[place].end : mentions[place + 1].start])
        if (
            re.fullmatch(r"(?:、|和|及|与|以及|或)[^，。；]{0,3}", said)
            and _MASK not in gap[len(gap) - len(said) :]
        ):
            own_end = mentions[place + 1].end - cuts[place + 1]
            found[place] += found[place + 1][max(own_end, 0) :]
    return tuple(found)


def bare_name(name: str) -> str:
    """A material's name without copies, numbers and quotes around all of it."""
    name = _OF_EACH.sub("", name)
    name = re.sub(r"\A(?:至少|不少于)?\d{1,2}(?:[-—~至到]\d{1,2})?[张幅份件个篇项]", "", name)
    name = _INNER.sub("", name) if NOUN.search(_INNER.sub("", name)) else name
    name = re.sub(r"\A(?:\d{0,5}字)?(?:左右|以内|以上)(?:的)?", "", name)
    name = re.sub(
        (
            r"\A(?:附件\s?\d{0,2}[:：]?|纸质版?|电子版?|书面|签字后|盖章后|完整|填好|上述|以上|\d+[.．、)）]"
            r"|[（(][^（）()]*[)）])+"
        ),
        "",
        name,
    ).strip("《》 的")
    return _COPY.sub("", name) or name
