"""Defines what a notice states of an application, short enough to be compared.

It is compared with the register before the notice leaves, and with what the applicant was last told
whenever a verdict changes.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from notifier.notices.kinds import VERDICT_KINDS


@dataclass(frozen=True, slots=True)
class StatedVerdict:
    """`template`: the words chosen, a kind of notice or `unconfirmed`; for a result the stage it
    tells is the status. `points` is a digest of all findings it names, `mends` of those to be mended.
    `until`: the last day it tells, ISO 8601.
    """

    number: str
    template: str
    status: str = ""
    points: str = ""
    mends: str = ""
    until: str = ""

    @property
    def is_verdict(self) -> bool:
        """Tell whether it tells the applicant how his application stands."""
        return self.template in VERDICT_KINDS

    def agrees(self, now: "StatedVerdict") -> bool:
        """Tell whether nobody who was told this is told wrong where `now` holds.

        That a person looks at it, or has looked, contradicts no acknowledgement.
        """
        return (self.template, self.mends, self.until) == (now.template, now.mends, now.until)

    def same_verdict(self, now: "StatedVerdict") -> bool:
        """Tell whether both are made of one verdict, whatever days they tell."""
        mine, other = (
            (self.template, self.status, self.points),
            (now.template, now.status, now.points),
        )
        return mine == other


def dump_stated(stated: Iterable[StatedVerdict]) -> str:
    rows = [asdict(one) for one in stated]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def load_stated(text: str) -> tuple[StatedVerdict, ...]:
    return tuple(StatedVerdict(**row) for row in json.loads(text)) if text else ()
