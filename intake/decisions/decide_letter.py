"""Sorts a read letter and decides on each application in it.

Reads the register and the archive, writes nothing.
"""

from dataclasses import dataclass

from intake.config.own_addresses import is_own
from intake.decisions.decide_application import Decision, decide
from intake.decisions.match_application import campaigns_for, named_applications, threads_of
from intake.office import Office
from intake.register.applications.applications import Application
from intake.register.letters.ledger import Mail
from parsers.facts.letter_facts import ReadLetter
from validators.sorting.sort_letter import sort_letter
from validators.sorting.triage import Sort, Triage


@dataclass(frozen=True, slots=True)
class Considered:
    """`threads`: the applications it says it is about. `decisions` are () for what is no submission."""

    triage: Triage
    threads: tuple[Application, ...]
    decisions: tuple[Decision, ...] = ()


def consider(office: Office, mail: Mail, read: ReadLetter) -> Considered:
    """Sorts the letter and decides on each application it holds, as it was read so far.

    Raises what `decide` raises.
    """
    threads = threads_of(office.db, read.letter)
    campaigns = campaigns_for(threads, office.campaigns)
    sorting = sort_letter(
        read,
        received_at=mail.received_at,
        received_known=mail.received_known,
        campaigns=campaigns,
        reply=bool(threads),
        known=named_applications(threads, campaigns),
    )
    own = is_own(read.letter.sender.address, office.addresses)
    if own or sorting.triage.sort is not Sort.SUBMISSION:
        return Considered(sorting.triage, threads)
    decisions = tuple(decide(office, mail, part, threads) for part in sorting.parts)
    return Considered(sorting.triage, threads, decisions)
