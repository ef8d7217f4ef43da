"""What may leave now: one mailbox in every spelling, one house, and the hour shared between them."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rounds import NOON, queued

from intake.config.settings import NoticeSettings
from intake.outbox.budgets import domain_share, within_budgets
from intake.register import notices
from intake.register.connection import Database
from intake.register.database import open_register

ZONE = ZoneInfo("Asia/Shanghai")
LIN = "lin.wei@yunling.example"
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


# The last minute of a Chinese day, and the first of the next.
LATE_EVENING = datetime(2026, 6, 10, 23, 59, tzinfo=ZONE)
MIDNIGHT = datetime(2026, 6, 11, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("sent_at", "now", "may_go"),
    [
        (NOON, NOON + timedelta(hours=2), False),
        (NOON.replace(hour=0), LATE_EVENING, False),
        (NOON, LATE_EVENING, False),
        (NOON, MIDNIGHT, True),
        (LATE_EVENING, MIDNIGHT, True),
        (LATE_EVENING - timedelta(days=1), NOON.replace(hour=0), True),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=7), False),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=9), False),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=17), False),
    ],
)
def test_a_recipient_s_day_is_the_office_s(
    db: Database, sent_at: datetime, now: datetime, may_go: bool, machine_zone: ZoneInfo
) -> None:
    """Whatever zone the machine is in, and writes its times in."""
    limits = NoticeSettings(per_sender_per_day=1)
    queued(db, LIN, LIN)
    notices.mark_unknown(db, 1, sent_at.astimezone(machine_zone))
    moment = now.astimezone(machine_zone)
    due = [row for row in notices.listing(db) if row.id == 2]
    chosen = within_budgets(db, due, limits, ZONE, moment)
    assert [row.id for row in chosen] == ([2] if may_go else [])
    # What may not go today is due when tomorrow begins, at the office.
    tomorrow = datetime(now.year, now.month, now.day, tzinfo=ZONE) + timedelta(days=1)
    assert notices.get(db, 2).due_at == (NOON if may_go else tomorrow)


@pytest.mark.parametrize(
    ("ago", "left"),
    [
        ([], 3),
        ([timedelta(0)], 2),
        ([timedelta(minutes=59)], 2),
        ([timedelta(hours=1)], 2),
        ([timedelta(hours=1, seconds=1)], 3),
        ([timedelta(minutes=1)] * 3, 0),
        # The budget was cut meanwhile.
        ([timedelta(minutes=1)] * 5, 0),
    ],
)
def test_the_hour_is_counted_back_from_now(db: Database, ago: list[timedelta], left: int) -> None:
    queued(db, *[f"gone{n}@163.com" for n in range(len(ago))])
    for number, one in enumerate(ago, 1):
        notices.mark_unknown(db, number, NOON - one)
    queued(db, *[f"p{number}@163.com" for number in range(9)])
    assert len(round_of(db, NoticeSettings(budget_per_hour=3))) == left


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


@pytest.mark.parametrize(
    ("recipient", "go"),
    [("lin@163.com", 3), ("lin@vip.qq.com", 3), ("lin@yunling.example", 1), (LIN, 1)],
)
def test_a_mailbox_of_a_free_house_has_no_share_of_a_domain(
    db: Database, recipient: str, go: int
) -> None:
    """Nobody shares it with him: his own day is what bounds him."""
    queued(db, recipient, recipient, recipient)
    limits = NoticeSettings(per_sender_per_day=5, per_domain_per_hour=1)
    assert round_of(db, limits) == [recipient] * go
