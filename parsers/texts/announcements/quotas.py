"""Reads how many applications are taken of one person, unit or recommending body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parsers.texts.announcements.layout.passages import Passage
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.layout.sentences import sentences


class Per(StrEnum):
    """Of whom applications are counted."""

    PERSON = "person"
    UNIT = "unit"
    RECOMMENDER = "recommender"


@dataclass(frozen=True, slots=True)
class QuotaAsked:
    """At most `most` applications of each."""

    per: Per
    most: int


_WHO = (
    (
        Per.RECOMMENDER,
        re.compile(
            r"(?:每(?:个|家|所)?|各)(?:设区市|地市|市|县区|区县|县(?:（市、区）)?|省|街道|园区|推荐单位|学院|学校)"
            r"(?=[^，。；]{0,12}(?:推荐|限推))"
        ),
    ),
    (
        Per.PERSON,
        re.compile(
            r"每(?:位|名|个)?(?:人|作者|选手|参赛者|应征者|投稿者|投稿人|申报人|教师|老师|学生|个人)|同一作者"
            r"|\b(?:each|every) (?:applicant|entrant|author|participant|person|artist)"
            r"|от одного (?:участника|автора)|\Aучастник может",
            re.IGNORECASE,
        ),
    ),
    (
        Per.UNIT,
        re.compile(
            r"每(?:个|家)?(?:申报|参赛|申请|参评|报送)?(?:单位|企业|机构|公司|团队)"
            r"|\b(?:each|every|an|one) organi[sz]ation|от одной организации",
            re.IGNORECASE,
        ),
    ),
)
_NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "one": 1, "two": 2, "three": 3}
_NUMBERS |= {"одной": 1, "одну": 1, "двух": 2, "трех": 3, "трёх": 3}
_FIGURE = r"\d{1,2}|[一两二三四五]"
_MOST = re.compile(
    rf"(?:限报|限投|限推荐?|限交|限|最多|至多|不超过|不多于|不得超过|推荐)[^，。；\d一两二三四五]{{0,8}}?"
    rf"(?:(?:{_FIGURE})\s?(?:-|—|–|~|至|到)\s?)?(?P<figure>{_FIGURE})\s?(?:个|项|件|篇|首|部|份|条|家)"
)
_LATIN_MOST = re.compile(
    r"\b(?:only|up to|at most|no more than|не более|только) "
    r"(?P<figure>one|two|three|одной|одну|двух|тр[её]х|\d{1,2})\b"
    r"|\b(?P<before>one|two|three) (?:\w+ ){1,2}only\b",
    re.IGNORECASE,
)
# What is counted by something more, or is no application.
_OTHER = re.compile(
    r"每类|每项|每组|每个?类别|各类|指导|照片|图片|插图|组照|系列|字|以上|不少于|至少|成员|author per|words",
    re.IGNORECASE,
)
_LONGEST = 400


def read_quotas(body: Sequence[Passage]) -> tuple[Said[QuotaAsked], ...]:
    """The limits a body states plainly, the first of each kind."""
    found: dict[Per, Said[QuotaAsked]] = {}
    for passage in body:
        for sentence in sentences(passage.text[:_LONGEST]):
            for quota in _quotas(sentence):
                found.setdefault(quota.per, Said(quota, sentence))
    return tuple(found.values())


def _quotas(sentence: str) -> Iterator[QuotaAsked]:
    for clause in re.split(r"[，；]", sentence):
        if _OTHER.search(clause):
            continue
        for per, who in _WHO:
            whose = who.search(clause)
            most = _most(clause, whose) if whose else None
            if most:
                yield QuotaAsked(per, most)
                break


def _most(clause: str, whose: re.Match[str]) -> int | None:
    found = _MOST.search(clause, whose.end()) or _LATIN_MOST.search(clause)
    if not found:
        return None
    groups = found.groupdict()
    figure = (groups["figure"] or groups.get("before") or "").lower()
    return int(figure) if figure.isdecimal() else _NUMBERS.get(figure)
