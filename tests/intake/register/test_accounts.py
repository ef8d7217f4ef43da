"""Accounts, sessions and the counting of wrong passwords."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from commands import intake, write_settings

from intake.register.accounts import accounts, login_failures, login_places, sessions
from intake.register.accounts.accounts import AccountError, AccountRole
from intake.register.connection import Database
from intake.register.database import open_register

NOW = datetime(2026, 6, 10, 2, 0, tzinfo=UTC)
PASSWORD = "a long enough one"


@pytest.fixture(scope="module")
def db(tmp_path_factory) -> Database:
    db = open_register(tmp_path_factory.mktemp("accounts") / "register.db")
    accounts.add(db, "林审核", AccountRole.REVIEWER, PASSWORD, NOW)
    return db


@pytest.mark.parametrize(
    ("name", "password", "is_let_in"),
    [
        ("林审核", PASSWORD, True), ("林审核", PASSWORD + " ", False), ("林审核", "", False),
        ("林审", PASSWORD, False), ("", PASSWORD, False), ("林审核\x00", PASSWORD, False),
        ("' OR 1=1 --", PASSWORD, False), ("林审核", "x" * 100_000, False),
    ],
)  # fmt: skip
def test_name_and_password_let_in(db, name, password, is_let_in):
    assert bool(accounts.verified(db, name, password)) is is_let_in


def test_the_register_holds_no_password(db):
    kept = db.execute("SELECT password_hash FROM accounts").fetchone()[0]
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


@pytest.mark.parametrize("name", ["", " lin", "li\nn", "<b>", "a" * 41, "li\u202en", "林审核"])
def test_names_that_cannot_be(db, name):
    with pytest.raises(AccountError):
        accounts.add(db, name, AccountRole.READER, PASSWORD, NOW)


@pytest.mark.parametrize("password", ["", "short", "x" * 1025])
def test_passwords_that_cannot_be(db, password):
    with pytest.raises(AccountError, match="password"):
        accounts.add(db, "new", AccountRole.READER, password, NOW)


def test_a_session_ends_by_age_idleness_and_word(db):
    account = accounts.find(db, "林审核")
    token = sessions.begin(db, account.id, NOW)
    assert sessions.find(db, token, NOW).name == "林审核"
    assert sessions.find(db, token + "x", NOW) is None
    assert sessions.find(db, token, NOW + sessions.IDLE + timedelta(seconds=1)) is None
    later = NOW
    while later - NOW <= sessions.LONGEST:
        assert sessions.find(db, token, later)
        later += timedelta(hours=1)
    assert sessions.find(db, token, later) is None
    other = sessions.begin(db, account.id, NOW)
    sessions.end(db, other)
    assert sessions.find(db, other, NOW) is None


def test_a_removed_account_is_out_at_once_and_may_come_back(db):
    account = accounts.add(db, "gone", AccountRole.ADMIN, PASSWORD, NOW)
    token = sessions.begin(db, account.id, NOW)
    accounts.remove(db, "GONE", NOW)
    assert sessions.find(db, token, NOW) is None
    assert accounts.verified(db, "gone", PASSWORD) is None
    with pytest.raises(AccountError):
        accounts.remove(db, "gone", NOW)
    again = accounts.add(db, "gone", AccountRole.READER, PASSWORD, NOW)
    assert (again.id, again.role) == (account.id, AccountRole.READER)
    assert sessions.find(db, token, NOW) is None


def test_guessing_has_to_wait(db):
    def wrong(name, address, times):
        for _ in range(times):
            login_failures.note(db, name, address, NOW)

    wrong("lin", "1.2.3.4", login_failures.MOST_FROM_ONE - 1)
    assert not login_failures.throttled(db, "lin", "1.2.3.4", NOW)
    wrong("LIN", "1.2.3.4", 1)
    assert login_failures.throttled(db, "lin", "1.2.3.4", NOW)
    assert not login_failures.throttled(db, "lin", "5.6.7.8", NOW)
    assert not login_failures.throttled(db, "wang", "1.2.3.4", NOW)
    wrong("any", "1.2.3.4", login_failures.MOST_OF_ADDRESS)
    assert login_failures.throttled(db, "wang", "1.2.3.4", NOW)
    later = NOW + login_failures.WINDOW + timedelta(seconds=1)
    assert not login_failures.throttled(db, "lin", "1.2.3.4", later)
    login_failures.forget(db, "lin", "1.2.3.4")


def test_the_command_makes_lists_and_removes(tmp_path, monkeypatch):
    settings = write_settings(tmp_path)

    def user(*arguments, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return intake("--config", settings, "user", *arguments)

    assert user("add", "lin", typed="too short\n").code == 1
    assert user("add", "lin", "--role", "admin", typed=f"{PASSWORD}\n").code == 0
    assert user("add", "Lin", typed=f"{PASSWORD}\n").code == 1
    assert "admin" in user("list").out
    assert user("remove", "lin").code == 0
    assert user("remove", "lin").code == 1
    db = open_register(tmp_path / "data" / "register.db")
    logged = [what for (what,) in db.execute("SELECT what FROM events ORDER BY id")]
    assert logged == ["account-added", "account-removed"]


@pytest.fixture
def fresh(tmp_path) -> Database:
    return open_register(tmp_path / "register.db")


def test_a_try_is_counted_before_it_is_made(fresh):
    told = [login_failures.reserve(fresh, "lin", "1.2.3.4", NOW) for _ in range(8)]
    assert told == [True] * login_failures.MOST_FROM_ONE + [False] * 3
    assert login_failures.reserve(fresh, "lin", "1.2.3.5", NOW)


def test_a_name_under_attack_is_slowed_down_and_not_locked(fresh):
    for number in range(login_failures.MOST_OF_NAME):
        login_failures.note(fresh, "lin", f"10.0.0.{number}", NOW)
    assert login_failures.throttled(fresh, "lin", "5.6.7.8", NOW)
    assert not login_failures.throttled(fresh, "lin", "5.6.7.8", NOW, known=True)
    assert not login_failures.throttled(fresh, "lin", "5.6.7.8", NOW + login_failures.SLOT)


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::", "2001:db8:1:2::/64"),
        ("", ""),
        ("unknown", "unknown"),
        ("x" * 5000, "x" * 60),
    ],
)
def test_an_address_is_its_subscriber(host, place):
    assert login_failures.place_of(host) == place


def test_a_browsers_mark_is_one_accounts_and_ends_with_its_password(fresh):
    lin = accounts.add(fresh, "lin", AccountRole.READER, "a long enough word", NOW)
    accounts.add(fresh, "wang", AccountRole.READER, "a long enough word", NOW)
    mark = login_places.new_mark(fresh, lin.id)
    assert login_places.marked(fresh, "LIN", mark)
    for name, other in (("wang", mark), ("nobody", mark), ("lin", mark + "0"), ("lin", "." + mark)):
        assert not login_places.marked(fresh, name, other)
    accounts.remove(fresh, "lin", NOW)
    assert not login_places.marked(fresh, "lin", mark)
    accounts.add(fresh, "lin", AccountRole.READER, "another long word", NOW)
    assert not login_places.marked(fresh, "lin", mark)
