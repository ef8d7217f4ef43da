"""Decides to whom an answer goes. Nothing else decides it.

A Reply-To costs nothing to write. Followed blindly it sends what an applicant lacks to whoever forged
his From, and our words to whoever a stranger wants to bother.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from parsers.facts.letter_facts import Letter
from parsers.texts.contact.mailbox_key import mailbox_key
from validators.senders.known_senders import is_known, of_one_house


@dataclass(frozen=True, slots=True)
class Recipients:
    """`to` gets the answer, "" nobody. `receipt` hears that a letter came and nothing of it, "" where
    nobody is to. `shown` are the addresses asked for and not followed: staff see them.
    """

    to: str
    receipt: str = ""
    shown: tuple[str, ...] = ()


def whom_to_answer(
    letter: Letter, known: Sequence[str], own: Callable[[str], bool], *, stranger: bool = False
) -> Recipients:
    """Decides whom the answer to a letter goes to.

    `known`: the addresses its application is known by, the first sender's first; () where the letter
    opens one. `own` tells our own addresses, which are never answered. `stranger`: the application
    does not know the sender, who hears nothing of its content.
    """
    asked = tuple(address for address in letter.reply_to if not own(address))
    sender = letter.sender.address if not own(letter.sender.address) else ""
    if stranger:
        return Recipients(sender, shown=_others(asked, sender))
    if not known:
        return _first(sender, asked)
    known = tuple(address for address in known if address and not own(address))
    keys = {mailbox_key(address) for address in known}
    exact = (one for one in (*asked, sender) if mailbox_key(one) in keys)
    # A colleague who writes is answered directly: the answer stays within the organisation.
    colleagues = (one for one in (sender, *asked) if is_known(one, known))
    chosen = next(chain(exact, colleagues, known), "")
    return Recipients(chosen, shown=_others(asked, chosen))


def _first(sender: str, asked: Sequence[str]) -> Recipients:
    """A first letter's Reply-To is followed within the sender's own house. Elsewhere it may be anybody:
    that one hears that there is a letter, and the sender what is in it.
    """
    chosen = next((one for one in asked if of_one_house(one, sender)), sender)
    shown = _others(asked, chosen)
    return Recipients(chosen, next(iter(shown), "") if chosen == sender else "", shown)


def first_addresses(letter: Letter) -> tuple[str, ...]:
    """The addresses the letter that opens an application makes known: its sender, and a Reply-To
    of the sender's house.
    """
    return tuple(dict.fromkeys((letter.sender.address, *_followed(letter))))


def _followed(letter: Letter) -> Iterator[str]:
    return (one for one in letter.reply_to if of_one_house(one, letter.sender.address))


def _others(asked: Sequence[str], chosen: str) -> tuple[str, ...]:
    keys = {mailbox_key(one): one for one in reversed(asked)}
    keys.pop(mailbox_key(chosen), None)
    return tuple(reversed(keys.values()))
