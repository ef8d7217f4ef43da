from dataclasses import replace
from datetime import datetime

import pytest
from dossiers import SHANGHAI, STEM, campaign, letter

from parsers.facts.answers import Answer, Answers
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Attachment, CloudLink
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document
from validators.sorting.triage import Sort, automatic_in_words, triage

SCO, PARK, ENTERPRISE = (
    campaign(name) for name in ("sco-2026", "green-parks-2024-park", "green-parks-2024-enterprise")
)
CALLS = (SCO, PARK, ENTERPRISE)
LINK = CloudLink("mail.qq.com", "https://mail.qq.com/cgi-bin/ftnExs_download?k=1")
PARK_SUBJECT = "【青岚经开区】绿盟案例征集"
ENTERPRISE_SUBJECT = "【远帆重工】绿盟企业案例征集"


def file(name: str, *path: str, media_type: str = "application/pdf", **roles: str) -> dict:
    """A file and its role in the calls that know it: `sco="pledge:content"`."""
    attachment = Attachment(name, media_type, 20_000, f"sha-{name}", path)
    calls = {"sco": SCO.id, "park": PARK.id, "enterprise": ENTERPRISE.id}
    return {"attachment": attachment} | {calls[call]: role for call, role in roles.items()}


def sorted_as(
    *files: dict, subject: str = "材料", automatic: str = "", answers: bool = False, **more
) -> tuple[str, str | None]:
    filed = {
        call.id: tuple(
            Document(
                one["attachment"],
                FileFacts(FileType.PDF),
                (Role(*one[call.id].split(":")),) if call.id in one else (),
                one.get("answers"),
            )
            for one in files
        )
        for call in CALLS
    }
    mail = replace(
        letter(subject, links=more.pop("links", ())),
        text=more.pop("text", "您好"),
        attachments=tuple(one["attachment"] for one in files),
        automatic=automatic,
        in_reply_to=("<notice@office.example>",) if answers else (),
    )
    found = triage(mail, filed, more.pop("calls", CALLS), **more)
    return found.sort.value, found.campaign.id if found.campaign else None


NAMELESS = file("扫描件.pdf")


@pytest.mark.parametrize(
    ("files", "subject", "call"),
    [
        ((NAMELESS,), STEM, SCO.id),
        ((NAMELESS,), f"回复：{STEM}", SCO.id),
        ((NAMELESS,), PARK_SUBJECT, PARK.id),
        ((NAMELESS,), "[远帆重工] 绿盟企业案例征集", ENTERPRISE.id),
        ((NAMELESS,), "上合组织绿色产业合作典型案例投稿", SCO.id),
        ((NAMELESS,), "绿色发展创新企业案例", ENTERPRISE.id),
        ((file(f"{STEM}.pdf"),), "材料", SCO.id),
        ((file("承诺书.pdf", f"{STEM}.zip"),), "", SCO.id),
        ((file(f"{PARK_SUBJECT}.pdf"),), "", PARK.id),
        ((file("a.docx", sco="form-word:content"),), "", SCO.id),
        ((file("a.docx", enterprise="form:content"),), "", ENTERPRISE.id),
        ((file("承诺书.pdf", sco="pledge:name"),), "", SCO.id),
    ],
)
def test_the_call_is_told_by_subject_then_names_then_content_then_role_words(files, subject, call):
    assert sorted_as(*files, subject=subject) == ("submission", call)


def test_a_copied_subject_yields_to_the_form_of_another_call():
    park_form = file("申报表.docx", park="form:content")
    assert sorted_as(park_form, subject=STEM) == ("submission", PARK.id)
    sco_form = file("申报表.docx", sco="form-word:content")
    assert sorted_as(sco_form, park_form, subject=STEM) == ("submission", SCO.id)


def test_an_automatic_letter_is_never_a_submission():
    mail = file("a.docx", sco="form-word:content")
    assert sorted_as(mail, subject=STEM, automatic="Auto-Submitted: auto-replied") == (
        "automatic",
        None,
    )


@pytest.mark.parametrize(
    ("files", "subject", "answers"),
    [
        ((), "请问截止时间可以延长吗", False),
        ((NAMELESS,), "会议纪要", False),
        ((), "关于上合组织绿色产业合作典型案例的咨询", False),
        ((), f"Re: {STEM}", True),
        ((file("截图.png", media_type="image/png"),), "请问绿盟案例征集怎么填", False),
    ],
)
def test_a_persons_letter_without_papers_is_a_question(files, subject, answers):
    assert sorted_as(*files, subject=subject, answers=answers) == ("question", None)


@pytest.mark.parametrize(("year", "call"), [(2024, None), (2026, SCO.id)])
def test_words_in_names_alone_mean_the_call_of_their_time(year, call):
    """申报表 claims the form of every call: by its time one may be meant, of two at once neither."""
    locked = file("申报表.pdf", sco="form-pdf:name", park="form:name", enterprise="form:name")
    at = datetime(year, 4 if year == 2024 else 6, 9, tzinfo=SHANGHAI)
    expected = ("submission", call) if call else ("question", None)
    assert sorted_as(locked, received_at=at) == expected


@pytest.mark.parametrize(
    ("name", "role"), [("照片1.jpg", "photos:name"), ("附件1.pdf", "form:name")]
)
def test_words_anybody_uses_mean_no_call(name, role):
    assert sorted_as(file(name, park=role), file("b.pdf", park=role)) == ("question", None)


def test_a_form_outweighs_what_else_is_known():
    narrative = file("正文.docx", park="narrative:content", enterprise="narrative:content")
    form = file("表.docx", enterprise="form:content")
    assert sorted_as(form, narrative, subject=PARK_SUBJECT) == ("submission", ENTERPRISE.id)


@pytest.mark.parametrize("answers", [False, True], ids=["by itself", "in answer to a notice"])
@pytest.mark.parametrize("files", [(), (file("撤回函.pdf", sco="supporting:format"),)])
def test_to_withdraw_is_for_a_person_to_decide(files, answers):
    text = "因项目调整，我单位申请撤回该案例的申报。"
    found = sorted_as(*files, subject=STEM, text=text, answers=answers, reply=answers)
    assert found == ("question", None)


def test_papers_handed_in_anew_are_no_withdrawal():
    text = "此前申报的案例有误，现撤回原申报，以本次材料为准。"
    form = file("申报表.docx", sco="form-word:content")
    assert sorted_as(form, subject=STEM, text=text) == ("submission", SCO.id)


BLANK = Answers(tuple(Answer(spec.key) for spec in SCO.form.fields))
BEGUN = Answers((Answer("case_title", "某案例"), *BLANK.answers[1:]))


@pytest.mark.parametrize(
    ("answers", "subject", "text", "expected"),
    [
        (BEGUN, "材料", "请查收", "submission"),
        (BLANK, "材料", "请查收", "question"),
        (BLANK, "转发：典型案例征集活动的公告", "请组织申报", "question"),
        (BLANK, STEM, "请问案例类型可以多选吗", "question"),
        (BLANK, STEM, "请查收", "submission"),
    ],
)
def test_the_calls_own_blank_form_hands_nothing_in(answers, subject, text, expected):
    form = file("申报表.docx", sco="form-word:content") | {"answers": answers}
    assert sorted_as(form, subject=subject, text=text)[0] == expected


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        ("上合组织绿色产业合作典型案例投稿", "请查收", "submission"),
        ("咨询上合组织绿色产业合作典型案例", "附件是我们的情况", "question"),
        ("关于上合组织绿色产业合作典型案例征集活动的通知", "请组织申报", "question"),
        (STEM, "请问收到了吗", "submission"),
    ],
)
def test_a_question_may_bring_a_file_that_is_no_paper_of_the_call(subject, text, expected):
    other = file("单位情况.pdf", sco="supporting:format")
    assert sorted_as(other, subject=subject, text=text)[0] == expected


def test_an_application_that_forgot_its_files_is_a_submission():
    assert sorted_as(subject=STEM) == ("submission", SCO.id)


def test_a_link_is_material():
    assert sorted_as(subject="上合组织绿色产业合作典型案例", links=(LINK,)) == (
        "submission",
        SCO.id,
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((NAMELESS,), ("submission", PARK.id)),
        ((file("a.png", media_type="image/png"), NAMELESS), ("submission", PARK.id)),
        ((file("承诺书.jpg", media_type="image/jpeg", park="form:name"),), ("submission", PARK.id)),
        ((), ("question", None)),
        ((file("截图.png", media_type="image/png", park="photos:format"),), ("question", None)),
    ],
)
def test_what_a_reply_brings_belongs_to_its_application(files, expected):
    calls = (PARK, SCO, ENTERPRISE)
    assert sorted_as(*files, subject="补正", reply=True, calls=calls) == expected


@pytest.mark.parametrize(("size", "expected"), [(5_000_000, "submission"), (80_000, "question")])
def test_a_lone_photo_as_large_as_asked_for_is_no_screenshot(size, expected):
    photo = file("微信图片_1.jpg", media_type="image/jpeg", park="photos:name")
    photo["attachment"] = replace(photo["attachment"], size=size)
    assert (
        sorted_as(photo, subject=f"Re: {PARK_SUBJECT}", reply=True, calls=CALLS[1:])[0] == expected
    )


def test_a_reply_of_thanks_under_the_exact_subject_is_no_new_application():
    assert sorted_as(subject=f"Re: {STEM}", reply=True) == (Sort.QUESTION.value, None)


def test_a_lone_picture_that_claims_a_material_is_no_screenshot():
    photo = file("承诺书.jpg", media_type="image/jpeg", sco="pledge:name")
    assert sorted_as(photo, subject="上合组织绿色产业合作典型案例") == ("submission", SCO.id)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("Auto-Submitted: auto-replied", "Auto-Submitted: auto-replied"),
        ("Precedence: bulk", "Precedence: bulk"),
        ("empty Return-Path", "无退信地址"),
        ("multipart/report", "投递报告"),
        ("sender no-reply", "发件人为 no-reply"),
        ("List-Unsubscribe header", "含 List-Unsubscribe 标头"),
    ],
)
def test_a_clerk_reads_why_a_letter_is_automatic(why, words):
    assert automatic_in_words(why) == words
