"""Reports answers below the least length that the form asks for."""

from collections.abc import Iterator

from parsers.texts.word_count import count_words
from validators.model.dossier import Dossier
from validators.model.outcome import Evidence, failed, passed
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity
from validators.rules.fields import form_answers, is_empty, is_put_off


def _too_short(dossier: Dossier) -> Iterator[Evidence]:
    """An empty field is missing, not short: only what was written is counted."""
    for spec, answer in form_answers(dossier):
        if spec.min_words is None or is_empty(answer) or is_put_off(spec, answer):
            continue
        words = count_words(answer.text)
        if words >= spec.min_words:
            yield passed(spec.key)
        else:
            lacking = spec.min_words - words
            yield failed(spec.key, words=words, least=spec.min_words, lacking=lacking)


FIELD_TOO_SHORT = Rule(
    "field-too-short",
    Aspect.REGULARITY,
    Severity.CORRECT,
    "最少字数",
    "“{place}”共 {words} 字，少于 {least} 字的要求。",
    _too_short,
    "请将“{place}”补充 {lacking} 字以上（按 Word 字数统计）。",
    point="“{place}”的字数",
    english=Translation(
        fault="“{place}” is shorter than the form asks for. Please add to it.",
        point="The length of “{place}”.",
    ),
    russian=Translation(
        fault="Поле «{place}» короче, чем требует форма. Просим дополнить его.",
        point="Объём поля «{place}».",
    ),
)
