"""Reads what an announcement asks for: each material with its formats, seal, limits and delivery."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from parsers.texts.announcements.dates.years import Moment
from parsers.texts.announcements.layout.passages import Passage
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.layout.sentences import sentences
from parsers.texts.announcements.materials.asked import AskedMaterial
from parsers.texts.announcements.materials.collectives import collective_words
from parsers.texts.announcements.materials.delivery import (
    delivery_asked,
    is_optional,
    paper_beside_mail,
)
from parsers.texts.announcements.materials.formats import formats_of
from parsers.texts.announcements.materials.gathered import Gathered, gather, narrative_of
from parsers.texts.announcements.materials.latin_gathered import gather_latin, is_latin
from parsers.texts.announcements.materials.measures.limits import (
    Range,
    bytes_asked,
    count_asked,
    words_asked,
)
from parsers.texts.announcements.materials.measures.recordings import pixels_asked, seconds_asked
from parsers.texts.announcements.materials.mentions import find_mentions
from parsers.texts.announcements.materials.stamps import StampAsked, stamp_of
from parsers.texts.announcements.materials.works import add_work

MOST_MATERIALS = 40
_NONE: Range = (None, None)
_PICTURES = ("photos", "design")
_PLAYED, _SEEN = ("video", "audio"), ("video", "photos")
_RECORDED = ("photos", "video", "audio", "source")
_TEXTS = ("narrative", "description", "design", "letter")
_CASE_WORDS = re.compile(r"\A(?:案例|作品|稿件|文章|论文|征文|正文)?(?:的)?(?:字数|篇幅)")


Closes = Callable[[str], Said[Moment] | None]
"""Reads the day by which words have something sent."""


def _no_day(words: str) -> None:
    del words


def read_materials(
    body: Sequence[Passage],
    listed: Sequence[tuple[str, str]],
    title: str,
    closes: Closes = _no_day,
) -> tuple[AskedMaterial, ...]:
    """The materials of an announcement in the order of their first mention.

    `closes` reads a deadline of a material's own from what is said of it.
    """
    if is_latin(body):
        return tuple(_material(each, (), ()) for each in gather_latin(body)[:MOST_MATERIALS])
    found = gather(body, listed)
    add_work(found, title, body)
    shared = list(collective_words(body, found))
    narrative = narrative_of(found)
    paper = _paper_of_all(body)
    loose = list(_loose_words(body)) if narrative else []
    return tuple(
        _closing(
            each,
            closes,
            _material(
                each,
                [(words, said) for of, words, said in shared if of is each],
                loose if each is narrative else [],
                paper,
            ),
        )
        for each in found[:MOST_MATERIALS]
    )


def _closing(gathered: Gathered, closes: Closes, material: AskedMaterial) -> AskedMaterial:
    """The material with the deadline that what is said of it alone names."""
    days = [day for words, _ in gathered.own if (day := closes(words))]
    return replace(material, closes=days[0]) if days else material


def _paper_of_all(body: Sequence[Passage]) -> Said[str] | None:
    """The sentence that asks for paper beside what is mailed and names no paper of its own."""
    for passage in body:
        for sentence in sentences(passage.text):
            if paper_beside_mail(sentence) and not find_mentions(_from_paper(sentence)):
                return Said("both", sentence, sure=False)
    return None


def _from_paper(sentence: str) -> str:
    """The clause that speaks of paper."""
    return next(
        (clause for clause in re.split(r"[，；]", sentence) if paper_beside_mail(clause)), sentence
    )


def _loose_words(body: Sequence[Passage]) -> Iterable[tuple[str, str]]:
    """Sentences that begin with 字数 and mean the text of the application."""
    for passage in body:
        for sentence in sentences(passage.text):
            said = re.sub(r"\A[^：:，]{0,12}[：:]", "", sentence)
            if _CASE_WORDS.match(said):
                yield said.split("，")[0], sentence


@dataclass(frozen=True, slots=True)
class _SaidOf:
    """What is said of a material: where it is asked for, elsewhere, and of all together."""

    own: Sequence[tuple[str, str]] = ()
    other: Sequence[tuple[str, str]] = ()
    shared: Sequence[tuple[str, str]] = field(default=())


def _material(
    gathered: Gathered,
    shared: Sequence[tuple[str, str]],
    loose: Sequence[tuple[str, str]],
    paper: Said[str] | None = None,
) -> AskedMaterial:
    words = _SaidOf(gathered.own, gathered.other, shared)
    formats, each = _formats(words, gathered)
    of_track = gathered.of_track and gathered.kind.id != "form"
    return AskedMaterial(
        title=Said(gathered.name, gathered.sentence, gathered.sure),
        kind=gathered.kind.id,
        titles=tuple(dict.fromkeys(each for each in gathered.titles if each != gathered.name)),
        formats=formats,
        each=each,
        optional=_optional(gathered, of_track=of_track),
        stamp=_stamp(words),
        delivery=_delivery(words) or (paper if gathered.kind.id not in _RECORDED else None),
        count=_first(_pieces(words), count_asked) if gathered.kind.id in _PICTURES else None,
        bytes=_first(_pieces(words), bytes_asked),
        words=_first([*gathered.own, *loose, *gathered.other], words_asked)
        if _may_have_words(gathered)
        else None,
        seconds=_first(_pieces(words), seconds_asked) if gathered.kind.id in _PLAYED else None,
        pixels=_first(_pieces(words), pixels_asked) if gathered.kind.id in _SEEN else None,
        form=gathered.kind.id == "form",
        annex=gathered.annex,
    )


def _may_have_words(gathered: Gathered) -> bool:
    return gathered.kind.id not in ("form", "summary", "photos", "video", "pledge")


def _pieces(words: _SaidOf) -> Sequence[tuple[str, str]]:
    return [*words.own, *words.other]


def _first(said: Sequence[tuple[str, str]], read: Callable[[str], Range]) -> Said[Range] | None:
    for words, sentence in said:
        value = read(words)
        if value != _NONE:
            return Said(value, sentence)
    return None


def _formats(words: _SaidOf, gathered: Gathered) -> tuple[Said[tuple[str, ...]] | None, bool]:
    named: list[str] = []
    sentence, each = "", False
    for piece, said in words.own:
        formats, both = _plain_formats(piece, gathered)
        new = [name for name in formats if name not in named]
        each = each or both or (bool(named) and bool(new) and {*named, *new} == {"word", "pdf"})
        named += new
        sentence = sentence or (said if formats else "")
    for said_of in (
        [] if named else words.other,
        words.shared if not named or _adds_pair(named, words.shared) else [],
    ):
        for piece, said in said_of:
            formats, both = _plain_formats(piece, gathered)
            new = [name for name in formats if name not in named]
            if new and not (said_of is words.other and named):
                named += new
                each = each or both
                sentence = said
    if not named and gathered.kind.formats:
        return Said(gathered.kind.formats, gathered.sentence), False
    ordered = tuple(sorted(named, key=_ORDER.index))
    return (Said(ordered, sentence) if ordered else None), each and len(ordered) > 1


_ORDER = ("word", "pdf", "ofd", "image", "excel", "video", "audio", "archive", "other")


def _adds_pair(named: Sequence[str], shared: Sequence[tuple[str, str]]) -> bool:
    return set(named) < {"word", "pdf"} and any(formats_of(words)[1] for words, _ in shared)


def _plain_formats(words: str, gathered: Gathered) -> tuple[tuple[str, ...], bool]:
    formats, both = formats_of(words)
    kind = gathered.kind.id
    if kind in ("photos", "video", "audio") and set(formats) == {"pdf", "image"}:
        return gathered.kind.formats, False
    if kind not in ("source", "design", "paper"):
        formats = tuple(name for name in formats if name not in ("archive", "other"))
    return formats, both and len(formats) > 1


def _stamp(words: _SaidOf) -> Said[StampAsked] | None:
    for said_of in (words.own, words.shared, words.other):
        found = [(stamp, sentence) for piece, sentence in said_of if (stamp := stamp_of(piece))]
        if found:
            stamp, sentence = min(
                found, key=lambda each: ("required", "expected", "no").index(each[0].need)
            )
            return Said(stamp, sentence, sure=not stamp.both)
    return None


def _delivery(words: _SaidOf) -> Said[str] | None:
    ways: dict[str, str] = {}
    for piece, sentence in (*words.own, *words.other, *words.shared):
        way = delivery_asked(piece)
        if way:
            ways.setdefault(way, sentence)
    if "both" in ways or {"paper", "email"} <= ways.keys():
        return Said("both", ways.get("both") or ways["paper"])
    return next((Said(way, sentence) for way, sentence in ways.items()), None)


def _optional(gathered: Gathered, *, of_track: bool) -> Said[bool] | None:
    for piece, sentence in gathered.own:
        if is_optional(piece):
            return Said(True, sentence)
    return Said(True, gathered.sentence, sure=False) if of_track else None
