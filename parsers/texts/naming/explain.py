"""Says in one Chinese sentence why a name does not keep a convention."""

from collections.abc import Sequence

from parsers.facts.spec import NamePattern
from parsers.texts.names.noise import without_extension
from parsers.texts.naming.fixed_text import fixed_text, narrowed
from parsers.texts.naming.part_values import is_printed
from parsers.texts.naming.pattern import titled
from parsers.texts.naming.readings import PartReading


def explain(text: str, pattern: NamePattern, found: Sequence[PartReading]) -> str:
    """The first thing a clerk would point at; `found` are the impossible readings."""
    plain = without_extension(text)
    if not plain:
        return "名称为空。"
    if missing := _missing_words(plain, pattern):
        return f"缺少固定文字“{missing}”。"
    if found:
        faults = [value.fault for value in found[0].values if value.fault]
        if faults:
            return faults[0]
    if is_printed(plain):
        return f"“{plain}”是格式中的提示文字，应换成实际内容。"
    return _structure(plain, pattern)


def _missing_words(plain: str, pattern: NamePattern) -> str:
    narrow = narrowed(plain)
    for literal in pattern.literals:
        fixed = fixed_text(literal, edge=True)
        if fixed.words and not fixed.expression.search(narrow):
            return literal.strip(" -—_+＋、,，:：|｜/")
    return ""


def _structure(plain: str, pattern: NamePattern) -> str:
    narrow = narrowed(plain)
    for literal in pattern.literals:
        fixed = fixed_text(literal, edge=True)
        if fixed.brackets and not fixed.expression.search(narrow):
            return f"缺少“{literal.strip()}”，应为：{titled(pattern)}。"
    if len(pattern.parts) > 1:
        return f"分不出{len(pattern.parts)}个部分，应为：{titled(pattern)}。"
    return f"与规定的格式不符，应为：{titled(pattern)}。"
