"""What may leave now: one mailbox in every spelling, one house, and the hour shared between them."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rounds import NOON, a_notice
from sqlite_utils import Database

from intake.config.settings import NoticeSettings
from intake.outbox.budgets import domain_share, within_budgets
from intake.register import notices
from intake.register.database import open_register
from intake.register.notices import NoticeState

ZONE = ZoneInfo("Asia/Shanghai")
SPELLINGS = [
    "lin.wei@yunling.example",
    "LIN.WEI@yunling.example",
    "lin.wei@YUNLING.example",
    "lin.wei@yunling.example.",
    "linwei@yunling.example",
    "l.i.n.w.e.i@yunling.example",
    "lin.wei+1@yunling.example",
    "linwei+a.b+c@yunling.example.",
    "ｌｉｎ.ｗｅｉ@yunling.example",
    "lin.wei@yunling。example",
    "lin.wei%x@yunling.example",
    ".linwei.@Yunling.Example",
]


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_register(tmp_path / "register.db")


def queued(db: Database, *recipients: str) -> None:
    for recipient in recipients:
        notices.enqueue(
            db,
            a_notice(recipient),
            application_id=None,
            mail_id=None,
            state=NoticeState.DUE,
            due_at=NOON,
            now=NOON,
        )


def round_of(db: Database, limits: NoticeSettings, minutes: int = 0) -> list[str]:
    """Whom this round writes to; what it may send is sent."""
    now = NOON + timedelta(minutes=minutes)
    chosen = within_budgets(db, notices.due(db, now), limits, ZONE, now)
    for row in chosen:
        assert notices.mark_unknown(db, row.id, now)
        notices.mark_sent(db, row.id, now)
    return [row.recipient for row in chosen]


def test_all_spellings_have_one_day_s_budget(db: Database) -> None:
    queued(db, *SPELLINGS, "wang@yunling.example")
    sent = round_of(db, NoticeSettings(per_sender_per_day=2))
    assert sent == [*SPELLINGS[:2], "wang@yunling.example"]
    assert round_of(db, NoticeSettings(per_sender_per_day=2), 10) == []
    assert notices.counts(db) == {"due": len(SPELLINGS) - 2, "sent": 3}


@pytest.mark.parametrize(
    "addresses",
    [
        ("方知微@云栖岭.公司", "方知微@xn--9kqv75am0i.xn--55qx5d"),
        ("lin@绿园.example", "lin@XN--FCS754G.example"),
        ("linwei@gmail.com", "lin.wei+x@googlemail.com"),
    ],
)
def test_other_forms_of_one_mailbox(db: Database, addresses: tuple[str, ...]) -> None:
    queued(db, *addresses)
    assert round_of(db, NoticeSettings(per_sender_per_day=1)) == [addresses[0]]


def test_two_people_have_two_budgets(db: Database) -> None:
    people = [
        "lin@163.com",
        "wang@163.com",
        "lin@126.com",
        "li-wei@yunling.example",
        "li@yunling.example",
    ]
    queued(db, *people)
    assert sorted(round_of(db, NoticeSettings(per_sender_per_day=1))) == sorted(people)


VICTIMS = [f"v{number}@s{number % 7}.victim.example" for number in range(90)]
OTHERS = ["a@x.example", "b@y.example", "c@163.com", "d@163.com"]


def test_one_house_takes_the_hour_from_nobody(db: Database) -> None:
    queued(db, *VICTIMS, *OTHERS)
    first = round_of(db, NoticeSettings())
    assert set(OTHERS) <= set(first[:5])
    assert len(first) == 20 + len(OTHERS)
    # Who comes later in the hour is answered in it.
    queued(db, "late@z.example")
    assert round_of(db, NoticeSettings(), 30) == ["late@z.example"]
    # And none is dropped.
    sent = Counter(round_of(db, NoticeSettings(), 61 * hour)[0:1] != [] for hour in range(1, 6))
    assert sent == {True: 4, False: 1}
    assert notices.counts(db) == {"sent": len(VICTIMS) + len(OTHERS) + 1}


def test_houses_share_an_hour_that_is_too_short_for_all(db: Database) -> None:
    queued(db, *[f"a{n}@one.example" for n in range(9)], "b@two.example", "c@three.example")
    sent = round_of(db, NoticeSettings(budget_per_hour=4))
    assert sorted(sent) == ["a0@one.example", "a1@one.example", "b@two.example", "c@three.example"]


def test_a_free_house_has_no_share_of_its_own(db: Database) -> None:
    people = [f"p{number}@163.com" for number in range(40)]
    queued(db, *people)
    assert sorted(round_of(db, NoticeSettings())) == sorted(people)


@pytest.mark.parametrize(
    ("limits", "share"),
    [
        (NoticeSettings(), 20),
        (NoticeSettings(budget_per_hour=6), 20),
        (NoticeSettings(budget_per_hour=1000), 333),
        (NoticeSettings(per_domain_per_hour=3), 3),
    ],
)
def test_a_house_s_share(limits: NoticeSettings, share: int) -> None:
    assert domain_share(limits) == share


def test_the_office_may_set_the_share(db: Database) -> None:
    queued(db, *VICTIMS[:9])
    assert len(round_of(db, NoticeSettings(per_domain_per_hour=3))) == 3


def bounced(db: Database, recipient: str) -> None:
    queued(db, recipient)
    row = notices.listing(db)[-1]
    notices.mark_bounced(db, row.id, "退信：5.1.1", NOON)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_mailbox_is_muted_in_every_spelling(db: Database, spelling: str) -> None:
    assert not notices.is_muted(db, spelling)
    bounced(db, SPELLINGS[0])
    assert notices.is_muted(db, spelling)
    assert not notices.is_muted(db, "wang@yunling.example")
    notices.release(db, [1], NOON)
    assert not notices.is_muted(db, spelling)


@pytest.mark.parametrize("nowhere", ["lin+nowhere@yunling.example", "l.i.n@yunling.example"])
def test_nobody_silences_a_mailbox_that_gets_its_mail(db: Database, nowhere: str) -> None:
    queued(db, "lin@yunling.example")
    assert round_of(db, NoticeSettings()) == ["lin@yunling.example"]
    bounced(db, nowhere)
    assert notices.is_muted(db, nowhere)
    assert not notices.is_muted(db, "lin@yunling.example")
    bounced(db, "Lin@yunling.example")
    assert notices.is_muted(db, "lin@yunling.example")


def test_what_waits_for_tomorrow_is_not_due_within_the_hour(db: Database) -> None:
    queued(db, *SPELLINGS)
    round_of(db, NoticeSettings(per_sender_per_day=1))
    assert notices.counts(db)["due"] == len(SPELLINGS) - 1
    assert notices.due_by(db, NOON + timedelta(hours=1)) == 0
