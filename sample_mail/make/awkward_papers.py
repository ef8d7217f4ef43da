"""Forms in the dialects of Word files, and what is awkward in names, contents and seals."""

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image
from reportlab.platypus import Paragraph

from sample_mail.make import papers
from sample_mail.make.awkward_letters import hostile
from sample_mail.make.awkward_rows import APPLICANTS
from sample_mail.make.case import Case, Maker, day, told
from sample_mail.make.letters import Part
from sample_mail.make.pdf_form import STAMP_AT as ON_FORM
from sample_mail.make.pdf_form import form_story
from sample_mail.make.pdf_pages import Press, build, style
from sample_mail.make.people import CONVENTION, Applicant
from sample_mail.make.pledge import STAMP_AT as ON_PLEDGE
from sample_mail.make.pledge import pledge_story
from sample_mail.make.scan import photographs
from sample_mail.make.seal import seal
from sample_mail.make.situation import Situation
from sample_mail.make.supporting import supporting_story
from sample_mail.make.tiny_docx import package
from sample_mail.make.word_dialects import (
    Paint,
    controlled,
    form,
    pictured,
    retyped,
    tracked,
    with_macro,
)


def painted(paint: Paint) -> Maker:
    return lambda who: Part(f"{who.base}.docx", package(form(who, paint)))


def _retyped(who: Applicant) -> Part:
    return Part(f"{who.base}.docx", package(retyped(who)))


def _strict(who: Applicant) -> Part:
    return Part(f"{who.base}.docx", package(form(who), strict=True))


def _as_doc(who: Applicant) -> Part:
    return Part(f"{who.base}.doc", package(form(who)))


def _docm(who: Applicant) -> Part:
    return Part(f"{who.base}.docm", with_macro(who))


def _pictured(who: Applicant) -> Part:
    (picture,) = photographs(build(form_story(who)), (), papers.seed_of(who))
    return Part(f"{who.base}.docx", pictured(picture))


WORDS = (
    Case("content-controls", "申报表的答案都在内容控件中。", made={"form-word": painted(controlled)}),
    Case("tracked-changes", "申报表保留修订痕迹，案例简介在文本框中：以修订后的文字为准。",
         made={"form-word": painted(tracked)}),
    Case("retyped-form", "申报表重新录入，没有表格，每项一行。", made={"form-word": _retyped}),
    Case("pictures-in-word", "Word 文件里只有申报表的图片，不能编辑。",
         (("material-wrong-format", "form-word"),), made={"form-word": _pictured}),
    Case("docm-form", "申报表是带宏的 .docm：宏不运行，交工作人员。",
         (("attachment-macro", "{base}.docm"),), made={"form-word": _docm}),
    Case("strict-docx", "申报表另存为严格的 Open XML 格式。", made={"form-word": _strict}),
    Case("wrong-extension", "申报表是 .docx，却改名为 .doc。", made={"form-word": _as_doc}),
)  # fmt: skip

SHORT = "璐安储运装备"
NAMES = (
    Case("hostile-names", "文件名带着路径（../ 与 C:\\），还有两个同名文件。", wrap=hostile,
         materials={"supporting": ["{base}-支撑材料.pdf"] * 2}),
    Case("dash-in-name", "申报单位的名称中有一字线。"),
    Case("short-name", "邮件主题只写了申报单位的简称。", (("naming-variant", "applicant"),),
         subject=f"{SHORT}—{{title}}—{CONVENTION}"),
    Case("half-width", "申报单位用半角括号，主题用半角连字符。", (),
         subject=f"{{applicant}}-{{title}}-{CONVENTION}"),
)  # fmt: skip


def _marked(who: Applicant) -> Part:
    story = [Paragraph("机密★五年", style(14)), *supporting_story(who)]
    return Part(f"{who.base}-支撑材料.pdf", build(story))


def _blue(who: Applicant, story: list[object], at: tuple[float, float]) -> bytes:
    red = seal(who.applicant, papers.seed_of(who))
    r, g, b, a = red.split()
    return build(story, (Press(Image.merge("RGBA", (b, g, r, a)), *at),))


def blue_form(who: Applicant) -> Part:
    return Part(f"{who.base}.pdf", _blue(who, form_story(who), ON_FORM))


def blue_pledge(who: Applicant) -> Part:
    return Part(f"{who.base}（承诺书）.pdf", _blue(who, pledge_story(who), ON_PLEDGE))


def _with(key: str, **changes: str) -> Applicant:
    return replace(APPLICANTS[key], **changes)


CONTENTS = (
    Case("secret-mark", "支撑材料首页标有“机密★五年”；简介里的“保密性能”不是密级。",
         (("classified-marking", "{base}-支撑材料.pdf"),), made={"supporting": _marked},
         who=_with("secret-mark", highlights="以废弃油井改作测温孔，数据平台的机密性、完整性经第三方测评。")),
    Case("foreign-english", "境外单位以英文填写，电话为哈萨克斯坦号码，盖蓝色章。",
         (("stamp-uncertain", "form-pdf"), ("stamp-uncertain", "pledge")),
         made={"form-pdf": blue_form, "pledge": blue_pledge},
         who=_with("foreign-english", contact_phone="+7 7142 555 018", position="Director", awards="None")),
    Case("two-contacts", "联系人、电话和邮箱各填了两个。",
         who=_with("two-contacts", contact_person="成槭、庾朴", contact_phone="0571-55506991；15500005572",
                   email="office@twocontacts.example；yupu@twocontacts.example"),
         sender="office@twocontacts.example"),
    Case("list-differs", "附件列表写有检测报告，来信中没有。", (("attachment-list-differs", ""),),
         who=_with("list-differs", attachment_list="1.材料真实性承诺书\n2.案例支撑材料\n3.餐具检测报告")),
)  # fmt: skip


def awkward_papers() -> Iterator[Situation]:
    yield from told(WORDS, day(6, 6))
    yield from told(NAMES, day(6, 6, 20))
    yield from told(CONTENTS, day(6, 7))
