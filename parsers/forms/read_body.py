"""Reads a form's fields out of a letter's own text, for calls without a form file."""

import re
from collections.abc import Sequence

from parsers.facts.answers import Answers
from parsers.facts.spec import FormSpec
from parsers.forms.label import LabelIndex, index_labels
from parsers.forms.read_form import read_answers
from parsers.mail.robots.robot_texts import own_words

MOST_TEXT = 60_000
"""Characters of a letter that are looked at. Who writes more has pasted the whole work into it."""

# What ends a letter: what stands below it is the sender's card and no answer.
_CLOSING = re.compile(
    r"\A\s*(?:此致(?:敬礼)?|敬礼|顺?颂(?:商|时|公|近)?[祺安]|顺?祝(?:商祺|好|工作顺利)|祝您?(?:工作顺利|好)|谢谢[!！。]?"
    r"|(?:best |kind |warm )?regards|sincerely(?: yours)?|yours (?:sincerely|faithfully)|с уважением)"
    r"[\s,，!！。.~]*\Z",
    re.IGNORECASE,
)
_CARD = re.compile(r"\A(?:-- ?|[_=—\-*]{5,})\Z")
_PROGRAM = re.compile(
    r"\A\s*(?:发自我的|来自我的|从我的.{1,12}发出|sent from my|отправлено с)", re.IGNORECASE
)
# 1、姓名：… （一）姓名：… • 姓名：… 【姓名】…
_MARK = re.compile(
    r"\A[ \t\u3000]*(?:[•·●◆■▪*\-–]\s?|\d{1,2}\s?[.、．)）]\s?|[(（][\d一二三四五六七八九十]{1,2}[)）]\s?"
    r"|[一二三四五六七八九十]{1,2}[、.．]\s?)(?=\S)"
)
_BRACKETED = re.compile(r"\A[ \t\u3000]*[【\[［]([^】\]］\n]{1,30})[】\]］]\s?[:：]?")

# *姓名：* 张三: bold words of a letter whose layout was taken away.
_BOLD = re.compile(r"\A[ \t\u3000]*\*{1,2}([^*\n]{1,30})\*{1,2}")
_SIGN = re.compile(r"(?<=\S) ?(——|—|＝|=|→|->) ?(?=\S)")


def read_body(text: str, form: FormSpec) -> Answers:
    """Return the answers that a letter's own words give; quoted mail and what follows the closing are
    left out.

    A letter whose fields all stand below its closing is read whole: some sign with them.
    """
    lines, index = _own_lines(text), index_labels(form)
    above = read_answers((), [_plain(line, index) for line in _before_card(lines)], form)
    if above.labels_found:
        return above
    return read_answers((), [_plain(line, index) for line in lines], form)


def _own_lines(text: str) -> list[str]:
    lines = own_words(text[:MOST_TEXT]).splitlines()
    return [line for line in lines if not _PROGRAM.match(line)]


def _before_card(lines: Sequence[str]) -> Sequence[str]:
    end = next(
        (n for n, line in enumerate(lines) if _CLOSING.match(line[:60]) or _CARD.match(line[:80])),
        len(lines),
    )
    return lines[:end]


def _plain(line: str, index: LabelIndex) -> str:
    """The line as a label and its answer stand in a form."""
    line = _BRACKETED.sub(r"\1：", _MARK.sub("", _BOLD.sub(r"\1", line)))
    if line.lstrip().startswith("|"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        return "；".join(f"{a}：{b}" for a, b in zip(cells[::2], cells[1::2], strict=False))
    found = _SIGN.search(line)
    head = line[: found.start()] if found else ""
    return f"{head}：{line[found.end() :]}" if found and index.match(head) else line
