"""What mail programs, browsers and people do to a right name leaves it right, whatever the convention."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from naming_conventions import CONVENTIONS

from parsers.texts.naming.convention import read_name
from parsers.texts.naming.pattern import read_pattern

_EXTENSION = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{1,3}|\.7z){1,2}$")
_WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in "+-_()[]:,/|"})
NAMES = [
    (one, name)
    for one in CONVENTIONS
    if not one.kinds and "{email}" not in one.pattern
    for name in list(one.good)[:2]
]
VARIANTS: dict[str, Callable[[str, str], str]] = {
    "answered": lambda body, end: f"Re: {body}{end}",
    "passed on": lambda body, end: f"转发：{body}{end}",
    "passed on twice": lambda body, end: f"Fwd: 回复: {body}{end}",
    "marked by a gateway": lambda body, end: f"【外部邮件】{body}{end}",
    "a supplement": lambda body, end: f"【补充材料】{body}{end}",
    "with a label": lambda body, end: f"主题：{body}{end}",
    "an annex": lambda body, end: f"附件1：{body}{end}",
    "an annex by dash": lambda body, end: f"附件2-{body}{end}",
    "a copy": lambda body, end: f"Copy of {body}{end}",
    "downloaded again": lambda body, end: f"{body}(1){end}",
    "copied by a system": lambda body, end: f"{body} (2){end}",
    "copied by Windows": lambda body, end: f"{body} - 副本{end}",
    "stamped": lambda body, end: f"{body}（盖章版）{end}",
    "stamped and scanned": lambda body, end: f"{body}(盖章扫描件){end}",
    "last": lambda body, end: f"{body}-最终版{end}",
    "scanned": lambda body, end: f"{body}_扫描件{end}",
    "the form": lambda body, end: f"{body}-申报表{end}",
    "the pledge": lambda body, end: f"{body}（承诺书）{end}",
    "an annex behind": lambda body, end: f"{body}（附件1）{end}",
    "two extensions": lambda body, _: f"{body}.docx.pdf",
    "capitals": lambda body, _: f"{body}.PDF",
    "blanks around": lambda body, end: f"  {body}  {end}",
    "wide signs": lambda body, end: f"{body.translate(_WIDE)}{end}",
    "an invisible mark": lambda body, end: f"{body[:1]}\u200b{body[1:]}{end}",
    "brackets around": lambda body, end: f"【{body}】{end}",
}


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_right_name_stays_right(variant: str) -> None:
    wrong = []
    for asked, name in NAMES:
        end = match[0] if (match := _EXTENSION.search(name)) else ""
        written = VARIANTS[variant](name.removesuffix(end), end)
        read = read_name(written, read_pattern(asked.pattern))
        told = {key: plain(value) for key, value in read.parts.items()}
        wanted = dict(zip(asked.keys, map(plain, asked.good[name]), strict=True))
        if not read.ok or told != wanted:
            wrong.append((asked.pattern, written, told, read.why))
    assert len(NAMES) > 100
    assert wrong == []
