"""A second call that nobody published, of another shape: its notice and form as Word files, and letters."""

import io
from email.message import EmailMessage

from docx import Document

MAILBOX = "yuedu@tushuguan.example"
APPLICANT, CASE = "示例市临江区图书馆", "江畔夜读计划"
SUBJECT = f"【阅读推广】{APPLICANT}_{CASE}"

_NOTICE = """\
示例省图书馆学会关于开展2027年全民阅读推广优秀案例征集的通知
各市图书馆学会、各会员单位：
为总结推广基层阅读服务经验，学会决定面向全省征集全民阅读推广优秀案例。现就有关事项通知如下。
一、征集对象
全省各级公共图书馆、高校图书馆及社会阅读组织。
二、材料要求
1.案例申报表（见附件）一份，提交Word版；
2.加盖单位公章的申报表扫描件（PDF格式）一份；
3.活动照片3至5张，JPG格式，每张不小于1MB。
三、报送方式
请各单位于2027年3月31日18:00前将材料发送至电子邮箱yuedu@tushuguan.example，邮件主题和文件名统一为“【阅读推广】申报单位_案例名称”。\
逾期不予受理，每个单位限报2项。
四、联系人
联系人：江示例，联系电话：0301-5550123。
附件：全民阅读推广优秀案例申报表
示例省图书馆学会
2026年11月20日"""

_ROWS = (
    ("申报单位", APPLICANT),
    ("案例名称", CASE),
    ("联系人", "林示例"),
    ("联系电话", "13800000000"),
    ("电子邮箱", "lin@linjiang.example"),
    (
        "案例概述（500字以内）",
        "每周三晚在江畔开放夜读空间，馆员领读，全年五十二场，参加读者六千人次。",
    ),
)


def _saved(document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def notice() -> bytes:
    document = Document()
    for line in _NOTICE.splitlines():
        document.add_paragraph(line)
    return _saved(document)


def form(*, filled: bool = False) -> bytes:
    document = Document()
    document.add_paragraph("全民阅读推广优秀案例申报表")
    table = document.add_table(rows=0, cols=2)
    for label, answer in _ROWS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, answer if filled else ""
    return _saved(document)


def letter(subject: str, files: dict[str, bytes], received: str, number: int = 1) -> bytes:
    message = EmailMessage()
    message["Received"] = f"from mx.linjiang.example by mail.tushuguan.example; {received}"
    message["From"] = "lin@linjiang.example"
    message["To"] = MAILBOX
    message["Subject"] = subject
    message["Date"] = received
    message["Message-ID"] = f"<{number}@linjiang.example>"
    message.set_content("各位老师好，现报送申报材料，请查收。")
    for name, data in files.items():
        message.add_attachment(data, "application", "octet-stream", filename=name)
    return message.as_bytes()
