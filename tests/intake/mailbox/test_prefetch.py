"""Reading ahead changes when a letter is read, never the order or the number of judgings."""

from pathlib import Path

import pytest
from applicants import Mailing
from rounds import Desk, imap_account, letter
from servers import ImapServer

from intake.mailbox.poll import judge_pending, poll_all
from intake.register.letters.ledger import Mail
from intake.workers.readers import Reader, ReadingFailed

AHEAD = 3


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("ahead", [0, 1, AHEAD, 100])
def test_letters_are_judged_in_the_order_they_came(
    imap_server: ImapServer, desk: Desk, ahead: int
) -> None:
    waiting: list[int] = []

    def process(mail: Mail) -> None:
        waiting.append(len(desk.begun) - len(desk.processed))
        desk.process(mail)

    for number in range(10):
        imap_server.deliver(letter(f"{number}"))
    (result,) = poll_all(desk.round(process=process, ahead=ahead), [imap_account(imap_server)])
    assert result.states == ("registered",) * 10
    assert desk.processed == desk.begun == list(range(1, 11))
    assert max(waiting) == min(ahead + 1, 10)


def test_a_round_that_is_stopped_leaves_the_rest_for_the_next(
    imap_server: ImapServer, desk: Desk
) -> None:
    for number in range(6):
        imap_server.deliver(letter(f"{number}"))
    asked = iter([False] * 5)
    poll_all(desk.round(stop=lambda: next(asked, True), ahead=AHEAD), [imap_account(imap_server)])
    assert desk.states() == ["registered"] * 2 + ["fetched"] * AHEAD
    assert judge_pending(desk.round(ahead=AHEAD)) == ("registered",) * AHEAD
    assert desk.processed == [1, 2, 3, 4, 5]


def test_a_repeat_is_not_read(imap_server: ImapServer, desk: Desk) -> None:
    for _ in range(3):
        imap_server.deliver(letter("same"))
    (result,) = poll_all(desk.round(ahead=AHEAD), [imap_account(imap_server)])
    assert result.states == ("registered", "repeat", "repeat")
    assert desk.begun == [1]


def test_what_was_begun_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "letter.eml"
    path.write_bytes(Mailing(subject="申报").raw())
    with Reader(1) as reader:
        reader.begin(path)
        reader._begun[path].result()
        path.unlink()
        assert reader.read(path).letter.subject == "申报"
        with pytest.raises(FileNotFoundError):
            reader.read(path)


def test_reading_goes_on_after_all_that_was_begun_is_lost(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.eml" for number in range(3)]
    for path in paths:
        path.write_bytes(Mailing(subject=path.name).raw())
    with Reader(1) as reader:
        for path in paths:
            reader.begin(path)
        reader.close()
        for path in paths:
            try:
                read = reader.read(path)
            except ReadingFailed:
                read = reader.read(path)
            assert read.letter.subject == path.name
