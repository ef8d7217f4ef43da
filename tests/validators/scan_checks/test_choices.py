"""Which choices a scan shows as taken: OCR reads boxes well and overlooks every third tick."""

import pytest

from validators.scan_checks.choices import choices_on

CHOICES = ("项目合作", "园区合作", "人才培养", "标准对接", "贸易合作", "技术合作")
BOXES = "□园区合作 □人才培养 □标准对接 □贸易合作 □"


@pytest.mark.parametrize(
    ("text", "taken", "contradicts"),
    [
        (f"☑项目合作 {BOXES}\n技术合作", "项目合作", True),
        (f"项目合作 {BOXES}\n技术合作", "项目合作", False),
        ("项目合作☑ 园区合作□ 人才培养□ 标准对接□", "项目合作", True),
        ("项目合作", "项目合作", True),
        (
            "（项目合作/园区合作/人才培养/标准对接/贸易合作/技术合作等）\n项目合作",
            "项目合作",
            False,
        ),
        ("□项目合作 □园区合作 □标准对接", "", False),
        ("项目合作 园区合作 人才培养 标准对接 贸易合作 技术合作", "", False),
        ("", "", False),
    ],
)
def test_choices_on_a_scan(text, taken, contradicts):
    """`contradicts`: whether 标准对接 in the Word form is surely another answer."""
    found = choices_on(text, CHOICES, multiple=False)
    assert "、".join(found.taken) == taken
    assert found.contradicts(frozenset({"标准对接"})) is contradicts
    assert not found.contradicts(frozenset({"项目合作"})) or taken != "项目合作"
