"""The notices as applicants get them: kinds, what is said, what is kept silent, hostile texts."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from dossiers import (
    APPLICANT,
    FORM_PDF,
    IN_TIME,
    PLEDGE,
    SHANGHAI,
    STEM,
    SUPPORTING,
    TITLE,
    campaign,
    complete,
    dossier,
    paged,
    pdf,
    stamp,
    submission,
    unreadable,
    with_stamps,
    word_form,
)
from notices import AFTER_DEADLINE, NUMBER, occasion, templates

from notifier.notices.compose import compose
from notifier.notices.kinds import NoticeKind, kind_of
from notifier.notices.lists.checklist import field_lines
from notifier.notices.notice import Notice
from parsers.facts.file_facts import Presence
from parsers.facts.letter_facts import Address, CloudLink
from parsers.facts.problem import Problem
from parsers.roles.assign_roles import Role
from validators.model.dossier import History, OtherApplication
from validators.rulebook import CODES

SHIPPED = templates()
GREY = stamp(presence=Presence.UNCERTAIN)


def told(*documents, now=None, correction_by=None, **more) -> Notice:
    subject = dossier(*documents, **more)
    return compose(occasion(subject, now=now, correction_by=correction_by), SHIPPED)


def lines(notice: Notice) -> list[str]:
    return [line.strip() for line in notice.text.splitlines() if line.strip()]


def section(notice: Notice, heading: str) -> list[str]:
    """The lines under a 【heading】, up to the next one."""
    _, _, rest = notice.text.partition(f"【{heading}】")
    return [line.strip() for line in rest.split("\n【")[0].splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("documents", "at", "kind"),
    [
        (complete(), IN_TIME, NoticeKind.ACKNOWLEDGEMENT),
        (
            (word_form(), FORM_PDF, with_stamps(PLEDGE, GREY), SUPPORTING),
            IN_TIME,
            NoticeKind.ACKNOWLEDGEMENT,
        ),
        ((word_form(), FORM_PDF, SUPPORTING), IN_TIME, NoticeKind.CORRECTION),
        (complete(), AFTER_DEADLINE, NoticeKind.LATE),
        ((word_form(),), AFTER_DEADLINE, NoticeKind.LATE),
    ],
)
def test_kind_is_the_status(documents, at, kind):
    answer = occasion(dossier(*documents, at=at))
    assert kind_of(answer) is kind
    assert compose(answer, SHIPPED).kind is kind


@pytest.mark.parametrize(
    ("documents", "at", "subject"),
    [
        (complete(), IN_TIME, f"【受理 {NUMBER}】材料已收齐：{TITLE}"),
        (
            (word_form(), FORM_PDF, with_stamps(PLEDGE, GREY), SUPPORTING),
            IN_TIME,
            f"【受理 {NUMBER}】材料已收到，待人工核验：{TITLE}",
        ),
        (
            (word_form(), FORM_PDF, SUPPORTING),
            IN_TIME,
            f"【需补正 {NUMBER}】共 1 项，请于2026年6月18日前补正：{TITLE}",
        ),
        (
            complete(),
            AFTER_DEADLINE,
            f"【逾期 {NUMBER}】来件晚于申报截止时间，已登记、未受理：{TITLE}",
        ),
    ],
)
def test_subject_says_number_and_outcome(documents, at, subject):
    assert told(*documents, at=at).subject == subject


def test_acknowledgement_lists_every_material_and_field():
    notice = told(*complete(position=""))
    assert section(notice, "材料清单") == [
        "✓ 申报表（可编辑Word版）：已收到",
        *shown(f"{STEM}.docx"),
        "✓ 申报表（PDF盖章版）：已收到，已见盖章",
        *shown(f"{STEM}.pdf"),
        "✓ 材料真实性承诺书（PDF盖章版）：已收到，已见盖章",
        *shown(f"{STEM}（承诺书）.pdf"),
        "✓ 案例支撑材料：已收到",
        *shown(f"{STEM}（支撑材料）.pdf"),
    ]
    fields = section(notice, "申报表各项")
    assert len(fields) == len(campaign().form.fields)
    assert "✓ 主要成效：已填写" in fields
    assert "— 职务：选填，未填写" in fields
    assert "2026年6月10日 09:30:00（北京时间）" in notice.text
    for words in ("待人工核验", "需补正"):
        assert words not in notice.text


def shown(name: str) -> list[str]:
    """A file name as the list shows it: at most 60 characters, its end kept."""
    return [name if len(name) <= 60 else f"{name[:45]}…{name[-14:]}"]


def test_review_names_the_point_without_reproach():
    notice = told(word_form(), FORM_PDF, with_stamps(PLEDGE, GREY), SUPPORTING)
    points = section(notice, "将由工作人员核验的事项")
    assert points == [
        "真实性",
        "○ 材料真实性承诺书（PDF盖章版）的盖章情况。如所发为黑白或模糊的扫描件，请补发清晰的彩色扫描件。",
    ]
    assert "○ 材料真实性承诺书（PDF盖章版）：已收到，待人工核验" in lines(notice)
    assert "未见" not in notice.text


def test_notes_are_for_staff_alone():
    spoken = told(subject="案例材料")
    assert spoken.kind is NoticeKind.ACKNOWLEDGEMENT
    assert "命名" not in spoken.text


def test_correction_names_fault_cure_file_and_days():
    notice = told(word_form(email="无"), FORM_PDF, SUPPORTING)
    text = lines(notice)
    assert "1. 未收到材料真实性承诺书（PDF盖章版）。" in text
    assert "→ 请补充发送材料真实性承诺书（PDF盖章版）。" in text
    assert any(line.startswith("2. “电子邮箱”填写的“无”不是") for line in text)
    assert "补正期限：2026年6月18日 24:00（北京时间）前，还有 8 天" in text
    assert section(notice, "请提交以下文件，并按所示命名") == [
        "申报表（可编辑Word版）",
        f"{STEM}.docx",
        "申报表（PDF盖章版）",
        f"{STEM}.pdf",
        "材料真实性承诺书（PDF盖章版）",
        f"{STEM}（承诺书）.pdf",
        "修改申报表后，请将各版本一并重新提交，并保持内容一致。",
    ]
    fine = section(notice, "以下内容已收到，无需重复提交")
    assert fine[0] == "✓ 案例支撑材料：已收到"
    assert not any("申报表（" in line for line in fine)
    assert "案例简介" in fine[2]
    assert "电子邮箱" not in fine[2]


def test_correction_of_one_file_asks_for_that_file_only():
    bare = with_stamps(PLEDGE)
    notice = told(word_form(), FORM_PDF, bare, SUPPORTING)
    assert section(notice, "请提交以下文件，并按所示命名") == [
        "材料真实性承诺书（PDF盖章版）",
        f"{STEM}（承诺书）.pdf",
    ]
    fine = "".join(section(notice, "以下内容已收到，无需重复提交"))
    assert "申报表（可编辑Word版）" in fine
    assert "承诺书" not in fine.replace(STEM, "")


def test_unreadable_file_is_asked_for_by_its_material():
    broken = unreadable(f"{STEM}（承诺书）.pdf", Problem.UNREADABLE, Role("pledge", "name"))
    notice = told(word_form(), FORM_PDF, broken, SUPPORTING)
    asked = section(notice, "请提交以下文件，并按所示命名")
    assert asked == ["材料真实性承诺书（PDF盖章版）", f"{STEM}（承诺书）.pdf"]


def test_correction_tells_of_points_for_staff_too():
    notice = told(word_form(results=""), FORM_PDF, with_stamps(PLEDGE, GREY), SUPPORTING)
    points = section(notice, "另由工作人员核验的事项（目前无需处理）")
    assert points[0].startswith("○ 材料真实性承诺书（PDF盖章版）的盖章情况")


def test_no_form_takes_the_names_from_the_subject():
    notice = told(PLEDGE, SUPPORTING)
    assert f"{STEM}.docx" in lines(notice)
    assert "尊敬的申报单位：" in lines(notice)
    assert "申报表已填写" not in notice.text


def test_names_nobody_told_stand_as_the_convention_has_them():
    notice = told(PLEDGE, SUPPORTING, subject="报送材料")
    fixed = "〔申报单位〕—〔案例名称〕—2026年上海合作组织绿色产业合作典型案例申报材料.docx"
    assert fixed in lines(notice)
    assert notice.subject.endswith("：报送材料")


@pytest.mark.parametrize(
    ("now", "correction_by", "due"),
    [
        (IN_TIME, None, "2026年6月18日 24:00（北京时间）前，还有 8 天"),
        (datetime(2026, 6, 17, 23, 59, 59, tzinfo=SHANGHAI), None, "还有 1 天"),
        (datetime(2026, 6, 18, 0, 0, tzinfo=SHANGHAI), None, "今天 24:00 前（2026年6月18日"),
        (datetime(2026, 6, 18, 23, 59, 59, tzinfo=SHANGHAI), None, "今天 24:00 前"),
        (IN_TIME, date(2026, 6, 25), "2026年6月25日 24:00（北京时间）前，还有 15 天"),
        (AFTER_DEADLINE, date(2026, 6, 25), "还有 6 天"),
        (AFTER_DEADLINE, None, "2026年6月18日 24:00（北京时间），已经结束"),
    ],
)
def test_days_left_are_counted_in_the_campaigns_zone(now, correction_by, due):
    for moment in (now, now.astimezone(tz=None), now - timedelta(0)):
        notice = told(word_form(), FORM_PDF, SUPPORTING, now=moment, correction_by=correction_by)
        assert due in notice.text


def test_late_tells_both_moments_and_whom_to_ask():
    notice = told(*complete(), at=AFTER_DEADLINE)
    text = lines(notice)
    assert "收到时间：2026年6月19日 00:00:01（北京时间）" in text
    assert "申报截止：2026年6月18日 24:00（北京时间）" in text
    assert f"登记编号：{NUMBER}" in text
    assert "中国—上海合作组织绿色产业合作促进中心" in text
    assert "材料清单" not in notice.text


def test_another_applicant_is_never_named():
    twin = OtherApplication("SCO2026-0099", "他山示例公司", "效果图.pdf")
    notice = told(*complete(), history=History(twins=(twin,)))
    assert notice.kind is NoticeKind.ACKNOWLEDGEMENT
    assert "对应关系" not in notice.text
    for told_text in (notice.text, notice.html, notice.subject):
        assert "0099" not in told_text
        assert "他山" not in told_text
        assert "效果图" not in told_text


def test_unknown_sender_hears_nothing_of_the_application():
    stranger = submission(PLEDGE, sender="someone@elsewhere.example", confirmed=False)
    notice = told(word_form(), FORM_PDF, later=(stranger,))
    assert notice.kind is NoticeKind.ACKNOWLEDGEMENT
    assert notice.recipient == "someone@elsewhere.example"
    for word in (APPLICANT, TITLE, "未收到", "承诺书", "林见青"):
        assert word not in notice.subject + notice.text + notice.html
    assert NUMBER in notice.subject


def test_link_for_supporting_files_is_left_to_staff():
    link = CloudLink("mail.qq.com", "https://mail.qq.com/cgi-bin/ftnExs_download?k=1", "视频.zip")
    notice = told(word_form(), FORM_PDF, PLEDGE, links=(link,))
    assert notice.kind is NoticeKind.ACKNOWLEDGEMENT
    assert "○ 案例支撑材料：以链接发送，待人工下载" in lines(notice)
    assert "http" not in notice.text


def test_no_codes_reach_the_applicant():
    for documents in ((word_form(),), (PLEDGE,), (word_form(email="x", results=""), FORM_PDF)):
        notice = told(*documents)
        assert not any(code in notice.text + notice.subject for code in CODES)
        assert not re.search(r"form-(word|pdf)|case_title|correct|refer", notice.text)


def test_green_parks_photos_get_numbered_names():
    notice = told(call=campaign("green-parks-2024-park"), at=datetime(2024, 4, 1, tzinfo=SHANGHAI))
    assert "（照片1）.jpg" in notice.text
    assert "绿盟案例征集" in notice.text


def test_threaded_to_the_letter():
    subject = dossier()
    letter = replace(
        subject.newest.letter,
        references=("<a@x.example>", "<b@x.example>"),
        answer_to=Address("reply@yunling.example"),
    )
    notice = compose(replace(occasion(subject), letter=letter), SHIPPED)
    assert notice.recipient == "reply@yunling.example"
    assert notice.in_reply_to == letter.message_id
    assert notice.references == ("<a@x.example>", "<b@x.example>", letter.message_id)


def test_a_long_thread_keeps_its_root_and_its_end():
    subject = dossier()
    ids = tuple(f"<{n}@x.example>" for n in range(500))
    letter = replace(subject.newest.letter, references=ids, message_id="")
    references = compose(replace(occasion(subject), letter=letter), SHIPPED).references
    assert references[0] == ids[0]
    assert references[-1] == ids[-1]
    assert len(references) == 20


EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a\r\nBcc: victim@example.org",
    "甲\u202e乙\u2066丙\u200b\x00\x1b[31m",
    "{{ 7*7 }}{% raw %}",
    "领奖 http://evil.example/x 或 www.evil.example 点此",
    "长" * 10_000,
    "\u0301" * 10_000,
    "a" * 10_000,
    "\ud800x",
)


class Tags(HTMLParser):
    """The tags and outside addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.addresses += [value for name, value in attrs if name in {"src", "href"}]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("lacking", [False, True])
def test_hostile_texts_stay_text(evil, late, lacking):
    form = word_form(**dict.fromkeys(("applicant", "case_title", "contact_person", "email"), evil))
    files = (form, pdf(f"{evil}.pdf", Role("pledge", "content")))
    if not lacking:
        unnamed = pdf(f"{evil}.pdf", Role("form-pdf", "content"), facts=paged(GREY))
        files += (unnamed, pdf(evil, Role("supporting", "format"), facts=paged()))
    at = AFTER_DEADLINE if late else IN_TIME
    notice = told(*files, subject=evil, at=at)
    seen = Tags()
    seen.feed(notice.html)
    assert not seen.tags & {"script", "img", "a", "iframe", "object", "link", "form"}
    assert seen.addresses == []
    assert "\n" not in notice.subject
    assert "\r" not in notice.subject + notice.text
    assert len(notice.subject) <= 90
    assert NUMBER in notice.subject
    assert len(notice.text) < 8_000
    assert len(notice.html) < 60_000
    for part in (notice.subject, notice.text, notice.html):
        part.encode("utf-8")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00\x1b]", part)
        assert "://" not in part
        assert "evil.example" not in part
    assert "49" not in notice.subject


def test_html_is_one_file_without_outside_resources():
    for documents in (complete(), (word_form(),)):
        seen = Tags()
        seen.feed(told(*documents).html)
        assert seen.addresses == []
        assert {"html", "table"} <= seen.tags
        assert "style" not in seen.tags


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ((PLEDGE, SUPPORTING), "— 主要成效：未收到申报表"),
        (
            (
                unreadable("申报表.wps", Problem.UNSUPPORTED, Role("form-word", "name")),
                FORM_PDF,
                PLEDGE,
                SUPPORTING,
            ),
            "○ 主要成效：待人工查看",
        ),
        (
            (unreadable("申报表.docx", Problem.UNREADABLE, Role("form-word", "name")),),
            "— 主要成效：申报表未能读取",
        ),
    ],
)
def test_fields_of_a_form_nobody_read(documents, said):
    answer = occasion(dossier(*documents))
    listed = field_lines(answer.dossier, answer.verdict)
    assert said in [f"{line.sign} {line.title}：{line.verdict}" for line in listed]


def test_a_form_never_sent_is_not_called_altered():
    assert "修改申报表后" not in told(PLEDGE, SUPPORTING).text


def test_many_supporting_files_are_counted_not_listed():
    files = tuple(pdf(f"图{n}.pdf", Role("supporting", "format"), facts=paged()) for n in range(70))
    listed = section(told(word_form(), FORM_PDF, PLEDGE, *files), "材料清单")
    assert listed[-1] == "等共 70 个文件"
    assert len(listed) < 20
