"""Finds the sentences that say how letters and files are to be named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.texts.announcements.layout.passages import Passage
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.layout.sentences import sentences
from parsers.texts.announcements.naming.patterns import Pattern, pattern_of

_SUBJECT = (
    r"前置标志|"
    r"邮件(?:的)?(?:主题|标题|题目|题名|名称?|命名|文件名)(?:栏|行)?|主题栏|标题栏|邮件(?:统一|请|均|须|应)?以"
    r"|邮件(?:请)?注明|(?:来稿|投稿|信件|稿件)(?:邮件)?(?:主题|标题)|发送主题"
    r"|(?:\A|(?<=[，。；：\s]))标题(?:请)?(?:注明|写明|标注)|邮件名(?!称)"
    r"|subject(?: line)?|тема (?:письма|сообщения)|в теме письма|с темой"
)
_FILE = (
    r"(?<=[”\"])打包|(?<=[（(])格式(?=[：:])|"
    r"文件名(?:称)?|文件夹名(?:称)?|文件(?:夹)?(?:统一|均|请|需|应|须)?(?:按照?|以)?(?:[^，。；“”]{0,6})?命名|命名"
    r"|文档名(?:称)?|压缩包名(?:称)?|附件名(?:称)?|图片名(?:称)?|作品名称格式|标题格式|为文件名"
    r"|name (?:each|the|your|all) files?|files? (?:should|must|are to)? ?be named|is named"
    r"|are named|(?:be|is|are) label?led|file ?names?"
    r"|файлы? (?:называ|имен|должн)[а-я]*|имя файла|названи[ея] файл[а-я]*"
)
_CUE = re.compile(rf"(?P<subject>{_SUBJECT})|(?P<file>{_FILE})", re.IGNORECASE)
_QUOTES = re.compile(
    r"“(?P<a>[^“”]{2,120})”|\"(?P<b>[^\"]{2,120})\"|«(?P<c>[^«»]{2,120})»"
    r"|「(?P<d>[^「」]{2,120})」|‘(?P<e>[^‘’]{2,120})’|『(?P<f>[^『』]{2,120})』"
)
_EXAMPLE = re.compile(
    r"(?:如|例如|示例|例|譬如|比如|举例|for example|e\.g\.|например)\s?[:：,，]?\s?\Z",
    re.IGNORECASE,
)
_SAME = re.compile(r"(?:与|和|同)?[^，。；]{0,16}(?:一致|相同|同名)|的?名称同|same as|совпада")
_FREE = re.compile(r"不限|不作要求|不做要求|无要求|自拟|任意")
_BY = re.compile(
    r"(?:以|按照?|用|采用)\s?(?P<written>[^，。；：]{2,60}?)\s?(?:的)?(?:形式|格式|规则|方式|顺序"
    r"|样式|统一)?(?:进行|统一|来)?(?:命名|为邮件(?:主题|标题|题目|名)|作为邮件|为主题|为标题"
    r"|为文件名|作为文件名|为题|打包|做?前置标志)"
)
_AFTER = re.compile(
    r"\s?(?:[（(][^（）()]{0,20}[)）])?(?:的)?(?:处|上)?(?:格式|要求|规则|方式|规范|统一|一律|均"
    r"|请|须|需|应|应当|务必|按|改|写明|注明|标明|标注|备注|填写|写|设|命名|采用|使用|名|为|是"
    r"|如下|“?|[:：]|\s|成|以|栏)*\s?[:：]?\s?"
)
_FIRST_THEN = re.compile(
    r"先写(?P<first>[^，。；]{2,14})，?再写(?P<second>[^，。；]{2,14})(?:[，,][^。"
    r"；]{0,8}[“\"](?P<mark>[^”\"]{1,3})[”\"])?"
)
_AS_SUBJECT = re.compile(
    r"[“\"](?P<written>[^”\"]{2,80})[”\"] as (?:the |your )?subject", re.IGNORECASE
)
_PROSE = re.compile(r"(?:注明|写明|标明|标注|备注|填写|写上)(?P<written>[^。；]{2,60})")
_LATIN_RUN = re.compile(
    r"(?:name[d]? |label?led |is |called |:)\s?(?P<written>[\[<]?[A-ZА-Я][^,.\"“]{3,60}?)"
    r"(?=,|\.|$| for | that | which | corresponding)"
)
_ONE_MATERIAL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,10}(?:表|书|文本|正文|文档|报告|作品|图片|照片|文件))(?:[（(][^"
    r"（）()]{0,20}[)）])?[，,]?(?:文件名|文档名|的?文件命名|命名|以)"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The conventions for a letter's subject and for files.

    `of`: the one paper that the files' is said of. `papers`: each paper with a convention of its own.
    """

    subject: Said[Pattern] | None = None
    file: Said[Pattern] | None = None
    of: str = ""
    papers: tuple[tuple[str, Said[Pattern]], ...] = ()


def read_naming(body: Sequence[Passage]) -> Naming:
    """Return what a body says of names. Where one is to be as the other, it is."""
    said: dict[str, Said[Pattern]] = {}
    same: list[tuple[str, str]] = []
    of = ""
    papers: dict[str, Said[Pattern]] = {}
    for passage, text in _with_what_follows(body):
        for sentence in sentences(text):
            for which, found in _found(sentence, passage):
                paper = _paper(sentence) or _of_item(passage, sentence)
                if found and which == "file" and paper:
                    papers.setdefault(paper, found)
                if found is None:
                    same.append((which, sentence))
                elif which not in said or (said[which].value.fixed and not found.value.fixed):
                    said[which] = found
                    if which == "file":
                        of = _paper(sentence)
    for which, sentence in same:
        other = said.get("file" if which == "subject" else "subject")
        if other and which not in said:
            said[which] = Said(other.value, sentence)
    return Naming(said.get("subject"), said.get("file"), of, tuple(papers.items()))


_FOLLOWS = re.compile(rf"(?:{_SUBJECT}|{_FILE})[^。；]{{0,60}}[：:]\Z", re.IGNORECASE)


def _with_what_follows(body: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each passage and its text, with the next one's where it announces a convention (…格式如下：)."""
    for place, passage in enumerate(body):
        follows = _FOLLOWS.search(passage.text[-80:]) and body[place + 1 : place + 2]
        yield passage, passage.text + (follows[0].text if follows else "")


def _closed(text: str) -> str:
    """A text up to a bracket that it does not open."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return text[:place]
    return text


_ITEM = re.compile(
    r"《?(?P<name>[\u4e00-\u9fff]{2,24}?(?:表|书|函|文本|正文|报告|简介|照片|视频|短片|材料))》?(?=[，,；：:（(]|\d)"
)
_ALL_FILES = re.compile(r"所有|全部|各|均|统一|一律|文件夹|压缩|邮件|打包")


def _of_item(passage: Passage, sentence: str) -> str:
    """The paper that an item of a list begins with, where its convention is not said of everything."""
    match = _ITEM.match(passage.text) if passage.marker else None
    return match["name"] if match and not _ALL_FILES.search(sentence) else ""


def _paper(sentence: str) -> str:
    match = _ONE_MATERIAL.search(sentence)
    name = re.sub(r"\A(?:并|请|并请|须|应|需)?(?:将|把)?", "", match["name"]) if match else ""
    return "" if re.search(r"所有|全部|材料|附件|电子|压缩|文件\Z|文档\Z|作品\Z", name) else name


def _found(sentence: str, passage: Passage) -> Iterator[tuple[str, Said[Pattern] | None]]:
    """Yield which of the names a sentence speaks of and the pattern; None where it is to be as the other."""
    cues = list(_CUE.finditer(sentence))
    names = bool(passage.heads) and bool(re.search(r"命名", passage.heads[-1]))
    for place, cue in enumerate(cues):
        which = "subject" if cue["subject"] else "file"
        until = cues[place + 1].start() if place + 1 < len(cues) else len(sentence)
        joined = place + 1 < len(cues) and bool(
            re.fullmatch(
                r"[^，。；“”]{0,3}(?:及|和|与|、|/)[^，。；“”]{0,6}", sentence[cue.end() : until]
            )
        )
        if joined:
            until = len(sentence) if place + 2 >= len(cues) else cues[place + 2].start()
            cue_end = cues[place + 1].end()
        else:
            cue_end = cue.end()
        tail = sentence[cue_end:until]
        if _FREE.match(tail.strip("：: 为")):
            continue
        if _SAME.match(tail) or re.match(r"[^，。；]{0,6}(?:一致|相同)", tail):
            yield which, None
            continue
        pattern = _pattern(sentence, cue, cue_end, tail)
        if pattern:
            said = Said(pattern, sentence, sure=not pattern.prose)
            yield which, said
            if joined:
                yield ("file" if which == "subject" else "subject"), said
    if not cues and names:
        pattern = _quoted(sentence, 0, len(sentence), 30)
        if pattern:
            yield "file", Said(pattern, sentence, sure=False)


def _pattern(sentence: str, cue: re.Match[str], cue_end: int, tail: str) -> Pattern | None:
    """The convention beside a cue: quoted behind it, before it (以“…”命名), or told without quotes."""
    first_then = _FIRST_THEN.search(sentence, max(cue.start() - 10, 0))
    if first_then and cue.start() <= first_then.start():
        mark = first_then["mark"] or "+"
        return pattern_of(f"{first_then['first']}{mark}{first_then['second']}")
    named = _AS_SUBJECT.search(sentence)
    if named and cue["subject"]:
        return pattern_of(named["written"])
    before = _before(sentence, cue, cue_end)
    if before:
        return before
    after = _AFTER.match(tail)
    begin = after.end() if after else 0
    several_words = re.search(r"注明|写明|标明", tail[:begin] + tail[begin : begin + 6])
    quoted = _quoted(sentence, cue_end, cue_end + len(tail), 24)
    joined = bool(re.search(r"[\u4e00-\u9fff]\s?[+＋][^“\"+＋，。；]{0,12}[“\"]", tail))
    if joined and (whole := _unquoted(tail, begin, told=False, shape=_QUOTING_RUN)):
        return whole
    if quoted and not (several_words and re.search(r"[”\"](?:或|、|和)[“\"]", tail)):
        return quoted
    if re.search(r"[\u4e00-\u9fff]", sentence):
        return _unquoted(tail, begin, told=bool(several_words))
    run = _LATIN_RUN.search(sentence, max(cue.start() - 2, 0))
    if run is None:
        match = re.match(r"\s?:?\s?(?P<written>[A-ZА-Я][^,.]{3,60})", tail)
        run = match
    found = pattern_of(run["written"]) if run else None
    return found if found and not found.fixed else None


def _before(sentence: str, cue: re.Match[str], cue_end: int) -> Pattern | None:
    """`以…命名`, `以…为邮件主题`: the convention stands before the word."""
    start = max(cue.start() - 90, 0)
    for match in _BY.finditer(sentence[: cue_end + 8], start):
        if not match.start() <= cue.start() <= match.end() + 2:
            continue
        written = match["written"]
        quoted = _QUOTES.search(written)
        if quoted and not re.search(r"[”\"»]\s?[\u4e00-\u9fff+-]{3,}", written):
            return pattern_of(next(group for group in quoted.groups() if group))
        bare = re.sub(r"[“”\"]", "", written).strip(" ：:")
        found = pattern_of(bare, prose=not re.search(r"[+\-—_]", bare))
        if found and not found.fixed:
            return found
    return None


def _quoted(sentence: str, start: int, end: int, reach: int) -> Pattern | None:
    for match in _QUOTES.finditer(sentence, start, min(end + 100, len(sentence))):
        gap = sentence[start : match.start()]
        if (
            len(gap) > reach
            or match.start() > end
            or re.search(r"[；。]", gap)
            or (re.search(r"[，,]", gap) and not re.search(r"格式|为|:|：", gap))
        ):
            return None
        if _EXAMPLE.search(gap):
            return None
        written = next(group for group in match.groups() if group)
        follows = sentence[match.end() : match.end() + 30]
        more = re.match(r"[^，。；“”\n]{0,20}?\s?[+_]\s?[^，。；（(.]{1,40}", follows)
        return pattern_of(written + more[0] if more else written)
    return None


_BARE_RUN = re.compile(
    r"[^，。；）)（(“”]{2,60}(?:[（(][^（）()]{1,12}[)）][^，。；）)（(]{0,40})?"
)
_QUOTING_RUN = re.compile(r"[^，。；）)（(]{2,60}")


def _unquoted(
    tail: str, begin: int, *, told: bool, shape: re.Pattern[str] = _BARE_RUN
) -> Pattern | None:
    """The convention that stands without quotes around it, or (_QUOTING_RUN) with some inside."""
    run = shape.match(tail, begin)
    written = run[0] if run else ""
    if re.search(r"[+\-—_]|【", written):
        written = re.sub(r"[（(][^（）()+_—-]{1,12}[)）]\Z", "", written)
        found = pattern_of(re.split(r"[，,](?:例|如|并|且|以)", written)[0])
        return found if found and not found.fixed else None
    told_run = _PROSE.search(tail)
    text = told_run["written"] if told_run else (written if told else "")
    text = _closed(re.split(r"[，,](?!和|及)", text)[0])
    found = pattern_of(text, prose=True) if text else None
    if found and not found.fixed and len(re.findall(r"\{", found.text)) >= 1:
        return found
    return None
