"""Counts whom a park recommends, and what else counts under a quota, within one letter, which no
register knows yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from validators.evidence.quota_values import answers_for
from validators.model.dossier import Beside
from validators.model.named_application import alike, names_in
from validators.sorting.splitting import Share


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What each share of a letter is told of the others."""

    calls: tuple[str, ...]
    nominators: tuple[str, ...]
    applicants: tuple[str, ...]
    beside: tuple[Beside, ...]

    @classmethod
    def of(cls, shares: Sequence[Share]) -> Self:
        return cls(
            tuple(share.campaign.id for share in shares),
            tuple(_answer(share, "nominator") for share in shares),
            tuple(_answer(share, "applicant") for share in shares),
            tuple(map(_beside, shares)),
        )

    def nominated(self, number: int) -> tuple[str, ...]:
        """The other applicants of the letter that a share's own park recommends in the same call."""
        park = self.nominators[number]
        if not park:
            return ()
        others = (self.applicants[n] for n in self._others(number) if self._names(n, park))
        return tuple(dict.fromkeys(filter(None, others)))

    def counted(self, number: int) -> tuple[Beside, ...]:
        """Return the other applications of the letter in the same call, for quotas and lists."""
        return tuple(self.beside[n] for n in self._others(number))

    def _names(self, number: int, park: str) -> bool:
        named = self.nominators[number]
        return bool(named) and alike(named, park)

    def _others(self, number: int) -> Iterator[int]:
        call = self.calls[number]
        return (n for n, other in enumerate(self.calls) if n != number and other == call)


def _beside(share: Share) -> Beside:
    forms = [document.answers for document in share.documents if document.answers]
    if not forms:
        return Beside("", "")
    answers = {**answers_for(share.campaign, forms[0]), "nominator": _answer(share, "nominator")}
    return Beside(*names_in(forms[0]), answers)


def _answer(share: Share, key: str) -> str:
    answers = (document.answers for document in share.documents if document.answers)
    return next((text for one in answers if (text := one.text(key))), "")
