"""Letters about several applications: whose each file is, and the one answer."""

import io
import zipfile
from datetime import timedelta

import pytest
from applicants import Desk, Mailing, form, scan
from dossiers import APPLICANT, STEM, TITLE, campaign

OTHER, OTHER_TITLE = "海岬环境工程有限公司", "阿拉木图风电场配套项目"
OTHER_STEM = STEM.replace(APPLICANT, OTHER).replace(TITLE, OTHER_TITLE)
BOTH = [("SCO2026-0001", APPLICANT), ("SCO2026-0002", OTHER)]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def other_form():
    return form(applicant=OTHER, case_title=OTHER_TITLE)


def first_files(stem=STEM):
    return {
        f"{stem}.docx": form(), f"{stem}（申报表）.pdf": scan(1), f"{stem}承诺书.pdf": scan(2),
        f"{stem}支撑材料.pdf": scan(3),
    }  # fmt: skip


def other_files(stem=OTHER_STEM):
    return {
        f"{stem}.docx": other_form(), f"{stem}（申报表）.pdf": scan(11), f"{stem}支撑材料.pdf": scan(13)
    }  # fmt: skip


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


def in_folders():
    """Names that tell nothing: the folders alone do."""
    files = {f"甲/{name}": data for name, data in first_files("材料").items()}
    files |= {f"乙/{name}": data for name, data in other_files("材料").items()}
    return zipped(files)


def told(desk):
    return desk.rows("SELECT number, applicant FROM applications ORDER BY id")


def findings(desk, number, code):
    return [
        place
        for (place,) in desk.rows(
            "SELECT place FROM findings JOIN applications ON applications.id = application_id"
            f" WHERE state = 'open' AND number = '{number}' AND code = '{code}' ORDER BY place"
        )
    ]


def served(desk, number, material):
    return [
        name
        for (name,) in desk.rows(
            "SELECT sha256 FROM documents JOIN submissions ON submissions.id = submission_id"
            f" JOIN applications ON applications.id = application_id WHERE number = '{number}'"
            f" AND materials LIKE '%\"{material}\"%'"
        )
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"材料.zip": in_folders()},
        {"甲.zip": zipped(first_files("材料")), "乙.zip": zipped(other_files("材料"))},
        first_files() | other_files(),
    ],
    ids=["folders", "archives", "names"],
)
def test_each_application_has_its_own_files(desk, files):
    desk.take(Mailing(subject="两份申报", files=files))
    assert told(desk) == BOTH
    assert findings(desk, "SCO2026-0001", "material-missing") == []
    assert findings(desk, "SCO2026-0002", "material-missing") == ["pledge"]
    assert findings(desk, "SCO2026-0002", "unassigned-document") == []
    assert len(served(desk, "SCO2026-0001", "pledge")) == 1


def test_one_answer_tells_of_both(desk):
    desk.take(Mailing(subject="两份申报", files={"材料.zip": in_folders()}))
    [(kind, subject, text)] = desk.rows("SELECT kind, subject, text FROM notices")
    assert kind == "correction"
    assert "SCO2026-0001、SCO2026-0002" in subject
    assert all(word in text for word in (APPLICANT, TITLE, OTHER, OTHER_TITLE, f"{OTHER_STEM}（"))
    assert desk.rows("SELECT application_id FROM events WHERE what = 'answered-together'") == [(2,)]


def test_a_file_nobody_can_place_is_no_ones_and_nothing_is_called_missing(desk):
    files = first_files() | other_files() | {"承诺书.pdf": scan(20)}
    desk.take(Mailing(subject="两份申报", files=files))
    for number, _ in BOTH:
        assert findings(desk, number, "unassigned-document") == ["承诺书.pdf"]
        assert findings(desk, number, "material-missing") == []
    assert served(desk, "SCO2026-0002", "pledge") == []


def test_a_folder_and_a_name_that_disagree_place_nothing(desk):
    files = {f"甲/{name}": data for name, data in first_files("材料").items()}
    files |= {f"乙/{name}": data for name, data in other_files("材料").items()}
    files[f"乙/{APPLICANT}承诺书.pdf"] = scan(21)
    desk.take(Mailing(subject="两份申报", files={"材料.zip": zipped(files)}))
    assert served(desk, "SCO2026-0002", "pledge") == []
    assert findings(desk, "SCO2026-0002", "unassigned-document") == [f"{APPLICANT}承诺书.pdf"]


@pytest.mark.parametrize(
    "second",
    [form(summary="改过的简介，其余不变。"), form(applicant="", case_title="")],
    ids=["another version", "a blank form"],
)
def test_a_form_that_came_twice_is_one_application(desk, second):
    desk.take(Mailing(files=first_files() | {"申报表（修改）.docx": second}))
    assert told(desk) == BOTH[:1]
    assert findings(desk, "SCO2026-0001", "unassigned-document") == []


def test_two_cases_of_one_applicant_are_two(desk):
    other = form(case_title=OTHER_TITLE)
    files = first_files() | {STEM.replace(TITLE, OTHER_TITLE) + ".docx": other}
    desk.take(Mailing(subject="两份申报", files=files))
    assert desk.rows("SELECT case_title FROM applications ORDER BY id") == [
        (TITLE,), (OTHER_TITLE,),
    ]  # fmt: skip
    assert findings(desk, "SCO2026-0002", "material-missing") == [
        "form-pdf", "pledge", "supporting",
    ]  # fmt: skip


def test_the_common_notice_opens_the_correction_period_of_each(tmp_path):
    desk = Desk(tmp_path, correction_days=5)
    desk.clock = last_hour = campaign().deadline - timedelta(hours=1)
    desk.take(Mailing(subject="两份申报", files={"材料.zip": in_folders()}), at=last_hour)
    desk.send()
    files = {f"{OTHER}（承诺书）.pdf": scan(25)}
    desk.take(reply(desk, files=files), at=last_hour + timedelta(days=4))
    assert findings(desk, "SCO2026-0002", "supplement-late") == []
    assert findings(desk, "SCO2026-0002", "material-missing") == []


def reply(desk, **changes):
    [(ours,)] = desk.rows("SELECT message_id FROM notices WHERE mail_id = 1")
    return Mailing(**({"subject": "回复", "headers": {"In-Reply-To": ours}, "number": 2} | changes))


def test_a_reply_to_the_common_notice_goes_to_the_application_it_names(desk):
    desk.take(Mailing(subject="两份申报", files={"材料.zip": in_folders()}))
    pledge = scan(22)
    desk.take(reply(desk, files={f"{OTHER}（承诺书）.pdf": pledge}))
    assert told(desk) == BOTH
    assert findings(desk, "SCO2026-0002", "material-missing") == []
    assert len(served(desk, "SCO2026-0001", "pledge")) == 1
    assert desk.rows("SELECT application_id FROM submissions WHERE mail_id = 2") == [(2,)]


def test_a_reply_that_names_nobody_waits_for_a_person(desk):
    desk.take(Mailing(subject="两份申报", files={"材料.zip": in_folders()}))
    desk.take(reply(desk, files={"承诺书.pdf": scan(23)}))
    assert findings(desk, "SCO2026-0002", "unassigned-document") == ["承诺书.pdf"]
    assert findings(desk, "SCO2026-0002", "material-missing") == []
    assert len(served(desk, "SCO2026-0001", "pledge")) == 1


def test_a_reply_with_one_number_is_about_that_one(desk):
    desk.take(Mailing(subject="两份申报", files={"材料.zip": in_folders()}))
    desk.take(reply(desk, subject="补充 SCO2026-0002", files={"承诺书.pdf": scan(24)}))
    assert findings(desk, "SCO2026-0002", "material-missing") == []
    assert findings(desk, "SCO2026-0002", "unassigned-document") == []
