"""The form and the pledge as OFD pages, and as sealed documents."""

import io
from dataclasses import dataclass

from sample_mail.make.eseals.key import TestKey
from sample_mail.make.eseals.ofd import (
    Parts,
    StampAt,
    line_object,
    lines_page,
    ofd_parts,
    packed,
    text_object,
    with_seal,
)
from sample_mail.make.eseals.pdf import sealed_pdf
from sample_mail.make.eseals.seals import SealMade
from sample_mail.make.letters import Part
from sample_mail.make.papers import form_pdf
from sample_mail.make.people import Applicant
from sample_mail.make.pledge import WORDING
from sample_mail.make.seal import seal
from sample_mail.make.word_form import TITLES, WIDE

_SEED = 17
# A form's table, in millimetres: where its columns begin, how many characters a line of them holds.
_COLUMNS, _RIGHT, _TOP, _SIZE = (25.0, 53.0, 99.0, 125.0), 183.0, 62.0, 3.7
_PER_LINE, _LEADING, _PAD = {2: 33, 4: 11}, 5.4, 3.0
# Room for a label written over several lines.
_PER_LABEL = 6


@dataclass(slots=True)
class _Page:
    """Objects with a number each."""

    objects: str = ""
    count: int = 100

    def text(self, x: float, y: float, text: str, size: float = _SIZE) -> None:
        self.count += 1
        self.objects += text_object(self.count, x, y, text, size) if text else ""

    def line(self, x: float, y: float, width: float, height: float) -> None:
        self.count += 1
        self.objects += line_object(self.count, x, y, width, height)


def seal_of(who: Applicant) -> SealMade:
    """An invented seal in the applicant's name."""
    picture = io.BytesIO()
    seal(who.applicant, _SEED, dpi=120).save(picture, "PNG")
    return SealMade(who.applicant, TestKey(who.applicant), picture.getvalue())


def form_parts(who: Applicant) -> Parts:
    """The form with its table on one page."""
    page = _Page()
    page.text(25, 20, "附件1")
    for number, title in enumerate(TITLES):
        page.text(105 - 3 * len(title), 30 + 10 * number, title, 6)
    top = _TOP
    for row in WIDE:
        top = _row(page, who, row, top)
    page.line(_COLUMNS[0], top, _RIGHT - _COLUMNS[0], 0)
    return ofd_parts([page.objects])


def _row(page: _Page, who: Applicant, row: tuple[str, ...], top: float) -> float:
    """Draws the row and its upper and side lines; returns where the next begins."""
    texts = [one if at % 2 == 0 else who.fields[one] for at, one in enumerate(row)]
    wide = _PER_LINE[len(row)]
    cells = [_lines(text, wide if at % 2 else _PER_LABEL) for at, text in enumerate(texts)]
    height = max(map(len, cells)) * _LEADING + 2 * _PAD
    page.line(_COLUMNS[0], top, _RIGHT - _COLUMNS[0], 0)
    for x in (*_COLUMNS[: len(row)], _RIGHT):
        page.line(x, top, 0, height)
    for x, lines in zip(_COLUMNS, cells, strict=False):
        for number, line in enumerate(lines):
            page.text(x + 1.5, top + _PAD + _LEADING * number, line)
    return top + height


def _lines(text: str, wide: int) -> list[str]:
    return [
        line[begin : begin + wide]
        for line in text.split("\n")
        for begin in range(0, max(len(line), 1), wide)
    ]


def pledge_parts(who: Applicant) -> Parts:
    """The pledge in the official wording, on one page."""
    lines = _lines(f"　　{WORDING}", 36)
    return ofd_parts(
        [
            lines_page(
                [
                    "附件2", "", "材料真实性承诺书", "",
                    "中国—上海合作组织绿色产业合作促进中心：", *lines, "", "",
                    f"申报单位名称（公章）：{who.applicant}", "日期：2026年6月5日",
                ]
            )
        ]
    )  # fmt: skip


def ofd_form(who: Applicant) -> Part:
    """The form without any seal."""
    return Part(f"{who.base}（申报表盖章）.ofd", packed(form_parts(who)))


def sealed_form(who: Applicant) -> Part:
    parts = with_seal(form_parts(who), seal_of(who), [StampAt(1, 130, 60)])
    return Part(f"{who.base}（申报表盖章）.ofd", packed(parts))


def sealed_pledge(who: Applicant) -> Part:
    parts = with_seal(pledge_parts(who), seal_of(who), [StampAt(1, 110, 100)])
    return Part(f"{who.base}（承诺书）.ofd", packed(parts))


def sealed_form_pdf(who: Applicant) -> Part:
    """The form as a PDF whose only seal is an electronic one."""
    plain = form_pdf(who, stamped=False)
    return Part(plain.name, sealed_pdf(plain.content, seal_of(who), box=(374, 520, 490, 636)))


def tampered_pledge(who: Applicant) -> Part:
    """The date was changed after the seal was set."""
    parts = with_seal(pledge_parts(who), seal_of(who), [StampAt(1, 110, 100)])
    page = "Doc_0/Pages/Page_0/Content.xml"
    parts[page] = parts[page].replace("6月5日".encode(), "6月8日".encode())
    return Part(f"{who.base}（承诺书）.ofd", packed(parts))
