"""The settings file: what it says, what the environment says over it, what is told of a slip."""

import re
from pathlib import Path

import pytest

from intake.config.bundled_data import shipped_settings
from intake.config.settings import load_settings
from intake.config.settings_file import SettingsError, settings_path

MAILBOX = """
[[imap]]
host = "imap.example.org"
user = "cases@example.org"
password_env = "TEST_IMAP_SECRET"
"""


def load(tmp_path: Path, text: str, **environment: str):
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    return load_settings(path, environment)


def test_defaults_are_those_of_the_contract(tmp_path):
    settings = load(tmp_path, MAILBOX)
    (account,) = settings.imap
    assert (account.name, account.port, account.security) == ("main", 993, "tls")
    assert (account.folders, account.first_run, account.after) == (("INBOX",), "baseline", "keep")
    assert (settings.data_dir, settings.smtp.port, settings.notices.mode) == (
        Path("data"),
        465,
        "send",
    )
    assert (settings.schedule.report_at, settings.console.port) == ("17:30", 8025)
    assert settings.config_dir == tmp_path


def test_the_example_is_a_settings_file():
    settings = load_settings(shipped_settings(), {})
    assert settings.smtp.from_ == "cases@example.org"
    assert settings.notices.mode == "hold"


def test_a_byte_order_mark_does_no_harm(tmp_path):
    assert load(tmp_path, "\ufeffdata_dir = 'elsewhere'").data_dir == Path("elsewhere")


@pytest.mark.parametrize(
    ("variable", "value", "read"),
    [
        ("INTAKE_SMTP__HOST", "smtp.example.org", lambda s: s.smtp.host == "smtp.example.org"),
        ("INTAKE_SMTP__FROM", "office@example.org", lambda s: s.smtp.from_ == "office@example.org"),
        ("INTAKE_SMTP__USER", "12345", lambda s: s.smtp.user == "12345"),
        ("INTAKE_SMTP__PORT", "587", lambda s: s.smtp.port == 587),
        ("INTAKE_DATA_DIR", "/var/lib/intake", lambda s: s.data_dir == Path("/var/lib/intake")),
        ("INTAKE_IMAP__0__HOST", "other.example", lambda s: s.imap[0].host == "other.example"),
        ("INTAKE_IMAP__0__FOLDERS", '["INBOX", "垃圾邮件"]', lambda s: s.imap[0].folders[1] == "垃圾邮件"),
        ("INTAKE_NOTICES__HOLD_KINDS", '["late"]', lambda s: s.notices.hold_kinds == ("late",)),
        ("INTAKE_SCHEDULE__REPORT_AT", "08:00", lambda s: s.schedule.report_at == "08:00"),
    ],
)  # fmt: skip
def test_the_environment_overrides_the_file(tmp_path, variable, value, read):
    assert read(load(tmp_path, MAILBOX, **{variable: value}))


def test_the_environment_may_add_a_mailbox(tmp_path):
    settings = load(
        tmp_path, MAILBOX, INTAKE_IMAP__1__HOST="two.example", INTAKE_IMAP__1__NAME="second"
    )
    assert [account.name for account in settings.imap] == ["main", "second"]


def test_variables_of_ours_that_are_no_settings_pass(tmp_path):
    environment = {"INTAKE_CONFIG": "x", "INTAKE_IMAP_PASSWORD": "x", "INTAKE_FRIEND": "x"}
    assert load(tmp_path, MAILBOX, **environment).smtp.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("data_dri = 'x'", "unknown key `data_dri`; did you mean `data_dir`?"),
        ("[smtp]\nhots = 'x'", "unknown key `smtp.hots`; did you mean `host`?"),
        (MAILBOX + "folder = ['INBOX']", "unknown key `imap.0.folder`; did you mean `folders`?"),
        ("[[imap]]\nhots = 'x'", "unknown key `imap.0.hots`; did you mean `host`?"),
        ("config_dir = '/tmp'", "unknown key `config_dir`"),
        ("[[imap]]\nuser = 'x'", "`imap.0.host`"),
        ("[smtp]\nhost = 'mail.example'\nsecurity = 'none'", "loopback only"),
        ("[smtp]\nport = 99999", "`smtp.port`"),
        (MAILBOX + "after = 'move'", "keep, move:FOLDER or flag:KEYWORD"),
        (MAILBOX + MAILBOX, "two [[imap]] tables are called 'main'"),
        ("[schedule]\ntimezone = 'Asia/Beijing'", "no time zone 'Asia/Beijing'"),
        ("[schedule]\nreport_at = '25:00'", "`schedule.report_at`"),
        ("[notices]\nmode = 'sned'", "`notices.mode`"),
        ("data_dir = ", "cannot be read"),
    ],
)
def test_a_slip_is_one_sentence_that_names_it(tmp_path, text, told):
    with pytest.raises(SettingsError, match=re.escape(told)) as caught:
        load(tmp_path, text)
    assert "\n" not in str(caught.value)
    assert "settings.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "told"),
    [
        ("INTAKE_SMTP__HOTS", "did you mean `host`?"),
        ("INTAKE_IMAP__7__HOST", "no such table"),
        ("INTAKE_IMAP__0", "name a key"),
        ("INTAKE_DATA_DIR__X", "no such table"),
    ],
)
def test_a_slip_in_a_variable_is_told_too(tmp_path, variable, told):
    with pytest.raises(SettingsError, match=re.escape(told)):
        load(tmp_path, "data_dir = 'x'" + MAILBOX, **{variable: "x"})


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_only_on_loopback_may_a_line_be_unencrypted(tmp_path, host):
    assert load(tmp_path, f"[smtp]\nhost = '{host}'\nsecurity = 'none'").smtp.host == host


def test_a_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(SettingsError, match="intake init"):
        load_settings(tmp_path / "none" / "settings.toml", {})


def test_a_password_comes_from_its_variable_at_each_call(tmp_path, monkeypatch):
    (account,) = load(tmp_path, MAILBOX).imap
    monkeypatch.setenv("TEST_IMAP_SECRET", "one")
    assert account.password() == "one"
    monkeypatch.delenv("TEST_IMAP_SECRET")
    with pytest.raises(SettingsError, match="TEST_IMAP_SECRET is not set"):
        account.password()


def test_a_password_file_goes_before_the_variable(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("from the file\n", "utf-8")
    (account,) = load(tmp_path, MAILBOX + f"password_file = '{secret}'").imap
    assert account.password() == "from the file"
    secret.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingsError, match="no text"):
        account.password()
    secret.unlink()
    with pytest.raises(SettingsError, match="cannot be read"):
        account.password()


def test_no_password_shows_in_the_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("TEST_IMAP_SECRET", "geheim")
    settings = load(tmp_path, MAILBOX)
    settings.imap[0].password()
    assert "geheim" not in repr(settings)


def test_where_the_settings_are():
    given, named = Path("given.toml"), {"INTAKE_CONFIG": "named.toml"}
    assert settings_path(given, named) == given
    assert settings_path(None, named) == Path("named.toml")
    assert settings_path(None, {}) == Path("config/settings.toml")


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("INTAKE_SMTP__PORT", "many", "INTAKE_SMTP__PORT: Input should be a valid integer"),
        ("INTAKE_SMTP__PORT", "0", "INTAKE_SMTP__PORT: Input should be greater"),
        ("INTAKE_SMTP__SECURITY", "ssl", "INTAKE_SMTP__SECURITY: Input should be 'tls'"),
        ("INTAKE_IMAP__0__FOLDERS", "[]", "INTAKE_IMAP__0__FOLDERS: "),
        (
            "INTAKE_IMAP__0__PASSWORD",
            "x",
            "INTAKE_IMAP__0__PASSWORD: no such setting; did you mean `pass",
        ),
        (
            "INTAKE_IMAP__1__NAME",
            "x",
            "`imap.1.host`: Field required (also set: INTAKE_IMAP__1__NAME)",
        ),
        ("INTAKE_NOTICES__MODE", "maybe", "INTAKE_NOTICES__MODE: Input should be 'send'"),
        ("INTAKE_SCHEDULE__REPORT_AT", "25:00", "INTAKE_SCHEDULE__REPORT_AT: String should match"),
        (
            "INTAKE_SCHEDULE__TIMEZONE",
            "Asia/Nowhere",
            "INTAKE_SCHEDULE__TIMEZONE: there is no time zone",
        ),
        ("INTAKE_CONSOLE__HOSTS", '["a b"]', "INTAKE_CONSOLE__HOSTS: 'a b' is no host"),
        (
            "INTAKE_SMTP__HOST",
            "mail.example.org",
            "for mail.example.org (also set: INTAKE_SMTP__HOST)",
        ),
    ],
)
def test_what_came_from_a_variable_is_told_by_its_name(tmp_path, variable, value, told):
    path = tmp_path / "settings.toml"
    path.write_text(MAILBOX + '\n[smtp]\nsecurity = "none"\n', "utf-8")
    with pytest.raises(SettingsError) as error:
        load_settings(path, {variable: value})
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Intake.Example.ORG.", "intake.example.org"), ("办公.example", "xn--55qx2a.example")],
)
def test_hosts_are_kept_as_browsers_send_them(tmp_path, given, kept):
    path = tmp_path / "settings.toml"
    path.write_text(f"[console]\nhosts = ['{given}']", "utf-8")
    assert load_settings(path, {}).console.hosts == (kept,)


@pytest.mark.parametrize("given", ["", "*", "a/b", "https://a", "a:80", "a b", "x" * 70, "a..b"])
def test_what_is_no_host_is_told(tmp_path, given):
    path = tmp_path / "settings.toml"
    path.write_text(f"[console]\nhosts = ['{given}']", "utf-8")
    with pytest.raises(SettingsError, match="is no host"):
        load_settings(path, {})
