"""Finds the applications that a list in a spreadsheet names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.facts.sheet_rows import SheetRows
from parsers.texts.normal_text import fold
from validators.model.campaign import Campaign

# Titles, remarks and the sender's name stand above the header.
_MOST_ABOVE = 15
_APPLICANTS = (
    "申报单位", "申报主体", "单位名称", "企业名称", "申请单位", "申请人", "申报人", "参赛单位",
    "报送单位", "作者", "作者姓名", "申报单位名称", "所在单位", "applicant",
)  # fmt: skip
_TITLES = (
    "案例名称", "作品名称", "项目名称", "作品题目", "题目", "案例题目", "项目", "案例", "作品",
    "名称", "成果名称", "课题名称", "title",
)  # fmt: skip
_SUMS = (
    "合计",
    "总计",
    "小计",
    "共计",
    "填表人",
    "填报人",
    "联系人",
    "备注",
    "注:",
    "说明:",
    "审核人",
)
# 申报单位（盖章） and 案例名称（全称） are what they begin with.
_BRACKETS = ("(", "（", "[", "【", ":", "：")


@dataclass(frozen=True, slots=True)
class ListedApplication:
    """One row; a name the list has no column for is ""."""

    applicant: str
    case_title: str


def listed_applications(
    sheets: Sequence[SheetRows], campaign: Campaign
) -> tuple[ListedApplication, ...] | None:
    """Return the rows beneath the header of the first sheet that has one; None where none has."""
    for rows in sheets:
        for number, row in enumerate(rows[:_MOST_ABOVE]):
            columns = _columns(row, campaign)
            if columns is not None:
                return tuple(_listed(rows[number + 1 :], columns))
    return None


def _columns(row: Sequence[str], campaign: Campaign) -> tuple[int | None, int | None] | None:
    """The places of the applicant and of the title; a header has two cells at least."""
    heads = [_head(cell) for cell in row]
    applicant = _place(heads, _labels(campaign, "applicant", _APPLICANTS))
    title = _place(heads, _labels(campaign, "case_title", _TITLES))
    least = 2
    if (applicant is None and title is None) or sum(map(bool, heads)) < least:
        return None
    return applicant, title if title != applicant else None


def _labels(campaign: Campaign, key: str, others: Sequence[str]) -> tuple[str, ...]:
    """What the form calls it comes first."""
    own = [spec for spec in campaign.form.fields if spec.key == key]
    labels = [label for spec in own for label in (spec.label, *spec.aliases)]
    return tuple(map(_head, (*labels, *others)))


def _place(heads: Sequence[str], labels: Sequence[str]) -> int | None:
    return next((heads.index(label) for label in labels if label and label in heads), None)


def _head(cell: str) -> str:
    plain = fold(cell)
    for bracket in _BRACKETS:
        plain = plain.split(bracket, 1)[0]
    return "".join(plain.split()).strip("*＊")


def _listed(
    rows: Sequence[Sequence[str]], columns: tuple[int | None, int | None]
) -> Iterator[ListedApplication]:
    """A body that stands once for several rows (merged cells) is theirs; the sums beneath are none."""
    above = ""
    for row in rows:
        if any(fold(cell).startswith(_SUMS) for cell in row[:2]):
            continue
        applicant, title = (_cell(row, place) for place in columns)
        above = applicant or above
        if title or (applicant and columns[1] is None):
            yield ListedApplication(above, title)


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""
