"""Decides whom an application trusts: its senders, those named in its form, those staff confirmed."""

from dataclasses import replace

from intake.office import Office
from intake.register.letters.ledger import Mail
from parsers.texts.contact.contact import find_emails
from validators.model.campaign import Campaign
from validators.model.dossier import Submission, counting
from validators.rules.provenance import STRANGER
from validators.senders.answer_to import first_addresses
from validators.senders.authenticity import failed_checks
from validators.senders.known_senders import is_known
from validators.sorting.filing import build_dossier

BY_HAND = "by-hand@intake.invalid"
"""The sender of the letters that hold files staff brought: nobody's address."""


def with_doubt(
    office: Office,
    mail: Mail,
    submission: Submission,
    earlier: tuple[Submission, ...],
    campaign: Campaign,
) -> Submission:
    """The letter with what speaks against its sender, if anything does: our mail server's word, or
    that the application (`earlier`, its letters so far) does not know him. Who opens one is known, also
    where staff had brought a file before he wrote.
    """
    wrong = failed_checks(submission.letter, office.servers_of(mail.key.account))
    if wrong:
        doubt = f"未通过收件服务器的发件人验证（{wrong}），可能系冒名"
    elif _mailed(earlier) and not is_known(
        submission.letter.sender.address, office.bounded(known_to, earlier, campaign)
    ):
        doubt = STRANGER
    else:
        doubt = ""
    return replace(submission, confirmed=not doubt, doubt=doubt)


def known_to(earlier: tuple[Submission, ...], campaign: Campaign) -> tuple[str, ...]:
    """The addresses an application knows: of its confirmed letters, and of the form they brought.

    Where none is confirmed, only whom the first said it was of: what a letter that may be forged
    tells besides makes nobody known.
    """
    confirmed = tuple(one for one in earlier if one.confirmed)
    if not confirmed:
        return senders_of(earlier)
    form = build_dossier(campaign, confirmed).form
    written = form.answers.text("email") if form and form.answers else ""
    return (
        *senders_of(earlier),
        *(address for one in _mailed(confirmed)[:1] for address in first_addresses(one.letter)),
        *find_emails(written),
    )


def senders_of(earlier: tuple[Submission, ...]) -> tuple[str, ...]:
    """Return who has written for the application himself."""
    return tuple(one.letter.sender.address for one in _mailed(counting(earlier)))


def _mailed(letters: tuple[Submission, ...]) -> tuple[Submission, ...]:
    return tuple(one for one in letters if one.letter.sender.address != BY_HAND)
