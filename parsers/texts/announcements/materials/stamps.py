"""Reads whether a material needs a seal, and whose."""

import re
from dataclasses import dataclass

_SEAL = re.compile(
    (
        r"盖章|盖公章|公章|签章|加盖|印章|用印|盖\S{0,8}章|stamped|\bseal(?:ed)?\b|\bstamp\b"
        r"|official stamp|печат(?:ь|и|ью)"
    ),
    re.IGNORECASE,
)
_NO_SEAL = re.compile(
    r"(?:无需|不需|不用|不必|无须|免)(?:要)?(?:加)?盖章|no (?:stamp|seal)|без печати|不加盖",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(
    r"签字[（(]盖章[)）]|盖章[（(]签字[)）]|签字或盖章|签字或者盖章|签名或盖章|盖章或签|签章|盖章（?或签"
)
_PAPER = re.compile(r"纸质|书面|一式|打印|装订|原件")
_MAILED = re.compile(r"扫描|pdf|电子|拍照|word|jpg|scan|скан|@|邮箱", re.IGNORECASE)
_RECOMMENDER = re.compile(
    r"(?:推荐单位|推荐部门|主管部门|组织单位|推荐机构|上级|所在地|属地|初审单位|归口)[^，。"
    r"；]{0,12}(?:公章|盖章|签章|加盖|印章)|(?:经|由)[^，。；]{1,20}(?:局|委|厅|办|学院|学校|部门"
    r"|协会|主管)[^，。；]{0,10}(?:审核|审签|推荐|签署)[^，。；]{0,6}(?:盖章|公章)"
    r"|加盖推荐"
)
_APPLICANT = re.compile(
    r"(?:申报单位|申请单位|参赛单位|参评单位|本单位|所在单位|企业|报送单位|投稿单位|使用单位|学校"
    r"|法人|单位)[^，。；]{0,8}(?:公章|盖章|签章|印章)|(?:加盖|盖)[^，。；]{0,4}(?:单位|企业|学校"
    r"|公司)(?:的)?公?章|by the (?:school|applicant|organi[sz]ation)|печатью организации"
)


@dataclass(frozen=True, slots=True)
class StampAsked:
    """Whose seal: `of` is applicant, recommender or ""; `both`: the recommender's stands beside it.

    `need` is required, expected (on paper, or a signature will do) or no.
    """

    need: str
    of: str = ""
    both: bool = False


def stamp_of(words: str) -> StampAsked | None:
    """Return what the words say of a seal; None where they say nothing. A signature is no seal."""
    if _NO_SEAL.search(words):
        return StampAsked("no")
    if not _SEAL.search(words):
        return None
    need = "required"
    unclear = _UNCLEAR.search(words)
    if (unclear and not re.search(r"公章|盖章扫描|盖章版|加盖", words)) or _only_on_paper(words):
        need = "expected"
    recommender, applicant = bool(_RECOMMENDER.search(words)), bool(_APPLICANT.search(words))
    both = bool(re.search(r"和推荐|分别加盖|及推荐|、推荐", words)) and recommender
    return StampAsked(
        need,
        "" if both else "recommender" if recommender else "applicant" if applicant else "",
        both,
    )


def _only_on_paper(words: str) -> bool:
    """Tell whether every clause that names a seal speaks of paper, and what is mailed is something else."""
    sealed = [clause for clause in re.split(r"[；;。]", words) if _SEAL.search(clause)]
    return bool(sealed) and all(
        _PAPER.search(c) and not _MAILED.search(_around_seal(c)) for c in sealed
    )


def _around_seal(clause: str) -> str:
    """The parts of a clause up to the seal and just behind it."""
    parts = re.split(r"[，,]", clause)
    return "，".join(part for part in parts if _SEAL.search(part))
