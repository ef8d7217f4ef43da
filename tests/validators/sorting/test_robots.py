"""Who wrote: a program, a person, or for a clerk to say; by the signs and by what the letter brings."""

from dataclasses import replace

import pytest
from dossiers import GOOD_ANSWERS, STEM, campaign, letter

from parsers.facts.answers import Answer, Answers
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Attachment, CloudLink, RobotSign, SignKind
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document
from validators.sorting.triage import triage

SCO = campaign("sco-2026")
FILLED = Answers(tuple(Answer(key, text) for key, text in GOOD_ANSWERS.items()))
EMPTY = Answers(tuple(Answer(spec.key) for spec in SCO.form.fields))
PDF, WORD = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)


def paper(name: str, role: str, kind: str = PDF, answers: Answers | None = None) -> Document:
    roles = (Role(*role.split(":")),) if role else ()
    return Document(
        Attachment(name, kind, 20_000, f"sha-{name}"), FileFacts(FileType.PDF), roles, answers
    )


FORM = paper("申报表.docx", "form-word:content", WORD, FILLED)
BLANK = paper("申报表.docx", "form-word:content", WORD, EMPTY)
PLEDGE = paper("承诺书.pdf", "pledge:content")
SCAN = paper("扫描件.pdf", "supporting:format")
REPORT = paper("details.txt", "", "text/plain")
LOGO = paper("logo.png", "", "image/png")
LINK = CloudLink("mail.qq.com", "https://mail.qq.com/cgi-bin/ftnExs_download?k=1")


def sorted_as(
    *kinds: SignKind,
    papers: tuple[Document, ...] = (),
    subject: str = STEM,
    text: str = "",
    reply: bool = False,
    links: tuple[CloudLink, ...] = (),
) -> str:
    mail = replace(
        letter(subject, links=links),
        text=text,
        attachments=tuple(one.attachment for one in papers),
        robot_signs=tuple(RobotSign(kind, "subject of an automatic reply") for kind in kinds),
    )
    return triage(mail, {SCO.id: papers}, (SCO,), reply=reply).sort.value


S = SignKind


@pytest.mark.parametrize(
    ("kinds", "text", "expected"),
    [
        ((S.SUBJECT,), "我正在休假", "automatic"),
        ((S.SUBJECT,), "有问题？请联系客服", "automatic"),
        ((S.ANSWERED,), "收到", "automatic"),
        ((S.ANSWERED,), "请问截止时间可以延长吗？", "question"),
        ((S.RECALL,), "因故撤回申报", "question"),
        ((S.TEXT,), "我不在办公室", "automatic"),
        ((S.TEXT,), "我在休假，请问可以延期吗？", "question"),
        ((S.TEXT,), "请查收附件。本邮件由OA系统自动发送", "question"),
        ((S.RECEIVED,), "您的来信已收到", "question"),
        ((S.LIST,), "夏季特惠", "automatic"),
        ((S.LIST,), "请问申报表在哪里下载？", "question"),
        ((S.MAILING,), "会议邀请", "automatic"),
        ((S.MAILING,), "请问申报表在哪里下载？", "question"),
        ((S.MAILING,), "材料见附件", "submission"),
        ((S.SUPPRESS,), "", "submission"),
        ((S.SUPPRESS,), "请查收附件", "submission"),
        ((S.SUPPRESS,), "Gone fishing", "question"),
        ((S.SUPPRESS, S.TEXT), "我不在办公室", "automatic"),
        ((S.SUPPRESS,), "请问申报表在哪里下载？", "question"),
        ((), "Gone fishing", "question"),
        ((), "申报材料见附件", "submission"),
        ((), "您好！", "submission"),
        ((), "尊敬的李老师：\n您好！", "submission"),
        ((), "Please find attached our application.", "submission"),
        ((), "Направляем заявку и документы.", "submission"),
        ((), f"邮件“{STEM}”已处理。", "question"),
    ],
)
def test_without_papers_under_the_exact_subject(
    kinds: tuple[SignKind, ...], text: str, expected: str
) -> None:
    assert sorted_as(*kinds, text=text) == expected


@pytest.mark.parametrize("kind", list(SignKind))
def test_filled_papers_are_a_person_s_whatever_surrounds_them(kind: SignKind) -> None:
    assert sorted_as(kind, papers=(FORM, PLEDGE, SCAN), text="自动回复") == "submission"


@pytest.mark.parametrize("kind", [S.SUBJECT, S.ANSWERED, S.TEXT, S.MAILING, S.SUPPRESS, S.RECALL])
@pytest.mark.parametrize("papers", [(PLEDGE,), (SCAN,)])
def test_papers_under_the_subject_are_a_person_s(
    kind: SignKind, papers: tuple[Document, ...]
) -> None:
    assert sorted_as(kind, papers=papers, text="请查收") == "submission"


@pytest.mark.parametrize(
    ("kinds", "text"), [((S.SUBJECT,), "会议邀请"), ((S.SUBJECT, S.TEXT), "我正在休假，资料见附件")]
)
def test_a_brochure_under_an_automatic_subject_is_for_a_clerk(
    kinds: tuple[SignKind, ...], text: str
) -> None:
    assert sorted_as(*kinds, papers=(SCAN,), text=text) == "question"
    assert sorted_as(*kinds, papers=(SCAN, PLEDGE), text=text) == "submission"


@pytest.mark.parametrize(
    ("path", "kinds", "expected"),
    [
        ((STEM,), (S.SUBJECT,), "question"),
        (("原邮件.eml",), (S.SUBJECT, S.TEXT), "question"),
        (("申报材料.zip",), (S.SUBJECT,), "submission"),
        (("申报表.pdf",), (S.SUBJECT,), "submission"),
        ((STEM,), (S.ANSWERED, S.TEXT), "submission"),
        ((STEM,), (), "submission"),
        ((), (S.SUBJECT,), "submission"),
    ],
)
def test_an_application_sent_back_undelivered_is_for_a_clerk(
    path: tuple[str, ...], kinds: tuple[SignKind, ...], expected: str
) -> None:
    papers = tuple(
        replace(one, attachment=replace(one.attachment, path=path)) for one in (FORM, PLEDGE)
    )
    assert sorted_as(*kinds, papers=papers, text="无法投递") == expected


@pytest.mark.parametrize("papers", [(REPORT,), (LOGO,), (REPORT, LOGO), (BLANK,)])
def test_what_robots_bring_is_no_paper(papers: tuple[Document, ...]) -> None:
    assert sorted_as(S.SUBJECT, papers=papers, text="我正在休假") == "automatic"


def test_a_mailing_with_the_call_s_blank_papers_is_for_a_clerk() -> None:
    assert sorted_as(S.LIST, papers=(BLANK, PLEDGE), text="请组织申报") == "question"
    assert sorted_as(S.LIST, papers=(SCAN,), subject="夏季特惠") == "automatic"


def test_a_link_to_files_is_a_person_s() -> None:
    assert sorted_as(S.TEXT, links=(LINK,), text="请下载附件") == "submission"


@pytest.mark.parametrize(
    ("kinds", "papers", "expected"),
    [
        ((S.SUBJECT,), (), "automatic"),
        ((S.TEXT,), (), "automatic"),
        ((), (), "question"),
        ((S.SUPPRESS,), (PLEDGE,), "submission"),
        ((S.ANSWERED,), (SCAN,), "submission"),
    ],
)
def test_in_answer_to_our_notice(
    kinds: tuple[SignKind, ...], papers: tuple[Document, ...], expected: str
) -> None:
    assert sorted_as(*kinds, papers=papers, subject="Re: 补正", text="收到", reply=True) == expected
