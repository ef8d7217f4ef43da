from datetime import datetime

import pytest
from applicants import Mailing, all_files, form
from dossiers import IN_TIME, STEM, campaign

from parsers.reading import read_letter
from validators.sorting import splitting
from validators.sorting.sort_letter import Sorted, sort_letter
from validators.sorting.triage import Sort

CALLS = tuple(
    campaign(name) for name in ("sco-2026", "green-parks-2024-park", "green-parks-2024-enterprise")
)


def sorted_letter(mailing: Mailing, at: datetime = IN_TIME, *, reply: bool = False) -> Sorted:
    return sort_letter(read_letter(mailing.raw()), at, CALLS, reply=reply)


def test_a_submission_is_filed_under_its_call():
    found = sorted_letter(Mailing(files=all_files()))
    (part,) = found.parts
    assert (found.triage.sort, part.campaign.id) == (Sort.SUBMISSION, "sco-2026")
    assert (part.submission.received_at, part.submission.confirmed) == (IN_TIME, True)
    assert [document.materials for document in part.submission.documents] == [
        ("form-word",),
        ("form-pdf",),
        ("pledge",),
        ("supporting",),
    ]


@pytest.mark.parametrize(
    ("mailing", "sort"),
    [
        (Mailing(subject="请问可以延期吗"), Sort.QUESTION),
        (Mailing(subject=f"Re: {STEM}", headers={"In-Reply-To": "<1@x>"}), Sort.QUESTION),
        (Mailing(files=all_files(), headers={"Precedence": "bulk"}), Sort.AUTOMATIC),
        (Mailing(subject=f"自动回复：{STEM}"), Sort.AUTOMATIC),
    ],
)
def test_what_is_no_submission_has_no_parts(mailing, sort):
    found = sorted_letter(mailing)
    assert (found.triage.sort, found.parts) == (sort, ())


def test_a_bare_form_without_any_hint_in_subject_or_name_is_told_by_its_content():
    found = sorted_letter(Mailing(subject="材料", files={"文档1.docx": form()}))
    assert [part.campaign.id for part in found.parts] == ["sco-2026"]


def test_a_reply_files_whatever_it_brings_under_the_calls_first():
    found = sorted_letter(Mailing(subject="补正", files={"说明.txt": b"1"}), reply=True)
    assert [part.campaign.id for part in found.parts] == ["sco-2026"]


def test_a_letter_of_more_cases_than_are_told_apart_is_for_staff(monkeypatch):
    """Nothing of it is called missing, and nothing of it is registered by halves."""
    monkeypatch.setattr(splitting, "MOST_APPLICATIONS", 2)
    files = {f"{n}.docx": form(applicant=f"{n}云岭公司", case_title=f"{n}号温室") for n in "甲乙丙"}
    found = sorted_letter(Mailing(files=files))
    assert (found.triage.sort, found.parts) == (Sort.QUESTION, ())
    assert "超过120个" in found.triage.reason
    assert "分批报送" in found.triage.reason
    del files["丙.docx"]
    assert len(sorted_letter(Mailing(files=files)).parts) == 2


def test_several_versions_of_few_forms_are_few_applications(monkeypatch):
    monkeypatch.setattr(splitting, "MOST_APPLICATIONS", 2)
    files = {f"{n}.docx": form(applicant=f"{n[0]}云岭公司") for n in ("甲1", "甲2", "乙1", "乙2")}
    assert len(sorted_letter(Mailing(files=files)).parts) == 2
