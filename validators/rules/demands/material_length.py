"""Checks the length of a material as a whole: a case text of 3,000 to 4,000 characters."""

from collections.abc import Iterator

from parsers.facts.spec import MaterialSpec
from parsers.texts.word_count import count_words
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity

# Title page, captions and tables are counted too, and programs count differently.
MARGIN = 0.1


def _length(dossier: Dossier) -> Iterator[Evidence]:
    """A text far off the length asked for is sent back by the experts; near it nobody counts."""
    for material in dossier.campaign.materials:
        if material.min_words is None and material.max_words is None:
            continue
        for document in dossier.of(material.id):
            yield _judged(material, document)


def _judged(material: MaterialSpec, document: Document) -> Evidence:
    text = document.facts.text
    if not document.facts.readable or not text:
        return skipped(material.id, reason="没有可以计数的文字")
    if document.facts.paged and not all(document.facts.paged.page_texts):
        return skipped(material.id, reason="部分页面没有文字，无法计数")
    words, least, most = count_words(text), material.min_words, material.max_words
    short = least is not None and words < least * (1 - MARGIN)
    if short or (most is not None and words > most * (1 + MARGIN)):
        return failed(
            material.id, file=document.filename, words=words, asked=say_range(least, most)
        )
    return passed(material.id)


def say_range(least: int | None, most: int | None) -> str:
    """Return the range in Chinese: 3000—4000, 不少于 3000, 不超过 5000."""
    if least is None:
        return f"不超过 {most}"
    return f"不少于 {least}" if most is None else f"{least}—{most}"


MATERIAL_LENGTH = Rule(
    "material-length",
    Aspect.REGULARITY,
    Severity.NOTE,
    "材料篇幅",
    "{place}“{file}”约 {words} 字，要求 {asked} 字。",
    _length,
    "请将{place}调整到要求的篇幅。",
    point="{place}的篇幅",
    english=Translation(
        fault="{place}: the text is not of the length asked for. Please shorten or extend it.",
        point="{place}: the length of the text.",
    ),
    russian=Translation(
        fault=(
            "{place}: объём текста не соответствует требуемому. Просим сократить или дополнить его."
        ),
        point="{place}: объём текста.",
    ),
)
