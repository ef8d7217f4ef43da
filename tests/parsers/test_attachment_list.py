import pytest

from parsers.texts.attachment_list import missing, read_list


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("无", ()),
        ("N/A", ()),
        ("详见附件", ()),
        ("1.可研报告 2.合同 3.照片", ("可研报告", "合同", "照片")),
        ("1. 2025年报告\n2. 3.5MW项目合同", ("2025年报告", "3.5MW项目合同")),
        ("①合同②照片", ("合同", "照片")),
        ("（1）合同；（2）照片；", ("合同", "照片")),
    ],
)
def test_items(text: str, items: tuple[str, ...]) -> None:
    assert read_list(text) == items


@pytest.mark.parametrize(
    ("items", "files", "absent"),
    [
        (("可行性研究报告", "现场照片"), ("可行性研究报告.pdf",), ("现场照片",)),
        (("合同", "照片"), ("a.pdf", "b.pdf"), ()),
        (("可行性研究报告", "现场照片"), ("支撑材料.pdf",), ()),
        (("a.pdf", "b.pdf"), ("a.pdf",), ("b.pdf",)),
    ],
)
def test_missing(items: tuple[str, ...], files: tuple[str, ...], absent: tuple[str, ...]) -> None:
    assert missing(items, files) == absent
