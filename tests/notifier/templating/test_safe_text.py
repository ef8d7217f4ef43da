"""Strangers' words on one line, harmless and bounded."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.templating.safe_text import PLAIN, clean, clean_block, clean_name, header_token


def test_what_passes_unsifted_is_neither_hidden_nor_a_mark():
    plain = [chr(code) for code in range(sys.maxunicode + 1) if PLAIN.fullmatch(chr(code))]
    assert len(plain) > 20_000
    assert {unicodedata.category(one) for one in plain} & {"Cc", "Cf", "Cs", "Mn"} == set()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("云岭绿能", "云岭绿能"),
        ("  云岭\u3000绿能 ", "云岭 绿能"),
        ("甲\r\nBcc: x@y.example", "甲 Bcc: x@y.example"),
        ("甲\u2028乙\x85丙", "甲 乙 丙"),
        ("报告\u202efdp.exe", "报告fdp.exe"),
        ("\u200b\ufeff", ""),
        ("见 https://evil.example/a?b=1，谢谢", "见 ［链接］，谢谢"),
        ("上 WWW.evil.example 看", "上 ［链接］ 看"),
        ("e\u0301\u0302\u0303\u0304\u0305", "e\u0301\u0302\u0303"),
        ("项目：一期", "项目：一期"),
        ("长" * 100, "长" * 79 + "…"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("申报表.docx", "申报表.docx"),
        ("很" * 100 + "申报材料（承诺书）.pdf", "很" * 25 + "…" + "很申报材料（承诺书）.pdf"[-14:]),
        ("a\nb.pdf", "a b.pdf"),
    ],
)
def test_a_long_file_name_keeps_its_end(name, cleaned):
    assert clean_name(name, 40) == cleaned


def test_header_token_has_no_white_space():
    assert header_token("a@x.example\r\nBcc: b@y.example") == "a@x.exampleBcc:b@y.example"
    assert header_token(" <1@x.example> ") == "<1@x.example>"


def test_a_block_keeps_its_lines():
    assert clean_block("一\r\n\n二\x00\n") == "一\n二"


@given(st.text(max_size=3_000), st.integers(5, 200))
def test_always_one_bounded_line_that_can_be_sent(text, most):
    for cleaned in (clean(text, most), clean_name(text, max(most, 20))):
        assert len(cleaned) <= max(most, 20)
        assert len(cleaned.splitlines()) <= 1
        assert cleaned == cleaned.strip()
        cleaned.encode("utf-8")
