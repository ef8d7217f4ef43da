"""Names of an application whose form did not come."""

from dossiers import APPLICANT, PLEDGE, STEM, TITLE, dossier, pdf, word_form

from validators.calling import called


def test_the_forms_names_are_final():
    form = word_form(applicant="别的单位")
    assert list(called(dossier(form, subject=STEM))) == [("别的单位", TITLE)]


def test_without_a_form_the_subject_tells():
    assert next(called(dossier(pdf("扫描.pdf"), subject=f"回复：{STEM}"))) == (APPLICANT, TITLE)


def test_under_another_subject_a_file_name_tells():
    assert next(called(dossier(PLEDGE, subject="补交承诺书"))) == (APPLICANT, TITLE)


def test_nothing_is_called_where_nothing_keeps_the_convention():
    assert list(called(dossier(pdf("扫描.pdf"), subject="补交材料"))) == []
