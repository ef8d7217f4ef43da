from dataclasses import replace

import pytest
from dossiers import STEM, letter

from validators.sorting.intent import announces, asks, withdraws


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
