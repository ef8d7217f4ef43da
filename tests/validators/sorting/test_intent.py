from dataclasses import replace

import pytest
from dossiers import STEM, letter

from validators.sorting.intent import announces, asks, forgot_papers, withdraws


def saying(subject: str = "材料", text: str = "您好，材料见附件。"):
    return replace(letter(subject), text=text)


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        ("材料", "您好，材料见附件。", False),
        (STEM, "附件为申报材料，请查收，如有问题请联系。", False),
        ("咨询", "", True),
        ("关于中国—上海合作组织绿色产业合作典型案例征集活动的咨询", "", True),
        ("材料", "请问联合体可以申报吗", True),
        ("材料", "收到了吗？", True),
        ("材料", "您好，想咨询以下几点。", True),
        (
            "曦木林业碳汇咨询（南葭）有限公司申报材料",
            "如需咨询请致电。曦木林业碳汇咨询有限公司",
            False,
        ),
        ("咨询服务出海案例—曦木咨询有限公司", "", False),
        ("关于报送曦木咨询有限公司案例的函", "", False),
        ("材料", "您好。" + "正文。" * 400 + "请问", False),
    ],
)
def test_who_asks(subject, text, expected):
    assert asks(saying(subject, text)) is expected


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        (STEM, "您好，材料见附件。", False),
        ("关于撤回申报的函", "", True),
        ("材料", "因项目调整，我单位申请撤回该案例。", True),
        ("材料", "我公司决定退出本次征集活动。", True),
        ("材料", "我们不再参加本次活动", True),
        ("材料", "请撤回上一封承诺书，以本次为准。", False),
        ("材料", "该合作由双方取消关税，共同推进。", False),
    ],
)
def test_who_withdraws(subject, text, expected):
    assert withdraws(saying(subject, text)) is expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (STEM, False),
        ("转发：关于开展中国—上海合作组织绿色产业合作典型案例征集活动的公告", True),
        ("关于组织申报典型案例的通知", True),
        ("关于报送典型案例申报材料的函", False),
    ],
)
def test_who_passes_the_announcement_on(subject, expected):
    assert announces(saying(subject)) is expected


HANDED_IN = [
    "",
    "您好",
    "您好，附件是我单位的申报材料，请查收。",
    "材料见附件。",
    "现报送申报材料，请审阅。",
    "附件已上传，请查收。",
    "附件为修改后的申报表。",
    "附件过大，分两封发送，这是第一封。",
    "附件已加密，密码另发。",
    "附件中的承诺书已盖章。",
    "您好！我公司的申报材料已准备好，现提交贵处。",
    "附件已按您的意见修改，请审核。",
    "上次附件被退回，现重新发送，请查收。",
    "根据您的邮件要求，现报送材料。",
    "我司已在系统登记，材料见附件。",
    "云岭绿能科技有限公司申报材料",
    "Please find attached our application.",
    "The application is attached.",
    "Во вложении заявка.",
    "Направляем документы.",
    "Başvurumuz ektedir.",
    "Құжаттарды жібердік, заявка.",
]
OF_PROGRAMS = [
    "系统检测到您的附件含有宏，已隔离。如需放行请点击链接。",
    "尊敬的用户：您的邮件附件已收到，正在排队查杀病毒。",
    "附件已转存至网盘，链接7天内有效。",
    "您发送的附件过大，已被拦截。",
    "您的邮件附件包含可执行文件，附件已被移除。",
    "您的来信附件正在转换，请稍候。",
    "附件“申报材料.docx”已被安全网关删除。",
    "附件无法下载，请重新发送。",
    "您的申报材料已由系统接收，流水号20260610001。",
    "提交成功！您的材料编号为 8812。",
    "您上传的材料审核中。",
    "已自动将您的邮件转交给项目管理部门处理。",
    "邮件及附件已由秘书处登记，编号8812。",
    "附件安全检测通过。",
    "【反垃圾邮件网关】您的邮件及附件已进入待审核队列",
    "本邮箱仅用于接收材料，如有疑问请致电。",
    "我们已经收到您的申报材料，工作人员会在5个工作日内审核。",
    "您的附件已过期。",
    "您的附件已归档。",
    "此邮箱容量已满，附件未能接收。",
    "Attachments have been quarantined.",
    "Your attachment was removed.",
    "The documents were blocked.",
    "Вложение вашего письма удалено антивирусом.",
    "Вложение: найден вирус.",
    "Ekli dosya virüs nedeniyle silindi.",
    "明天休假。",
]


@pytest.mark.parametrize("text", HANDED_IN)
def test_whoever_hands_papers_in_and_forgot_them_says_so(text):
    assert forgot_papers(saying(STEM, text))


@pytest.mark.parametrize("text", OF_PROGRAMS)
def test_a_program_that_speaks_of_attachments_hands_none_in(text):
    assert not forgot_papers(saying(STEM, text))
