"""Files that came only as an expiring link."""

import pytest

from parsers.mail.body.cloud_hosts import HOSTS, is_entry, recognised
from parsers.mail.body.cloud_links import MOST_LINKS, find_links

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


QQ_HTML = (
    '<div><b>从QQ邮箱发来的超大附件</b></div><div><div><a href="{0}">材料 一.zip</a><span> (128.03M, '
    '2026年06月27日 21:59 到期)</span></div><a href="{0}">进入下载页面</a></div><div><a href="{0}2">'
    '视频.mp4</a> (1.02G, 无限期)<br><a href="{0}2">进入下载页面</a></div>'
)
NETEASE_HTML = (
    '<table><tr><td>来自网易邮箱的云附件</td></tr><tr><td><a href="{0}">照片（一）.rar</a></td>'
    '<td>（33.5MB，2026年7月1日 15:30 到期）</td><td><a href="{0}">下载</a></td></tr></table>'
)
COREMAIL = "https://mail.example.edu.cn:8443/coremail/common/nfFile.jsp?share_link=AA"
ALIYUN = "https://mail.example.cn/alimail/openLinks/downloadMimeMetaDiskBigAttach?id=1"
EXMAIL = "https://exmail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=1"
DAY = "2026年06月27日 21:59"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (QQ_HTML.format(QQ), [("材料 一.zip", "128.03M", DAY), ("视频.mp4", "1.02G", "无限期")]),
        ((f"材料 一.zip (128.03M, {DAY} 到期)\n\n进入下载页面：{QQ}\n\n视频.mp4 (1.02G, 无限期)\n"
         f"进入下载页面：{QQ}2"), [("材料 一.zip", "128.03M", DAY), ("视频.mp4", "1.02G", "无限期")]),
        (NETEASE_HTML.format(NETEASE), [("照片（一）.rar", "33.5MB", "2026年7月1日 15:30")]),
        (f"照片.rar (33.5M, 15天后过期)\n下载: {DASHI}", [("照片.rar", "33.5M", "15天后")]),
        (f"a b.pdf (12.5M, {DAY})\n{EXMAIL}", [("a b.pdf", "12.5M", DAY)]),
        ((f"超大附件列表  汇总_5.xlsx  [27.3MB]<br/>进入下载页面 <a href='{ALIYUN}'>点击下载</a> "
         "有效期至：2026-07-01 10:00:00"), [("汇总_5.xlsx", "27.3MB", "2026-07-01 10:00:00")]),
        (f"文件名：案例 视频.mp4 大小：356.2 MB 过期时间：2026-07-01 12:00 <a href='{COREMAIL}'>下载</a>",
         [("案例 视频.mp4", "356.2 MB", "2026-07-01 12:00")]),
        (f"视频.mp4 (永久有效)\n{COREMAIL}", [("视频.mp4", "", "永久有效")]),
        ("分享的文件：材料汇总\n链接: https://pan.baidu.com/s/1a?pwd=b 提取码: b", [("材料汇总", "", "")]),
        ("a.zip 128 MB\nExpires on Jul 1, 2026 https://b.feishu.cn/file/c",
         [("a.zip", "128 MB", "Jul 1, 2026")]),
        ("某路1号 2026年6月1日 https://www.example.org/ 报告.pdf 3.5M", []),
    ],
)  # fmt: skip
def test_as_mail_systems_write_them(text, found):
    assert [(link.name, link.size, link.expires) for link in find_links([text])] == found


@pytest.mark.parametrize(
    ("entry", "url", "known"),
    [
        ("files.example.org/s/", "https://files.example.org/s/1", True),
        ("files.example.org/s/", "https://a.files.example.org/s/1", True),
        ("files.example.org/s/", "https://notfiles.example.org/s/1", False),
        ("files.example.org/s/", "https://files.example.org/t/1", False),
        ("files.example.org/s/", "https://files.example.org.evil.example/s/1", False),
        ("*/share/", "https://any.example/share/1", True),
        ("*/share/", "https://any.example/?/share/1", False),
        ("files.*.edu.cn/", "https://files.a.edu.cn/x", True),
        ("a.example:81/", "http://a.example:81/x", True),
        ("a.example/*big", "http://a.example/mail/big?x", True),
        ("a+b.example/", "https://aab.example/", False),
    ],
)
def test_entries_of_an_office(entry, url, known):
    assert bool(recognised([entry]).match(url)) is known


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("files.example.org/s/", True), ("*/coremail/", True), ("a.example:81/x?y=", True),
        ("a.example", False), ("*/", False), ("*/*", False), ("", False), ("a b.example/", False),
        (r"files\.example\.org/s", False),
    ],
)  # fmt: skip
def test_what_an_office_may_enter(text, right):
    assert is_entry(text) is right


def test_the_table_holds_entries():
    assert all(is_entry(entry) for entry in HOSTS)


def test_an_office_may_name_hosts_of_its_own():
    (link,) = find_links(["https://files.example.org/s/1 甲.zip"], ["files.example.org/s/"])
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
