"""Polling pymap and Dovecot with a judging of the tests' own; see `rounds.Desk`."""

from datetime import timedelta
from pathlib import Path

import pytest
from rounds import NOON, Desk, imap_account, letter
from servers import PASSWORD_ENV, Dovecot, ImapServer, free_port

from intake.config.backoff import BackOff
from intake.mailbox.poll import poll_account, poll_all, poll_patiently
from intake.register import notices
from intake.register.letters import folders, ledger
from intake.register.letters.ledger import Mail, MailState
from intake.workers.readers import ReadingFailed


@pytest.fixture(params=["imap_server", "dovecot"])
def server(request: pytest.FixtureRequest) -> ImapServer:
    found: ImapServer = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_letter_is_taken_in_once(server: ImapServer, desk: Desk) -> None:
    for name in "abc":
        server.deliver(letter(name), NOON)
    account = imap_account(server)
    (first,) = poll_all(desk.round(), [account])
    (second,) = poll_all(desk.round(), [account])
    assert (first.states, first.problems) == ((MailState.REGISTERED,) * 3, ())
    assert (second.states, second.problems) == ((), ())
    assert (desk.count("mails"), desk.count("applications"), desk.count("notices")) == (3, 3, 3)


def test_the_row_tells_when_the_server_received_it(server: ImapServer, desk: Desk) -> None:
    server.deliver(letter("a"), NOON)
    poll_all(desk.round(), [imap_account(server)])
    mail = ledger.get(desk.db, 1)
    assert mail.received_at == NOON
    assert desk.archive.read(mail.sha256) == letter("a")


def test_new_letters_come_with_the_next_poll(server: ImapServer, desk: Desk) -> None:
    account = imap_account(server)
    for name in "ab":
        server.deliver(letter(name))
        (result,) = poll_all(desk.round(), [account])
        assert result.states == (MailState.REGISTERED,)
    assert desk.states() == ["registered"] * 2


def test_the_same_letter_in_two_folders_is_answered_once(server: ImapServer, desk: Desk) -> None:
    server.deliver(letter("a"))
    server.deliver(letter("a"), folder="垃圾邮件")
    (result,) = poll_all(desk.round(), [imap_account(server, folders=["INBOX", "垃圾邮件"])])
    assert result.states == (MailState.REGISTERED, MailState.REPEAT)
    assert desk.count("notices") == 1


def test_a_rebuilt_folder_repeats_and_answers_nothing(server: ImapServer, desk: Desk) -> None:
    for name in "ab":
        server.deliver(letter(name), folder="Cases")
    account = imap_account(server, folders=["Cases"])
    poll_all(desk.round(), [account])
    server.renumber("Cases")
    server.deliver(letter("new"), folder="Cases")
    (result,) = poll_all(desk.round(), [account])
    assert sorted(result.states) == ["registered", "repeat", "repeat"]
    assert desk.count("notices") == 3
    assert [row.state for row in notices.listing(desk.db)] == ["due"] * 3


def test_an_old_letter_the_rebuilding_altered_is_not_answered_again(
    server: ImapServer, desk: Desk
) -> None:
    server.deliver(letter("a"), NOON, "Cases")
    account = imap_account(server, folders=["Cases"])
    poll_all(desk.round(), [account])
    server.renumber("Cases")
    server.deliver(b"X-Migrated: yes\r\n" + letter("a"), NOON, "Cases")
    poll_all(desk.round(), [account])
    assert [row.state for row in notices.listing(desk.db)] == ["due", "held"]


def test_what_was_there_before_us_is_registered_and_held(server: ImapServer, desk: Desk) -> None:
    server.deliver(letter("old"), NOON - timedelta(days=30))
    account = imap_account(server, first_run="baseline")
    poll_all(desk.round(), [account])
    server.deliver(letter("new"))
    poll_all(desk.round(), [account])
    assert [mail.held for mail in ledger.in_state(desk.db, MailState.REGISTERED)] == [True, False]
    assert [row.state for row in notices.listing(desk.db)] == ["held", "due"]


def test_the_boundary_holds_when_the_first_poll_breaks_off(server: ImapServer, desk: Desk) -> None:
    for name in "abc":
        server.deliver(letter(name))
    account = imap_account(server, first_run="baseline")
    stops = iter([False, True])
    poll_all(desk.round(stop=lambda: next(stops), ahead=0), [account])
    assert desk.states() == ["registered"]
    server.deliver(letter("new"))
    poll_all(desk.round(), [account])
    assert [row.state for row in notices.listing(desk.db)] == ["held"] * 3 + ["due"]


def test_a_letter_nobody_foresaw_is_set_aside_and_the_rest_goes_on(
    server: ImapServer, desk: Desk
) -> None:
    for raw in (letter("a"), letter("bad") + b"boom\r\n", letter("c")):
        server.deliver(raw)
    (result,) = poll_all(desk.round(), [imap_account(server)])
    assert result.states == (MailState.REGISTERED, MailState.QUARANTINED, MailState.REGISTERED)
    (aside,) = ledger.in_state(desk.db, MailState.QUARANTINED)
    assert "ValueError" in aside.reason
    assert 'raise ValueError("boom")' in aside.detail
    poll_all(desk.round(), [imap_account(server)])
    assert desk.count("mails") == 3


def test_a_retry_is_taken_up_at_the_next_poll(imap_server: ImapServer, desk: Desk) -> None:
    imap_server.deliver(letter("bad") + b"boom\r\n")
    poll_all(desk.round(), [imap_account(imap_server)])
    ledger.put_back(desk.db, 1)
    mended = desk.round(process=lambda mail: settle(desk, mail))
    poll_all(mended, [imap_account(imap_server)])
    assert desk.states() == ["question"]


def settle(desk: Desk, mail: Mail) -> None:
    words = {"reason": "", "sender": "", "subject": "", "message_id": ""}
    ledger.settle(desk.db, mail.id, MailState.QUESTION, **words)


def test_a_letter_that_kills_its_reader_is_tried_so_often_and_no_more(
    imap_server: ImapServer, desk: Desk
) -> None:
    tried = []

    def die(mail: Mail) -> None:
        tried.append(mail.id)
        raise ReadingFailed("the worker died")

    imap_server.deliver(letter("bomb"))
    poll_all(desk.round(process=die), [imap_account(imap_server)])
    poll_all(desk.round(process=die), [imap_account(imap_server)])
    assert tried == [1, 1, 1]
    assert (desk.states(), ledger.get(desk.db, 1).detail) == (["quarantined"], "the worker died")


def test_a_full_disk_ends_the_round_and_blames_no_letter(
    imap_server: ImapServer, desk: Desk
) -> None:
    imap_server.deliver(letter("a"))
    imap_server.deliver(letter("b"))

    def full(_mail: Mail) -> None:
        raise OSError(28, "No space left on device")

    for _ in range(5):
        with pytest.raises(OSError, match="No space"):
            poll_all(desk.round(process=full), [imap_account(imap_server)])
    assert desk.states() == ["fetched"] * 2
    poll_all(desk.round(), [imap_account(imap_server)])
    assert desk.states() == ["registered"] * 2


def test_a_letter_left_unsettled_is_a_mistake_that_shows(
    imap_server: ImapServer, desk: Desk
) -> None:
    imap_server.deliver(letter("a"))
    poll_all(desk.round(process=lambda _mail: None), [imap_account(imap_server)])
    assert desk.states() == ["quarantined"]


def test_a_mailbox_out_of_reach_does_not_keep_the_others(
    imap_server: ImapServer, desk: Desk
) -> None:
    imap_server.deliver(letter("a"))
    away = imap_account(imap_server, name="away", port=free_port())
    lost, polled = poll_all(desk.round(), [away, imap_account(imap_server)])
    assert "away cannot be reached" in str(lost.problems[0])
    assert polled.states == (MailState.REGISTERED,)


def test_the_service_lets_a_mailbox_out_of_reach_alone_for_a_while(
    imap_server: ImapServer, desk: Desk
) -> None:
    away = imap_account(imap_server, name="away", port=free_port())
    accounts, patience = [away, imap_account(imap_server)], BackOff(timedelta(hours=1))
    polled = [
        [result.account for result in poll_patiently(desk.round(), accounts, patience)]
        for _ in range(3)
    ]
    assert polled == [["away", "main"], ["main"], ["main"]]


def test_a_folder_that_is_not_there_does_not_keep_the_others(
    imap_server: ImapServer, desk: Desk
) -> None:
    imap_server.deliver(letter("a"))
    account = imap_account(imap_server, folders=["Nowhere", "INBOX"])
    result = poll_account(desk.round(), account)
    assert "Nowhere" in str(result.problems[0])
    assert result.states == (MailState.REGISTERED,)


def test_trouble_is_noted_with_the_folder_until_a_poll_goes_through(
    imap_server: ImapServer, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = imap_account(imap_server)
    poll_all(desk.round(), [account])
    with monkeypatch.context() as wrong:
        wrong.setenv(PASSWORD_ENV, "wrong")
        poll_all(desk.round(), [account])
        assert [folder.last_problem for folder in folders.listing(desk.db)] == ["邮箱登录失败"]
    poll_all(desk.round(), [account])
    assert [folder.last_problem for folder in folders.listing(desk.db)] == [""]


def test_keep_leaves_the_mailbox_as_it_was(dovecot: Dovecot, desk: Desk) -> None:
    for name in "ab":
        dovecot.deliver(letter(name))
    before = names_and_flags(dovecot)
    poll_all(desk.round(), [imap_account(dovecot)])
    assert names_and_flags(dovecot) == before
    assert desk.states() == ["registered"] * 2


def names_and_flags(server: Dovecot) -> list[str]:
    return sorted(
        f"{path.parent.name}/{path.name}"
        for folder in ("new", "cur")
        for path in (server.maildir / folder).iterdir()
    )


def test_move_takes_away_what_is_settled(server: ImapServer, desk: Desk) -> None:
    for name in "ab":
        server.deliver(letter(name))
    account = imap_account(server, after="move:已收")
    poll_all(desk.round(), [account])
    with server.client() as client:
        assert client.select_folder("INBOX")[b"EXISTS"] == 0
        assert client.select_folder("已收")[b"EXISTS"] == 2
    poll_all(desk.round(), [imap_account(server, after="move:已收", folders=["INBOX", "已收"])])
    assert desk.count("notices") == 2


def test_a_move_left_undone_is_done_at_the_next_poll(server: ImapServer, desk: Desk) -> None:
    server.deliver(letter("a"))
    poll_all(desk.round(), [imap_account(server)])
    poll_all(desk.round(), [imap_account(server, after="move:Done")])
    with server.client() as client:
        assert client.select_folder("INBOX")[b"EXISTS"] == 0


def test_flag_marks_what_is_settled(dovecot: Dovecot, desk: Desk) -> None:
    dovecot.deliver(letter("a"))
    poll_all(desk.round(), [imap_account(dovecot, after="flag:Taken")])
    with dovecot.client() as client:
        client.select_folder("INBOX", readonly=True)
        assert len(client.search(["KEYWORD", "Taken"])) == 1
        assert client.search(["SEEN"]) == []


def test_a_server_that_forgets_keywords_is_told(imap_server: ImapServer, desk: Desk) -> None:
    imap_server.deliver(letter("a"))
    (result,) = poll_all(desk.round(), [imap_account(imap_server, after="flag:Taken")])
    assert "keeps no keywords" in str(result.problems[0])
    assert desk.states() == ["registered"]
