"""Collects what the sender calls each application: words in file and folder names, brands."""

import re
from collections.abc import Iterable, Iterator, Sequence

from parsers.texts.names.same_name import split_joint
from parsers.texts.normal_text import fold
from validators.model.named_application import Candidates, NamedApplication

_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{1,4}$")
# What names of files say of anybody's papers: the kind of paper, its state, its program.
_COMMON = re.compile(
    r"附件[0-9一二三四五]*|附表|副本|案例|申报|报送|提交|征集|信息|材料|资料|文件|表格?|正文|编写|编辑|模板|正式|初|"
    r"承诺[书函]|支撑|证明|佐证|照片|图片|相片|图|盖章|签字|签章|公章|扫描|电子|纸质|可编辑|版本?|最终|终|"
    r"定?稿|修[改订]|更新|新|改|的|和|及|绿盟|绿色发展创新|典型|上合组织?|20\d\d年?度?|文件夹|压缩包|"
    r"word|pdf|docx?|jpe?g|png|zip|rar|final"
)
_BREAK = re.compile(r"[^0-9a-z\u4e00-\u9fff]+")
_FIGURES = re.compile(r"(?<![0-9])[0-9]++$")
# A brand is two or three characters; what is longer is compared as a name.
BRAND = (2, 3)


def by_label(names: Iterable[str], applications: Sequence[NamedApplication]) -> Candidates:
    """Return whom the first telling of `names` means, by the label of one application and no other."""
    labels = labels_of(applications)
    for name in names:
        tokens = frozenset(_tokens(name))
        found = {n for n, own in enumerate(labels) if _bears(tokens, own)}
        found = found or {n for n, one in enumerate(applications) if _is_brand(tokens, one)}
        if found:
            return frozenset(found)
    return frozenset()


def labels_of(applications: Sequence[NamedApplication]) -> tuple[frozenset[str], ...]:
    """Each application's labels; all empty unless every one has one: else the sender did not label.

    Figures alone are no labels: photos are numbered too.
    """
    borne = [
        {token for name in one.names_of_forms for token in _tokens(name) if not token.isdigit()}
        for one in applications
    ]
    own = [
        frozenset(mine.difference(*(other for m, other in enumerate(borne) if m != n)))
        for n, mine in enumerate(borne)
    ]
    return tuple(own) if all(own) else (frozenset(),) * len(applications)


def _tokens(name: str) -> Iterator[str]:
    """`企业1_申报表（盖章版）.docx` → 企业1."""
    bare = _COMMON.sub(" ", _EXTENSION.sub("", fold(name)))
    return (token for token in _BREAK.split(bare) if token)


def _bears(tokens: Iterable[str], labels: Iterable[str]) -> bool:
    return any(_means(token, label) for token in tokens for label in labels)


def _means(token: str, label: str) -> bool:
    """The label itself, numbered, or with more words behind it; 企业1 is not meant by 企业10."""
    if label in (token, _FIGURES.sub("", token)):
        return True
    return len(label) > 1 and token.startswith(label) and not token[len(label)].isdigit()


def _is_brand(tokens: Iterable[str], application: NamedApplication) -> bool:
    bodies = [fold(body) for body in split_joint(application.applicant)]
    brands = [brand for token in tokens if len(brand := _FIGURES.sub("", token)) in BRAND]
    return any(body.startswith(brand) for brand in brands for body in bodies)
