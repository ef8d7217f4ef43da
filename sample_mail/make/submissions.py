"""The situations that are submissions to sco-2026, in the order a reader would ask for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sample_mail.make import papers
from sample_mail.make.expected import application
from sample_mail.make.letters import SHANGHAI, Outside, Part, letter
from sample_mail.make.people import APPLICANTS, Applicant
from sample_mail.make.situation import Situation

Maker = Callable[[Applicant], Part]
TEXT = (
    "尊敬的工作人员：\n\n您好！现报送“{title}”案例申报材料，请查收附件。\n"
    "如有需要补充之处，请与我们联系。\n\n{person}\n{applicant}\n"
)
CLOUD = (
    "\n从QQ邮箱发来的超大附件\n\n案例支撑材料-影像资料.mp4 (128.03M, 2026年6月27日 21:59 到期)\n"
    "进入下载页面：https://wx.mail.qq.com/ftn/download?func=3&k=5b0c1d66a2&key=e3f2&code=9c4a\n"
)


def grey_form(who: Applicant) -> Part:
    return papers.form_scan(who, grey=True)


def grey_pledge(who: Applicant) -> Part:
    return papers.pledge_scan(who, grey=True)


def bare_form(who: Applicant) -> Part:
    return papers.form_pdf(who, stamped=False)


def bare_pledge(who: Applicant) -> Part:
    return papers.pledge(who, stamped=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """How one situation departs from a complete set of text PDFs with seal pictures."""

    key: str
    why: str
    findings: tuple[tuple[str, str], ...] = ()
    word: Maker | None = papers.word
    form: Maker | None = papers.form_pdf
    pledge: Maker | None = papers.pledge
    supporting: Maker | None = papers.supporting
    subject: str = ""
    received: datetime | None = None
    sent: datetime | None = None
    zipped: bool = False
    raw_gbk: bool = False
    text: str = TEXT


LAST = datetime(2026, 6, 18, 23, 59, 59, tzinfo=SHANGHAI)
PLANS = (
    Plan("complete-scan", "材料齐全：Word 申报表，申报表与承诺书为彩色扫描件，附支撑材料。",
         form=papers.form_scan, pledge=papers.pledge_scan),
    Plan("complete-text-pdf", "材料齐全：PDF 有文字层，公章为透明底图片。"),
    Plan("missing-form-word", "缺可编辑 Word 版申报表，其余齐全。",
         (("material-missing", "form-word"),), word=None),
    Plan("missing-form-pdf", "缺盖章 PDF 版申报表。", (("material-missing", "form-pdf"),), form=None),
    Plan("missing-pledge", "缺材料真实性承诺书。", (("material-missing", "pledge"),), pledge=None),
    Plan("missing-supporting", "缺支撑材料。", (("material-missing", "supporting"),), supporting=None),
    Plan("unstamped-form", "申报表 PDF 未盖章，承诺书已盖章。",
         (("material-unstamped", "form-pdf"),), form=bare_form),
    Plan("unstamped-pledge", "承诺书未盖章，申报表已盖章。",
         (("material-unstamped", "pledge"),), pledge=bare_pledge),
    Plan("red-letterhead-no-stamp", "申报表有红色单位抬头、红线和红色标志，但没有公章。",
         (("material-unstamped", "form-pdf"),), form=papers.headed_form),
    Plan("too-long", "案例简介超过 500 字。", (("field-too-long", "summary"),)),
    Plan("prompt-left", "主要成效只有表中原有的提示文字，联系电话空白。",
         (("field-missing", "contact_phone"), ("field-missing", "results"))),
    Plan("bad-contact", "联系电话与电子邮箱都不是有效的联系方式。",
         (("field-invalid", "contact_phone"), ("field-invalid", "email"))),
    Plan("late-by-a-second", "发信时间在截止前，服务器收到时已过截止时刻一秒。", (("late", ""),),
         received=LAST + timedelta(seconds=1), sent=LAST - timedelta(seconds=9)),
    Plan("in-time-by-a-second", "在截止前最后一秒收到。", received=LAST),
    Plan("wrong-subject", "邮件主题不按格式，文件名正确。", (("subject-naming", ""),),
         subject="报送典型案例材料，请查收"),
    Plan("zip", "全部材料在一个 zip 中，文件名为 GBK 且无 UTF-8 标志。", zipped=True),
    Plan("grey-copy", "黑白扫描件：看得到章的痕迹，但不能断定。",
         (("stamp-uncertain", "form-pdf"), ("stamp-uncertain", "pledge")),
         form=grey_form, pledge=grey_pledge),
    Plan("encrypted-pdf", "申报表 PDF 设了打开密码。", (("attachment-encrypted", "FORM"),),
         form=papers.locked_form),
    Plan("pledge-as-photo", "承诺书是 JPG 照片，不是 PDF。", (("material-wrong-format", "pledge"),),
         pledge=papers.pledge_photo),
    Plan("merged-pdf", "申报表与承诺书合在一个 PDF 中。", form=papers.merged, pledge=papers.merged),
    Plan("raw-gbk-subject", "主题为未编码的八位 GBK 字节。", raw_gbk=True),
    Plan("no-partner-country", "申报内容没有提到任何上合组织国家（内蒙古不是蒙古）。",
         (("no-partner-country", ""),)),
    Plan("cloud-attachment", "支撑材料只有 QQ 邮箱超大附件的下载链接。",
         (("cloud-attachment", "wx.mail.qq.com"),), supporting=None, text=TEXT + CLOUD),
    Plan("naming-mismatch", "邮件主题写的是另一家单位。", (("naming-mismatch", "applicant"),),
         subject="璟棠海岸新材料（麓沅）有限公司—{title}—{rest}"),
)  # fmt: skip


def submissions() -> Iterator[Situation]:
    for number, plan in enumerate(PLANS):
        yield _situation(plan, datetime(2026, 6, 8, 9, 14, 7, tzinfo=SHANGHAI) + number * STEP)


STEP = timedelta(hours=7, minutes=23, seconds=11)


def _situation(plan: Plan, usual: datetime) -> Situation:
    who = APPLICANTS[plan.key]
    made = {key: maker(who) if maker else None for key, maker in _makers(plan).items()}
    parts = tuple({part.name: part for part in made.values() if part}.values())
    received = plan.received or usual
    rest = who.base.rpartition("—")[2]
    subject = (plan.subject or who.base).format(title=who.case_title, rest=rest)
    outside = Outside(
        plan.key, who.email if "@" in who.email else "fangmo@mozhu.example", who.contact_person,
        subject, received, plan.sent, raw_gbk=plan.raw_gbk,
    )  # fmt: skip
    text = plan.text.format(
        title=who.case_title, person=who.contact_person, applicant=who.applicant
    )
    attached = (papers.zipped(who, parts),) if plan.zipped else parts
    names = {key: [part.name] if part else [] for key, part in made.items()}
    findings = tuple(
        (code, names["form-pdf"][0] if where == "FORM" else where) for code, where in plan.findings
    )
    expected = application(
        outside.sender, subject, received, fields=who.fields, materials=names, findings=findings
    )
    return Situation(plan.key, plan.why, letter(outside, text, attached), expected)


def _makers(plan: Plan) -> dict[str, Maker | None]:
    return {
        "form-word": plan.word,
        "form-pdf": plan.form,
        "pledge": plan.pledge,
        "supporting": plan.supporting,
    }
