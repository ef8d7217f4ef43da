"""What an applicant is told of a finding: exact about what to do, silent about what is not his.

Findings that a person decides (`refer`) are named as points to be looked at, never as a reproach:
a grey scan is not a missing stamp. Some messages are for staff only, such as the number and name
of another applicant whose file is the same; these never reach a notice.
"""

from notifier.templating.safe_text import clean
from validators.model.campaign import Campaign
from validators.model.outcome import Outcome

# `{place}` is the title of a material or field, or the name of the applicant's own file.
_POINTS = {
    "supplement-late": "补充材料的送达时间（是否接收由工作人员决定）",
    "naming-mismatch": "邮件主题、文件名与申报表中的“{place}”是否一致",
    "material-missing": "{place}",
    "stamp-uncertain": "{place}的盖章情况",
    "stamp-mismatch": "{place}的印章单位名称",
    "signature-invalid": "{place}的数字签名",
    "form-differs": "两版申报表中的“{place}”是否一致",
    "wording-changed": "{place}的文字",
    "pledge-mismatch": "{place}所署的单位",
    "field-invalid": "“{place}”的填写内容",
    "attachment-unsupported": "文件“{place}”的内容（该格式需要人工打开）",
    "attachment-refused": "文件“{place}”",
    "attachment-macro": "文件“{place}”中的宏",
    "attachment-infected": "文件“{place}”",
    "cloud-attachment": "以超大附件或网盘链接发送的文件（由工作人员下载）",
    "classified-marking": "文件“{place}”的密级标注",
    "sender-unconfirmed": "补充材料的发件邮箱",
    "nomination-quota": "推荐单位的推荐名额",
}
# Whoever sends papers under another's name would learn by it that the other has applied.
UNTOLD = frozenset({"duplicate-application"})
"""What no notice names at all."""

# Their words tell how we search: an applicant hears the point, not the message.
_STAFF_ONLY = frozenset({"duplicate-application", "attachment-infected"})
# Remedies that repeat what the notice itself says of such points.
_SAID_ALREADY = frozenset({"supplement-late", "sender-unconfirmed", "naming-mismatch"})


def point(finding: Outcome, campaign: Campaign) -> str:
    """A finding as something to be looked at by a person: a noun phrase."""
    words = _POINTS.get(finding.code)
    place = clean(campaign.title_of(finding.where))
    if words is None:
        return f"“{clean(finding.title)}”一项"
    return words.format(place=place or clean(finding.title))


def hint(finding: Outcome) -> str:
    """What the applicant may do about a point meanwhile, "" where there is nothing."""
    silent = finding.code in _STAFF_ONLY | _SAID_ALREADY
    return "" if silent else clean(finding.remedy, 200)


def fault(finding: Outcome, campaign: Campaign) -> str:
    """What the applicant is asked to mend, as a sentence."""
    if finding.code in _STAFF_ONLY:
        return f"请核对{point(finding, campaign)}。"
    return clean(finding.message, 300)


def remedy(finding: Outcome) -> str:
    return "" if finding.code in _STAFF_ONLY else clean(finding.remedy, 300)
