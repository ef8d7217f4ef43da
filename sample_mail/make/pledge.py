"""The pledge in the official wording, filled in and dated."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from sample_mail.make.pdf_pages import HEI, style
from sample_mail.make.people import Applicant

STAMP_AT = (122.0, 112.0)
WORDING = (
    "我单位承诺，此次提交的所有材料真实有效，申报案例的技术无科技成果、专利等知识产权权属争议。"
    "单位近3年来经营正常，无违法违规记录、未列入企业经营异常名录和严重违法失信名单。"
)


def pledge_story(who: Applicant) -> list[Flowable]:
    """Title, addressee, wording, applicant and date."""
    body = style(14)
    indented = ParagraphStyle("indented", parent=body, firstLineIndent=28)
    return [
        Paragraph("附件2", style(11, HEI)),
        Spacer(1, 14 * mm),
        Paragraph("材料真实性承诺书", style(20, HEI, centred=True)),
        Spacer(1, 10 * mm),
        Paragraph("中国—上海合作组织绿色产业合作促进中心：", body),
        Paragraph(WORDING, indented),
        Spacer(1, 16 * mm),
        Paragraph(f"申报单位名称（公章）：{who.applicant}", body),
        Spacer(1, 4 * mm),
        Paragraph("日期：2026年6月5日", body),
    ]
