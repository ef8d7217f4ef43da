"""Collects what the sender calls each application: words in file and folder names, brands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

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


@dataclass(frozen=True, slots=True)
class Labels:
    """What the sender calls each application. `owners`: whose a label is; `brands`: whose name begins so."""

    owners: dict[str, int]
    longest: int
    brands: dict[str, set[int]]

    @classmethod
    def of(cls, applications: Sequence[NamedApplication]) -> Self:
        owners = {label: n for n, own in enumerate(labels_of(applications)) for label in own}
        brands: defaultdict[str, set[int]] = defaultdict(set)
        for number, application in enumerate(applications):
            for body in map(fold, split_joint(application.applicant)):
                for length in BRAND:
                    brands[body[:length]].add(number)
        return cls(owners, max(map(len, owners), default=0), dict(brands))

    def by_label(self, names: Iterable[str]) -> Candidates:
        """Return whom the first telling of `names` means, by the label of one application and no other."""
        for name in names:
            tokens = frozenset(_tokens(name))
            if found := self._labelled(tokens) or self._branded(tokens):
                return frozenset(found)
        return frozenset()

    def _labelled(self, tokens: Iterable[str]) -> set[int]:
        meant = (label for token in tokens for label in self._meant(token))
        return {self.owners[label] for label in meant if label in self.owners}

    def _meant(self, token: str) -> Iterator[str]:
        """The label itself, numbered, or with more words behind it; 企业1 is not meant by 企业10."""
        yield token
        yield _FIGURES.sub("", token)
        for length in range(2, min(self.longest + 1, len(token))):
            if not token[length].isdigit():
                yield token[:length]

    def _branded(self, tokens: Iterable[str]) -> set[int]:
        brands = (_FIGURES.sub("", token) for token in tokens)
        return {
            number
            for brand in brands
            if len(brand) in BRAND
            for number in self.brands.get(brand, ())
        }


def labels_of(applications: Sequence[NamedApplication]) -> tuple[frozenset[str], ...]:
    """Each application's labels; all empty unless every one has one: else the sender did not label.

    Figures alone are no labels: photos are numbered too.
    """
    borne = [
        {token for name in one.names_of_forms for token in _tokens(name) if not token.isdigit()}
        for one in applications
    ]
    bearers = Counter(token for tokens in borne for token in tokens)
    own = [frozenset(token for token in mine if bearers[token] == 1) for mine in borne]
    return tuple(own) if all(own) else (frozenset(),) * len(applications)


def _tokens(name: str) -> Iterator[str]:
    """`企业1_申报表（盖章版）.docx` → 企业1."""
    bare = _COMMON.sub(" ", _EXTENSION.sub("", fold(name)))
    return (token for token in _BREAK.split(bare) if token)
