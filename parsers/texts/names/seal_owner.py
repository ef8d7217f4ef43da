"""Decides whether the name read from a seal is one of those expected.

OCR slips one character in ten, drops the first or last, and a seal names the body in full where a
form may not. So a seal is ours where most of what is peculiar to our name stands in it, and
another's only where next to nothing does.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum

from parsers.texts.names.folding import LONGEST, fold_name
from parsers.texts.names.kinds import stem_of
from parsers.texts.names.places import without_region
from parsers.texts.names.same_name import Likeness, compare_names


class Owner(StrEnum):
    """OURS: one of the names. OTHER: plainly none of them. UNDECIDED: the text does not say."""

    OURS = "ours"
    OTHER = "other"
    UNDECIDED = "undecided"


# What a seal's text must end in to be read as a body's whole name.
_BODY = re.compile(
    r"公司|集团|厂|社|院|校|大学|学会|协会|商会|联盟|促进会|基金会|委员会|管委会|政府|[局厅部署]|中心|银行|站|所"
)
# The uses of a body's several seals, and what such a seal says beside the name.
_USE = re.compile(
    r"(?:合同|财务|发票|业务|行政|人事|公文|电子|科研|研究)?(?:专用)?章?(?:\(?\d+\)?)?$"
)
# Words that many names in a trade contain distinguish nobody.
_COMMON = re.compile(
    r"科技|技术|信息|网络|工程|发展|开发|实业|产业|工业|能源|新能源|环保|环境|生态|绿色|低碳|建设|投资"
    r"|管理|服务|材料|新材料|装备|设备|制造|控股|贸易|国际|智能|智慧|数据|电子|电力|机械|化工|传媒|文化"
    r"|集团|股份|有限|责任|公司|园区|开发区|研究|中国|人民|委员会"
)
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
# Of what is peculiar: a brand of four characters with one slip or one lost keeps three; two names
# chosen blindly share none, or the one character in four that chance gives.
MOST, NEXT_TO_NOTHING = 0.6, 0.25
# 某某公司 is a body's name; a shorter word is a mark's.
LEAST_NAME = 6
# A brand of one character may be an accident of reading.
LEAST = 2


def owner_of(text: str, names: Iterable[str]) -> Owner:
    """Return whose seal it is by its `text`, as read; `names` are the bodies expected."""
    read, ours = fold_name(text), [name for name in names if _IDEOGRAPH.search(name)]
    if not read or not ours:
        return Owner.UNDECIDED
    if any(_is_named(read, name) for name in ours):
        return Owner.OURS
    plain = _BODY.search(read) and len(_peculiar(read)) >= LEAST
    return (
        Owner.OTHER if plain and all(_is_strange(read, name) for name in ours) else Owner.UNDECIDED
    )


def reads_as_body(text: str) -> bool:
    """Tell whether what was read along a ring is a body's name, and no word or mark of a logo."""
    read = fold_name(text)
    ending = _BODY.search(read)
    return ending is not None and len(_IDEOGRAPH.findall(read)) >= LEAST_NAME


def _is_named(read: str, name: str) -> bool:
    if compare_names(_USE.sub("", read), name) is not Likeness.DIFFERENT:
        return True
    own = _peculiar(fold_name(name))
    return len(own) >= LEAST and _share(own, read) >= MOST


def _is_strange(read: str, name: str) -> bool:
    own, theirs = _peculiar(fold_name(name)), _peculiar(read)
    if len(own) < LEAST:
        return False
    return (
        _share(own, read) <= NEXT_TO_NOTHING and _share(theirs, fold_name(name)) <= NEXT_TO_NOTHING
    )


def _peculiar(name: str) -> str:
    """Return what is left of a folded name without place, legal form and the words of its trade."""
    stem = stem_of(without_region(_USE.sub("", name)))
    return _COMMON.sub("", stem) if len(_COMMON.sub("", stem)) >= LEAST else stem


def _share(part: str, whole: str) -> float:
    """Return how much of `part` stands in `whole`, in order."""
    part, whole = part[:LONGEST], whole[:LONGEST]
    matcher = SequenceMatcher(None, part, whole, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(part)
