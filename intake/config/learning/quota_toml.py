"""Writes the quotas of a drafted campaign file, as far as the form has the field they count by."""

from collections.abc import Iterator

from intake.config.learning.toml_lines import assigned, evidence
from parsers.facts.spec import FormSpec
from parsers.texts.announcements.announcement import Announcement
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.quotas import Per, QuotaAsked

_LONGEST_TITLE = 40
_NOMINATOR, _APPLICANT, _SENDER = "nominator", "applicant", "sender"


def written_quotas(read: Announcement, form: FormSpec | None) -> tuple[Said[QuotaAsked], ...]:
    """The quotas that the file can state; the rest are questions."""
    return tuple(each for each in read.limits if _field(each.value, form))


def nomination_quota(read: Announcement, form: FormSpec | None) -> Iterator[str]:
    """Yield how many one recommending body may have, a key of the file itself."""
    for each in written_quotas(read, form):
        if each.value.per is Per.RECOMMENDER:
            yield evidence(each)
            yield assigned("nomination_quota", each.value.most)


def quotas_toml(read: Announcement, form: FormSpec | None) -> Iterator[str]:
    """One table a quota of a person or a unit."""
    for each in written_quotas(read, form):
        if each.value.per is not Per.RECOMMENDER:
            yield ""
            yield "[[quota]]"
            yield evidence(each)
            yield assigned("per", [_field(each.value, form)])
            yield assigned("most", each.value.most)
            yield assigned("title", each.sentence[:_LONGEST_TITLE])


def _field(quota: QuotaAsked, form: FormSpec | None) -> str:
    """Return the field it counts by, "" where there is none. Without a form a person is a mailbox."""
    keys = {field.key for field in form.fields} if form else set()
    if quota.per is Per.RECOMMENDER:
        return _NOMINATOR if _NOMINATOR in keys else ""
    if _APPLICANT in keys:
        return _APPLICANT
    return _SENDER if quota.per is Per.PERSON else ""
