"""Complete applications in letters that are awkward to open."""

from collections.abc import Iterator

from reportlab.platypus import Paragraph

from sample_mail.make import mail_dialects as mails
from sample_mail.make import packing
from sample_mail.make.case import Case, day, told
from sample_mail.make.eseals.papers import ofd_form
from sample_mail.make.letters import Part
from sample_mail.make.pdf_pages import build, light, style
from sample_mail.make.people import Applicant
from sample_mail.make.situation import Situation

Parts = tuple[Part, ...]
LINKS = (
    "\n从QQ邮箱发来的超大附件\n\n影像资料一.mp4 (328.03M, 2026年7月2日 10:20 到期)\n"
    "进入下载页面：https://mail.qq.com/cgi-bin/ftnExs_download?k=6a0c1d66&t=exs_ftn_download\n\n"
    "影像资料二.mp4 (201.7M, 2026年7月2日 10:31 到期)\n"
    "下载：https://wx.mail.qq.com/ftn/download?func=3&key=7f1d20&code=0a5b\n"
    "网易邮箱云附件 数据表.xlsx (21.4MB, 2026年6月30日 到期)\n"
    "https://mail.163.com/large-attachment-download/index.html?p=X-NETEASE-HUGE&file=77b1\n"
)


def hostile(_: Applicant, parts: Parts) -> Parts:
    """Names with a path before them, and two files of one name."""
    first, form, pledge, supporting = parts
    return (
        Part(f"../../../etc/cron.d/{first.name}", first.content),
        Part(f"C:\\Users\\office\\Desktop\\{form.name}", form.content),
        pledge, supporting, Part(supporting.name, _record()),
    )  # fmt: skip


def _record() -> bytes:
    with light():
        return build([Paragraph("第一季度运行记录：设备完好，无停机。", style(12))])


def _seven(who: Applicant, parts: Parts) -> Parts:
    return (Part(f"{who.base}.7z", packing.seven_zip_of(parts)),)


def _tar(who: Applicant, parts: Parts) -> Parts:
    return (Part(f"{who.base}.tar.gz", packing.tar_gz_of(parts)),)


def _zip_in_zip(who: Applicant, parts: Parts) -> Parts:
    inner = Part("盖章件.zip", packing.zip_of(parts[1:]))
    return (Part(f"{who.base}.zip", packing.zip_of((parts[0], inner))),)


def _locked(who: Applicant, parts: Parts) -> Parts:
    return (Part(f"{who.base}.zip", packing.locked_zip_of(parts)),)


LETTERS = (
    Case("qq-names", "主题与文件名标为 gb2312、实为 gb18030，且在汉字中间断开；附件名按 RFC 2231 分段。",
         write=mails.gb2312_cut),
    Case("forwarded", "申报邮件作为附件转发（message/rfc822）。", write=mails.forwarded,
         subject="转发：{base}"),
    Case("forwarded-eml", "申报邮件另存为 .eml 后作附件发来。", write=mails.forwarded_eml,
         subject="Fwd: {base}"),
    Case("html-logo", "正文只有网页格式，签名中有单位标志图片，不是支撑材料。",
         write=mails.html_with_logo),
    Case("winmail", "Outlook 把附件装在 winmail.dat 里。", write=mails.outlook),
    Case("ofd-form", "申报表盖章件是 OFD 文件，不是 PDF。",
         (("material-wrong-format", "form-pdf"), ("material-unstamped", "form-pdf")),
         made={"form-pdf": ofd_form}),
    Case("three-links", "申报材料齐全，影像资料是两家邮箱的三个超大附件链接；主题与文件名为未编码的 UTF-8。",
         (("cloud-attachment", "mail.163.com"), ("cloud-attachment", "mail.qq.com"),
          ("cloud-attachment", "wx.mail.qq.com")),
         text="您好：现报送“{title}”申报材料。\n{person}\n" + LINKS, write=mails.raw_utf8),
)  # fmt: skip
ARCHIVES = (
    Case("seven-zip", "全部材料在一个 7z 压缩包中。", wrap=_seven),
    Case("tar-gz", "全部材料在一个 tar.gz 压缩包中。", wrap=_tar),
    Case("zip-in-zip", "压缩包里还有压缩包：Word 申报表在外层，盖章件在内层。", wrap=_zip_in_zip),
    Case("locked-zip", "压缩包设有密码：里面的文件名看得到，内容打不开。",
         tuple(("attachment-encrypted", name) for name in (
            "{base}.docx", "{base}.pdf", "{base}（承诺书）.pdf", "{base}-支撑材料.pdf",
         )), fields={}, wrap=_locked),
    Case("zip-bomb", "材料齐全，另附一个解开有 1 GB 的压缩包：不展开，交工作人员。",
         (("attachment-refused", "资料.zip"), ("filename-naming", "资料.zip")),
         more=(Part("资料.zip", packing.bomb()),)),
)  # fmt: skip


def awkward_letters() -> Iterator[Situation]:
    yield from told(LETTERS, day(6, 5))
    yield from told(ARCHIVES, day(6, 5, 20))
