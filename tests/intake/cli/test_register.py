"""The commands that work on a register, and those that prepare one: doctor, init, campaign."""

from pathlib import Path

import pytest
from commands import intake, write_settings
from rounds import NOON, letter
from servers import PASSWORD, PASSWORD_ENV

from intake.config.bundled_data import samples
from intake.config.lock import only_writer
from intake.register.database import open_register
from intake.register.letters import ledger

MISSING_PLEDGE = samples() / "missing-pledge" / "mail.eml"
QUESTION = samples() / "question" / "mail.eml"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Settings without a mailbox, for what needs only the register."""
    return write_settings(tmp_path)


@pytest.fixture
def connected(tmp_path, imap_server, smtp_sink, monkeypatch) -> Path:
    """Settings for a mailbox and a mail server that are really there."""
    monkeypatch.setenv(PASSWORD_ENV, PASSWORD)
    return write_settings(tmp_path, imap_server, smtp_sink)


def test_a_poll_takes_in_answers_and_then_has_nothing_to_do(connected, imap_server, smtp_sink):
    imap_server.deliver(MISSING_PLEDGE.read_bytes(), NOON)
    imap_server.deliver(QUESTION.read_bytes(), NOON)
    first = intake("poll", "--config", connected)
    assert (first.code, first.err) == (0, "")
    assert "new letters: 2 (1 question, 1 registered)" in first.out
    assert "notices: 1 sent" in first.out
    again = intake("poll", "--config", connected)
    assert "new letters: 0" in again.out
    assert "none due" in again.out
    assert len(smtp_sink.messages) == 1


def test_doctor_finds_everything_ready(connected):
    done = intake("doctor", "--config", connected)
    assert (done.code, done.err) == (0, ""), done.out
    assert "mailbox main INBOX: 0 letters" in done.out
    assert done.out.rstrip().endswith("ready")


def test_doctor_says_what_is_to_do(tmp_path, connected, monkeypatch):
    monkeypatch.delenv(PASSWORD_ENV)
    (tmp_path / "campaigns").mkdir()
    done = intake("doctor", "--config", connected)
    assert done.code == 1
    assert f"the variable {PASSWORD_ENV} is not set" in done.out
    assert "no campaign file" in done.out
    assert "ok        mail server" in done.out, "it goes on after what fails"


def test_doctor_without_settings_says_how_to_make_them(tmp_path):
    done = intake("doctor", "--config", tmp_path / "settings.toml")
    assert done.code == 1
    assert "intake init" in done.out


def test_take_registers_and_holds_the_answer(config):
    done = intake("take", MISSING_PLEDGE, QUESTION, "--config", config)
    assert (done.code, done.err) == (0, "")
    assert "SCO2026-0001 incomplete" in done.out
    (notice,) = intake("notices", "--json", "--config", config).objects
    assert (notice["state"], notice["kind"]) == ("held", "correction")
    again = intake("take", MISSING_PLEDGE, "--config", config)
    assert "repeat" in again.out
    assert len(intake("list", "--json", "--config", config).objects) == 1


def test_take_tells_of_what_is_no_mail(config, tmp_path):
    (tmp_path / "x.eml").write_bytes(b"\x00\x01")
    done = intake("take", tmp_path / "x.eml", tmp_path / "none.eml", "--config", config)
    assert done.code == 2
    assert "no mail" in done.err
    assert "No such file" in done.err


def test_release_makes_a_held_notice_due_once(config):
    intake("take", MISSING_PLEDGE, "--config", config)
    done = intake("release", "1", "--config", config)
    assert (done.code, done.err) == (0, "")
    (notice,) = intake("notices", "--state", "due", "--json", "--config", config).objects
    again = intake("release", notice["id"], "99", "--config", config)
    assert again.code == 1
    assert "left as it is" in again.err


def test_report_writes_page_and_workbook(config, tmp_path):
    intake("take", MISSING_PLEDGE, "--received", "2026-06-10T10:00:00", "--config", config)
    done = intake("report", "--date", "2026-06-10", "--out", tmp_path / "out", "--config", config)
    assert (done.code, done.err) == (0, "")
    page, workbook = map(Path, done.out.split())
    assert "SCO2026-0001" in page.read_text("utf-8")
    assert workbook.suffix == ".xlsx"


def quarantined(data_dir: Path) -> int:
    """A letter in the archive that was set aside."""
    from intake.storage.archive import Archive

    sha256 = Archive(data_dir / "archive").keep(letter("question"))
    db = open_register(data_dir / "register.db")
    key = ledger.MailKey("main", "INBOX", 1, 7)
    mail = ledger.record_fetched(db, key, sha256, NOON, NOON, hold=False)
    ledger.quarantine(db, mail.id, "broken", "")
    db.close()
    return mail.id


def test_retry_judges_again(config, tmp_path):
    mail_id = quarantined(tmp_path / "data")
    done = intake("retry", "--quarantined", "--config", config)
    assert (done.code, done.err) == (0, "")
    assert f"letter {mail_id}: question" in done.out
    assert "no letter is set aside" in intake("retry", "--quarantined", "--config", config).out


def test_retry_leaves_it_to_a_running_service(config, tmp_path):
    quarantined(tmp_path / "data")
    with only_writer(tmp_path / "data", "intake run", NOON):
        done = intake("retry", "--quarantined", "--config", config)
        assert done.code == 0
        assert "next poll" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("retry",), "MAIL_ID"),
        (("retry", "99"), "no letter 99"),
        (("show", "SCO2026-0099"), "no application"),
        (("poll",), "[[imap]]"),
        (("run",), "[[imap]]"),
    ],
)
def test_a_slip_is_told_and_nothing_changes(config, arguments, told, tmp_path):
    open_register(tmp_path / "data" / "register.db").close()
    done = intake(*arguments, "--config", config)
    assert done.code == 1
    assert told in done.err


@pytest.mark.parametrize("command", [("list",), ("notices",), ("show", "X"), ("release", "1")])
def test_looking_makes_no_register(config, command, tmp_path):
    done = intake(*command, "--config", config)
    assert done.code == 1
    assert "no register" in done.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["list", "notices", "letters"])
def test_a_list_needs_no_more_of_the_settings_than_where_the_register_lies(
    config, command, tmp_path
):
    open_register(tmp_path / "data" / "register.db").close()
    with config.open("a", encoding="utf-8") as file:
        file.write("\n[smtp]\nport = 0\n")
    assert intake(command, "--config", config).code == 0
    poll = intake("poll", "--config", config)
    assert (poll.code, "smtp" in poll.err) == (1, True)


@pytest.mark.parametrize("command", ["list", "notices", "letters"])
def test_a_misspelt_data_folder_leads_to_no_other_register(config, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_register(tmp_path / "data" / "register.db").close()
    config.write_text(config.read_text("utf-8").replace("data_dir", "data_dirr"), "utf-8")
    done = intake(command, "--config", config)
    assert (done.code, "did you mean `data_dir`?" in done.err) == (1, True)


def test_two_writers_do_not_meet(config, tmp_path):
    with only_writer(tmp_path / "data", "intake run", NOON):
        done = intake("take", QUESTION, "--config", config)
    assert done.code == 1
    assert "in use by intake run" in done.err


def test_a_damaged_register_is_told(config, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "register.db").write_bytes(b"no database at all, but long enough" * 9)
    done = intake("list", "--config", config)
    assert done.code == 1
    assert "damaged" in done.err


@pytest.mark.parametrize("kind", ["acknowledgement", "correction", "late"])
def test_a_notice_can_be_previewed(kind, tmp_path):
    done = intake("notices", "preview", kind, "--html", tmp_path / "look.html")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Subject: 【")
    assert "<html" in (tmp_path / "look.html").read_text("utf-8")


def test_init_writes_what_doctor_can_read_and_overwrites_nothing(tmp_path):
    folder = tmp_path / "config"
    assert intake("init", folder, "--templates").code == 0
    assert (folder / "campaigns" / "sco-2026.toml").is_file()
    assert (folder / "templates" / "late.txt.j2").is_file()
    assert (folder / "settings.toml").stat().st_mode & 0o077 == 0
    (folder / "settings.toml").write_text("# mine", "utf-8")
    again = intake("init", folder)
    assert again.code == 1
    assert "is there already" in again.err
    assert (folder / "settings.toml").read_text("utf-8") == "# mine"


def test_campaigns_beside_the_settings_are_used(tmp_path, config):
    intake("init", tmp_path / "other")
    (tmp_path / "other" / "campaigns" / "green-parks-2024-park.toml").unlink()
    done = intake("campaign", "list", "--json", "--config", tmp_path / "other" / "settings.toml")
    assert [one["id"] for one in done.objects] == ["green-parks-2024-enterprise", "sco-2026"]


def test_a_campaign_file_is_checked(tmp_path):
    intake("init", tmp_path)
    path = tmp_path / "campaigns" / "sco-2026.toml"
    assert intake("campaign", "check", path).code == 0
    path.write_text('langauge = "zh"\n' + path.read_text("utf-8"), "utf-8")
    done = intake("campaign", "check", path)
    assert done.code == 1
    assert f"{path}:1: 错误" in done.out
    assert "是否应为 `language`" in done.out
    (told,) = intake("campaign", "check", "--json", path).objects
    assert (told["ok"], [one["line"] for one in told["faults"]]) == (False, [1])


def test_a_nest_no_parser_ends_with_is_told(tmp_path):
    path = tmp_path / "deep.toml"
    path.write_text("x = " + "[" * 20_000, "utf-8")
    done = intake("campaign", "check", path)
    assert (done.code, "无法检查" in done.out) == (1, True)
    assert "Traceback" not in done.err


def test_replay_shows_then_writes(config, tmp_path):
    assert intake("take", MISSING_PLEDGE, "--config", config).code == 0
    same = intake("replay", "--config", config)
    assert (same.code, "1 judged, 0 would change" in same.out) == (0, True)
    campaigns = tmp_path / "campaigns"
    campaigns.mkdir()
    shipped = (samples().parent / "config" / "campaigns" / "sco-2026.toml").read_text("utf-8")
    milder = f'{shipped}\n[rules]\nmaterial-missing = "note"\n'
    (campaigns / "sco-2026.toml").write_text(milder, "utf-8")
    (row,) = intake("replay", "--json", "--config", config).objects
    assert (row["before"], row["changed"]) == ("incomplete", True)
    assert "nothing was written" in intake("replay", "--config", config).out
    assert "1 changed" in intake("replay", "--apply", "--config", config).out
    (listed,) = intake("list", "--json", "--config", config).objects
    assert listed["status"] == row["after"] != "incomplete"
    assert "no campaign none" in intake("replay", "--campaign", "none", "--config", config).err


def test_a_question_can_be_judged_again(config):
    assert intake("take", QUESTION, "--config", config).code == 0
    assert "letter 1: question" in intake("retry", "1", "--config", config).out
    assert intake("take", MISSING_PLEDGE, "--config", config).code == 0
    assert "intake replay" in intake("retry", "2", "--config", config).err
