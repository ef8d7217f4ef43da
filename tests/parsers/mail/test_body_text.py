"""What a reader sees of a letter's HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail.body.body_text import LONGEST, decode_html, html_to_text, referenced_ids

META = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>您好</p><p>见附件</p>", "您好\n见附件"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<table><tr><td>单位</td><td>某某公司</td></tr></table>", "单位 某某公司"),
        ("<style>p{}</style><script>x()</script><p>您好</p>尾", "您好\n尾"),
        ("<head><title>题</title></head><body>您好</body>", "您好"),
        ("&lt;您&nbsp;好&gt; &amp;", "<您 好> &"),
        ("plain words", "plain words"),
        ("<!-- only a remark -->", ""),
        ("<p>a<!-- remark -->b</p>", "ab"),
        ("<p>open <b>never closed", "open never closed"),
        ('<?xml version="1.0" encoding="utf-8"?><p>您好</p>', "您好"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_html_to_text(html, text):
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        ("您好".encode("gbk"), "gb2312", "您好"),
        (META.encode() + "您好".encode("gbk"), "", META + "您好"),
        ("您好".encode("gbk"), "", "您好"),
        ("您好".encode(), "gb2312", "您好"),
    ],
)
def test_decode_html(data, label, text):
    assert decode_html(data, label) == text


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ("<img src=\"cid:a@b\"><img src='CID:c'>", {"a@b", "c"}),
        ('<img src="cid:a%40b">', {"a@b"}),
        ('<td background="cid:d">', {"d"}),
        ("<p>none</p>", set()),
    ],
)
def test_referenced_ids(html, ids):
    assert referenced_ids(html) == ids


@pytest.mark.parametrize("piece", ["<div>", "<", "<a href=", "<p>word</p>", "<!--", "&#", "\0"])
def test_minutes_of_html_are_cut(piece):
    assert len(html_to_text(piece * 1_000_000)) <= LONGEST


@given(st.text())
def test_any_text_is_taken(html):
    assert isinstance(html_to_text(html), str)
