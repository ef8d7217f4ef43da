"""Reads limits: size of a file in bytes, length in words, number of pictures."""

import re

_UNITS = {"k": 1024, "m": 1024**2, "g": 1024**3, "к": 1024, "м": 1024**2, "г": 1024**3}
_FIGURE = r"\d{1,6}(?:\.\d{1,2})?"
_UNIT = r"\s?(?P<unit>[kmgКМГкмг])(?:[bB]|[Бб]|B)?(?:ytes?)?(?![a-zA-Zа-яА-Я\d])"
_SIZE_RANGE = re.compile(
    rf"(?P<low>{_FIGURE})\s?(?:[kmg]b?)?\s?(?:-|—{{1,2}}|–|~|至|到|to)\s?(?P<high>{_FIGURE}){_UNIT}",
    re.IGNORECASE,
)
_SIZE = re.compile(rf"(?P<figure>{_FIGURE}){_UNIT}(?P<after>[^，。；,;]{{0,4}})", re.IGNORECASE)
_LEAST = re.compile(
    (
        r"(?:不小于|不低于|不少于|大于|至少|不得小于|不得低于|不得少于|≥|>|高于|超过|以上|at least"
        r"|minimum|no less than|not less than|не менее|от)\s?(?:或等于)?(?:\S{0,2})\Z"
    ),
    re.IGNORECASE,
)
_MOST = re.compile(
    (
        r"(?:不超过|不大于|小于|不得超过|不得大于|不高于|限制在|控制在|≤|<|不超|限|最大|少于|低于"
        r"|within|max(?:imum)?(?: of)?|at most|up to|no (?:larger|more|bigger) than|not exceed(?:ing)?"
        r"|under|не более|до)\s?(?:的)?\s?\Z"
    ),
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"总|整个|合计|一封|附件大小|邮件大小|全部|压缩包|total|altogether|общий|所有附件",
    re.IGNORECASE,
)

_NUMBER = r"(?<![\d,])(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})"
_WORDS = r"\s?(?:个?汉?字|字符|词|words?)"
_WORD_RANGE = re.compile(
    (
        rf"(?P<low>{_NUMBER})\s?字?\s?(?:-|—{{1,2}}|–|~|～|至|到|to|and)\s?(?P<high>{_NUMBER})(?:个?字"
        rf"|[ -]?words?)(?P<after>.{{0,4}})"
    ),
    re.IGNORECASE,
)
_WORD_LIMIT = re.compile(
    rf"(?P<figure>{_NUMBER})(?:个?汉?字(?!符|号|体)|[ -]?words?)(?P<after>.{{0,5}})", re.IGNORECASE
)
_ABOUT = re.compile(r"左右|上下|约|大约|about|around|approximately|примерно|около", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"一栏|栏目|栏内|表内|表中|标题|题目|图注|每幅|每张|图片说明|摘要|提要|关键词|其中|部分|每段|简介|理由",
    re.IGNORECASE,
)

_TYPE = re.compile(
    r"[（(][^（）()]{0,120}(?:黑体|仿宋|宋体|楷体|行距|号字|磅)[^（）()]{0,120}[)）]"
)

_PICTURES = r"\s?(?:张|幅|帧)"
_COUNT_RANGE = re.compile(
    rf"(?P<low>\d{{1,2}})\s?(?:张|幅)?(?:-|—{{1,2}}|–|~|至|到"
    rf"|、)(?P<high>\d{{1,2}}){_PICTURES}(?P<after>.{{0,3}})"
)
_COUNT = re.compile(
    rf"(?P<figure>\d{{1,2}}|[一二两三四五六七八九十]){_PICTURES}(?P<after>.{{0,3}})"
)
_LATIN_NUMBERS = {
    word: place
    for place, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
_LATIN_FIGURE = rf"(?:\d{{1,2}}|{'|'.join(_LATIN_NUMBERS)})"
_LATIN_RANGE = re.compile(
    (
        rf"(?:\bот )?\b(?P<low>{_LATIN_FIGURE}) ?(?:to|and|-|–"
        rf"|до) ?(?P<high>{_LATIN_FIGURE}) (?:\w+ )?(?:images?|photo\w*|pictures?|stills?|файл\w*"
        rf"|фото\w*|изображен\w*|снимк\w*|штук)"
    ),
    re.IGNORECASE,
)
_LATIN_LIMIT = re.compile(
    (
        rf"(?P<bound>up to|at most|no more than|maximum(?: of)?|max\.?|at least|minimum(?: of)?"
        rf"|не более|до|не менее) (?P<figure>{_LATIN_FIGURE})(?! ?(?:MB|KB|GB|МБ|words?|pages?|знак|px"
        rf"|pixels|minutes|[.,]?\d))"
    ),
    re.IGNORECASE,
)
# A limit for one genre of several (散文1200字以内) is none of every work.
_GENRE = re.compile(
    r"散文|随笔|小说|诗歌|游记|故事|评论|剧本|报告文学|纪实|诗词|词赋|杂文|通讯|理论文章|实践案例"
)
_PER_GROUP = re.compile(r"组照|每组|按一张|按一幅|组图")

Range = tuple[int | None, int | None]


def bytes_asked(words: str) -> Range:
    """Least and most bytes of one file; a limit on a whole letter is none of a file."""
    least: int | None = None
    most: int | None = None
    for clause in re.split(r"[，。；;]|(?<!\d),|,(?!\d)", words):
        if _TOTAL.search(clause):
            continue
        match = _SIZE_RANGE.search(clause)
        if match:
            unit = _UNITS[match["unit"].lower()]
            return int(float(match["low"]) * unit), int(float(match["high"]) * unit)
        for match in _SIZE.finditer(clause):
            value = int(float(match["figure"]) * _UNITS[match["unit"].lower()])
            low, high = _bound(clause[: match.start()], match["after"])
            least, most = (value if low else least), (value if high else most)
    return least, most


def words_asked(words: str) -> Range:
    """Least and most words; a number that is only about right is no limit."""
    for clause in re.split(r"[，。；;]|(?<!\d),|,(?!\d)", _TYPE.sub("", words)):
        if _ELSEWHERE.search(clause) or _GENRE.search(clause):
            continue
        match = _WORD_RANGE.search(clause)
        if match and not _ABOUT.search(match["after"]):
            return _figure(match["low"]), _figure(match["high"])
        match = _WORD_LIMIT.search(clause)
        if match and not _ABOUT.search(
            match["after"] + clause[max(match.start() - 3, 0) : match.start()]
        ):
            low, high = _bound(clause[: match.start()], match["after"])
            if low or high:
                return (_figure(match["figure"]) if low else None), (
                    _figure(match["figure"]) if high else None
                )
    return None, None


def count_asked(words: str) -> Range:
    """Least and most pictures."""
    latin = _LATIN_RANGE.search(words)
    if latin:
        return _latin_number(latin["low"]), _latin_number(latin["high"])
    latin = _LATIN_LIMIT.search(words)
    if latin:
        least = bool(re.match(r"at least|min|не менее", latin["bound"], re.IGNORECASE))
        value = _latin_number(latin["figure"])
        return (value, None) if least else (None, value)
    for clause in re.split(r"[，。；;]", words):
        if _PER_GROUP.search(clause) and not re.search(r"不超过|限", clause.split("组")[0]):
            continue
        match = _COUNT_RANGE.search(clause)
        if match:
            return int(match["low"]), int(match["high"])
        match = _COUNT.search(clause)
        if (
            match
            and not re.search(r"每\Z|单\Z|一\Z", clause[: match.start()])
            and match["figure"] != "一"
        ):
            value = _count(match["figure"])
            low, high = _bound(clause[: match.start()], match["after"])
            if low or high:
                return (value if low else None), (value if high else None)
            return value, value
    return None, None


def _bound(before: str, after: str) -> tuple[bool, bool]:
    """Tell whether the figure is the least or the most, by the words around it."""
    tail = before[-24:].rstrip(" ：:")
    if re.search(r"不\Z|(?:不|未)(?:得|能)?(?:超过|大于|高于|多于)\Z", tail):
        return False, True
    most = bool(_MOST.search(tail)) or bool(
        re.match(r"\s?(?:以内|之内|以下|内|or less|max|or fewer)", after, re.IGNORECASE)
    )
    least = bool(_LEAST.search(tail)) or bool(re.match(r"\s?(?:以上|及以上|起|or more|\+)", after))
    if most and least:
        return bool(re.search(r"不(?:得)?(?:小|低|少)|至少|least", tail)), not re.search(
            r"不(?:得)?(?:小|低|少)|至少|least", tail
        )
    return least, most


def _figure(text: str) -> int:
    return int(text.replace(",", ""))


def _latin_number(text: str) -> int:
    return int(text) if text.isdecimal() else _LATIN_NUMBERS[text.lower()]


def _count(text: str) -> int:
    return (
        int(text)
        if text.isdecimal()
        else {"两": 2}.get(text) or "一二三四五六七八九十".index(text) + 1
    )
