"""Defines severity (a finding's consequence), status (their sum) and aspect (their grouping)."""

from enum import StrEnum


class Severity(StrEnum):
    """NOTE: reported to staff. CORRECT: the applicant mends it. REFER: a person decides. REFUSE: late."""

    NOTE = "note"
    CORRECT = "correct"
    REFER = "refer"
    REFUSE = "refuse"


class Aspect(StrEnum):
    """The four aspects of 符合性审查."""

    DIRECTION = "direction"
    COMPLETENESS = "completeness"
    AUTHENTICITY = "authenticity"
    REGULARITY = "regularity"


ASPECT_TITLES = {
    Aspect.DIRECTION: "方向性",
    Aspect.COMPLETENESS: "完整性",
    Aspect.AUTHENTICITY: "真实性",
    Aspect.REGULARITY: "规范性",
}


class Status(StrEnum):
    """What the papers say. OTHER is a letter that is no submission."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    LATE = "late"
    OTHER = "other"


STATUS_TITLES = {
    Status.COMPLETE: "材料齐全",
    Status.INCOMPLETE: "待补正",
    Status.REVIEW: "待人工核验",
    Status.LATE: "逾期",
    Status.OTHER: "非申报来件",
}
