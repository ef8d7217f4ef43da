"""Turns a convention as an announcement writes it into a pattern of literal text and placeholders."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.texts.announcements.naming.placeholders import Placeholder, placeholder, several

LONGEST_PATTERN = 120
_SEPARATORS = re.compile(
    r"([+\-—–－_、/，,:：;；~·|&]+|[【】\[\]（）()“”《》<>{}]|\u3000| (?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff]) )"
)
_LATIN_SEPARATORS = re.compile(r"([\[\]()<>{}]| ?[+\-—–_|:,/]+ ?)")
_CHOICE = re.compile(r"[（(]?(?:2|二|两|任)选[1一][)）]?|三选一|3选1|之一")
_SEPARATED = 3
# Who is the applicant where several might be, the likeliest first.
_APPLICANTS = ("unit", "person", "school", "recommender")
_RENAMED = {"unit": "unit", "person": "author"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A convention: `text` with placeholders in braces, and the titles of those that are its own."""

    text: str
    parts: tuple[tuple[str, str], ...] = ()
    prose: bool = False

    @property
    def fixed(self) -> bool:
        return "{" not in self.text


def pattern_of(written: str, *, prose: bool = False) -> Pattern | None:
    """The pattern of a convention; `prose`: its parts are told in a sentence (作者姓名和联系电话)."""
    written = re.sub(r"\s{2,}", " ", written[:LONGEST_PATTERN]).strip(' ，。；;,.“”"')
    written = re.sub(r"\.(?:docx?|pdf|zip|rar|jpe?g|mp4|xlsx?)\Z", "", written, flags=re.IGNORECASE)
    if not written:
        return None
    tokens = list(_in_prose(written) if prose else _tokens(written))
    if not tokens or _says_nothing(tokens):
        return None
    return _written(_with_applicant(tokens), prose=prose)


def _tokens(written: str) -> Iterator[Placeholder | str]:
    chinese = bool(re.search(r"[\u4e00-\u9fff]", written))
    written = re.sub(
        r"[（(](?:请?填写|全称|可简写|简称|必填|如有)[^（）()]{0,12}[)）]", "", written
    )
    written = _same_twice(written)
    written = _UNITS.sub(_one_unit, written)
    choice = re.match(r"[\u4e00-\u9fff/、]{2,20}[（(](?:2|二|两|任|三|3)选[1一][)）]", written)
    if choice:
        yield Placeholder("category", _CHOICE.sub("", choice[0]).strip("（）()"))
        written = written[choice.end() :]
    pieces = (_SEPARATORS if chinese else _LATIN_SEPARATORS).split(written)
    meant = [piece for piece in pieces if piece]
    alone = len(meant) == 1
    for piece in _without_marks(meant, chinese=chinese):
        if isinstance(piece, Placeholder):
            yield piece
            continue
        if _SEPARATORS.fullmatch(piece) or _LATIN_SEPARATORS.fullmatch(piece):
            yield piece
            continue
        found = placeholder(piece, alone=not alone)
        if found:
            yield found
        else:
            yield from several(piece) or (piece,)


# `办学点/学院+姓名`: whichever of the two the applicant has.
_UNITS = re.compile(r"\A[\u4e00-\u9fff]{2,5}[/／][\u4e00-\u9fff]{2,5}(?=[+＋])")


def _one_unit(found: re.Match[str]) -> str:
    known = re.split(r"[/／]", found[0])[-1]
    part = placeholder(known, alone=False)
    return known if part and part.key in ("unit", "school") else found[0]


def _says_nothing(tokens: Sequence[Placeholder | str]) -> bool:
    """Tell whether all there is are crosses for something unnamed (`XX路`)."""
    parts = [each for each in tokens if isinstance(each, Placeholder)]
    text = "".join(each for each in tokens if isinstance(each, str))
    return len(parts) == 1 and parts[0].key == "part" and len(text) < _SEPARATED


def _same_twice(written: str) -> str:
    """A convention without the bracket that names a part a second time (`总支（支部）`, `学校（单位）`)."""

    def first(found: re.Match[str]) -> str:
        one, other = placeholder(found[1], alone=False), placeholder(found[2], alone=False)
        return found[1] if one and other and one.key == other.key else found[0]

    return re.sub(r"([\u4e00-\u9fff]{2,6})[（(]([\u4e00-\u9fff]{2,6})[)）]", first, written)


def _without_marks(pieces: Sequence[str], *, chinese: bool) -> Iterator[Placeholder | str]:
    """The pieces; in a Latin convention [First Name] marks a part and is none of its letters."""
    place = 0
    while place < len(pieces):
        inner = pieces[place : place + 3]
        if not chinese and len(inner) == 3 and (inner[0], inner[2]) in (("[", "]"), ("<", ">")):  # noqa: PLR2004
            yield placeholder(inner[1]) or Placeholder("part", inner[1])
            place += 3
        else:
            yield pieces[place]
            place += 1


def _in_prose(written: str) -> Iterator[Placeholder | str]:
    """The parts told in a sentence, joined by a plus sign; words in quotes to choose from are one part."""
    rest = re.sub(
        r"(?:“[^“”]{1,12}”(?:、|或|/|和)?){2,6}(?:字样)?|(?:等)?字样",
        lambda m: "类别" if "“" in m[0] else "",
        written,
    )
    pieces = [
        piece
        for piece in re.split(r"、|和|及|与|加上?|以及|，|,|\+|再写|先写", rest)
        if piece.strip()
    ]
    found = [placeholder(piece.strip(" “”")) or piece.strip(" “”") for piece in pieces]
    if not any(isinstance(each, Placeholder) for each in found):
        return
    for place, each in enumerate(found):
        if place:
            yield "+"
        yield each


def _with_applicant(tokens: Sequence[Placeholder | str]) -> list[Placeholder | str]:
    """The tokens with the one that names the applicant called so, and every key once."""
    keys = [each.key for each in tokens if isinstance(each, Placeholder)]
    applicant = next((key for key in _APPLICANTS if key in keys), None)
    used: dict[str, int] = {}
    renamed: list[Placeholder | str] = []
    for each in tokens:
        if isinstance(each, str):
            renamed.append(each)
            continue
        key = each.key
        if key == applicant and "applicant" not in used:
            key = "applicant"
        key = _RENAMED.get(key, key)
        used[key] = used.get(key, 0) + 1
        renamed.append(replace(each, key=key if used[key] == 1 else f"{key}_{used[key]}"))
    return renamed


def _written(tokens: Sequence[Placeholder | str], *, prose: bool) -> Pattern:
    text = "".join(
        each.replace("{", "（").replace("}", "）") if isinstance(each, str) else f"{{{each.key}}}"
        for each in tokens
    )
    own = {each.key: each.title for each in tokens if isinstance(each, Placeholder)}
    return Pattern(text, tuple(own.items()), prose)
