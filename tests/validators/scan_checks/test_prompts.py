"""A scanned form that keeps its printed prompts above the answers, in lines that break anywhere."""

from collections.abc import Iterator, Mapping

import pytest
from dossiers import answers, campaign
from form_specs import ENTERPRISE, HIGHLIGHTS_PROMPT, RESULTS_PROMPT, SUMMARY_PROMPT, THEMES
from scanned_forms import HIGHLIGHTS, LABELS, RESULTS, SUMMARY, TYPED, compared, told

from parsers.facts.answers import Answer
from parsers.facts.scan_facts import Level, ScanLine, ScanPage
from validators.scan_checks.compare import compare_scan
from validators.scan_checks.comparison import ScanLikeness

PROMPTS = {"summary": SUMMARY_PROMPT, "highlights": HIGHLIGHTS_PROMPT, "results": RESULTS_PROMPT}
HEIGHT, CHARACTER, LABEL_AT, ANSWERS_AT = 0.014, 0.0162, 0.17, 0.31


def _rows(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def _line(left: float, top: float, text: str) -> ScanLine:
    ems = sum(0.5 if one.isascii() else 1.0 for one in text)
    return ScanLine((left, top, CHARACTER * ems, HEIGHT), text, 0.99)


def _form(
    width: int, pitch: float, gap: float, label: int, prompts: Mapping[str, str], **printed: str
) -> Iterator[ScanLine]:
    """`width` characters a line, lines `pitch` and cells `gap` apart, labels of `label` characters."""
    top = 0.05
    for key, said in ({one.key: one.text for one in answers(**TYPED).answers} | printed).items():
        limit = {"summary": 500, "highlights": 200, "results": 300}.get(key)
        labels = _rows(LABELS[key] + (f"（{limit}字以内）" if limit else ""), label)
        text, blank, below = said.partition("\n")
        rows = [*_rows(prompts.get(key, ""), width), *_rows(text, width)]
        for number in range(max(len(rows), len(labels))):
            if number < len(labels):
                yield _line(LABEL_AT, top, labels[number])
            if number < len(rows):
                yield _line(ANSWERS_AT, top, rows[number])
            top += pitch
        # Empty lines at the end of a cell.
        top += gap + pitch * len(blank + below) * 0.6


def _told(
    width: int,
    pitch: float,
    gap: float,
    label: int = 4,
    prompts: Mapping[str, str] = PROMPTS,
    **printed: str,
) -> list[str]:
    page = ScanPage(tuple(_form(width, pitch, gap, label, prompts, **printed)))
    return told(compared(page=page))


def test_the_call_has_these_prompts() -> None:
    assert {one.key: one.prompt for one in campaign().form.fields if one.key in PROMPTS} == PROMPTS


@pytest.mark.parametrize("width", [33, 21, 17, 14])
@pytest.mark.parametrize(
    ("pitch", "gap"), [(0.016, 0.012), (0.016, 0.002), (0.02, 0.004), (0.024, 0)]
)
@pytest.mark.parametrize("label", [4, 3, 2, 7])
def test_the_same_form_is_not_accused(width: int, pitch: float, gap: float, label: int) -> None:
    assert _told(width, pitch, gap, label) == []


STRAY = "以及第二期配套的分拣中心和冷链仓库。"


@pytest.mark.parametrize("width", [33, 21, 17])
@pytest.mark.parametrize("gap", [0.012, 0.002, 0.0])
@pytest.mark.parametrize(("above", "text"), [("summary", SUMMARY), ("highlights", HIGHLIGHTS)])
def test_a_line_above_a_prompt_belongs_to_no_answer_below_it(
    width: int, gap: float, above: str, text: str
) -> None:
    assert _told(width, 0.016, gap, **{above: text + STRAY}) == [above]


TITLE = "乌兹别克斯坦费尔干纳盆地高碱高色度棉浆废水膜浓缩碱回收厌氧产沼组合工艺资源化利用与长期托管运营示范"


@pytest.mark.parametrize(
    "heading",
    ["中国—上海合作组织绿色产业合作典型案例申报表", "案例申报信息表", "附件1 申报表", "推荐表"],
)
@pytest.mark.parametrize("gap", [0.016, 0.02])
def test_a_heading_right_above_the_table_is_no_part_of_the_title(heading: str, gap: float) -> None:
    typed = TYPED | {"case_title": TITLE}
    rows = tuple(_form(33, 0.016, 0.004, 4, {}, case_title=TITLE))
    page = ScanPage((_line(ANSWERS_AT, 0.05 - gap, heading), *rows))
    assert told(compared(page=page, typed=typed)) == []
    longer = tuple(_form(33, 0.016, 0.004, 4, {}, case_title=f"{TITLE}及第二期配套工程"))
    assert told(compared(page=ScanPage(longer), typed=typed)) == ["case_title"]


@pytest.mark.parametrize("shown", [THEMES[0], f"☑{THEMES[0]}", f"{THEMES[0]}、{THEMES[3]}"])
@pytest.mark.parametrize("pitch", [0.016, 0.018])
def test_a_choice_right_above_an_answer_is_no_part_of_it(shown: str, pitch: float) -> None:
    """Nearer to the answer below than to what stands above."""
    typed = (Answer("themes", shown, THEMES[:1]), Answer("case_title", TITLE))
    page = ScanPage((
        _line(LABEL_AT, 0.1, "申报主题"), _line(ANSWERS_AT, 0.1, shown),
        _line(ANSWERS_AT, 0.1 + pitch, TITLE[:33]),
        _line(LABEL_AT, 0.1 + pitch, "案例名称"), _line(ANSWERS_AT, 0.1 + 2 * pitch, TITLE[33:]),
    ))  # fmt: skip
    found = compare_scan(ENTERPRISE, {one.key: one for one in typed}, [page], Level.FINE)
    assert found["case_title"].likeness is ScanLikeness.SAME


def test_a_choice_among_lines_not_read_asks_for_a_closer_reading() -> None:
    typed = (Answer("themes", THEMES[0], THEMES[:1]), Answer("case_title", TITLE * 2))
    rows = _rows(TITLE * 2, 33)
    page = ScanPage((
        _line(LABEL_AT, 0.1, "申报主题"), _line(ANSWERS_AT, 0.1, THEMES[0]),
        *(_line(ANSWERS_AT, 0.116 + 0.016 * at, row) for at, row in enumerate(rows[:2])),
        ScanLine((ANSWERS_AT, 0.148, 0.5, HEIGHT), "", 0.0, read=False),
    ))  # fmt: skip
    found = compare_scan(ENTERPRISE, {one.key: one for one in typed}, [page], Level.ROLE)
    assert found["case_title"].likeness is not ScanLikeness.DIFFERENT


@pytest.mark.parametrize("number", ["010-55501872", "13800001111", "0991-5550187转8012"])
@pytest.mark.parametrize("width", [4, 6, 7])
def test_a_number_broken_in_a_narrow_column_is_no_part_of_the_answer_above(
    number: str, width: int
) -> None:
    typed = (Answer("industry", "环境治理与资源化"), Answer("contact_phone", number))
    rows = _rows(number, width)
    page = ScanPage((
        _line(LABEL_AT, 0.1, "行业类别"), _line(ANSWERS_AT, 0.1, "环境治理"),
        _line(ANSWERS_AT, 0.116, "与资源化"), _line(LABEL_AT, 0.132 + 0.008 * len(rows), "联系电话"),
        *(_line(ANSWERS_AT, 0.134 + 0.016 * at, row) for at, row in enumerate(rows)),
    ))  # fmt: skip
    found = compare_scan(ENTERPRISE, {one.key: one for one in typed}, [page], Level.FINE)
    assert ScanLikeness.DIFFERENT not in {one.likeness for one in found.values()}


@pytest.mark.parametrize("typed", ["项目合作", "技术合作", "☑项目合作 □园区合作 □人才培养"])
def test_a_prompt_of_choices_that_breaks(typed: str) -> None:
    prompt = "（项目合作/园区合作/人才培养/标准对接/贸易合作/技术合作等）"
    found = _told(21, 0.016, 0.002, case_type=prompt + typed)
    assert "summary" not in found


@pytest.mark.parametrize(
    "printed",
    [
        {"summary": SUMMARY.replace("3600", "3800")},
        {"summary": SUMMARY.replace("项目由", "项目获地方政府专项补贴支持，由")},
        {"highlights": HIGHLIGHTS.replace("冬季以余热供暖", "夏季以湿帘降温")},
        {"results": RESULTS.replace("当地新增岗位六十个", "当地新增岗位六百三十个")},
        {"results": RESULTS + "另获当地政府表彰三次，并写入州年度报告。"},
    ],
)
@pytest.mark.parametrize("width", [33, 21])
def test_a_changed_answer_below_its_prompt_is_told(printed: dict[str, str], width: int) -> None:
    assert _told(width, 0.016, 0.008, **printed) == list(printed)
