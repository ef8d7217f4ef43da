"""To whom an answer goes."""

from dataclasses import replace

import pytest
from dossiers import dossier

from parsers.facts.letter_facts import Address, Letter
from validators.senders.answer_to import Recipients, first_addresses, whom_to_answer
from validators.senders.known_senders import of_one_house

LIN, WU = "lin@yunling.example", "wu@yunling.example"
EVIL = "collector@evil.example"
FREE, FREE_TOO = "lin_yunling@163.com", "other@163.com"
OURS = "cases@office.example"


def letter(sender: str, *reply_to: str) -> Letter:
    written = dossier().newest.letter
    return replace(written, sender=Address(sender), reply_to=reply_to)


def own(address: str) -> bool:
    return address == OURS


@pytest.mark.parametrize(
    ("sender", "reply_to", "answer"),
    [
        (LIN, (), Recipients(LIN)),
        (LIN, (LIN,), Recipients(LIN)),
        (LIN, ("LIN@Yunling.example.",), Recipients("LIN@Yunling.example.")),
        (LIN, (WU,), Recipients(WU)),
        (LIN, ("lin@mail.yunling.example",), Recipients("lin@mail.yunling.example")),
        ("lin@mail.yunling.example", (LIN,), Recipients(LIN)),
        (LIN, (EVIL,), Recipients(LIN, EVIL, (EVIL,))),
        (LIN, (FREE,), Recipients(LIN, FREE, (FREE,))),
        (FREE, (), Recipients(FREE)),
        (FREE, (FREE.upper(),), Recipients(FREE.upper())),
        (FREE, (FREE_TOO,), Recipients(FREE, FREE_TOO, (FREE_TOO,))),
        (FREE, (LIN,), Recipients(FREE, LIN, (LIN,))),
        ("lin@vip.163.com", ("lin@163.com",), Recipients("lin@vip.163.com", "lin@163.com", ("lin@163.com",))),
        ("l.in@gmail.com", ("lin@googlemail.com",), Recipients("lin@googlemail.com")),
        (LIN, (EVIL, WU), Recipients(WU, "", (EVIL,))),
        (LIN, (WU, EVIL), Recipients(WU, "", (EVIL,))),
        (LIN, (EVIL, "b@evil.example"), Recipients(LIN, EVIL, (EVIL, "b@evil.example"))),
        (LIN, (OURS,), Recipients(LIN)),
        (LIN, (OURS, EVIL), Recipients(LIN, EVIL, (EVIL,))),
        (OURS, (), Recipients("")),
        (OURS, (OURS,), Recipients("")),
        ("", (EVIL,), Recipients("", EVIL, (EVIL,))),
        ("", (), Recipients("")),
        ("lin@a.com.cn", ("lin@b.com.cn",), Recipients("lin@a.com.cn", "lin@b.com.cn", ("lin@b.com.cn",))),
        (
            "lin@yunling.example.evil.example",
            (LIN,),
            Recipients("lin@yunling.example.evil.example", LIN, (LIN,)),
        ),
        ("lin@绿园.example", ("wu@xn--fcs754g.example",), Recipients("wu@xn--fcs754g.example")),
    ],
)  # fmt: skip
def test_a_first_letter(sender: str, reply_to: tuple[str, ...], answer: Recipients) -> None:
    assert whom_to_answer(letter(sender, *reply_to), (), own) == answer


@pytest.mark.parametrize(
    ("sender", "reply_to", "told"),
    [
        (LIN, (), LIN),
        (LIN, (EVIL,), LIN),
        (LIN, (WU,), LIN),
        (LIN, ("zhou@beian.example",), "zhou@beian.example"),
        ("zhou@beian.example", (), "zhou@beian.example"),
        ("Lin@YUNLING.example", (), "Lin@YUNLING.example"),
        # A colleague who writes himself is told himself.
        (WU, (), WU),
        (WU, (WU, EVIL), WU),
        (WU, (LIN,), LIN),
        (WU, (EVIL,), WU),
        (EVIL, (WU, EVIL), WU),
        ("zhou@beian.example", (EVIL,), "zhou@beian.example"),
        (EVIL, (LIN,), LIN),
        (EVIL, (EVIL,), LIN),
        (LIN, (OURS,), LIN),
        (LIN, ("lin+x@yunling.example",), LIN),
        (LIN, ("l.in@yunling.example",), LIN),
        (LIN, ("lin@mail.yunling.example",), LIN),
        (FREE_TOO, (), LIN),
    ],
)
def test_a_later_letter_is_answered_at_a_known_address(
    sender: str, reply_to: tuple[str, ...], told: str
) -> None:
    answer = whom_to_answer(letter(sender, *reply_to), (LIN, "zhou@beian.example"), own)
    assert answer.to == told
    assert answer.receipt == ""
    assert set(answer.shown) <= set(reply_to)
    assert told not in answer.shown


@pytest.mark.parametrize(
    ("reply_to", "stranger", "shown"),
    [
        ((), False, ()),
        ((LIN,), False, ()),
        (("LIN@Yunling.example.",), False, ()),
        ((EVIL,), False, (EVIL,)),
        ((EVIL, LIN), False, (EVIL,)),
        ((EVIL, EVIL.upper(), FREE), False, (EVIL, FREE)),
        ((OURS, EVIL), False, (EVIL,)),
        # As it was written, so that staff find it in the letter.
        (("Collector@EVIL.example",), False, ("Collector@EVIL.example",)),
        # A stranger's own address in another spelling is followed; another's is shown.
        ((LIN,), True, (LIN,)),
        ((FREE.upper(),), True, ()),
        ((FREE, EVIL, LIN), True, (EVIL, LIN)),
        ((OURS,), True, ()),
    ],
)
def test_staff_see_whom_a_later_letter_asked_to_answer(
    reply_to: tuple[str, ...], stranger: bool, shown: tuple[str, ...]
) -> None:
    sender = FREE if stranger else LIN
    answer = whom_to_answer(letter(sender, *reply_to), (LIN,), own, stranger=stranger)
    assert answer.shown == shown


@pytest.mark.parametrize(
    ("known", "sender", "reply_to", "told"),
    [
        # Another spelling of a known address of a free house is that address, and nobody else's is.
        (("l.in@gmail.com",), EVIL, ("lin@googlemail.com",), "lin@googlemail.com"),
        (("lin@googlemail.com",), "l.i.n@gmail.com", (), "l.i.n@gmail.com"),
        (("l.in@gmail.com",), EVIL, ("ling@gmail.com",), "l.in@gmail.com"),
        # Capitals, on either side, are no other mailbox: he asks for himself, and not for a colleague.
        (("LIN@Yunling.example",), WU, (LIN,), LIN),
        ((LIN,), WU, ("LIN@Yunling.example",), "LIN@Yunling.example"),
        # A form whose address could not be read makes nobody known.
        (("", LIN), EVIL, (), LIN),
        (("",), EVIL, (EVIL,), ""),
    ],
)
def test_a_known_address_is_known_in_its_spellings(
    known: tuple[str, ...], sender: str, reply_to: tuple[str, ...], told: str
) -> None:
    assert whom_to_answer(letter(sender, *reply_to), known, own).to == told


def test_our_own_address_is_known_to_no_application() -> None:
    assert whom_to_answer(letter(EVIL, EVIL), (OURS,), own).to == ""
    assert whom_to_answer(letter(EVIL, EVIL), (OURS, LIN), own).to == LIN


@pytest.mark.parametrize("reply_to", [(), (EVIL,), (LIN,), (OURS,)])
def test_a_stranger_is_answered_himself_or_nobody(reply_to: tuple[str, ...]) -> None:
    answer = whom_to_answer(letter(FREE, *reply_to), (LIN,), own, stranger=True)
    assert (answer.to, answer.receipt) == (FREE, "")


@pytest.mark.parametrize(
    ("reply_to", "known"),
    [((), (LIN,)), ((WU,), (LIN, WU)), ((EVIL,), (LIN,)), ((EVIL, WU, LIN), (LIN, WU))],
)
def test_what_a_first_letter_makes_known(reply_to: tuple[str, ...], known: tuple[str, ...]) -> None:
    assert first_addresses(letter(LIN, *reply_to)) == known


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LIN, WU, True),
        (FREE, FREE, True),
        (FREE, FREE_TOO, False),
        ("a@qq.com", "b@vip.qq.com", False),
        ("a@yahoo.co.in", "b@yahoo.co.in", False),
        ("a@tj.gov.cn", "b@bj.gov.cn", False),
        ("", "", False),
        (LIN, "", False),
        ("x@", "y@", False),
    ],
)  # fmt: skip
def test_one_house(one: str, other: str, same: bool) -> None:
    assert of_one_house(one, other) is same
    assert of_one_house(other, one) is same
