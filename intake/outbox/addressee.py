"""Finds the addresses an application is known by, and the one its answer goes to."""

from collections.abc import Sequence
from functools import partial

from intake.config.own_addresses import is_own
from intake.decisions.decide_application import Decision
from intake.office import Office
from parsers.facts.letter_facts import Letter
from parsers.texts.contact.contact import find_emails
from validators.model.campaign import Campaign
from validators.model.dossier import Submission
from validators.senders.answer_to import Recipients, first_addresses, whom_to_answer
from validators.senders.known_senders import is_known
from validators.sorting.filing import build_dossier

NO_COMMON = "来信涉及多份申报，其登记邮箱各不相同，须人工确定答复对象"


def known_by(submissions: tuple[Submission, ...], campaign: Campaign) -> tuple[str, ...]:
    """Its first sender, and the addresses its form gives: what letters that count have told. Where none
    is confirmed, only whom the first said it was of.
    """
    confirmed = tuple(one for one in submissions if one.confirmed)
    if not confirmed:
        return tuple(one.letter.sender.address for one in submissions[:1])
    form = build_dossier(campaign, confirmed).form
    written = form.answers.text("email") if form and form.answers else ""
    addresses = (*first_addresses(confirmed[0].letter), *find_emails(written))
    return tuple(dict.fromkeys(address for address in addresses if address))


def answer_of(
    office: Office, letter: Letter, decisions: Sequence[Decision]
) -> tuple[Recipients, str]:
    """Return whom the one answer to a letter goes to, and why staff must settle it first, "" where they
    need not. It goes to an address that each application it speaks of is known by.
    """
    own = partial(is_own, own=office.addresses)
    known = [_known_before(one) for one in decisions]
    answers = [
        whom_to_answer(letter, addresses, own, stranger=not one.counts)
        for addresses, one in zip(known, decisions, strict=True)
    ]
    bound = [n for n, one in enumerate(decisions) if known[n] and one.counts]
    if not bound:
        return answers[0], ""
    answer = answers[bound[0]]
    common = all(is_known(answer.to, known[n]) for n in bound)
    return answer, "" if common else NO_COMMON


def _known_before(decision: Decision) -> tuple[str, ...]:
    """Return who was known before this letter: what it brings makes nobody known, for it may be forged."""
    if decision.application is None:
        return ()
    return known_by(decision.dossier.submissions[:-1], decision.dossier.campaign)
