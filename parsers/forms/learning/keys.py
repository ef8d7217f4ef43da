"""Gives learnt fields their keys: who applies and with what first, then what such forms share."""

import re
from collections.abc import Sequence

from parsers.facts.spec import FieldSpec
from parsers.forms.known_labels import KNOWN_LABELS, NOMINATOR, NOMINATOR_CONTACT, KnownLabel
from parsers.forms.label import fold_label

# Who applies, in the order of preference: a body that applies, any body, a person who applies, the
# person in charge, and only then whatever names somebody.
_APPLICANTS = (
    r"(?:申报|申请|填报|牵头|参赛|报送|参评)(?:单位|主体|机构|企业|学校|组织|者单位)(?:名称|全称)?|applicant(?:organi[sz]ation)?",
    (
        r"(?:单位|企业|园区|机构|公司|组织|学校|社区|团队)(?:名称|全称)|(?:full)?nameoforgani[sz]ation"
        r"|organi[sz]ation(?:name)?|(?:полное)?(?:название|наименование)организации|организация"
    ),
    (
        r"(?:申请|申报|参赛|报名|投稿|参评|推荐对象|候选|被推荐)(?:人|者|选手)?(?:姓名)?|作者(?:姓名)?"
        r"|(?:applicant|student|pupil|author)?s?(?:full)?name|фио(?:заявителя|участника|автора)?|заявитель|участник"
    ),
    r"(?:项目|课题|作品|案例|团队)?(?:负责人|主持人|第一作者|队长)(?:姓名)?|姓名|фиоруководителя|(?:lead)?contactname",
    (
        r"(?:主办|承办|依托|所在|工作|实施|建设)单位(?:名称)?|(?:所在|就读)?(?:学校|院校|高校)(?:名称|/学院)?"
        r"|队伍名称|队名|school|institution|teamname|организация.{0,12}"
    ),
)  # fmt: skip
_TITLES = (
    r"案例(?:名称|标题|题目)|casetitle|titleofthecase",
    (
        r"(?:项目|作品|课题|成果|方案|选题|论文|节目|产品|活动|参赛作品|申报项目|创意|做法|品牌)(?:名称|标题|题目|中文名称)"
        r"|(?:project|work)(?:title|name)|title(?:ofthe)?(?:work|project|entry|proposal|practice)"
        r"|(?:название|наименование)(?:проекта|практики|работы|кейса|инициативы|доклада|номера)|темадоклада"
    ),
    r"题目|标题|名称|title|название|(?:场所|基地|活动|课程|图书|平台)名称",
)  # fmt: skip
_APPLICANT_RANKS = tuple(map(re.compile, _APPLICANTS))
_TITLE_RANKS = tuple(map(re.compile, _TITLES))
# Above this place in the list nobody but the clerk can say that it is meant so.
_SURE_APPLICANT, _SURE_TITLE = 2, 2
_OTHERS = re.compile(r"指导|教师|导师|推荐|法人|法定|紧急|父|母|监护|成员|合作")


def keyed(fields: Sequence[FieldSpec]) -> tuple[list[str], list[str]]:
    """The key of each field, none twice, and what the clerk is asked about them."""
    doubts: list[str] = []
    keys: dict[int, str] = {}
    for key, ranks, sure, what in (
        ("applicant", _APPLICANT_RANKS, _SURE_APPLICANT, "申报者"),
        ("case_title", _TITLE_RANKS, _SURE_TITLE, "申报内容的名称"),
    ):
        rank, place = _best(fields, ranks, keys)
        if place is None:
            doubts.append(f'表中未见{what}，请指明哪一栏是{what}（key = "{key}"）。')
            continue
        keys[place] = key
        if rank >= sure:
            doubts.append(f'以“{_named(fields[place])}”为{what}（key = "{key}"），请核对。')
    _known_keys(fields, keys)
    return [keys.get(number, f"field_{number + 1}") for number in range(len(fields))], doubts


def _named(field: FieldSpec) -> str:
    return field.group + "·" + field.label if field.group else field.label


def _best(
    fields: Sequence[FieldSpec], ranks: Sequence[re.Pattern[str]], taken: dict[int, str]
) -> tuple[int, int | None]:
    """The first field of the foremost rank that any field has."""
    for rank, pattern in enumerate(ranks):
        for number, field in enumerate(fields):
            if number in taken or field.columns or field.choices:
                continue
            names = {fold_label(field.label), fold_label(field.group + field.label)}
            other = _OTHERS.search(field.group) and not pattern.fullmatch(fold_label(field.label))
            if not other and any(map(pattern.fullmatch, names)) and not _OTHERS.search(field.group):
                return rank, number
    return len(ranks), None


def _known_keys(fields: Sequence[FieldSpec], keys: dict[int, str]) -> None:
    """What such forms share, each key once: of several telephones the contact person's own."""
    for number, field in enumerate(fields):
        known = known_label(fields, number)
        if known is None or number in keys or field.columns:
            continue
        rivals = [
            other
            for other in range(len(fields))
            if other not in keys and (one := known_label(fields, other)) and one.key == known.key
        ]
        if known.key not in keys.values() and known.key not in ("applicant", "case_title"):
            keys[min(rivals, key=lambda one: (_rank(fields[one]), one))] = known.key


def _rank(field: FieldSpec) -> int:
    if "联系" in field.group:
        return 0
    return 2 if _OTHERS.search(field.group) else 1


def known_label(fields: Sequence[FieldSpec], number: int) -> KnownLabel | None:
    """The well-known field of a label; the contact right after 推荐单位 is the nominator's."""
    field = fields[number]
    known = KNOWN_LABELS.get(fold_label(field.label))
    if known is None and field.group:
        known = KNOWN_LABELS.get(fold_label(field.group + field.label))
    before = KNOWN_LABELS.get(fold_label(fields[number - 1].label)) if number else None
    if known and known.key == "contact_person" and before == NOMINATOR:
        return NOMINATOR_CONTACT
    return known
