"""Tells labels that ask for nothing to type: seals, signatures, opinions of others, notes."""

import re

from parsers.forms.known_labels import NO_FIELDS
from parsers.forms.label import fold_label
from parsers.forms.learning.hints import Hints

_SIGNATURE = re.compile(
    r"(?:签名|签字|签章|签署|盖章|公章|印章|手印|盖章处|签名处|签字处)$|^(?:签名|签字|盖章)|signature|^signed|подпись|^м\.?п\.?$|печать"
    r"|stamp$|^stamp|^seal$",
    re.IGNORECASE,
)
_SIGNED_HINT = re.compile(r"签名|签字|签章|signature|подпись", re.IGNORECASE)
_OPINION = re.compile(
    r"(?:意见|审批|审核|审查|核准|批示|评语|审核结果|审批结果|评审结论|专家评分|承诺|声明|承诺书|诚信承诺)$"
    r"|^(?:承诺|声明)|(?:照片|相片|证件照|一寸照|二寸照|贴照片处|贴照片|粘贴处)$|^(?:照片|photo|фото)$"
    r"|for office use|^office use|受理编号$|^(?:收件人|受理人|受理日期|审核人|审核日期)$",
    re.IGNORECASE,
)
_SUGGESTION = re.compile(r"(?:建议|意向|需求)")
_NOTE = re.compile(
    r"\A(?:[*＊※]? ?(?:注|附注|备注|说明|注意|提示|填表说明|填写说明|填报说明|注意事项|温馨提示"
    r"|notes?|примечание) ?\d? ?[:：]"
    r"|[*＊※] ?(?:注|带|为|required|обязат|标|表示|号|指|指带)|(?:注|说明) ?\d ?[.、．]"
    r"|(?:填表|填写|填报)(?:说明|须知|要求)|本表|此表|以上|附件 ?\d{0,2} ?[:：]?$|附[:：]|fields? marked)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 60
_LONGEST_NOTE = 40
_SENTENCE = re.compile(r"[。！!]|\.\s+[A-ZА-Я]")


def asks_nothing(hints: Hints) -> bool:
    """Tell whether what stands behind the label is a seal, a signature, a picture or another's opinion."""
    folded = fold_label(hints.label)
    if folded in NO_FIELDS or _SIGNATURE.search(hints.label):
        return True
    if _OPINION.search(hints.label) and not _SUGGESTION.search(hints.label):
        return True
    return any(_SIGNED_HINT.search(one) for one in hints.groups)


def is_signature(hints: Hints) -> bool:
    return _SIGNATURE.search(hints.label) is not None


def is_note(text: str) -> bool:
    """Tell whether a text explains the form."""
    return _NOTE.match(text.strip()[:_LONGEST_NOTE]) is not None


def may_label(text: str, hints: Hints) -> bool:
    """Tell whether a text is short enough, and worded, to be the label of a field."""
    return (
        0 < len(hints.label) <= _LONGEST_LABEL + 20 * hints.label.isascii()
        and any(map(str.isalpha, hints.label))
        and not is_note(text)
        and not _SENTENCE.search(hints.label)
    )
