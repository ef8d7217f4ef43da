"""A campaign file is drafted from an announcement, and what it cannot say is asked."""

import tomllib
import zipfile
from datetime import date, datetime

import docx
import pytest
from commands import intake

from intake.config.learning.draft import CannotLearn, draft_campaign
from intake.workers.readers import Reader
from validators.call_files.parse_campaign import parse_campaign, parse_campaigns
from validators.rulebook import CODES

ANNOUNCEMENT = """\
关于征集示例省零碳园区典型案例的通知

各设区市生态环境局：
为推广可行做法，现面向全省征集典型案例。有关事项通知如下：
一、申报材料
1.《示例省零碳园区典型案例申报表》（附件1），可编辑Word版和PDF盖章版各一份。
2.《材料真实性承诺书》（附件2），加盖申报单位公章，提交PDF扫描件。
3.案例正文，Word格式，3000至4000字。
二、报送方式
请于2026年6月26日17:00前将上述材料发送至邮箱anli@office.example，逾期不予受理。
邮件主题为“【案例申报】申报单位名称”；所有文件按“【地区】申报单位-案例名称”命名。
联系人：聂某，电话：0301-8001122。

附件：1.示例省零碳园区典型案例申报表
2.材料真实性承诺书

示例省绿色发展促进中心
2026年5月18日
附件2
材料真实性承诺书
示例省绿色发展促进中心：
我单位承诺，本次申报所提交的全部材料真实、完整，不存在权属争议。
申报单位（盖章）：
年    月    日
"""


def drafted(tmp_path, text, name="notice.txt"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return draft_campaign([path], no_reader, 2026)


def no_reader():
    raise AssertionError("plain text needs no process apart")


SHORT_OF_SOMETHING = {
    "neither heading nor deadline": (
        "假期拍照\n请将照片发送至邮箱 pai@office.example，邮件主题格式为“姓名+手机号+作品名称”。\n"
        "照片格式为JPG，不超过5MB。\n"
    ),
    "one paragraph": (
        "全校师生：学校拟为师生制作一批月饼，现征集图案式样。征集时间即日起至2026年9月3日，"
        "请将设计图样压缩打包发送到邮箱 bing@office.example。后勤处 2026年7月1日\n"
    ),
    "a naming alone": "投稿须知\n邮件主题请注明“作者姓名+作品名称”。\n",
}


@pytest.mark.parametrize("text", SHORT_OF_SOMETHING.values(), ids=SHORT_OF_SOMETHING)
def test_a_text_that_says_little_is_drafted_with_questions(tmp_path, text):
    """The clerk handed it over as the announcement: what it says is kept, the rest is asked."""
    draft = drafted(tmp_path, text)
    told = tomllib.loads(draft.toml)
    assert "mailbox" in told or "naming" in told
    assert draft.questions


def test_a_whole_file_that_can_be_used(tmp_path):
    draft = drafted(tmp_path, ANNOUNCEMENT)
    told = tomllib.loads(draft.toml)
    assert told["title"] == "关于征集示例省零碳园区典型案例的通知"
    assert told["closes_on"] == datetime.fromisoformat("2026-06-26T17:00")
    assert told["opens_on"] == date(2026, 5, 18)
    assert told["mailbox"] == "anli@office.example"
    assert told["naming"]["subject"] == "【案例申报】{applicant}"
    assert told["naming"]["parts"] == {"region": "地区"}
    form, pledge, text = told["material"]
    assert (form["formats"], form["each"], form["stamp"]) == (["word", "pdf"], True, "required")
    assert pledge["wording"].startswith("我单位承诺")
    assert "盖章" not in pledge["wording"]
    assert (text["min_words"], text["max_words"]) == (3000, 4000)
    campaign = parse_campaign(draft.toml, CODES)
    assert campaign.mailbox


def test_every_value_stands_below_its_sentence(tmp_path):
    lines = drafted(tmp_path, ANNOUNCEMENT).toml.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("closes_on"))
    assert lines[place - 1].startswith("# 依据：请于2026年6月26日17:00前")
    place = next(n for n, line in enumerate(lines) if line.startswith("opens_on"))
    assert "请核对" in lines[place - 1]


def test_what_is_not_said_is_left_out_and_asked(tmp_path):
    draft = drafted(
        tmp_path, "关于征集示例案例的通知\n一、材料\n1.申报表，Word格式；\n2.案例正文。\n"
    )
    told = tomllib.loads(draft.toml)
    assert not {"closes_on", "opens_on", "mailbox", "naming"} & told.keys()
    assert any("截止" in each for each in draft.questions)
    assert any("邮箱" in each for each in draft.questions)
    assert draft.toml.count("\n# ") > len(draft.questions)


@pytest.mark.parametrize("text", ["", "\n\n", "今天天气很好。\n", "a" * 5000, "\x00\x01\x02"])
def test_what_is_no_announcement_is_refused_in_a_sentence(tmp_path, text):
    with pytest.raises(CannotLearn, match=r"neither an announcement nor a form"):
        drafted(tmp_path, text)


HOSTILE = [
    '"""\nmailbox = "evil@x.example"\n',
    "\x1b[31m\u202e\u2028\x85",
    "\\u0000 \\ '''",
    "# [[material]]\r\nid = 1",
    "{applicant}{{}}",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_a_comment_or_a_string(tmp_path, hostile):
    text = ANNOUNCEMENT.replace("案例正文", f"案例正文{hostile}").replace("聂某", f"聂某{hostile}")
    draft = drafted(tmp_path, text.replace("关于征集", f"关于征集{hostile.splitlines()[0]}"))
    told = tomllib.loads(draft.toml)
    assert told["mailbox"] == "anli@office.example"
    assert "\x1b" not in draft.toml


def test_five_megabytes_are_read_so_far(tmp_path):
    draft = drafted(tmp_path, ANNOUNCEMENT + "案例须真实，材料须完整。\n" * 150_000)
    assert any("只读了开头" in each for each in draft.questions)
    assert len(draft.toml) < 20_000


def test_a_web_page(tmp_path):
    page = "".join(f"<p>{line}</p>" for line in ANNOUNCEMENT.splitlines())
    draft = drafted(tmp_path, f"<html><body>{page}</body></html>", "notice.html")
    assert tomllib.loads(draft.toml)["mailbox"] == "anli@office.example"


def test_form_and_pledge_annexed_in_word(tmp_path):
    document = docx.Document()
    for line in [
        line for line in ANNOUNCEMENT.split("附件2\n材料", maxsplit=1)[0].splitlines() if line
    ]:
        document.add_paragraph(line)
    document.add_paragraph("附件1")
    document.add_paragraph("示例省零碳园区典型案例申报表")
    table = document.add_table(rows=2, cols=2)
    for row, label in enumerate(["案例名称", "申报单位"]):
        table.cell(row, 0).text = label
    document.save(tmp_path / "notice.docx")
    draft = draft_campaign([tmp_path / "notice.docx"], lambda: Reader(workers=1), 2026)
    fields = tomllib.loads(draft.toml)["form"]["field"]
    assert [field["key"] for field in fields] == ["case_title", "applicant"]


PLAIN = """\
关于征集示例案例的通知

各单位：
一、申报材料
1.《示例案例申报表》，Word格式，于2026年6月10日前报送；
2.案例正文，Word格式，命名为“案例名称-申报单位”；
3.视频1部，MP4格式，时长不超过3分钟，分辨率不低于1920×1080。
二、报送方式
请于2026年6月26日17:00前将上述材料发送至邮箱anli@office.example，邮件附件总大小不超过50MB。
每个申报单位限报2个案例。每个园区可推荐1-2家企业案例。每个单位每类限报1项。
三、案例类别
分为工艺改进、设备改造、软件工具三类。

示例省绿色发展促进中心
2026年5月18日
"""
FORM = {"案例名称": "case_title", "申报单位": "applicant", "推荐单位": "nominator"}


def drafted_with_form(tmp_path):
    document = docx.Document()
    document.add_paragraph("示例案例申报表")
    table = document.add_table(rows=len(FORM), cols=2)
    for row, label in enumerate(FORM):
        table.cell(row, 0).text = label
    document.save(tmp_path / "form.docx")
    (tmp_path / "notice.txt").write_text(PLAIN, "utf-8")
    paths = [tmp_path / "notice.txt", tmp_path / "form.docx"]
    return draft_campaign(paths, lambda: Reader(workers=1), 2026)


def test_what_is_stated_plainly_is_written_as_keys(tmp_path):
    draft = drafted_with_form(tmp_path)
    told = tomllib.loads(draft.toml)
    assert told["nomination_quota"] == 2
    assert told["max_letter_bytes"] == 50 * 1024**2
    assert [(each["per"], each["most"]) for each in told["quota"]] == [(["applicant"], 2)]
    form, text, film = told["material"]
    assert form["closes_on"] == date(2026, 6, 10)
    assert text["naming"] == "{case_title}-{applicant}"
    assert (film["max_seconds"], film["min_width"], film["min_height"]) == (180, 1920, 1080)
    assert parse_campaign(draft.toml, CODES).quotas


def test_what_is_written_is_asked_no_more(tmp_path):
    draft = drafted_with_form(tmp_path)
    asked = [each for each in draft.questions if "限定" in each]
    assert len(asked) == 1
    assert "每类限报" in asked[0]


def test_tracks_stand_ready_as_comments(tmp_path):
    toml = drafted_with_form(tmp_path).toml
    assert '# [[track]]\n# id = "track-1"\n# title = "工艺改进"' in toml
    # Taken in, they make campaigns of their own.
    taken = "\n".join(
        line.removeprefix("# ") if line.startswith(("# [[track", "# id = ", "# title = ")) else line
        for line in toml.splitlines()
    )
    assert [one.id for one in parse_campaigns(taken, CODES)] == [
        f"call-2026-06-track-{number}" for number in (1, 2, 3)
    ]


def test_without_a_form_only_persons_are_counted(tmp_path):
    told = tomllib.loads(drafted(tmp_path, PLAIN + "每位作者限投1篇。\n").toml)
    assert [each["per"] for each in told["quota"]] == [["sender"]]


def test_documents_embedded_in_the_announcement(tmp_path):
    """A notice often carries its blank form as an object put into it (插入对象)."""
    form = docx.Document()
    form.add_paragraph("示例省零碳园区典型案例申报表")
    table = form.add_table(rows=2, cols=2)
    for row, label in enumerate(["案例名称", "申报单位"]):
        table.cell(row, 0).text = label
    form.save(tmp_path / "form.docx")
    notice = docx.Document()
    for line in ANNOUNCEMENT.split("附件2\n材料", maxsplit=1)[0].splitlines():
        notice.add_paragraph(line)
    notice.save(tmp_path / "notice.docx")
    with zipfile.ZipFile(tmp_path / "notice.docx", "a") as package:
        package.write(tmp_path / "form.docx", "word/embeddings/Microsoft_Word_Document1.docx")
        package.writestr("word/embeddings/broken.docx", b"no document")
    draft = draft_campaign([tmp_path / "notice.docx"], lambda: Reader(workers=1), 2026)
    fields = tomllib.loads(draft.toml)["form"]["field"]
    assert [field["key"] for field in fields] == ["case_title", "applicant"]


PORTAL = """\
<html><head><title>关于征集示例案例的通知</title><script>var mail = "a@script.example"</script></head><body>
<div>网站首页 政务公开 互动交流 | 无障碍 | 今天是2026年8月9日 星期日</div>
<div>当前位置：首页 &gt; 通知公告</div><h1>关于征集示例案例的通知</h1>
<div>发布时间：2026-05-20 09:15 来源：示例局 浏览次数：1,024 字体：【大 中 小】 打印</div>
<p>各县（市、区）：</p><p>一、报送材料</p><p>（一）案例申报表，Word版；</p>
<p>二、报送时间</p><p>请于<b>2026</b>年<b>6</b>月<b>30</b>日前发送至<a>anli@office.example</a>。</p>
<p>联系人：张某，电话：0300-1234567。</p><p>示例市农业农村局</p><p>2026年5月19日</p>
<div>扫一扫在手机打开当前页</div><div>上一篇：关于征集优秀论文的通知（截止2026年12月31日）</div>
<div>主办单位：示例市人民政府办公室 地址：示例市人民路1号 邮编：300000 联系电话：0300-7654321
网站邮箱：webmaster@city.example</div><div>示ICP备05000001号 示公网安备 30000002000001号</div></body></html>
"""


def test_a_portal_with_menu_and_foot(tmp_path):
    told = tomllib.loads(drafted(tmp_path, PORTAL, "notice.html").toml)
    assert told["title"] == "关于征集示例案例的通知"
    assert told["closes_on"] == date(2026, 6, 30)
    assert told["mailbox"] == "anli@office.example"
    assert told["contact"] == {
        "office": "示例市农业农村局",
        "person": "张某",
        "phone": "0300-1234567",
    }


RED_HEAD = """\
示例市工业和信息化局文件
示工信发〔2026〕45号

示例市工业和信息化局
关于组织申报数字化转型
典型案例的通知

各县（市、区）主管部门：
请填写《典型案例申报书》（附件1），于2026年7月15日前发送至gx@office.example。

附件：1.典型案例申报书

示例市工业和信息化局
2026年6月1日
（此件公开发布）
示例市工业和信息化局办公室                2026年6月2日印发
"""


def test_an_official_document_with_its_number(tmp_path):
    told = tomllib.loads(drafted(tmp_path, RED_HEAD).toml)
    assert told["title"] == "示例市工业和信息化局关于组织申报数字化转型典型案例的通知"
    assert told["opens_on"] == date(2026, 6, 1)
    assert told["contact"]["office"] == "示例市工业和信息化局"
    assert told["material"][0]["title"] == "典型案例申报书"


def test_the_command_prints_the_draft_and_counts_the_questions(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text(ANNOUNCEMENT, "utf-8")
    result = intake("campaign", "learn", path)
    assert tomllib.loads(result.out)["mailbox"] == "anli@office.example"
    assert "questions for you" in result.err


def test_a_file_that_is_not_there(tmp_path):
    result = intake("campaign", "learn", tmp_path / "none.docx")
    assert result.code != 0
    assert "is not there" in result.err
