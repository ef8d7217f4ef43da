"""The invented applicants as values."""

from dataclasses import dataclass, replace

from sample_mail.make.companies import LONG, ROWS

PROMPTS = {
    "case_type": "（项目合作/园区合作/人才培养/标准对接/贸易合作/技术合作等）",
    "summary": "（简要介绍案例背景、案例地点、实施时间、案例内容和实施方式等。）",
    "highlights": "（简要介绍案例的特色亮点，总结可复制可推广做法。）",
    "results": (
        "（简要介绍案例成效，包括助力我国绿色产业出海发展，"
        "带动上海合作组织国家绿色产业发展所发挥的作用。）"
    ),
}
CONVENTION = "2026年上海合作组织绿色产业合作典型案例申报材料"

KEYS = (
    "case_title", "applicant", "contact_person", "contact_phone", "position", "email", "case_type",
    "summary", "highlights", "results", "awards", "attachment_list",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applicant:
    """One applicant with the answers of its form; fields are named by the form's keys."""

    situation: str
    applicant: str
    case_title: str
    case_type: str
    contact_person: str
    contact_phone: str
    position: str
    email: str
    summary: str
    highlights: str
    results: str
    awards: str = "无"
    attachment_list: str = "1.材料真实性承诺书\n2.案例支撑材料"

    @property
    def base(self) -> str:
        """The conventional subject, and file name without suffix."""
        return f"{self.applicant}—{self.case_title}—{CONVENTION}"

    @property
    def fields(self) -> dict[str, str]:
        """What the form answers, by key; a prompt alone is no answer."""
        return {key: getattr(self, key) for key in KEYS}


def _read(row: str) -> Applicant:
    one = Applicant(*row.split("|"))
    if one.summary == "LONG":
        return replace(one, summary=LONG)
    if one.results == "PROMPT":
        return replace(one, results="", contact_phone="")
    return one


APPLICANTS = {one.situation: one for one in map(_read, ROWS.strip().splitlines())}
