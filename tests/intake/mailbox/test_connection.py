"""The mailbox against pymap and Dovecot: the same questions, two servers."""

import pytest
from rounds import NOON, imap_account, letter
from servers import PASSWORD_ENV, Dovecot, ImapServer, free_port

from intake.mailbox.connection import open_mailbox
from intake.mailbox.errors import MailboxError


@pytest.fixture(params=["imap_server", "dovecot"])
def server(request: pytest.FixtureRequest) -> ImapServer:
    found: ImapServer = request.getfixturevalue(request.param)
    return found


def test_a_letter_comes_as_the_server_received_it(server: ImapServer) -> None:
    raw = letter("甲").replace(b"attachment", b"\xb9\xab\xd5\xc2")
    server.deliver(raw, NOON)
    with open_mailbox(imap_account(server)) as mailbox:
        state = mailbox.select("INBOX", readonly=True)
        (uid,) = mailbox.uids()
        fetched = mailbox.fetch(uid)
    assert fetched is not None
    assert fetched.raw == raw
    assert fetched.internal_at == NOON
    assert (state.exists, state.uidnext) == (1, uid + 1)


def test_listing_begins_where_it_is_told_to(server: ImapServer) -> None:
    for name in "abc":
        server.deliver(letter(name))
    with open_mailbox(imap_account(server)) as mailbox:
        state = mailbox.select("INBOX", readonly=True)
        first, second, third = mailbox.uids()
        assert mailbox.uids(second) == (second, third)
        # The server itself answers `UID n:*` with the last letter even where it is below n.
        assert state.uidnext is not None
        assert mailbox.uids(state.uidnext) == ()
        assert first < second < third


def test_a_letter_that_is_gone_is_none(server: ImapServer) -> None:
    server.deliver(letter("a"))
    with open_mailbox(imap_account(server)) as mailbox:
        mailbox.select("INBOX", readonly=True)
        (uid,) = mailbox.uids()
        assert mailbox.fetch(uid + 1) is None


def test_a_folder_named_in_chinese(server: ImapServer) -> None:
    server.deliver(letter("a"), folder="垃圾邮件")
    with open_mailbox(imap_account(server)) as mailbox:
        assert "垃圾邮件" in mailbox.folders()
        assert mailbox.select("垃圾邮件", readonly=True).exists == 1


def test_a_folder_that_is_not_there_is_told_with_those_that_are(server: ImapServer) -> None:
    server.deliver(letter("a"), folder="Junk")
    with open_mailbox(imap_account(server)) as mailbox:
        with pytest.raises(MailboxError, match=r"folders .*Junk.* Did you mean Junk\?") as told:
            mailbox.select("Junks", readonly=True)
        assert not told.value.broken
        assert mailbox.select("INBOX", readonly=True).exists == 0


def test_a_wrong_password_is_told(server: ImapServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_ENV, "wrong")
    with (
        pytest.raises(MailboxError, match=r"refused the login of .*check user and password"),
        open_mailbox(imap_account(server)),
    ):
        pass


def test_a_provider_of_authorization_codes_is_told_so(
    imap_server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD_ENV, "wrong")
    with (
        pytest.raises(MailboxError, match="授权码"),
        open_mailbox(imap_account(imap_server, user="office@163.com")),
    ):
        pass


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"port": free_port()}, "cannot be reached: .* Connection refused"),
        ({"host": "nowhere.invalid", "security": "tls"}, "there is no host nowhere.invalid"),
        ({"security": "tls"}, "does not speak TLS as expected .* Check port and security"),
        ({"security": "starttls"}, "offers no STARTTLS"),
        ({"password_env": "NOT_SET_ANYWHERE"}, "NOT_SET_ANYWHERE is not set"),
    ],
    ids=["nobody there", "no such host", "no TLS", "no STARTTLS", "no password"],
)
def test_what_keeps_us_from_logging_in_is_told(
    imap_server: ImapServer, changes: dict[str, object], sentence: str
) -> None:
    with (
        pytest.raises(MailboxError, match=sentence),
        open_mailbox(imap_account(imap_server, **changes)),
    ):
        pass


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_an_encrypted_line_to_a_trusted_server(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    port = dovecot.tls_port if security == "tls" else dovecot.port
    account = imap_account(dovecot, host="localhost", security=security, port=port)
    with open_mailbox(account) as mailbox:
        assert mailbox.select("INBOX", readonly=True).exists == 0


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_told(dovecot: Dovecot, security: str) -> None:
    port = dovecot.tls_port if security == "tls" else dovecot.port
    account = imap_account(dovecot, host="localhost", security=security, port=port)
    with (
        pytest.raises(MailboxError, match=r"certificate .* not to be trusted"),
        open_mailbox(account),
    ):
        pass


def test_a_certificate_for_another_host_is_told(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    account = imap_account(dovecot, security="tls", port=dovecot.tls_port)
    with pytest.raises(MailboxError, match=r"not to be trusted.*host name"), open_mailbox(account):
        pass


def test_reading_alters_nothing(dovecot: Dovecot) -> None:
    dovecot.deliver(letter("a"))
    before = names_and_flags(dovecot)
    with open_mailbox(imap_account(dovecot)) as mailbox:
        mailbox.select("INBOX", readonly=True)
        for uid in mailbox.uids():
            assert mailbox.fetch(uid) is not None
    assert names_and_flags(dovecot) == before


def names_and_flags(server: Dovecot) -> list[str]:
    """The letters' files: in `new/` until somebody has seen them, flags behind the colon."""
    return sorted(
        f"{path.parent.name}/{path.name}"
        for folder in ("new", "cur")
        for path in (server.maildir / folder).iterdir()
    )
