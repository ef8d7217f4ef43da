"""Defines the specifications of forms, materials and names that readers are given.

A campaign (see `validators.model.campaign`) is composed of these; nothing here knows any campaign.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parsers.facts.last_moment import LastMoment


class FieldKind(StrEnum):
    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    DATE = "date"
    DATE_RANGE = "date_range"
    NUMBER = "number"
    MONEY = "money"
    ID_NUMBER = "id_number"
    TABLE = "table"


class StampNeed(StrEnum):
    """REQUIRED: its lack needs correction. EXPECTED: its lack is reported to staff. NO."""

    REQUIRED = "required"
    EXPECTED = "expected"
    NO = "no"


class Format(StrEnum):
    """Formats a material may be asked for in. OTHER is anything we file without reading."""

    WORD = "word"
    PDF = "pdf"
    OFD = "ofd"
    IMAGE = "image"
    EXCEL = "excel"
    VIDEO = "video"
    AUDIO = "audio"
    ARCHIVE = "archive"
    OTHER = "other"


class Delivery(StrEnum):
    """How a material reaches the office. What comes on paper alone is not looked for in letters."""

    EMAIL = "email"
    PAPER = "paper"
    BOTH = "both"


class StampOwner(StrEnum):
    """Whose stamp a material bears: the applicant's, that of the body that recommends it, or one of
    the two.
    """

    APPLICANT = "applicant"
    RECOMMENDER = "recommender"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds where the form's field has one of these answers, or any answer where there is none."""

    field: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form. `min_words` and `max_words` are in 字数. `prompt` is the text printed in
    the empty cell, a unit among it.

    `open_choices`: the printed list of choices ends in 等, so an answer outside it may be right.
    `group` is the side label, or the heading above, that tells equal labels apart (指导教师 before
    手机). `columns` are the headings of a table whose rows applicants fill in (kind TABLE).
    `not_before`, `not_after` bound a stretch of time (kind DATE_RANGE).
    """

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = True
    max_words: int | None = None
    prompt: str | None = None
    choices: tuple[str, ...] = ()
    open_choices: bool = False
    multiple: bool = False
    kind: FieldKind = FieldKind.TEXT
    min_words: int | None = None
    group: str = ""
    columns: tuple[str, ...] = ()
    not_before: date | None = None
    not_after: date | None = None

    @property
    def title(self) -> str:
        """The label as people are told it, with the group it stands under."""
        return f"{self.group}·{self.label}" if self.group else self.label


@dataclass(frozen=True, slots=True)
class FormSpec:
    """`in_body`: the call has no form file, or takes the answers from the letter's text as well."""

    fields: tuple[FieldSpec, ...]
    in_body: bool = False

    def field(self, key: str) -> FieldSpec:
        return next(field for field in self.fields if field.key == key)


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section of a narrative: its heading and its length in 字数 (about: tolerance applies)."""

    title: str
    min_words: int | None = None
    max_words: int | None = None


class PartKind(StrEnum):
    """What a part of a name consists of; it tells parts apart where separators do not.

    TEXT is anything. ID is a number that may hold letters, such as a student's.
    """

    TEXT = "text"
    NUMBER = "number"
    PHONE = "phone"
    CHOICE = "choice"
    DATE = "date"
    EMAIL = "email"
    ID = "id"


@dataclass(frozen=True, slots=True)
class NamePart:
    """What stands in a placeholder's place. `title` is its Chinese name; of a CHOICE without
    `choices` anything is one.
    """

    key: str
    title: str
    kind: PartKind = PartKind.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A convention of names: `literals` stand before, between and behind its `parts`."""

    text: str
    literals: tuple[str, ...]
    parts: tuple[NamePart, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialSpec:
    """One thing the campaign asks for, and how a file is known to be it.

    `titles`: headings on a page of it, `{applicant}` before one for any name. `phrases`:
    sentences only it holds. `names`: words in a file name that claim it. `rest`: takes every file
    that serves nothing else. `count` is (least, most), None where open. `wording` is the official
    text of a pledge, "" if none.
    `form` marks the materials that hold the form's fields. `required_where` narrows `required` to
    some applications. `closes` is its own deadline, None for the call's. `min_words`, `max_words`
    are of its whole text in 字数. `min_seconds` to `min_height` are of films, sounds and pictures.
    `naming` is its own convention, where it has one. `template`: what the office calls the blank it is to
    be filled in on. `signature`: a name written by hand, or a digital
    signature, beside the stamp or alone.
    """

    id: str
    title: str
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    required: bool = True
    required_where: Condition | None = None
    stamp: StampNeed = StampNeed.NO
    signature: StampNeed = StampNeed.NO
    stamp_of: StampOwner = StampOwner.APPLICANT
    delivery: Delivery = Delivery.EMAIL
    closes: LastMoment | None = None
    count: tuple[int | None, int | None] = (None, None)
    min_bytes: int | None = None
    max_bytes: int | None = None
    min_words: int | None = None
    max_words: int | None = None
    min_seconds: int | None = None
    max_seconds: int | None = None
    min_width: int | None = None
    min_height: int | None = None
    wording: str = ""
    sections: tuple[SectionSpec, ...] = ()
    form: bool = False
    rest: bool = False
    naming: NamePattern | None = None
    template: str = ""


@dataclass(frozen=True, slots=True)
class NamingSpec:
    """How the subject and the file names are to be composed; None where the call asks for nothing.

    `marks` are words of which any one in a subject tells that the letter means this campaign though
    the convention is not kept.
    """

    subject: NamePattern | None = None
    file: NamePattern | None = None
    marks: tuple[str, ...] = ()

    @property
    def patterns(self) -> tuple[NamePattern, ...]:
        """Each convention once, the subject's first."""
        return tuple(dict.fromkeys(one for one in (self.subject, self.file) if one))
