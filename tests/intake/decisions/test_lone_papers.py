"""A pledge sent after the rest, outside the thread: it goes to the application of who signed it."""

import io

import pytest
from applicants import Desk, Mailing, all_files, form
from docx import Document as WordDocument
from dossiers import APPLICANT, STEM, TITLE, campaign

OTHER = "海岬环境工程有限公司"
WORDING = campaign().material("pledge").wording


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.take(
        Mailing(files={name: data for name, data in all_files().items() if "承诺" not in name})
    )
    return desk


def pledge(applicant: str) -> bytes:
    document, stream = WordDocument(), io.BytesIO()
    for line in (
        "材料真实性承诺书",
        WORDING,
        f"申报单位名称（公章）：{applicant}",
        "日期：2026年6月5日",
    ):
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def numbers(desk):
    return [number for (number,) in desk.rows("SELECT number FROM applications ORDER BY id")]


@pytest.mark.parametrize(
    ("subject", "applicant"),
    [("补充", APPLICANT), (f"补交{APPLICANT}承诺书", "")],
    ids=["signed", "named in the subject"],
)
def test_it_goes_to_its_application(desk, subject, applicant):
    desk.take(Mailing(subject=subject, files={"承诺书.docx": pledge(applicant)}, number=2))
    assert numbers(desk) == ["SCO2026-0001"]


def test_another_bodys_pledge_does_not(desk):
    desk.take(Mailing(subject="补充", files={"承诺书.docx": pledge(OTHER)}, number=2))
    assert numbers(desk) == ["SCO2026-0001", "SCO2026-0002"]


def test_of_two_cases_of_the_applicant_none_is_guessed(desk):
    second = {
        STEM.replace(TITLE, "另一案例") + ".docx": form(case_title="另一案例", summary="不同。")
    }
    desk.take(Mailing(subject="第二份", files=second, number=2))
    desk.take(Mailing(subject="补充", files={"承诺书.docx": pledge(APPLICANT)}, number=3))
    assert len(numbers(desk)) == 3
