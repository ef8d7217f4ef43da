"""Lists labels common in Chinese application forms, with their field keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from parsers.facts.spec import FieldKind


@dataclass(frozen=True, slots=True)
class KnownLabel:
    """`required` is the usual case; the notice decides, so staff look it over."""

    key: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = True


_APPLICANT = KnownLabel("applicant")
_PERSON = KnownLabel("contact_person")
_PHONE = KnownLabel("contact_phone", FieldKind.PHONE)
_EMAIL = KnownLabel("email", FieldKind.EMAIL)
_POSITION = KnownLabel("position", required=False)
_TITLE = KnownLabel("case_title")
_TYPE = KnownLabel("case_type")
_SUMMARY = KnownLabel("summary")
_HIGHLIGHTS = KnownLabel("highlights")
_RESULTS = KnownLabel("results")
_AWARDS = KnownLabel("awards", required=False)
_LIST = KnownLabel("attachment_list", required=False)
_FILLED = KnownLabel("filled_on", FieldKind.DATE, required=False)

# What a contact after 推荐单位 is: the nominator's, not the applicant's.
NOMINATOR = KnownLabel("nominator", required=False)
NOMINATOR_CONTACT = KnownLabel("nominator_contact", required=False)

KNOWN_LABELS: Mapping[str, KnownLabel] = {
    "申报单位": _APPLICANT, "申报单位名称": _APPLICANT, "申报单位全称": _APPLICANT,
    "申报单位盖章": _APPLICANT, "申报主体": _APPLICANT, "单位全称": _APPLICANT, "牵头单位": _APPLICANT,
    "填报单位": _APPLICANT, "applicant": _APPLICANT, "applicantorganization": _APPLICANT,
    "单位名称": _APPLICANT,
    "企业名称": _APPLICANT, "园区名称": _APPLICANT, "申请单位": _APPLICANT, "机构名称": _APPLICANT,
    "联系人": _PERSON, "联系人姓名": _PERSON, "联系人信息": _PERSON, "联络人": _PERSON,
    "contactperson": _PERSON, "contact": _PERSON,
    "联系电话": _PHONE, "联系方式": _PHONE, "电话": _PHONE, "手机": _PHONE, "手机号码": _PHONE,
    "手机号": _PHONE, "联系手机": _PHONE, "移动电话": _PHONE, "固定电话": _PHONE, "办公电话": _PHONE,
    "电话号码": _PHONE,
    "联络电话": _PHONE, "联络方式": _PHONE,
    "联系电话号码": _PHONE, "telephone": _PHONE, "phone": _PHONE, "tel": _PHONE,
    "电子邮箱": _EMAIL, "联系邮箱": _EMAIL, "邮箱": _EMAIL, "电子邮件": _EMAIL, "e-mail": _EMAIL,
    "email": _EMAIL, "emailaddress": _EMAIL, "e-mailaddress": _EMAIL, "邮件": _EMAIL,
    "电子信箱": _EMAIL, "邮箱地址": _EMAIL, "电子邮箱地址": _EMAIL, "电邮": _EMAIL,
    "联络邮箱": _EMAIL, "联络电邮": _EMAIL,
    "职务": _POSITION, "职务/职称": _POSITION, "职务、职称": _POSITION,
    "职务职称": _POSITION, "职务及职称": _POSITION, "职位": _POSITION, "position": _POSITION,
    "案例名称": _TITLE, "案例标题": _TITLE, "案例题目": _TITLE, "项目名称": _TITLE,
    "casetitle": _TITLE, "titleofthecase": _TITLE,
    "案例类型": _TYPE, "案例类别": _TYPE, "案例型别": _TYPE, "合作类型": _TYPE, "casetype": _TYPE,
    "申报主题": KnownLabel("themes"), "案例主题": KnownLabel("themes"),
    "行业类别": KnownLabel("industry"), "所属行业": KnownLabel("industry"),
    "案例简介": _SUMMARY, "案例摘要": _SUMMARY, "案例概况": _SUMMARY, "案例介绍": _SUMMARY,
    "summary": _SUMMARY, "项目简介": _SUMMARY,
    "特色亮点": _HIGHLIGHTS, "主要亮点": _HIGHLIGHTS, "案例亮点": _HIGHLIGHTS,
    "案例特色亮点": _HIGHLIGHTS, "亮点特色": _HIGHLIGHTS, "highlights": _HIGHLIGHTS,
    "主要成效": _RESULTS, "实施成效": _RESULTS, "案例成效": _RESULTS, "案例主要成效": _RESULTS,
    "主要成效及影响": _RESULTS, "results": _RESULTS,
    "案例获奖情况": _AWARDS, "获奖情况": _AWARDS, "所获奖项": _AWARDS, "案例获得奖项": _AWARDS,
    "awards": _AWARDS,
    "附件列表": _LIST, "附件清单": _LIST, "附件目录": _LIST, "附件材料清单": _LIST,
    "推荐单位": NOMINATOR, "推荐单位名称": NOMINATOR, "推荐单位联系人": NOMINATOR_CONTACT,
    "填表日期": _FILLED, "申报日期": _FILLED, "填报日期": _FILLED,
}  # fmt: skip

# Places for a seal or a signature: checked on the scan, not read as text.
NO_FIELDS = frozenset(
    {"盖章", "签字", "签章", "公章", "单位公章", "盖章签字", "负责人签字", "照片"}
)


def synonyms(key: str) -> tuple[str, ...]:
    """Return what people write for a field: a campaign file needs `aliases` only for words not here."""
    return _SYNONYMS.get(key, ())


def _by_key() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for label, known in KNOWN_LABELS.items():
        found[known.key] = (*found.get(known.key, ()), label)
    return found


_SYNONYMS = _by_key()
