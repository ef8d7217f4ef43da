"""Tells which of an announcement's dates is the deadline, and when the call opens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from parsers.texts.announcements.dates.mention import DateMention, date_mentions
from parsers.texts.announcements.dates.years import Moment, moment, with_years
from parsers.texts.announcements.layout.passages import Passage, heading_of
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.layout.sentences import clause_at, sentences

_ENDS = re.compile(
    r"\A\s?(?:[（(][^（）()]{1,10}[）)])?\s?(?:北京时间)?(?:[上下]午\d{1,2})?(?:（?含[^，。]{0,4}）?)?\s?(?:以前|之前"
    r"|前|止|截止|截稿|结束)"
    r"|\A\s?(?:[（(][^（）()]{1,10}[）)])?\s?(?:以前|之前|前|止)"
)
_BEFORE_IT = re.compile(
    r"(?:截止|截稿|截至|截止到|最迟|不晚于|不迟于|延期至|延长至|延至|延长到|延期到|顺延至|调整为"
    r"|推迟至|deadline|closing date|no later than"
    r"|due|until|till|by|before|closes?(?: on)?|не позднее|\bдо\b|\bпо\b|включительно до|срок[а-я]*)"
    r"(?:日期|时间)?[^，。；\d]{0,12}\Z"
    r"|\bсрок[а-я]* (?:приёма|приема|подачи|сдачи|представления) [а-яё ]{3,24}[–—:-]? ?(?<! с )\Z",
    re.IGNORECASE,
)
# `请于5月7日将材料报送至`, with no 前.
_HANDED = re.compile(
    r"\A\s?(?:[（(][^（）()]{1,10}[）)])?\s?[将把][^。；]{2,60}(?:报送|发送|提交|上报|发至|报至|交至|送至)"
)
_RANGE = re.compile(
    (
        r"\s?(?:[（(][^（）()]{1,10}[）)])?\s?(?:起|开始|启动|零时)?[,，]?\s?(?:至|到|—{1,2}|–|-|~|～"
        r"|起至| to | until | and close on | through | по | до )\s?(?:北京时间)?"
    ),
    re.IGNORECASE,
)
_PERIOD = re.compile(
    (
        r"\A时间\Z|征集\Z|(?:征集|申报|报名|报送|提交|投稿|征稿|征文|征联|活动|收稿|收件|作品收集|材料接收"
        r"|推荐|受理|上报|征集作品|应征|参赛|参评)(?:工作)?"
        r"(?:的)?(?:时间|期限|日期|期|起止时间|阶段|截止)|截止|截稿|deadline|closing"
        r"|(?:submissions?|calls?|applications?)(?: (?:are|is|will be))? open|срок|прием|приём|принима"
    ),
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"发送|发至|发到|报送|提交|上报|寄|投稿|报名|申报|邮箱|报至|报到|送至|交至|交到|截稿|受理|逾期"
    r"|过期|送交|反馈|e-?mail|send|submi|appl"
    r"|entries|proposals|received|заявк|направля|присыла|прин[ия]ма|@",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"延期至|延长至|延长到|延至|延期到|顺延至|推迟至|调整为|extended (?:to|until)|продлен"
)
_OTHER = re.compile(
    r"建成|投运|投产|竣工|以来|以后|之后|验收|注册|评审|评选|初评|复评|终评|公布|公示|揭晓|颁奖"
    r"|举行|召开|结果|年满|周岁|出生|有效期"
    r"|拍摄(?:时间|日期|于)|创作(?:时间|日期|于)|答辩|原定|入选|展览|展示|决赛|初赛|发布会|印发|成立|毕业|在校|实施|完成于|发表|培训"
    r"|审核|审查|推荐至|初选|投票|会议|研讨|典礼"
    r"|results|announce|notified|notification|ceremony|exhibition|stand from|aged|born|held|итоги"
    r"|реализован|награжд|подвод"
)
_PAPER = re.compile(r"纸质|书面|邮戳|原件|寄送|快递|送至|交至|交到|paper|hard cop|бумажн")
_ELECTRONIC = re.compile(r"电子|邮箱|邮件|发送|@|e-?mail", re.IGNORECASE)
_REMARK = re.compile(r"\A\s?[（(][^（）()]{1,40}[)）]")
_START = re.compile(r"从|自|起|开始|open|from|с |启动|于")
# What a paper is called says nothing of a day (《优秀毕业生推荐表》).
_NAMES = re.compile(r"《[^《》]{1,80}》|（[^（）]{1,60}）")
_THRESHOLD, _WEAK, _BEFORE_ISSUE = 6, 4, 6


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadline, other dates that may be it, when the call opens and a deadline of paper alone."""

    closes: Said[Moment] | None = None
    others: tuple[Said[Moment], ...] = ()
    opens: Said[date] | None = None
    paper: Said[Moment] | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    when: Said[Moment]
    score: int
    paper: bool
    opens: date | None


def read_deadlines(
    body: Sequence[Passage], issued: date | None, year: int | None, today: int | None = None
) -> Deadlines:
    """The dates of a body. `year` is taken where neither a date nor the date of issue tells the year.

    `today` is this year: a deadline is taken to lie in it where nothing else tells, the day a call
    opens is not.
    """
    found = [each for passage in body for each in _candidates(passage, issued, year, today)]
    strong = [each for each in found if each.score >= _THRESHOLD and not each.paper]
    strong = strong or _only_period(found)
    paper = next((each.when for each in found if each.paper and each.score >= _THRESHOLD), None)
    if not strong and paper:
        return Deadlines(closes=paper, opens=_opens(found, issued))
    if not strong:
        return Deadlines(opens=_opens(found, issued))
    best = max(strong, key=lambda each: each.score)
    same_day = [each.when for each in strong if _date(each.when.value) == _date(best.when.value)]
    # The hour may stand at one mention of the day only.
    closes = next((when for when in same_day if isinstance(when.value, datetime)), best.when)
    rivals = {_date(each.when.value): each for each in strong if each.score >= best.score - 2}
    others = tuple(each.when for day, each in rivals.items() if day != _date(closes.value))
    if others:
        closes = Said(closes.value, closes.sentence, sure=False)
    return Deadlines(
        closes, others, _opens(sorted(found, key=lambda each: -each.score), issued), paper
    )


def deadline_in(words: str, issued: date | None, year: int | None) -> Said[Moment] | None:
    """The one day by which the words have something sent; None where they name none or several."""
    found = [
        each.when
        for each in _candidates(Passage(words), issued, year, None)
        if each.score >= _THRESHOLD and not each.paper
    ]
    return found[0] if len({_date(each.value) for each in found}) == 1 else None


def _only_period(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The one day by which something ends that nothing says of what (с 15 по 21 мая), to be checked."""
    ends = [each for each in found if each.score >= _WEAK and not each.paper]
    if len({_date(each.when.value) for each in ends}) != 1:
        return []
    return [replace(each, when=replace(each.when, sure=False)) for each in ends]


def _date(value: Moment) -> date:
    return value.date() if isinstance(value, datetime) else value


def _opens(found: Sequence[_Candidate], issued: date | None) -> Said[date] | None:
    for each in found:
        if each.opens and each.score >= _THRESHOLD:
            return Said(each.opens, each.when.sentence)
        if (
            issued
            and each.score >= _THRESHOLD
            and re.search(r"即日起|即日始|from now|发布之日|下发之日", each.when.sentence)
        ):
            return Said(issued, each.when.sentence)
    return None


def _candidates(
    passage: Passage, issued: date | None, told: int | None, today: int | None
) -> Iterator[_Candidate]:
    year = told or today
    for sentence in sentences(passage.text):
        mentions = with_years(date_mentions(sentence))
        for place, mention in enumerate(mentions):
            if mention.day is None:
                continue
            value = moment(mention, issued, year)
            if value is None:
                continue
            first = mentions[place - 1] if place else None
            ranged = first is not None and bool(
                _RANGE.fullmatch(sentence[first.end : mention.start])
            )
            score, paper = _score(sentence, mention, passage, ranged)
            # A deadline before the day of issue is a slip or another date.
            score -= _BEFORE_ISSUE if issued and _date(value) < issued else 0
            opens = _opening(first, value, issued, told) if ranged and first else None
            sure = not mention.loose and (mention.year is not None or issued is not None)
            said = Said(value, sentence, sure)
            yield _Candidate(said, score, paper, opens)


def _opening(
    first: DateMention, closes: Moment, issued: date | None, year: int | None
) -> date | None:
    """The day a range begins: no later than it ends, though it may lie before the day of issue."""
    begins = moment(first, issued, year) if first.day else None
    if begins is None:
        return None
    day = _date(begins)
    return day.replace(year=_date(closes).year) if day > _date(closes) and day.day < 29 else day  # noqa: PLR2004 - 29 February


def _score(sentence: str, mention: DateMention, passage: Passage, ranged: bool) -> tuple[int, bool]:
    before, after = sentence[: mention.start], sentence[mention.end :]
    clause = clause_at(sentence, mention.start)
    headings = (*passage.heads, heading_of(passage.text))
    ends = (
        bool(_ENDS.match(after[:24]))
        or bool(_BEFORE_IT.search(before[-48:]))
        or _is_until(before)
        or (before.endswith("于") and bool(_HANDED.match(after)))
    )
    period = any(map(_PERIOD.search, headings)) or bool(_PERIOD.search(before[-40:]))
    score = 0
    if ends or ranged:
        score += 4
    if period and (ends or ranged or not _REMARK.sub("", after).strip("。 )）")):
        score += 5
    if _SENDS.search(sentence):
        score += 3
    if _SENDS.search(clause):
        score += 2
    if "@" in sentence:
        score += 2
    if _MOVED.search(before[-12:]):
        score += 8
    if re.search(r"逾期|过期|截止|截稿|deadline", sentence, re.IGNORECASE):
        score += 2
    near = _near(sentence, mention, clause)
    if _OTHER.search(_NAMES.sub("", near)):
        score -= 9
    return score, _is_paper(clause, sentence)


def _is_until(before: str) -> bool:
    return bool(
        re.search(
            r"(?:即日起?|(?:发布|下发|印发|发出)之日起)[^，。；]{0,8}(?:至|到|-|—|–)\s?\Z",
            before[-20:],
        )
    )


def _near(sentence: str, mention: DateMention, clause: str) -> str:
    """Return what is said of the date itself: its clause, without what the date's own clause sends."""
    if _MOVED.search(sentence[max(mention.start - 8, 0) : mention.start]):
        return ""
    if _SENDS.search(sentence[mention.end : mention.end + 40]) and _ENDS.match(
        sentence[mention.end : mention.end + 20]
    ):
        return sentence[max(mention.start - 6, 0) : mention.start]
    return clause


def _is_paper(clause: str, sentence: str) -> bool:
    if not _PAPER.search(clause):
        return False
    return (
        not _ELECTRONIC.search(clause)
        and ("@" not in clause)
        and bool(_ELECTRONIC.search(sentence) or "纸" in clause)
    )
