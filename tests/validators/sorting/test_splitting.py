"""Whose each file is, where a letter is about several applications."""

import io
import zipfile
from datetime import datetime

import pytest
from applicants import Mailing, form, scan
from dossiers import APPLICANT, SHANGHAI, STEM, TITLE, campaign, results
from green_parks import (
    ONE,
    ONE_TITLE,
    PARK,
    PARK_TITLE,
    TWO,
    TWO_TITLE,
    enterprise_form,
    enterprise_rows,
    forms,
    narrative,
    park_form,
    park_rows,
    photo,
)

from parsers.reading import read_letter
from validators.model.dossier import Submission
from validators.model.named_application import NamedApplication
from validators.rules.provenance import NOMINATION_QUOTA
from validators.sorting.filing import build_dossier
from validators.sorting.sort_letter import Part, sort_letter

CALLS = tuple(
    campaign(name) for name in ("green-parks-2024-enterprise", "green-parks-2024-park", "sco-2026")
)
IN_2024 = datetime(2024, 4, 9, 10, tzinfo=SHANGHAI)
Files = dict[str, bytes]


def parts_of(files: Files, subject: str = "案例报送") -> tuple[Part, ...]:
    return sort_letter(
        read_letter(Mailing(subject=subject, files=files).raw()), IN_2024, CALLS
    ).parts


def told(files: Files) -> list[tuple[str, list[str], list[str]]]:
    """Each part's applicant, its own files and those that may be its own."""
    return [
        (_applicant(part.submission), *map(_names, _both(part.submission)))
        for part in parts_of(files)
    ]


def _both(submission: Submission):
    return submission.documents, submission.unassigned


def _names(documents) -> list[str]:
    return [document.filename for document in documents]


def _applicant(submission: Submission) -> str:
    return next(d.answers.text("applicant") for d in submission.documents if d.answers)


def zipped(files: Files) -> Files:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return {"材料.zip": stream.getvalue()}


PARK_FORM, ONE_FORM, TWO_FORM = park_form(), enterprise_form(), enterprise_form(
    name=TWO, title=TWO_TITLE
)  # fmt: skip


@pytest.mark.parametrize(
    "files",
    [
        {"园区申报表.docx": PARK_FORM, "企业申报表.docx": ONE_FORM,
         "园区照片1.jpg": photo(1), "企业照片1.jpg": photo(2)},
        zipped({"园区/申报表.docx": PARK_FORM, "企业A/申报表.docx": ONE_FORM,
                "照片/园区/园区照片1.jpg": photo(1), "照片/企业A/企业照片1.jpg": photo(2)}),
        zipped({"申报表.docx": PARK_FORM, "园区照片1.jpg": photo(1),
                "企业/信息表.docx": ONE_FORM, "企业/企业照片1.jpg": photo(2)}),
        {"云汀表.docx": PARK_FORM, "潮生表.docx": ONE_FORM,
         "云汀园区照片1.jpg": photo(1), "潮生 企业照片1.jpg": photo(2)},
    ],
    ids=["words", "folders of photos beside", "park at the root", "brands"],
)  # fmt: skip
def test_each_has_its_own_photo(files):
    photos = [
        (applicant, [name for name in own if name.endswith("jpg")], left)
        for applicant, own, left in told(files)
    ]
    assert [(applicant, len(own), left) for applicant, own, left in photos] == [
        (PARK, 1, []),
        (ONE, 1, []),
    ]
    assert "园区照片1.jpg" in photos[0][1][0]


def test_photos_nobody_can_tell_apart_are_left_to_a_person():
    files = {"甲.docx": ONE_FORM, "乙.docx": TWO_FORM, "微信图片_1.jpg": photo(1)}
    assert told(files) == [
        (ONE, ["甲.docx"], ["微信图片_1.jpg"]),
        (TWO, ["乙.docx"], ["微信图片_1.jpg"]),
    ]


def test_what_can_only_be_of_two_is_not_asked_of_the_third():
    files = {"甲.docx": ONE_FORM, "乙.docx": TWO_FORM, "丙.docx": PARK_FORM}
    files[f"{ONE}和{PARK}合影.jpg"] = photo(1)
    files[f"{ONE}及其他.jpg"] = photo(2)
    own = {applicant: (own[1:], left) for applicant, own, left in told(files)}
    assert own[TWO] == ([], [])
    assert own[PARK] == ([f"{ONE}和{PARK}合影.jpg"], [])
    assert own[ONE] == ([f"{ONE}和{PARK}合影.jpg", f"{ONE}及其他.jpg"], [])


def test_a_covering_letter_lies_with_each():
    cover = forms((("案例推荐函", ""),))
    files = {"甲.docx": ONE_FORM, "乙.docx": TWO_FORM, "推荐函.docx": cover}
    assert told(files) == [
        (ONE, ["甲.docx", "推荐函.docx"], []),
        (TWO, ["乙.docx", "推荐函.docx"], []),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((park_rows(), enterprise_rows()), [(PARK, CALLS[1]), (ONE, CALLS[0])]),
        ((enterprise_rows(), enterprise_rows(TWO, TWO_TITLE)), [(ONE, CALLS[0]), (TWO, CALLS[0])]),
    ],
)
def test_several_forms_in_one_word_file_are_several_applications(rows, expected):
    parts = parts_of({"申报表.docx": forms(*rows)})
    assert [(_applicant(part.submission), part.campaign) for part in parts] == expected


def test_a_file_of_all_forms_belongs_to_each_whose_form_it_holds():
    files = {"甲.docx": ONE_FORM, "乙.docx": TWO_FORM, "丙.docx": PARK_FORM}
    files["企业盖章.docx"] = forms(enterprise_rows(), enterprise_rows(TWO, TWO_TITLE))
    parts = {_applicant(part.submission): part.submission for part in parts_of(files)}
    held = {
        applicant: [d.answers.text("case_title") for d in one.documents if d.forms]
        for applicant, one in parts.items()
    }
    assert held == {ONE: [ONE_TITLE], TWO: [TWO_TITLE], PARK: []}


OTHER_TITLE = "阿拉木图风电场配套项目"
OTHER_STEM = STEM.replace(TITLE, OTHER_TITLE)
TWO_CASES = {f"{STEM}.docx": form(), f"{OTHER_STEM}.docx": form(case_title=OTHER_TITLE)}


@pytest.mark.parametrize(
    ("name", "shared"),
    [
        ("承诺书.pdf", True),
        (f"{APPLICANT}承诺书.pdf", True),
        (f"{TITLE}、{OTHER_TITLE}支撑材料.pdf", True),
        ("支撑材料.pdf", False),
        (f"{APPLICANT}支撑材料.pdf", False),
    ],
)
def test_what_one_applicant_sends_once_for_two_cases(name, shared):
    first, second = told(TWO_CASES | {name: scan(1)})
    assert ([name] == first[1][1:], [name] == second[1][1:]) == (shared, shared)
    assert (first[2], second[2]) == (([], []) if shared else ([name], [name]))


def test_a_pledge_that_names_one_case_is_for_that_one():
    first, second = told(TWO_CASES | {f"{OTHER_TITLE}承诺书.pdf": scan(1)})
    assert (len(first[1]), len(second[1])) == (1, 2)


def test_two_applicants_pledges_are_never_shared():
    files = {f"{STEM}.docx": form(), "乙.docx": form(applicant="海岬环境公司", case_title="乙")}
    assert [left for _, _, left in told(files | {"承诺书.pdf": scan(1)})] == [["承诺书.pdf"]] * 2


def test_folders_by_kind_of_paper_do_not_part_the_cases():
    """Everything of one kind in a folder; the case's title is the file's name."""
    made = {
        f"{folder}/{title}{suffix}": data
        for folder, suffix, first, second in (
            ("申报表", ".docx", form(), form(case_title=OTHER_TITLE)),
            ("承诺书", ".pdf", scan(1), scan(2)),
            ("支撑材料", ".pdf", scan(3), scan(4)),
        )
        for title, data in ((TITLE, first), (OTHER_TITLE, second))
    }
    assert [(len(own), left) for _, own, left in told(zipped(made))] == [(3, []), (3, [])]


def test_an_unsigned_narrative_that_names_the_enterprise_is_its_own():
    files = {"甲.docx": ONE_FORM, "乙.docx": TWO_FORM, "案例.docx": narrative(TWO)}
    assert told(files)[1] == (TWO, ["乙.docx", "案例.docx"], [])


def nominations(*enterprises: str, nominator: str = PARK) -> list[str]:
    """What the quota's rule says of each enterprise of one letter, without a register."""
    files = {
        f"{name}.docx": enterprise_form(name=name, title=f"{name}的案例", nominator=nominator)
        for name in enterprises
    }
    dossiers = [build_dossier(part.campaign, (part.submission,)) for part in parts_of(files)]
    return [results(NOMINATION_QUOTA, one).popitem()[1] for one in dossiers]


def test_a_parks_third_enterprise_in_one_letter_is_one_too_many():
    assert nominations(ONE, TWO) == ["skipped"] * 2
    assert nominations(ONE, TWO, "岚桥电子材料有限公司") == ["failed"] * 3
    assert nominations(ONE, TWO, "岚桥电子材料有限公司", nominator="") == ["skipped"] * 3


KNOWN = NamedApplication(CALLS[1], PARK, PARK_TITLE)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"企业申报表.docx": ONE_FORM}, [(None, CALLS[0])]),
        ({"申报表.docx": PARK_FORM}, [(0, CALLS[1])]),
        ({"园区申报表.docx": PARK_FORM, "企业申报表.docx": ONE_FORM},
         [(0, CALLS[1]), (None, CALLS[0])]),
        ({"说明.pdf": scan(1)}, [(0, CALLS[1])]),
    ],
)  # fmt: skip
def test_a_park_answers_its_notice_with_an_enterprises_form(files, expected):
    read = read_letter(Mailing(subject="回复", files=files).raw())
    calls = (CALLS[1], CALLS[0], CALLS[2])
    found = sort_letter(read, IN_2024, calls, reply=True, known=[KNOWN])
    assert [(part.known, part.campaign) for part in found.parts] == expected


@pytest.mark.parametrize("blank", ["——", "/", "（ ）", "…", " - "])
def test_a_file_of_several_forms_some_named_by_a_mark_only(blank):
    """A mark is a name like no other, not even like itself."""
    made = forms(enterprise_rows(), enterprise_rows(blank, blank), enterprise_rows(TWO, TWO_TITLE))
    found = parts_of({"申报表.docx": made})
    assert len(found) >= 2
    assert {ONE, TWO} <= {
        _applicant(part.submission) for part in found if part.submission.documents
    }
