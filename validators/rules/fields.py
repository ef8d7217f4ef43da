"""Checks the answers of the form. Values are judged as typed; nothing is corrected silently."""

import re
from collections.abc import Iterator

from parsers.facts.answers import Answer
from parsers.facts.size_caps import LONGEST_CELL as LONGEST_ANSWER
from parsers.facts.spec import FieldKind, FieldSpec
from parsers.forms.sections import read_sections
from parsers.texts.word_count import count_words
from validators.model.dossier import Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity
from validators.rules.entry_kinds import ENTRY_KINDS, entry_fault, shortened

# A cell struck through with a dash or slash was passed over, whatever the stroke.
_ONLY_STROKES = re.compile(r"[\W_]*")

# What stands in a required field for "to be filled in later"; where a field is optional, 无 answers.
_PLACEHOLDER = re.compile(
    r"\A\s*+(?:[xX]{2,}|[某]{2,}|暂无|暂缺|无|略|待定|待填|待补充?|未填写?|n/?a|tbd)[。.]?\s*",
    re.IGNORECASE,
)


def form_answers(dossier: Dossier) -> Iterator[tuple[FieldSpec, Answer]]:
    answers = dossier.require_answers()
    for spec in dossier.campaign.form.fields:
        yield spec, answers.get(spec.key) or Answer(spec.key, label_found=False)


def is_empty(answer: Answer) -> bool:
    return _ONLY_STROKES.fullmatch(answer.text) is not None


def is_put_off(spec: FieldSpec, answer: Answer) -> bool:
    """In a place for an address, a number or a choice such a word is an answer, and a wrong one."""
    free = spec.required and spec.kind is FieldKind.TEXT and not spec.choices
    return free and _PLACEHOLDER.fullmatch(answer.text) is not None


_IN_THE_FORM = ("申报表", "请在申报表中填写")
_IN_THE_LETTER = ("邮件正文", "请在回信正文中写明")
"""Where the answers were looked for, and where the missing one is to be given."""


def _field_missing(dossier: Dossier) -> Iterator[Evidence]:
    """An empty cell, or one that still holds only the printed prompt, was not filled in."""
    form, mend = _IN_THE_LETTER if dossier.form is None else _IN_THE_FORM
    for spec, answer in form_answers(dossier):
        if not is_empty(answer) and not is_put_off(spec, answer):
            yield passed(spec.key)
        elif spec.required:
            yield failed(spec.key, form=form, mend=mend)
        else:
            yield skipped(spec.key, reason="选填项，未填写")


FIELD_MISSING = Rule(
    "field-missing",
    Aspect.COMPLETENESS,
    Severity.CORRECT,
    "申报表填写",
    "{form}中的“{place}”未填写。",
    _field_missing,
    "{mend}“{place}”。",
    point="“{place}”是否已填写",
    english=Translation(
        fault="“{place}” is not filled in.",
        point="Whether “{place}” is filled in.",
    ),
    russian=Translation(
        fault="Не заполнено поле «{place}».",
        point="Заполнено ли поле «{place}».",
    ),
)


def _too_long(dossier: Dossier) -> Iterator[Evidence]:
    """The case collection has fixed space; length is 字数 as Word counts it."""
    for spec, answer in form_answers(dossier):
        most = spec.max_words or LONGEST_ANSWER
        # What fills its whole cell was cut there, and may be a single word of dots.
        cut = len(answer.text) >= LONGEST_ANSWER
        words = len(answer.text) if cut else count_words(answer.text)
        if words > most or (cut and words == most):
            yield failed(spec.key, words=words, most=most, over=max(words - most, 1))
        elif spec.max_words is not None:
            yield passed(spec.key)


FIELD_TOO_LONG = Rule(
    "field-too-long",
    Aspect.REGULARITY,
    Severity.CORRECT,
    "字数",
    "“{place}”共 {words} 字，超过 {most} 字的限制。",
    _too_long,
    "请将“{place}”压缩 {over} 字以上（按 Word 字数统计）。",
    point="“{place}”的字数",
    english=Translation(
        fault=(
            "“{place}” is longer than the limit of {limit} characters or words, counted as Word "
            "does."
        ),
        point="The length of “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Поле «{place}» превышает допустимый объём: {limit} знаков или слов по подсчёту Word."
        ),
        point="Объём поля «{place}».",
    ),
)


def _invalid(dossier: Dossier) -> Iterator[Evidence]:
    """Contact data that do not work are found out on the day somebody must be reached."""
    for spec, answer in form_answers(dossier):
        if is_empty(answer):
            continue
        if answer.commented:
            yield _in_a_comment(spec, answer)
        elif spec.choices:
            yield _judge_choice(spec, answer)
        elif spec.kind in ENTRY_KINDS or spec.kind is FieldKind.DATE_RANGE:
            fault = entry_fault(spec, answer.text)
            yield (
                failed(spec.key, fault.severity, given=fault.given, wanted=fault.wanted)
                if fault
                else (passed(spec.key))
            )


def _in_a_comment(spec: FieldSpec, answer: Answer) -> Evidence:
    """Who wrote the comment, and whether as an answer, a person sees."""
    given = f"{shortened(answer.text)}（写在批注或脚注中）"
    return failed(spec.key, Severity.REFER, given=given, wanted="填在申报表格内的内容")


def _judge_choice(spec: FieldSpec, answer: Answer) -> Evidence:
    """A list that ends in 等 is open: an answer outside it may be right, so a person decides; so does
    one where choices were marked by their look, in ways that do not tell which are meant.
    """
    if answer.selected:
        return passed(spec.key)
    listed = "所列选项（" + "、".join(spec.choices) + "）之一"
    if answer.doubtful:
        given = f"{shortened(answer.text)}（仅以字体、颜色或图形标示）"
        return failed(spec.key, Severity.REFER, given=given, wanted=f"能够确定的{listed}")
    severity = Severity.REFER if spec.open_choices else None
    wanted = listed
    return failed(spec.key, severity, given=shortened(answer.text), wanted=wanted)


FIELD_INVALID = Rule(
    "field-invalid",
    Aspect.REGULARITY,
    Severity.CORRECT,
    "填写内容有效",
    "“{place}”填写的“{given}”不是{wanted}。",
    _invalid,
    "请核对并更正“{place}”。",
    point="“{place}”的填写内容",
    english=Translation(
        fault="“{place}” in the form does not hold a valid entry.",
        point="The entry in “{place}”.",
    ),
    russian=Translation(
        fault="Поле «{place}» формы заполнено неверно.",
        point="Заполнение поля «{place}».",
    ),
)

# The announcement says 约: a tenth more or less is within it.
ABOUT = 0.1


def _section_length(dossier: Dossier) -> Iterator[Evidence]:
    """A narrative far off the asked lengths cannot be printed beside the others."""
    for material in dossier.campaign.materials:
        for document in dossier.of(material.id) if material.sections else ():
            lines = (
                document.facts.word.paragraphs
                if document.facts.word
                else document.facts.text.splitlines()
            )
            found = read_sections(lines, material.sections)
            for section in material.sections:
                if section.title not in found:
                    yield skipped(section.title, reason="正文中未找到该部分")
                    continue
                words = count_words(found[section.title])
                low, high = section.min_words or 0, section.max_words or words
                if low * (1 - ABOUT) <= words <= high * (1 + ABOUT):
                    yield passed(section.title)
                else:
                    yield failed(section.title, words=words, low=low, high=high)


SECTION_LENGTH = Rule(
    "section-length",
    Aspect.REGULARITY,
    Severity.NOTE,
    "正文篇幅",
    "正文“{where}”部分约 {words} 字，要求约 {low}—{high} 字。",
    _section_length,
    "请将“{where}”部分调整到要求的篇幅。",
    point="正文“{place}”部分的篇幅",
    english=Translation(
        fault=(
            "Section “{place}” of the text is not of the length asked for. Please shorten or "
            "extend it."
        ),
        point="The length of section “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Объём раздела «{place}» не соответствует требуемому. Просим сократить или дополнить "
            "его."
        ),
        point="Объём раздела «{place}».",
    ),
)
