"""Finds whom an applicant may ask: people, telephones, and an address for questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.texts.announcements.layout.passages import Passage
from parsers.texts.announcements.layout.said import Said

_NAME = r"(?:(?!联系|电话|手机|邮箱)[\u4e00-\u9fff]){2,4}(?:老师|女士|先生|同志|主任|科长|工)?"
_PERSON = re.compile(
    rf"联\s?系\s?人(?:及(?:联系)?(?:电话|方式))?\s?[:：]?\s?(?:[\u4e00-\u9fff]{{2,12}}(?:部|处|科"
    rf"|室|中心|办公室)\s)?(?P<names>{_NAME}(?:[、和/ ](?!电话|联系|手机){_NAME}){{0,3}})"
)
_TITLED = re.compile(r"(?P<names>[\u4e00-\u9fff]{1,4}(?:老师|女士|先生|同志|主任|科长))")
_LATIN = re.compile(
    r"(?:Questions|Contact(?: person)?|Enquiries|Контактное лицо"
    r"|Контакт[а-я]*)\s?[:–-]?\s?(?P<names>[A-ZА-Я][\w.'-]{0,20}(?: [A-ZА-Я][\w.'-]{0,20}){1,3})"
)
_PHONE = re.compile(
    r"(?<![\w@.-])(?:\+\d{1,3}[ -]?)?(?:[("
    r"（]\d{2,5}[)）][ -]?)?\d{2,12}(?:[ -]{1,2}\d{2,8}){0,5}(?:(?:转|-)\d{1,5})?(?![\w@])"
)
_CALLED = re.compile(
    r"电\s?话|联系|咨询|手机|tel|phone|questions|contact|тел|контакт", re.IGNORECASE
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_YEAR = re.compile(r"\d{4}[ -]?年")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Names and telephones as the announcement writes them, several joined by 、 and ，."""

    person: Said[str] | None = None
    phone: Said[str] | None = None


def read_contact(body: Sequence[Passage]) -> ContactPerson:
    """The contact of a body: the first passage that names a telephone for questions."""
    person: Said[str] | None = None
    phone: Said[str] | None = None
    for passage in body:
        text = passage.text[:_LONGEST]
        if not _CALLED.search(" ".join((text, *passage.heads))):
            continue
        phones = _phones(text)
        names = (
            _PERSON.search(text) or _LATIN.search(text) or (phones and _TITLED.search(text)) or None
        )
        if names and person is None:
            person = Said(names["names"].strip(), text)
        if phones and phone is None:
            phone = Said("，".join(phones), text)
        if person and phone:
            break
    return ContactPerson(person, phone)


def _phones(text: str) -> list[str]:
    bare = re.sub(r"[\w.+-]{1,64}@[A-Za-z0-9.-]{1,64}", " ", text)
    found = (match[0].strip() for match in _PHONE.finditer(bare))
    return [
        each for each in found if _FEWEST_DIGITS <= sum(map(str.isdigit, each)) <= _MOST_DIGITS
    ][:3]
