"""Complete applications whose papers bear electronic seals, set with test keys."""

from collections.abc import Iterator

from sample_mail.make.awkward_rows import read_row
from sample_mail.make.case import Case, day, told
from sample_mail.make.eseals.papers import sealed_form, sealed_form_pdf, tampered_pledge
from sample_mail.make.situation import Situation

ROWS = """
eseal-pdf|菁岸水务装备（溆桥）有限公司|吉尔吉斯斯坦山区小型净水站|项目合作|闻菁|纳伦州山村取用融雪水，浊度随季节起落。我公司建小型净水站二十二座，村民轮值看护，备件存于县站。|滤池反冲用山泉自压，不用电。|供水人口一万四千，水样合格率九成九。
eseal-ofd|蔚屿光热设备（岚汀）有限公司|塔吉克斯坦医院太阳能热水|技术合作|舒蔚|杜尚别郊区医院冬季缺热水。我公司装设集热器与蓄热水箱，与锅炉并联，护士站可见水温。|水箱以当地羊毛毡保温。|年省煤六百吨，热水全天供应。
eseal-ofd-changed|樾林包装科技（汀溪）有限公司|哈萨克斯坦可降解包装合作|贸易合作|费樾|阿拉木图食品厂外购塑料餐盒。我公司以麦秸制盒，转让模具并培训工人两期。|麦秸由周边农场按吨换购饲料。|年产餐盒三千万只，替代塑料四百吨。
"""
_PEOPLE = {one.situation: one for one in map(read_row, range(300, 400), ROWS.strip().splitlines())}

CASES = (
    Case("eseal-pdf", "申报表盖章件是 PDF，章是电子印章（GB/T 38540，国密算法），验证通过。",
         who=_PEOPLE["eseal-pdf"], made={"form-pdf": sealed_form_pdf}),
    Case("eseal-ofd", "申报表盖章件是 OFD，电子印章验证通过；本次征集要求 PDF，请其另发。",
         (("material-wrong-format", "form-pdf"),),
         who=_PEOPLE["eseal-ofd"], made={"form-pdf": sealed_form}),
    Case("eseal-ofd-changed", "承诺书是 OFD，电子印章盖好后日期又被改动：验证不通过，请其重发。",
         (("material-wrong-format", "pledge"), ("signature-invalid", "pledge")),
         who=_PEOPLE["eseal-ofd-changed"], made={"pledge": tampered_pledge}),
)  # fmt: skip


def sealed_letters() -> Iterator[Situation]:
    yield from told(CASES, day(6, 9))
