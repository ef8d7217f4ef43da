"""A call that nobody published: its notice as text, its blank form, and letters in answer to it."""

import io
from email.message import EmailMessage

from docx import Document

APPLICANT, CASE = "青禾示例农机有限公司", "丘陵山地小型收割机示范应用"
MAILBOX = "anli@nongji.example"

NOTICE = """\
关于征集2027年智慧农机应用典型案例的通知

各有关单位：

为推广智慧农机的应用经验，示例农业机械协会决定开展2027年智慧农机应用典型案例征集活动。现将有关事项通知如下：

一、申报材料
（一）案例申报表（附件1），报送Word版和加盖公章的PDF扫描件各一份。
（二）真实性承诺书（附件2），加盖公章后扫描为PDF。

二、报送方式
请于2027年5月20日17:00前，将上述材料发送至邮箱anli@nongji.example。邮件主题及附件名称统一为“申报单位+案例名称+智慧农机案例”。逾期不予受理。

三、联系方式
联系人：周示例，电话：010-00000000。

附件：1. 智慧农机应用典型案例申报表
      2. 真实性承诺书

示例农业机械协会
2027年4月12日
"""

_ROWS = (
    ("案例名称", CASE),
    ("申报单位", APPLICANT),
    ("联系人", "林示例"),
    ("联系电话", "13800000000"),
    ("电子邮箱", "lin@qinghe.example"),
    (
        "案例简介（300字以内）",
        "本案例在丘陵山地开展小型收割机示范，亩均成本下降三成，服务农户一百二十户。",
    ),
)


def form(*, filled: bool = False) -> bytes:
    """The form of the call as a Word file, blank or filled in."""
    document = Document()
    document.add_paragraph("智慧农机应用典型案例申报表")
    table = document.add_table(rows=0, cols=2)
    for label, answer in _ROWS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, answer if filled else ""
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def letter(subject: str, received: str, attachments: dict[str, bytes]) -> bytes:
    """A letter as the server received it, at a time such as `Thu, 20 May 2027 10:00:00 +0800`."""
    message = EmailMessage()
    message["Received"] = f"from mx.qinghe.example by mail.nongji.example; {received}"
    message["From"] = "lin@qinghe.example"
    message["To"] = MAILBOX
    message["Subject"] = subject
    message["Date"] = received
    message["Message-ID"] = "<1@qinghe.example>"
    message.set_content("各位老师好，现报送申报材料，请查收。")
    for name, data in attachments.items():
        message.add_attachment(data, "application", "octet-stream", filename=name)
    return message.as_bytes()
