from dataclasses import replace
from datetime import timedelta

import pytest
from dossiers import (
    FORM_PDF,
    IN_TIME,
    PLEDGE,
    STEM,
    SUPPORTING,
    campaign,
    complete,
    dossier,
    paged,
    pdf,
    results,
    submission,
    unreadable,
    word_form,
)

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import CloudLink
from parsers.facts.problem import Problem
from parsers.roles.assign_roles import Role
from validators.rules.demands.listed import ATTACHMENT_LIST
from validators.rules.files import FILE_TOO_SMALL
from validators.rules.materials import (
    CLOUD_ATTACHMENT,
    MATERIAL_COUNT,
    MATERIAL_MISSING,
    MATERIAL_WRONG_FORMAT,
)
from validators.sorting.filing import build_dossier

GREEN = campaign("green-parks-2024-park")
LINK = CloudLink("mail.qq.com", "https://mail.qq.com/cgi-bin/ftnExs_download?k=1", "素材.zip")
LATER = IN_TIME + timedelta(days=1)
ALL_PASSED = dict.fromkeys(("form-word", "form-pdf", "pledge", "supporting"), "passed")


@pytest.mark.parametrize(
    ("documents", "missing"),
    [
        (complete(), None),
        ((FORM_PDF, PLEDGE, SUPPORTING), "form-word"),
        ((word_form(), PLEDGE, SUPPORTING), "form-pdf"),
        ((word_form(), FORM_PDF, SUPPORTING), "pledge"),
        ((word_form(), FORM_PDF, PLEDGE), "supporting"),
    ],
)
def test_what_did_not_come_is_missing(documents, missing):
    expected = ALL_PASSED | ({missing: "failed"} if missing else {})
    assert results(MATERIAL_MISSING, dossier(*documents)) == expected


def test_an_encrypted_file_whose_name_claims_the_pledge_serves_it():
    locked = unreadable(f"{STEM}承诺书.pdf", Problem.ENCRYPTED, Role("pledge", "name"))
    subject = dossier(word_form(), FORM_PDF, locked, SUPPORTING)
    assert results(MATERIAL_MISSING, subject) == ALL_PASSED


def test_one_merged_pdf_serves_form_and_pledge():
    merged = pdf(f"{STEM}.pdf", Role("form-pdf", "content", (1,)), Role("pledge", "content", (2,)))
    subject = dossier(word_form(), merged, SUPPORTING)
    assert results(MATERIAL_MISSING, subject) == ALL_PASSED
    assert subject.of("pledge") == subject.of("form-pdf") == (merged,)


def test_a_link_stands_for_supporting_files_only():
    subject = dossier(word_form(), FORM_PDF, links=(LINK,))
    assert results(MATERIAL_MISSING, subject) == ALL_PASSED | {"pledge": "failed"}
    assert results(CLOUD_ATTACHMENT, subject) == {"mail.qq.com": "failed"}


def test_supplements_complete_the_set():
    subject = dossier(word_form(), FORM_PDF, later=(submission(PLEDGE), submission(SUPPORTING)))
    assert results(MATERIAL_MISSING, subject) == ALL_PASSED


def test_an_unconfirmed_letter_supplies_nothing():
    later = (submission(PLEDGE, confirmed=False),)
    subject = dossier(word_form(), FORM_PDF, SUPPORTING, later=later)
    assert results(MATERIAL_MISSING, subject)["pledge"] == "failed"


def test_the_newest_readable_document_counts():
    better = pdf("新承诺书.pdf", Role("pledge", "content"))
    broken = unreadable("坏承诺书.pdf", Problem.UNREADABLE, Role("pledge", "name"))
    subject = dossier(later=(submission(better), submission(broken)))
    assert subject.of("pledge") == (better,)


@pytest.mark.parametrize(("in_format", "expected"), [(True, "passed"), (False, "failed")])
def test_a_photo_of_the_pledge_is_there_in_the_wrong_format(in_format, expected):
    photo = pdf("承诺书.jpg", Role("pledge", "name", in_format=in_format))
    subject = dossier(word_form(), FORM_PDF, photo, SUPPORTING)
    assert results(MATERIAL_MISSING, subject)["pledge"] == "passed"
    assert results(MATERIAL_WRONG_FORMAT, subject)["pledge"] == expected


def test_the_right_format_beside_a_wrong_one_counts():
    photo = pdf("承诺书.jpg", Role("pledge", "name", in_format=False))
    assert results(MATERIAL_WRONG_FORMAT, dossier(*complete(), photo))["pledge"] == "passed"


@pytest.mark.parametrize(
    ("photos", "expected"),
    [(0, "skipped"), (2, "failed"), (3, "passed"), (5, "passed"), (6, "failed")],
)
def test_photos_are_counted(photos, expected):
    pictures = [pdf(f"照片{n}.jpg", Role("photos", "format")) for n in range(photos)]
    form = replace(word_form(), roles=(Role("form", "content"),))
    subject = dossier(form, *pictures, call=campaign("green-parks-2024-park"))
    assert results(MATERIAL_COUNT, subject) == {"photos": expected}


def test_the_same_photo_twice_counts_once():
    picture = pdf("照片.jpg", Role("photos", "format"))
    copies = [picture, picture, picture]
    subject = dossier(*copies, call=campaign("green-parks-2024-park"))
    assert results(MATERIAL_COUNT, subject) == {"photos": "failed"}


@pytest.mark.parametrize(
    ("listed", "files", "expected"),
    [
        ("", (), "skipped"),
        ("无", (), "passed"),
        ("1.可行性研究报告\n2.现场照片", ("可行性研究报告.pdf", "现场照片.jpg"), "passed"),
        ("1.可行性研究报告\n2.现场照片\n3.验收证书\n4.专利证书\n5.合同", (), "failed"),
    ],
)
def test_the_applicants_own_list_is_held_against_what_came(listed, files, expected):
    others = [pdf(name, Role("supporting", "format")) for name in files]
    subject = dossier(word_form(attachment_list=listed), FORM_PDF, PLEDGE, *others)
    assert results(ATTACHMENT_LIST, subject) == {"": expected}


def test_without_a_form_there_is_no_list():
    assert results(ATTACHMENT_LIST, dossier(PLEDGE)) == {"*": "skipped"}


def test_a_photo_of_the_form_fills_the_place_that_is_empty():
    wrong = (Role("form-pdf", "name", (), False), Role("form-word", "name", (), False))
    photo = pdf("申报表.jpg", *wrong)
    beside_pdf = dossier(FORM_PDF, photo, PLEDGE, SUPPORTING)
    assert results(MATERIAL_MISSING, beside_pdf) == ALL_PASSED
    assert results(MATERIAL_WRONG_FORMAT, beside_pdf)["form-word"] == "failed"
    alone = dossier(photo, PLEDGE, SUPPORTING)
    assert results(MATERIAL_MISSING, alone) == ALL_PASSED | {"form-word": "failed"}
    assert results(MATERIAL_WRONG_FORMAT, alone)["form-pdf"] == "failed"
    beside_both = dossier(*complete(), photo)
    assert "failed" not in results(MATERIAL_WRONG_FORMAT, beside_both).values()


LOCKED = replace(
    unreadable("全部材料.7z", Problem.ENCRYPTED),
    facts=FileFacts(FileType.ARCHIVE, Problem.ENCRYPTED, "why"),
)


def test_what_may_lie_in_an_archive_nobody_could_open_is_not_called_missing():
    nothing_told = dict.fromkeys(ALL_PASSED, "skipped")
    assert results(MATERIAL_MISSING, dossier(LOCKED)) == nothing_told
    subject = dossier(word_form(attachment_list="1.检测报告.pdf"), LOCKED)
    assert results(MATERIAL_MISSING, subject) == nothing_told | {"form-word": "passed"}
    assert results(ATTACHMENT_LIST, subject) == {"": "skipped"}
    assert results(MATERIAL_COUNT, dossier(LOCKED, call=GREEN)) == {"photos": "skipped"}


def test_what_lacks_once_the_archive_was_made_good_is_missing():
    opened = submission(word_form(), FORM_PDF, PLEDGE, at=LATER)
    found = results(MATERIAL_MISSING, dossier(LOCKED, later=(opened,)))
    assert found == ALL_PASSED | {"supporting": "failed"}


def test_photos_in_a_wrong_format_are_neither_counted_nor_weighed():
    pasted = pdf("照片.pdf", Role("photos", "name", in_format=False))
    subject = dossier(pasted, call=GREEN)
    assert results(MATERIAL_WRONG_FORMAT, subject) == {"photos": "failed"}
    assert results(MATERIAL_COUNT, subject) == {"photos": "skipped"}
    assert results(FILE_TOO_SMALL, subject) == {"照片.pdf": "skipped"}


def test_photos_that_came_as_files_count_whatever_else_holds_pictures():
    narrative = pdf("正文.docx", Role("photos", "format", in_format=False))
    photos = [pdf(f"{n}.jpg", Role("photos", "format")) for n in range(3)]
    subject = dossier(narrative, *photos, call=GREEN)
    assert results(MATERIAL_WRONG_FORMAT, subject) == {"photos": "passed"}
    assert results(MATERIAL_COUNT, subject) == {"photos": "passed"}


def test_a_listed_file_that_may_be_anothers_came_all_the_same():
    listed = word_form(attachment_list="1.检测报告.pdf")
    subject = dossier(listed, FORM_PDF, PLEDGE)
    unassigned = replace(subject.first, unassigned=(pdf("检测报告.pdf"),))
    assert results(ATTACHMENT_LIST, build_dossier(campaign(), [unassigned])) == {"": "passed"}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [((Role("supporting", "format"),), "skipped"), ((Role("pledge", "name"),), "failed")],
)
def test_an_old_word_file_nobody_reads_here_may_be_the_form(roles, expected):
    old = unreadable("材料.doc", Problem.UNSUPPORTED, *roles)
    old = replace(old, facts=FileFacts(FileType.WORD, Problem.UNSUPPORTED, "why"))
    found = results(MATERIAL_MISSING, dossier(old, FORM_PDF, PLEDGE, SUPPORTING))
    assert found["form-word"] == expected


def test_the_format_of_a_file_that_cannot_be_opened_is_not_told_twice():
    ofd = unreadable("申报表.ofd", Problem.UNSUPPORTED, Role("form-pdf", "name", in_format=False))
    subject = dossier(word_form(), ofd, PLEDGE, SUPPORTING)
    assert results(MATERIAL_WRONG_FORMAT, subject)["form-pdf"] == "skipped"
    assert results(MATERIAL_MISSING, subject) == ALL_PASSED


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("1.材料真实性承诺书\n2.案例支撑材料\n3.检测报告", "failed"),
        ("1.材料真实性承诺书\n2.检测报告", "passed"),
        ("1.案例支撑材料", "passed"),
    ],
)
def test_a_file_the_list_has_a_row_for_is_not_the_next_rows(listed, expected):
    subject = dossier(word_form(attachment_list=listed), FORM_PDF, PLEDGE, SUPPORTING)
    assert results(ATTACHMENT_LIST, subject) == {"": expected}


TEXT = paged(text="本承诺书之外的文字")


@pytest.mark.parametrize(
    ("roles", "facts", "expected"),
    [
        # A scan without text and told by nothing may be any of the materials.
        ((), paged(), "skipped"),
        ((Role("supporting", "format"),), paged(), "skipped"),
        ((Role("supporting", "convention"),), paged(), "skipped"),
        # It says itself that it is the pledge, in whatever way.
        ((Role("pledge", "format"),), TEXT, "skipped"),
        ((Role("pledge", "content"),), TEXT, "skipped"),
        # It says that it is something else: by its words, its name, or as a page of another.
        ((Role("form-pdf", "content"),), paged(), "failed"),
        ((Role("form-pdf", "name"),), paged(), "failed"),
        ((Role("form-pdf", "part"),), paged(), "failed"),
        ((Role("supporting", "format"), Role("form-pdf", "part")), paged(), "failed"),
        # It has words, and they are not the pledge's.
        ((), TEXT, "failed"),
        ((Role("supporting", "format"),), TEXT, "failed"),
    ],
)
def test_nothing_is_missing_that_a_file_of_no_owner_may_be(roles, facts, expected):
    stray = pdf("扫描件.pdf", *roles, facts=facts)
    one = replace(submission(word_form(), FORM_PDF, SUPPORTING), unassigned=(stray,))
    assert results(MATERIAL_MISSING, build_dossier(campaign(), (one,)))["pledge"] == expected
