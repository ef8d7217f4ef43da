import pytest
from dossiers import answers, campaign, paged

from parsers.facts.file_facts import FileFacts, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.roles.assign_roles import recognise

SCO = campaign()
PARK = campaign("green-parks-2024-park")
FORM = "中国—上海合作组织绿色产业合作典型案例\n申报表\n案例名称"
PLEDGE = f"附件2\n材料真实性承诺书\n中国—上海合作组织绿色产业合作促进中心：\n{SCO.material('pledge').wording}"


def pdf(*pages: str) -> FileFacts:
    from dataclasses import replace

    texts = pages or ("",)
    return FileFacts(FileType.PDF, paged=replace(paged(pages=len(texts)), page_texts=texts))


def word(text: str) -> FileFacts:
    return FileFacts(FileType.WORD, word=WordFacts(text, tuple(text.splitlines()), ()))


def roles(names, facts, found=None, call=SCO, **more):
    names = [names] if isinstance(names, str) else names
    recognised = recognise(names, facts, found, call.materials, call.form, **more)
    return [(role.material, role.by, role.pages, role.in_format) for role in recognised]


NO_ANSWERS = None


@pytest.mark.parametrize(
    ("facts", "found", "expected"),
    [
        (word(FORM), answers(), [("form-word", "content", (), True)]),
        (pdf(FORM), answers(), [("form-pdf", "content", (1,), True)]),
        (pdf(PLEDGE), NO_ANSWERS, [("pledge", "content", (1,), True)]),
        (word(PLEDGE), NO_ANSWERS, [("pledge", "content", (), False)]),
        (
            pdf(FORM, PLEDGE),
            answers(),
            [("form-pdf", "content", (1,), True), ("pledge", "content", (2,), True)],
        ),
        (
            pdf(PLEDGE, FORM, "续表"),
            answers(),
            [("form-pdf", "content", (2, 3), True), ("pledge", "content", (1,), True)],
        ),
        (pdf("2025年度审计报告"), NO_ANSWERS, [("supporting", "format", (), True)]),
    ],
)
@pytest.mark.parametrize("name", ["扫描件.pdf", "申报表.pdf", "承诺书.pdf"])
def test_content_decides_whatever_the_name(name, facts, found, expected):
    assert roles(name, facts, found) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("申报表.pdf", "form-pdf"),
        ("承诺书.pdf", "pledge"),
        ("材料真实性承诺书(盖章).pdf", "pledge"),
        ("支撑材料.pdf", "supporting"),
        ("营业执照.pdf", "supporting"),
    ],
)
def test_a_scan_without_text_is_told_by_its_name(name, expected):
    assert [material for material, *_ in roles(name, pdf())] == [expected]


def test_a_scan_of_both_is_told_by_both_words():
    assert [m for m, *_ in roles("申报表及承诺书.pdf", pdf())] == ["form-pdf", "pledge"]


def test_a_folder_in_an_archive_tells_where_the_name_does_not():
    assert [m for m, *_ in roles(["扫描001.pdf", "承诺书"], pdf())] == ["pledge"]


def test_the_convention_without_a_word_for_the_role_names_the_form():
    assert roles("甲—乙.pdf", pdf(), conventional=True) == [("form-pdf", "convention", (), True)]
    assert roles("承诺书.pdf", pdf(), conventional=True) == [("pledge", "name", (), True)]
    locked = FileFacts(FileType.WORD, Problem.ENCRYPTED)
    assert roles("甲—乙.docx", locked, conventional=True) == [("form-word", "convention", (), True)]


def test_a_photo_of_the_pledge_is_it_in_the_wrong_format():
    photo = FileFacts(FileType.IMAGE, paged=paged())
    assert roles("承诺书.jpg", photo) == [("pledge", "name", (), False)]


def test_a_photo_of_the_form_stands_for_its_stamped_copy_first():
    photo = FileFacts(FileType.IMAGE, paged=paged())
    assert roles("申报表.jpg", photo) == [
        ("form-pdf", "name", (), False), ("form-word", "name", (), False),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), [("承诺书.pdf", ["pledge"]), ("扫描.pdf", [])])
def test_a_file_that_cannot_be_read_serves_only_what_its_name_claims(name, expected):
    locked = FileFacts(FileType.PDF, Problem.ENCRYPTED)
    assert [material for material, *_ in roles(name, locked)] == expected


def test_a_list_that_names_the_pledge_is_no_pledge():
    cover = pdf("申报材料目录\n1.申报表\n2.材料真实性承诺书\n3.支撑材料")
    assert [material for material, *_ in roles("目录.pdf", cover)] == ["supporting"]


def test_another_calls_form_is_not_taken_for_ours():
    shared = {"contact_person", "contact_phone", "email", "case_title", "summary"}
    from dataclasses import replace

    partial = answers()
    partial = replace(
        partial, answers=tuple(replace(a, label_found=a.key in shared) for a in partial.answers)
    )
    assert [m for m, *_ in roles("申报表.docx", word("案例征集申报表"), partial)] == ["supporting"]


@pytest.mark.parametrize(("text", "in_format"), [("", False), (FORM + "案例内容" * 10, True)])
def test_pictures_pasted_into_word_are_no_editable_form(text, in_format):
    pasted = FileFacts(FileType.WORD, word=WordFacts(text, (), (), pictures=2))
    recognised = roles("申报表.docx", pasted, answers() if text else None)
    assert (recognised[0][0], recognised[0][3]) == ("form-word", in_format)


def test_pictures_are_photos_where_photos_are_asked_for():
    photo = FileFacts(FileType.IMAGE, paged=paged())
    assert [m for m, *_ in roles("厂区.jpg", photo, call=PARK)] == ["photos"]
    assert [m for m, *_ in roles("厂区.jpg", photo)] == ["supporting"]


def test_a_narrative_is_told_by_its_sections():
    text = "某园区绿色发展\n一、背景情况\n甲\n二、特色经验\n乙\n三、未来展望\n丙"
    assert [m for m, *_ in roles("正文.docx", word(text), call=PARK)] == ["narrative"]


@pytest.mark.parametrize(
    ("name", "material"),
    [("申报表.xlsx", "form-word"), ("申报表.ofd", "form-pdf"), ("申报表.ceb", "form-pdf")],
)
def test_a_sheet_stands_for_the_word_file_a_layout_file_for_the_stamped_copy(name, material):
    first, *_ = roles(name, FileFacts(FileType.OTHER))
    assert (first[0], first[3]) == (material, False)


def test_photos_pasted_into_word_are_photos_in_the_wrong_format():
    pasted = FileFacts(FileType.WORD, word=WordFacts("", (), (), pictures=4))
    assert roles("照片.docx", pasted, call=PARK) == [("photos", "name", (), False)]
    assert roles("厂区.docx", pasted, call=PARK) == [("photos", "format", (), False)]


def test_a_narrative_may_hold_the_photos():
    text = f"一、背景情况\n{'甲' * 30}\n二、特色经验\n乙\n三、未来展望\n丙"
    facts = FileFacts(FileType.WORD, word=WordFacts(text, (), (), pictures=3))
    assert roles("正文.docx", facts, call=PARK) == [
        ("narrative", "content", (), True), ("photos", "format", (), False),
    ]  # fmt: skip


def test_the_forms_text_and_the_pledges_scan_in_one_file():
    from dataclasses import replace

    two = replace(paged(pages=2), page_texts=(FORM, ""), scan_texts=("", PLEDGE))
    assert roles("全部.pdf", FileFacts(FileType.PDF, paged=two), answers()) == [
        ("form-pdf", "content", (1,), True), ("pledge", "content", (2,), True),
    ]  # fmt: skip


LAST_PAGE = "主要成效\n（300字内）\n建成三座电站。\n案例获奖情况\n无\n附件列表\n1.承诺书"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("申报表2.pdf", LAST_PAGE, ("form-pdf", "part")),
        ("扫描2.pdf", LAST_PAGE, ("supporting", "format")),
        # Another programme's 申报表 has its contacts too, and none of our labels.
        (
            "申报表.pdf",
            "高新技术企业认定申报表\n单位名称\n联系人\n联系电话\n电子邮箱\n主营业务及收入",
            ("supporting", "format"),
        ),
    ],
)
@pytest.mark.parametrize("scanned", [False, True])
def test_a_later_page_of_the_form_sent_by_itself(name, text, expected, scanned):
    from dataclasses import replace

    facts = FileFacts(FileType.PDF, paged=replace(paged(), scan_texts=(text,)))
    [(material, by, *_)] = roles(name, facts if scanned else pdf(text))
    assert (material, by) == expected


def test_the_pages_on_which_a_title_stands_are_told():
    twice = recognise(["x.pdf"], pdf(FORM, FORM), answers(), SCO.materials, SCO.form)
    assert [role.starts for role in twice] == [(1, 2)]
