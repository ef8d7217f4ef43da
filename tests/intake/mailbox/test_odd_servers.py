"""What servers answer against the book: nothing is lost, nothing taken twice, the next mailbox polled."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from fake_imap import Lines, Script, fake_imap
from rounds import Desk, imap_account, letter
from servers import PASSWORD, PASSWORD_ENV, ImapServer

from intake.mailbox.login import log_in
from intake.mailbox.poll import PollResult, poll_all
from intake.mailbox.reconcile import check_ledger
from intake.register.letters import folders


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv(PASSWORD_ENV, PASSWORD)
    return Desk(tmp_path)


@dataclass
class Two:
    """The odd mailbox, and one behind it that must be polled whatever the first answers."""

    desk: Desk
    odd: ImapServer
    sound: ImapServer
    sound_letters: dict[int, bytes]
    polls: int = 0

    def poll(self) -> PollResult:
        """One poll of both; a new letter waits in the second each time, and must be there after it."""
        self.polls += 1
        self.sound_letters[self.polls] = letter(f"sound{self.polls}")
        accounts = [imap_account(self.odd, name="odd"), imap_account(self.sound, name="sound")]
        first, second = poll_all(self.desk.round(), accounts)
        assert (len(second.states), second.problems) == (1, ())
        return first

    def taken(self) -> list[int]:
        rows = self.desk.db.query("SELECT uid FROM mails WHERE account = 'odd' ORDER BY id")
        return [row["uid"] for row in rows]


def polled(desk: Desk, script: Script, times: int = 1, then: Callable[[int], None] | None = None):
    """The results of so many polls, and the UIDs taken in; `then` is called between two."""
    sound = Script()
    with fake_imap(script) as odd, fake_imap(sound) as other:
        two = Two(desk, odd, other, sound.letters)
        results = []
        for number in range(times):
            results.append(two.poll())
            if then:
                then(number)
        return results, two.taken()


def letters(*uids: int) -> dict[int, bytes]:
    return {uid: letter(f"l{uid}") for uid in uids}


NONE: Lines = [b"* SEARCH"]


@pytest.mark.parametrize("by_fetch", [True, False], ids=["FETCH lists", "FETCH does not"])
@pytest.mark.parametrize(
    ("there", "search", "polls"),
    [
        ((3,), [NONE, [b"* SEARCH 3"]], 2),
        ((3,), [NONE, NONE, [b"* SEARCH 3"]], 3),
        ((3, 4), [[b"* SEARCH 3"], [b"* SEARCH 3 4"]], 2),
        ((3, 4), [[b"* SEARCH 4"], [b"* SEARCH 3 4"]], 2),
        ((1, 3, 4), [NONE, [b"* SEARCH 4"], [b"* SEARCH 1 4"], [b"* SEARCH 4 3 1"]], 4),
        ((3,), [[], [b"* SEARCH 3"]], 2),
    ],
)
def test_search_lags_behind(
    desk: Desk, there: tuple[int, ...], search: list[Lines | None], polls: int, by_fetch: bool
) -> None:
    script = Script(letters(*there), search=search, lists_by_fetch=by_fetch)
    results, taken = polled(desk, script, polls + 1)
    assert sorted(taken) == list(there)
    assert results[-1].problems == ()
    assert results[-1].states == ()
    if not by_fetch:
        assert all("withheld" in str(one.problems[0]) for one in results[: polls - 1])


def test_a_server_that_hangs_up_when_asked_to_list_by_fetch(desk: Desk) -> None:
    """QQ does so at what it does not know: what SEARCH named is taken in before."""
    script = Script(
        letters(3, 4), search=[[b"* SEARCH 3"], [b"* SEARCH 3"], None], cuts_listing=True
    )
    results, taken = polled(desk, script, 4)
    assert taken == [3, 4]
    assert [bool(one.problems) for one in results] == [True, True, False, False]


def test_a_letter_with_a_higher_uid_came_meanwhile(desk: Desk) -> None:
    script = Script(
        letters(3), search=[NONE, [b"* SEARCH 5"], [b"* SEARCH 3 5"]], lists_by_fetch=False
    )
    results, taken = polled(desk, script, 3, lambda n: script.letters.update(letters(5)))
    assert sorted(taken) == [3, 5]
    assert [bool(one.problems) for one in results] == [True, True, False]


def test_a_letter_that_is_counted_and_never_listed_is_told(desk: Desk) -> None:
    script = Script(letters(3), search=[NONE], lists_by_fetch=False)
    results, taken = polled(desk, script, 3)
    assert taken == []
    for one in results:
        assert "counts 1 letters in INBOX and lists 0: 1 withheld" in str(one.problems[0])
    assert folders.listing(desk.db)[0].last_problem


@pytest.mark.parametrize(
    "answer",
    [
        [b"* SEARCH 1 3 4"],
        [b"* SEARCH 4 1 3"],
        [b"* SEARCH 1 3", b"* SEARCH 4"],
        [b"* SEARCH 3 1 3", b"* SEARCH 1", b"* SEARCH 4 4"],
        [b"* SEARCH", b"* SEARCH 1 3 4"],
        [b"* SEARCH 1 3 4", b"* SEARCH"],
        [b"* SEARCH", b"* SEARCH", b"* SEARCH 1", b"* SEARCH 3", b"* SEARCH 4"],
        [b"* SEARCH  1  3 4 "],
        [b"* SEARCH 1 3 4 (MODSEQ 917162500)"],
        [b"* SEARCH 1 3 (MODSEQ 9)", b"* SEARCH 4 (MODSEQ 9)"],
        [b'* ESEARCH (TAG "A3") UID ALL 1,3:4'],
        [b'* ESEARCH (TAG "A3") UID ALL 1,4:3'],
        [b'* ESEARCH (TAG "A3") UID COUNT 3 MIN 1 MAX 4 ALL 1,3,4'],
        [b"* ESEARCH UID ALL 1:1,3,4"],
        [b'* ESEARCH (TAG "A3") UID'],
        [b"* SEARCH 1", b'* ESEARCH (TAG "A3") UID ALL 3:4'],
        [b"* OK [ALERT] the disk is full", b"* SEARCH 1 3 4"],
        [b"* 4 EXISTS", b"* SEARCH 1 3 4", b"* 3 EXISTS"],
        [b"* 9 EXPUNGE", b"* SEARCH 1 3 4"],
        [b"* 1 FETCH (FLAGS (\\Seen))", b"* SEARCH 1 3 4"],
        [b"* SEARCH 1 3 4", b"* 2 FETCH (FLAGS (\\Seen) UID 3)"],
        [b"* SEARCH one two"],
        [b"* SEARCH 1 3 4 {2}\r\nxy"],
        [b"* SEARCH NIL"],
        [],
    ],
)
def test_forms_of_an_answer_to_search(desk: Desk, answer: Lines) -> None:
    results, taken = polled(desk, Script(letters(1, 3, 4), search=[answer]), 2)
    assert sorted(taken) == [1, 3, 4]
    assert [one.problems for one in results] == [(), ()]
    assert desk.count("applications") == 3 + 2


@pytest.mark.parametrize(
    "answer", [[b"* search 1 3"], [b"*  SEARCH 1 3"], [b"SEARCH 1 3"], [b"garbage"]]
)
def test_what_is_no_imap_is_told(desk: Desk, answer: Lines) -> None:
    results, taken = polled(desk, Script(letters(1, 3), search=[answer]), 2)
    assert taken in ([], [1, 3])
    assert taken or all(one.problems for one in results)


def test_a_letter_that_search_names_and_nobody_has_is_told(desk: Desk) -> None:
    results, taken = polled(desk, Script(letters(1, 3), search=[[b"* SEARCH 1 3 99"]]), 2)
    assert taken == [1, 3]
    assert all("UID 99" in str(one.problems[0]) for one in results)


@pytest.mark.parametrize("word", [b"NO cannot", b"BAD what?"])
def test_search_is_refused(desk: Desk, word: bytes) -> None:
    results, taken = polled(desk, Script(letters(1, 3), refused={"SEARCH": word}), 2)
    assert (taken, [one.problems for one in results]) == ([1, 3], [(), ()])


@pytest.mark.parametrize(
    "figures",
    [
        {"tells_uidnext": False},
        {"uidnext": 0},
        {"uidnext": 1},
        {"uidnext": 99},
        {"exists": 0},
        {"exists": 1},
        {"uidvalidity": 0},
    ],
)
def test_figures_that_are_wrong(desk: Desk, figures: dict[str, int]) -> None:
    script = Script(letters(1, 3), **figures)  # type: ignore[arg-type]
    results, taken = polled(desk, script, 3, lambda n: script.letters.update(letters(3 + n)))
    assert taken == [1, 3, 4]
    assert [one.problems for one in results] == [()] * 3


def test_too_many_are_counted(desk: Desk) -> None:
    results, taken = polled(desk, Script(letters(1, 3), exists=5), 2)
    assert taken == [1, 3]
    assert all("3 withheld" in str(one.problems[0]) for one in results)


def odd_fetch(kind: str) -> Callable[[int, bytes, bytes], Lines]:
    """Letter 3 is answered oddly, the others as they should be."""

    def answer(uid: int, raw: bytes, items: bytes) -> Lines:
        literal = b"{%d}\r\n%s" % (len(raw), raw)
        date = b'INTERNALDATE "10-Jun-2026 09:30:00 +0800"'
        told = {
            "no body": b"* 2 FETCH (UID 3 %s)" % date,
            "body NIL": b"* 2 FETCH (UID 3 %s BODY[] NIL)" % date,
            "body empty": b'* 2 FETCH (UID 3 %s BODY[] "")' % date,
            "another UID": b"* 2 FETCH (UID 8 %s BODY[] %s)" % (date, literal),
            "nothing": b"* 2 EXISTS",
            "uneven": b"* 2 FETCH (UID 3 BODY[])",
            "no list": b"* 2 FETCH UID",
            "date NIL": b"* 2 FETCH (UID 3 INTERNALDATE NIL BODY[] %s)" % literal,
            "no date": b"* 2 FETCH (UID 3 BODY[] %s)" % literal,
            "date senseless": b'* 2 FETCH (UID 3 INTERNALDATE "sometime" BODY[] %s)' % literal,
            "lower case": b'* 2 fetch (uid 3 internaldate "10-Jun-2026 09:30:00 +0800" body[] %s)'
            % literal,
            "lower case items": b'* 2 FETCH (uid 3 internaldate "10-Jun-2026 09:30:00 +0800" body[] %s)'
            % literal,
            "flags beside": b"* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 3 %s BODY[] %s FLAGS ())"
            % (date, literal),
            "in two": b"* 2 FETCH (UID 3 %s)\r\n* 2 FETCH (UID 3 BODY[] %s)" % (date, literal),
            "expunge before": b"* 9 EXPUNGE\r\n* 2 FETCH (UID 3 %s BODY[] %s)" % (date, literal),
            "spaces": b"* 2 FETCH ( UID 3  %s BODY[]  %s )" % (date, literal),
        }
        if uid == 3:
            return [told[kind]]
        return [b"* 1 FETCH (UID %d %s BODY[] %s)" % (uid, date, literal)]

    return answer


@pytest.mark.parametrize(
    "kind",
    ["date NIL", "no date", "date senseless", "lower case items", "flags beside", "in two",
     "expunge before"],
)  # fmt: skip
def test_a_letter_oddly_handed_out(desk: Desk, kind: str) -> None:
    results, taken = polled(desk, Script(letters(1, 3, 5), fetch=odd_fetch(kind)), 2)
    assert (taken, [one.problems for one in results]) == ([1, 3, 5], [(), ()])


@pytest.mark.parametrize(
    "kind",
    ["no body", "body NIL", "body empty", "another UID", "nothing", "uneven", "no list", "lower case",
     "spaces"],
)  # fmt: skip
def test_a_letter_not_handed_out_is_told_and_the_others_come(desk: Desk, kind: str) -> None:
    results, taken = polled(desk, Script(letters(1, 3, 5), fetch=odd_fetch(kind)), 2)
    assert taken in ([1, 5], [1, 3, 5])
    assert 3 in taken or all("3" in str(one.problems[0]) for one in results)


@pytest.mark.parametrize("command", ["LOGIN", "EXAMINE", "SEARCH", "FETCH"])
def test_bye_in_the_middle_is_told(desk: Desk, command: str) -> None:
    results, _ = polled(desk, Script(letters(1, 3), cut_at={command}), 2)
    assert all(one.problems for one in results)


@pytest.mark.parametrize(
    "line",
    [
        b"* OK [ALERT] maintenance at noon",
        b"* OK [UIDNEXT x] next",
        b"* NO [OVERQUOTA] full",
        b"* 2 EXISTS",
        b"* FLAGS",
        b"* XODD 1 2 3",
        b'* LIST () "/" INBOX',
    ],
)
@pytest.mark.parametrize("command", ["EXAMINE", "SEARCH", "FETCH"])
def test_lines_nobody_asked_for(desk: Desk, line: bytes, command: str) -> None:
    results, taken = polled(desk, Script(letters(1, 3), before={command: [line]}), 2)
    assert taken == [1, 3] or all(one.problems for one in results)


def test_internaldate_that_cannot_be(desk: Desk) -> None:
    received = b"Received: from a by b; Wed, 10 Jun 2026 09:30:00 +0800\r\n"
    script = Script(
        {uid: received + letter(f"l{uid}") for uid in (1, 2, 3)},
        dates={1: b"10-Jun-2099 09:30:00 +0800", 2: b"01-Jan-1970 00:00:00 +0000"},
    )
    polled(desk, script)
    rows = desk.db.query("SELECT received_at FROM mails WHERE account = 'odd'")
    assert {datetime.fromisoformat(row["received_at"]).date().isoformat() for row in rows} == {
        "2026-06-10"
    }


def test_the_ledger_is_not_whole_while_a_letter_is_not_listed(desk: Desk) -> None:
    script = Script(letters(1, 3), search=[[b"* SEARCH 1"]], lists_by_fetch=False)
    with fake_imap(script) as server:
        account = imap_account(server)
        poll_all(desk.round(), [account])
        (check,) = check_ledger(desk.db, [account], desk.round().now)
    assert not check.whole
    assert "2" in check.problem


def test_trouble_nobody_foresaw_ends_at_its_mailbox(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_for_odd(account):
        if account.name == "odd":
            raise KeyError("nobody foresaw this")
        return log_in(account)

    monkeypatch.setattr("intake.mailbox.connection.log_in", break_for_odd)
    (result,), _ = polled(desk, Script(letters(1)))
    assert "nobody foresaw" in str(result.problems[0])
