"""Naming conventions as announcements tell them, and the patterns they mean."""

import pytest

from parsers.texts.announcements.layout.passages import passages
from parsers.texts.announcements.naming.prose import read_naming

SAID = [
    ("邮件主题为“【案例申报】申报单位名称”", "【案例申报】{applicant}", None),
    ((
"邮件主题及文件命名格式为“申报单位—案例名称—材料”"
), "{applicant}—{case_title}—材料", "{applicant}—{case_title}—材料"),
    ((
"所有文件按“【地区】申报单位-案例名称”命名，如“【某市】某公司-供暖”"
), None, "【{region}】{applicant}-{case_title}"),
    ("邮件标题请注明“单位名称+示例杯申报”", "{applicant}+示例杯申报", None),
    ("文件名：学校_选手姓名_作品名称", None, "{school}_{applicant}_{case_title}"),
    ("压缩文件以应征者姓名加联系电话命名", None, "{applicant}+{phone}"),
    ("命名方式为先写案例名称，再写申报单位，中间用“+”连接", None, "{case_title}+{applicant}"),
    ("以“地区+整治案例”为邮件主题", "{region}+整治案例", None),
    ("邮件主题注明作者姓名和联系电话", "{applicant}+{phone}", None),
    ((
"压缩包命名为：学号+姓名+题目，邮件主题与压缩包文件名一致"
), "{student_id}+{applicant}+{case_title}", "{student_id}+{applicant}+{case_title}"),
    ("文件命名为“XX学校+XX作品”", None, "{applicant}+{case_title}"),
    ("邮件主题统一写“我与树征文”", "我与树征文", None),
    ("邮件主题不限", None, None),
    ("材料发送至邮箱，主办单位为示例协会", None, None),
    ('Use the subject line "Example 2026 - Lead Applicant".', "Example 2026 - {applicant}", None),
    ("В теме письма необходимо указать «Конкурс рисунков».", "Конкурс рисунков", None),
    ("文件夹名称为“类别+总支（支部）+姓名”", None, "{category}+{department}+{applicant}"),
    ((
"作品压缩包命名方式：作品类别+参赛作品名称+参赛人姓名（主要负责人）。"
), None, "{category}+{case_title}+{applicant}"),
    ("汇总表电子版（格式：学院+2026年获奖汇总）发送至邮箱", None, "{applicant}+2026年获奖汇总"),
    ("（邮件主题请写明申报单位名称及联系方式），并告知协会", "{applicant}+{phone}", None),
    ((
"JPEG images must be labeled LAST Name_FIRST Name_The number that goes with the work."
), None, "{applicant}_{author}_{number}"),
    ("Email subject: “(Your Full Name) – Title of Exhibition”", "({applicant}) – {case_title}", None),
    ("汇总表（格式见附件2）发送至邮箱", None, None),
    ("标题注明：疏港路征名+姓名", "疏港路征名+{applicant}", None),
    ("命名格式建议采用“XX路”", None, None),
    ("压缩包统一命名为：高校名称+示例课“好课”建设材料。", None, "{applicant}+示例课“好课”建设材料"),
    ("电子作品以“示例点/学院+教师姓名+作品名称”命名", None, "{school}+{applicant}+{case_title}"),
    ("文件夹及邮件请以“姓名-专业-示例”命名", "{applicant}-{class}-示例", "{applicant}-{class}-示例"),
    ("文件名格式为：“学号+学生姓名.doc”", None, "{student_id}+{applicant}"),
    ("以团队名称+队长手机号命名打包文件", None, "{applicant}+{phone}"),
    ("Тема письма: «Двор_Название организации».", "Двор_{applicant}", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "file"), SAID)
def test_conventions_in_prose(text, subject, file):
    naming = read_naming(passages([text]))
    assert (naming.subject.value.text if naming.subject else None) == subject
    assert (naming.file.value.text if naming.file else None) == file


def test_a_convention_of_one_paper_says_so():
    naming = read_naming(passages(["申报书文件名格式：单位名称_成果名称"]))
    assert (naming.file.value.text, naming.of) == ("{applicant}_{case_title}", "申报书")


def test_parts_told_in_a_sentence_are_to_be_checked():
    assert not read_naming(passages(["邮件主题注明作者姓名和联系电话"])).subject.sure


FOLLOWED = [
    (("邮件主题格式如下：", "学校-姓名-作品名称"), "{school}-{applicant}-{case_title}"),
    (
        ("The subject of your email is in the following format:", "[First Name]-[Category]"),
        "{applicant}-{category}",
    ),
    (("邮件主题请写明下列事项：", "一、申报条件"), None),
]


@pytest.mark.parametrize(("lines", "subject"), FOLLOWED)
def test_a_convention_on_the_next_line(lines, subject):
    naming = read_naming(passages(lines))
    assert (naming.subject.value.text if naming.subject else None) == subject
