"""All situations."""

from collections.abc import Iterator
from itertools import chain

from sample_mail.make.awkward_letters import awkward_letters
from sample_mail.make.awkward_papers import awkward_papers
from sample_mail.make.green_park import green_park
from sample_mail.make.green_together import green_together
from sample_mail.make.others import others
from sample_mail.make.sealed_letters import sealed_letters
from sample_mail.make.several import several
from sample_mail.make.situation import Situation
from sample_mail.make.submissions import submissions


def situations() -> Iterator[Situation]:
    """Made one by one, so that a reader of a few need not wait for all."""
    plain = chain(others(), submissions(), (green_park(), green_together(), several()))
    yield from chain(plain, awkward_letters(), awkward_papers(), sealed_letters())
