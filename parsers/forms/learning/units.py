"""Recognises units printed beside or in the place for an answer: they tell the kind of it."""

import re
import unicodedata

from parsers.facts.spec import FieldKind

_MONEY = (
    r"(?:人民币|rmb|cny|¥|￥)?(?:亿元|百万元|万元|千元|万|元)(?:人民币|整)?(?:/[\w年月人]{1,4})?"
    r"|(?:万)?(?:美元|欧元|港元|港币|日元|卢布|坚戈)|rmb|cny|usd|eur|gbp|rub|kzt|us\$|[$€£¥￥]"
    r"|тыс\.?\s?руб\w{0,4}\.?|млн\.?\s?руб\w{0,4}\.?|руб\w{0,4}\.?|₽"
)
_COUNTED = (
    r"人(?:次|/天)?|名|位|个月?|件|项|篇|份|家|次|户|场|台|套|辆|张|幅|册|部|本|页|字|届|级|岁|周岁|组|只|所"
    r"|年|天|日|周|月|小时|学时|分钟|分|秒|亩|公顷|平方米|平方公里|平米|公里|千米|米|厘米|毫米|吨|公斤|千克|克"
    r"|千瓦时?|度|万?吨标准煤|tce|tco2e?|m2|m²|㎡|m³|m3|km2|km|cm|mm|kg|kwh?|mwh?|mb|gb|%|％|‰|t|m"
    r"|чел\w{0,5}\.?|шт\.?|лет|кв\.?\s?м\.?|га|years?|months?|days?|hours?|minutes?|min|persons?|people|pcs"
)
_WHOLE = re.compile(
    rf"\A(?:单位[:：]?|in\s|计量单位[:：]?|以)?\s?(?:(?P<money>{_MONEY})|(?P<counted>{_COUNTED}))(?:计|为单位)?",
    re.IGNORECASE,
)
# Before a unit: the line to write on, or a word of counting.
_LINE = " \t\n\u3000_＿.…"
_COUNTING = re.compile(r"\A(?:约|共计|共|合计|大写|小写|人民币)?[:：]?")
_LONGEST = 40


def unit_kind(text: str) -> FieldKind | None:
    """The kind that a unit by itself tells ("万元", "单位：元", "____m²"); None for other text."""
    if len(text) > _LONGEST:
        return None
    bare = _COUNTING.sub("", text.strip(_LINE)).strip(_LINE)
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", bare).strip()) if bare else None
    if found is None:
        return None
    return FieldKind.MONEY if found["money"] else FieldKind.NUMBER
