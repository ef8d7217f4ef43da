"""Finds what is said of tracks and of how many works are taken, for a person to settle."""

import re
from collections.abc import Sequence

from parsers.texts.announcements.layout.passages import Passage, heading_of
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.layout.sentences import sentences

_QUOTA = re.compile(
    (
        r"限报|限投|限推|不超过\s?\d+\s?(?:个|项|件|篇|名|幅|部|份|副|家)|推荐名额|名额|每(?:个|位|校"
        r"|人|名|所|县|市|单位|学院|园区|作者)[^，。；]{0,24}(?:\d|一|两|三|五)[^，。；]{0,3}(?:个|项"
        r"|件|篇|名|幅|部|副|家)"
        r"|only one|one (?:proposal|entry|application)|two (?:case|entries|proposals)"
        r"|не более [а-я]+ (?:заявок|работ)|одн[ау] (?:заявк|работ)"
    ),
    re.IGNORECASE,
)
_TRACKS = re.compile(
    r"(?:分为|共设|设(?!计|备|施)|包括|分(?!别|数))[：:]?(?P<names>[^，。"
    r"；]{2,60}?)(?:[两二三四五六七八\d]{1,2}(?:个)?)?(?:类|个?组别|个?赛道|组)(?:[，。；]|\Z)"
)
_TRACK_HEAD = re.compile(r"类别|类型|组别|赛道|体裁|征集类型|申报类型|奖项类别")
_BODY = re.compile(
    r"邮件正文|正文中(?:写明|留下|注明)|不(?:另)?设报名表|无需(?:填写)?报名表|body of (?:your"
    r"|the) (?:message|e-?mail)|no application form|в тексте письма"
)
_ARCHIVE = re.compile(
    r"压缩为|打包(?:成|为|压缩|发送)?|压缩包|压缩文件|zip|rar|архив", re.IGNORECASE
)
_LETTER_SIZE = re.compile(
    r"(?:附件|邮件|一封|压缩包|总大小|total|общ)[^，。；]{0,16}?(?P<figure>\d{1,4})\s?(?P<unit>[MGmgМГ])",
    re.IGNORECASE,
)
_LETTER_BYTES = re.compile(
    r"(?:邮件(?:及附件)?|附件|一封|letter|e-?mail)(?:的)?(?:附件)?(?:总|合计)?(?:大小|容量)?(?:合计|总计)?"
    r"(?:不超过|不大于|不得超过|不得大于|限|小于|≤|up to|under)\s?(\d{1,4}(?:\.\d)?)\s?([MGmg])",
    re.IGNORECASE,
)
_MOST, _LONGEST_TRACK = 8, 16


def quotas(body: Sequence[Passage]) -> tuple[Said[str], ...]:
    """Sentences that limit how many works are taken of whom."""
    return _all(body, _QUOTA)


def tracks(body: Sequence[Passage]) -> tuple[Said[str], ...]:
    """The tracks a body divides applications into, by their names, where it lists them."""
    found: list[Said[str]] = []
    for passage in body:
        heads = (*passage.heads, heading_of(passage.text))
        if not any(_TRACK_HEAD.search(head) for head in heads):
            continue
        match = _TRACKS.search(passage.text)
        if match:
            found += [
                Said(name.strip("“”等"), passage.text)
                for name in re.split(r"、|和|及", match["names"])
                if name and len(name) <= _LONGEST_TRACK
            ]
        elif passage.marker and passage.heads and _TRACK_HEAD.search(passage.heads[-1]):
            name = re.split(r"[：:，。（(]", passage.text)[0]
            if len(name) <= _LONGEST_TRACK and not re.search(r"\d", name):
                found.append(Said(name, passage.text))
    return tuple(found[:_MOST])


def body_data(body: Sequence[Passage]) -> Said[str] | None:
    """The sentence that says the applicant's data stand in the mail and there is no form."""
    return next(iter(_all(body, _BODY)), None)


def archive(body: Sequence[Passage]) -> Said[str] | None:
    """The sentence that asks for one archive."""
    return next(iter(_all(body, _ARCHIVE)), None)


def letter_size(body: Sequence[Passage]) -> Said[str] | None:
    """The sentence that limits the size of a whole letter."""
    return next(iter(_all(body, _LETTER_SIZE)), None)


def letter_bytes(said: Said[str] | None) -> Said[int] | None:
    """The size in a sentence that limits a whole letter; None where it speaks of an archive or of more."""
    if said is None:
        return None
    found = _LETTER_BYTES.findall(said.value)
    if len(found) != 1:
        return None
    figure, unit = found[0]
    return Said(int(float(figure) * (1024**3 if unit in "Gg" else 1024**2)), said.sentence)


def _all(body: Sequence[Passage], words: re.Pattern[str]) -> tuple[Said[str], ...]:
    found = [
        Said(sentence, sentence)
        for passage in body
        for sentence in sentences(passage.text)
        if words.search(sentence)
    ]
    return tuple(found[:_MOST])
