"""Lists every rule, in the order a reviewer reads the four aspects of 符合性审查."""

from validators.model.rule import Rule
from validators.rules.deadline import LATE, MATERIAL_LATE, RECEIVED_UNKNOWN, SUPPLEMENT_LATE
from validators.rules.demands.body_answers import BODY_DIFFERS
from validators.rules.demands.letters import LETTER_TOO_LARGE, NOT_PACKED
from validators.rules.demands.listed import ATTACHMENT_LIST
from validators.rules.demands.material_length import MATERIAL_LENGTH
from validators.rules.demands.media import MEDIA_DIFFERS
from validators.rules.demands.paper import PAPER_LATE, PAPER_MISSING
from validators.rules.demands.quotas import QUOTA
from validators.rules.demands.signing import SIGNATURE_UNSEEN
from validators.rules.demands.summary_table import SUMMARY_DIFFERS
from validators.rules.direction import CLASSIFIED_MARKING, NO_PARTNER_COUNTRY
from validators.rules.fields import FIELD_INVALID, FIELD_MISSING, FIELD_TOO_LONG, SECTION_LENGTH
from validators.rules.files import (
    ENCRYPTED,
    FILE_TOO_LARGE,
    FILE_TOO_SMALL,
    INFECTED,
    MACRO,
    REFUSED,
    UNREADABLE,
    UNSUPPORTED,
)
from validators.rules.form_match import FORM_DIFFERS
from validators.rules.forms import FORM_UNREAD, SEVERAL_FORMS
from validators.rules.materials import (
    CLOUD_ATTACHMENT,
    MATERIAL_COUNT,
    MATERIAL_MISSING,
    MATERIAL_WRONG_FORMAT,
    UNASSIGNED_DOCUMENT,
)
from validators.rules.naming import (
    FILENAME_NAMING,
    NAMING_MISMATCH,
    NAMING_VARIANT,
    SUBJECT_NAMING,
)
from validators.rules.pledge import BLANK_UNFILLED, WORDING_CHANGED
from validators.rules.pledge_owner import PLEDGE_MISMATCH
from validators.rules.provenance import (
    DUPLICATE_APPLICATION,
    NOMINATION_QUOTA,
    SENDER_UNCONFIRMED,
)
from validators.rules.short_answers import FIELD_TOO_SHORT
from validators.rules.stamp_owner import STAMP_MISMATCH
from validators.rules.stamps import MATERIAL_UNSTAMPED, SIGNATURE_INVALID, STAMP_UNCERTAIN

RULES: tuple[Rule, ...] = (
    # 方向性
    CLASSIFIED_MARKING,
    NO_PARTNER_COUNTRY,
    # 完整性
    MATERIAL_MISSING,
    MATERIAL_WRONG_FORMAT,
    MATERIAL_COUNT,
    PAPER_MISSING,
    FORM_UNREAD,
    SEVERAL_FORMS,
    FIELD_MISSING,
    BLANK_UNFILLED,
    CLOUD_ATTACHMENT,
    UNASSIGNED_DOCUMENT,
    ATTACHMENT_LIST,
    NOMINATION_QUOTA,
    QUOTA,
    SUMMARY_DIFFERS,
    # 真实性
    MATERIAL_UNSTAMPED,
    STAMP_UNCERTAIN,
    STAMP_MISMATCH,
    SIGNATURE_UNSEEN,
    SIGNATURE_INVALID,
    FORM_DIFFERS,
    BODY_DIFFERS,
    WORDING_CHANGED,
    PLEDGE_MISMATCH,
    SENDER_UNCONFIRMED,
    DUPLICATE_APPLICATION,
    # 规范性
    RECEIVED_UNKNOWN,
    LATE,
    SUPPLEMENT_LATE,
    MATERIAL_LATE,
    PAPER_LATE,
    SUBJECT_NAMING,
    FILENAME_NAMING,
    NAMING_VARIANT,
    NAMING_MISMATCH,
    FIELD_TOO_LONG,
    FIELD_TOO_SHORT,
    FIELD_INVALID,
    SECTION_LENGTH,
    MATERIAL_LENGTH,
    UNREADABLE,
    ENCRYPTED,
    UNSUPPORTED,
    REFUSED,
    INFECTED,
    MACRO,
    FILE_TOO_SMALL,
    FILE_TOO_LARGE,
    MEDIA_DIFFERS,
    LETTER_TOO_LARGE,
    NOT_PACKED,
)

CODES = frozenset(rule.code for rule in RULES)
