"""Files that came only as an expiring link."""

import pytest

from parsers.mail.cloud_links import MOST_LINKS, find_links

QQ = "https://wx.mail.qq.com/ftn/download?func=3&k=abc"
NETEASE = "https://mail.163.com/large-attachment-download/index.html?p=X-NETEASE-1"
DASHI = "https://dashi.163.com/html/cloud-attachment-download/?key=1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"从QQ邮箱发来的超大附件\n案例.mp4 (128.03M, 2026年6月27日 21:59 到期)进入下载页面：{QQ}",
            [("wx.mail.qq.com", "案例.mp4", "128.03M", "2026年6月27日 21:59")],
        ),
        (
            f'<a href="{QQ}">进入下载页面</a> 案例.mp4 (128.03M, 2026年6月27日 21:59 到期)',
            [("wx.mail.qq.com", "案例.mp4", "128.03M", "2026年6月27日 21:59")],
        ),
        (
            f'<a class="x" href="{NETEASE}"><span>照片.zip</span></a> 1.2G 有效期至 2026-7-1',
            [("mail.163.com", "照片.zip", "1.2G", "2026-7-1")],
        ),
        (DASHI, [("dashi.163.com", "", "", "")]),
        (
            f"一.zip {QQ} 二.zip {DASHI}",
            [("wx.mail.qq.com", "一.zip", "", ""), ("dashi.163.com", "二.zip", "", "")],
        ),
        (f"{QQ}\n{QQ}", [("wx.mail.qq.com", "", "", "")]),
        (f'<a href="{QQ.replace("&", "&amp;")}">一.zip</a>', [("wx.mail.qq.com", "一.zip", "", "")]),
        ("见我们的网站 https://www.example.org/ftn/download", []),
        ("https://example.org/?u=https://wx.mail.qq.com/ftn/download", []),
        ("https://wx.mail.qq.com.example.org/ftn/download", []),
        ("mail.qq.com", []),
        ("", []),
    ],
)  # fmt: skip
def test_find_links(text, found):
    links = find_links([text])
    assert [(link.host, link.name, link.size, link.expires) for link in links] == found


def test_an_office_may_name_hosts_of_its_own():
    (link,) = find_links(["https://files.example.org/s/1 甲.zip"], [r"files\.example\.org/s/"])
    assert (link.host, link.name) == ("files.example.org", "甲.zip")


@pytest.mark.parametrize(
    ("piece", "most"),
    [
        ("https://wx.mail.qq.com/ftn/download?k={} ", MOST_LINKS),
        ("<a href=", 0),
        ("<a ", 0),
        ("https://", 0),
        ("a.", 0),
        ("1", 0),
    ],
)
def test_thousands_are_bounded(piece, most):
    text = "".join(piece.format(number) for number in range(200_000))
    assert len(find_links([text])) <= most


def test_two_thousand_links_are_found():
    assert len(find_links([f"{QQ}{number} " for number in range(2000)])) == 2000
