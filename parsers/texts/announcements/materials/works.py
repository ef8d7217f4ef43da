"""Finds the work itself where an announcement calls for works and lists no papers (摄影, 征文, 短视频)."""

import re
from collections.abc import Iterator, Sequence

from parsers.texts.announcements.layout.passages import Passage, heading_of
from parsers.texts.announcements.layout.sentences import sentences
from parsers.texts.announcements.materials.formats import formats_of
from parsers.texts.announcements.materials.gathered import Gathered
from parsers.texts.announcements.materials.nouns import (
    AUDIO,
    DESIGN,
    NARRATIVE,
    PHOTOS,
    VIDEO,
    WORK,
    PaperKind,
)
from parsers.texts.announcements.materials.sections import is_list

_WORKS = (
    (re.compile(r"摄影|拍照|照片征集|图片征集|影像"), "摄影作品", PHOTOS),
    (re.compile(r"短视频|微视频|视频大赛|微电影|视频征集"), "视频作品", VIDEO),
    (
        re.compile(r"征文|散文|作文|诗歌|故事征集|文学|稿件征集|征稿|主题文章"),
        "征文作品",
        NARRATIVE,
    ),
    (re.compile(r"论文"), "论文", NARRATIVE),
    (re.compile(r"歌曲|歌词|校歌|会歌"), "歌曲作品", WORK),
    (re.compile(r"标识|logo|徽标|会徽|吉祥物|形象设计", re.IGNORECASE), "标识作品", DESIGN),
    (re.compile(r"海报|绘画|书画|书法|美术|漫画|小报|设计"), "参赛作品", DESIGN),
    (re.compile(r"口号|标语|主题词|宣传语|征名|广告语|楹联|春联|征联"), "应征作品", DESIGN),
    (re.compile(r"案例"), "案例材料", NARRATIVE),
)
# `将作品和报名表发送至…`: whatever the work is.
_ANY_WORK = re.compile(
    r"(?:将|把|\A)(?:[^，。；]{0,12}(?:和|及|与|、))?(?P<name>(?:参赛|应征|参评|创意|投稿|电子)?作品)"
    r"(?:[^，。；]{0,16})(?:发送|发至|发到|投至|提交至|报送至)"
)
_A_CASE = re.compile(
    r"将[^，。；]{0,14}?(?P<name>(?:教学|典型|优秀|实践|创新|应用)?案例)(?!申报|推荐|汇总|名称)"
)
_SUBJECT = re.compile(
    r"作品|稿件|来稿|文章|征文|字数|篇幅|单张|每张|照片|图片|格式|文档|电子文件|图像|案例|散文|诗歌|视频|组照|投稿|参赛者|应征|像素|正文"
)
_MATTERS = re.compile(
    r"格式|word|pdf|jpe?g|png|mp4|\d\s?(?:MB|M|KB|K)|\d字|\d张|\d幅|电子(?:文件|稿|版)|扫描",
    re.IGNORECASE,
)
_NOT_THESE = re.compile(
    r"获奖|入选|入围|评出|奖金|一等奖|每人可得|说明|简介|正文中|邮件正文|标题|题目|附件(?:总)?大小|组委会"
)
_SPOKEN = {
    "photos": re.compile(r"摄影|照片|图片"),
    "narrative": re.compile(r"征文|文章|论文|稿件"),
    "video": re.compile(r"视频|短片"),
}
_MAIN = {"photos", "video", "audio", "narrative", "design", "work"}


def add_work(found: list[Gathered], title: str, body: Sequence[Passage]) -> None:
    """Adds the work where none of the papers is one and the text says that works are sent."""
    if (several := _several(title, body)) and _sent(body):
        _add_several(found, several)
    mains = [each for each in found if each.kind.id in _MAIN]
    if mains:
        _add_words(mains, body)
        return
    if categories := _by_category(body):
        found.extend(categories)
        return
    kind = _kind(title)
    if kind is None or kind[0] == "案例材料":
        kind = _as_sent(body) or kind
    if kind is None:
        return
    words = list(_words(body))
    sent = _sent(body)
    if not words and not sent:
        return
    name, sort = kind
    if name == "案例材料" and (found or not sent):
        return
    work = Gathered(name, sort, sent or words[0][1])
    work.own.extend(words)
    found.append(work)


_CATEGORY = re.compile(
    r"(?:\A|[（(]\d[)）]\s?|[。；])(?P<name>[\u4e00-\u9fff]{2,8}类)(?:作品)?[：:，](?P<words>[^：:]{4,400})"
)
_OF_FORMAT = {"image": PHOTOS, "video": VIDEO, "audio": AUDIO, "word": NARRATIVE}
_FEWEST = 2


def _by_category(body: Sequence[Passage]) -> list[Gathered]:
    """The works of a call in several media, each with its format (平面类：…JPG；视频类：…MP4)."""
    found: list[Gathered] = []
    for passage in body:
        match = _CATEGORY.match(passage.text)
        formats = formats_of(match["words"])[0] if match else ()
        kind = next((_OF_FORMAT[each] for each in formats if each in _OF_FORMAT), None)
        if match and kind:
            one = Gathered(f"{match['name']}作品", kind, passage.text, of_track=True)
            one.own.append((match["words"], passage.text))
            found.append(one)
    return found if len(found) >= _FEWEST else []


_NAMED_WORK = re.compile(
    r"(?:校徽|校训|会徽|徽标|校歌|会歌|吉祥物|标识|LOGO|宣传口号|宣传语|口号|标语|广告语|主题词)"
    r"(?:（LOGO）|\(LOGO\))?(?:词曲|图案|设计|作品)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:、|和|及|与|以及|，)[\u4e00-\u9fff]{0,8}")


def _several(title: str, body: Sequence[Passage]) -> list[Gathered]:
    """The works that a call asks for side by side (校歌词曲和校徽图案), each with what is said of it."""
    named = list(_NAMED_WORK.finditer(title))
    run = named[:1]
    for one in named[1:]:
        if run and _BETWEEN.fullmatch(title[run[-1].end() : one.start()]):
            run.append(one)
        elif len(run) < _FEWEST:
            run = [one]
    if len(run) < _FEWEST:
        return []
    found = [Gathered(one[0], WORK, title[:200], of_track=True) for one in run]
    for work, one in zip(found, run, strict=True):
        stem = one[0][:2]
        for words, sentence in _words(body):
            if stem in words and not any(
                other[0][:2] in words for other in run if other is not one
            ):
                work.own.append((words, sentence))
    return found


_OF_SONG = re.compile(r"(?:歌)?(?:词|曲|曲谱|词曲)(?:稿件|作品)?")


def _add_several(found: list[Gathered], several: Sequence[Gathered]) -> None:
    """Adds the works that are not among the papers, where the papers hold no work of another name."""
    if any("歌" in work.name for work in several):
        found[:] = [each for each in found if not _OF_SONG.fullmatch(each.name)]
    stems = [work.name[:2] for work in several]
    mains = [each for each in found if each.kind.id in _MAIN]
    if all(any(stem in each.name for stem in stems) for each in mains):
        missing = (
            work for work in several if not any(work.name[:2] in each.name for each in mains)
        )
        found.extend(missing)


def _add_words(mains: Sequence[Gathered], body: Sequence[Passage]) -> None:
    """Gives a work that is named without a format what its section says of 作品."""
    for each in mains:
        if any(formats_of(words)[0] for words, _ in each.own):
            continue
        spoken = _SPOKEN.get(each.kind.id)
        for passage in body:
            head = passage.heads[-1] if passage.heads else heading_of(passage.text)
            own = each.name in head or (spoken and spoken.search(head))
            if len(mains) == 1 or (own and head):
                each.other.extend(_words([passage]))


def _kind(title: str) -> tuple[str, PaperKind] | None:
    return next(((name, kind) for words, name, kind in _WORKS if words.search(title)), None)


def _as_sent(body: Sequence[Passage]) -> tuple[str, PaperKind] | None:
    """The work by the name that the sentence has which says where it is sent."""
    for passage in body:
        for sentence in sentences(passage.text):
            if work := _ANY_WORK.search(sentence):
                return work["name"] if len(work["name"]) > len("作品") else "参赛作品", WORK
            case = _A_CASE.search(sentence)
            if case and re.search(r"发送|发至|发到|@", sentence):
                return case["name"], NARRATIVE
    return None


def _words(body: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    for passage in body:
        if is_list(passage) is False:
            continue
        for sentence in sentences(passage.text):
            if _SUBJECT.search(sentence) and _MATTERS.search(sentence):
                kept = "，".join(
                    c for c in re.split(r"[，,]", sentence) if not _NOT_THESE.search(c)
                )
                if kept:
                    yield kept, sentence


def _sent(body: Sequence[Passage]) -> str:
    for passage in body:
        for sentence in sentences(passage.text):
            if re.search(
                r"(?:作品|稿件|来稿|文章|征文|稿|案例|照片|图片|LOGO)", sentence, re.IGNORECASE
            ) and re.search(r"发送|发至|投稿|投至|寄|提交|报送|邮箱", sentence):
                return sentence
    return ""
