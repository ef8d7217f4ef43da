"""What strangers wrote moves no cursor and begins no line, wherever a command prints it."""

import json

import pytest
from commands import intake, write_settings

from intake.config.bundled_data import samples
from intake.config.printable import escaped, json_line, one_line, printable
from intake.register.database import open_register

HARMFUL = [
    *map(chr, range(0x09)), *map(chr, range(0x0B, 0x20)), *map(chr, range(0x7F, 0xA0)),
    "\u061c", "\u200e", "\u200f",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\ud800", "\udfff",
]  # fmt: skip
LINE_ENDS = ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\r", "\n", "\r\n"]
HOSTILE = "云岭\x1b[31m\x1b]0;owned\x07\x9b2J\u202ecod.exe\u2028SCO2026-9999\x85last\rfirst\u2066"


@pytest.mark.parametrize("mark", HARMFUL, ids=lambda mark: f"{ord(mark):04x}")
def test_a_harmful_character_is_seen_and_not_obeyed(mark: str) -> None:
    assert printable(f"a{mark}b") == "a\ufffdb"
    line = json_line({"a": f"a{mark}b", f"k{mark}": [mark]})
    assert not {character for character in line if character in set(HARMFUL)}
    assert json.loads(line) == {"a": f"a{mark}b", f"k{mark}": [mark]}


@pytest.mark.parametrize("end", LINE_ENDS, ids=repr)
def test_one_object_is_one_line_for_every_reader(end: str) -> None:
    line = json_line({"a": f"a{end}b"})
    assert line.splitlines() == [line]
    assert json.loads(line) == {"a": f"a{end}b"}
    assert len(one_line(f"a{end}b").splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "申报 ABC",
        "a\tb\nc",
        "é\u00a0\u3000",
        "नमस्ते",
        "👩\u200d👧",
        "می\u200cخواهم",
        "Ω≈ç√",
        "\ufeff",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == escaped(text) == text


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    """A register whose every text a stranger may have had a hand in."""
    config = write_settings(tmp_path_factory.mktemp("office"))
    letters = [samples() / name / "mail.eml" for name in ("unstamped-form", "question")]
    assert intake("--config", config, "take", *letters).code == 0
    db = open_register(config.parent / "data" / "register.db")
    for table, columns in {
        "applications": "applicant case_title", "notices": "recipient subject last_error",
        "mails": "sender subject reason detail message_id", "documents": "filename",
        "findings": "message", "heartbeats": "detail",
    }.items():  # fmt: skip
        for column in columns.split():
            db.execute(f"UPDATE {table} SET {column} = ?", [HOSTILE])
    db.execute("UPDATE findings SET place = ? || id", [HOSTILE])
    db.execute("UPDATE documents SET path = ?", [json.dumps([HOSTILE])])
    db.execute("UPDATE applications SET fields = ?", [json.dumps({"applicant": HOSTILE})])
    db.execute(
        "INSERT INTO events (at, actor, application_id, what, detail)"
        " SELECT at, ?, application_id, 'noted', ? FROM events LIMIT 1",
        [HOSTILE, HOSTILE],
    )
    db.close()
    return config


COMMANDS = (("list",), ("show", "SCO2026-0001"), ("notices",), ("replay",))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_commands_print_nothing_that_a_terminal_obeys(config, command) -> None:
    done = intake("--config", config, *command)
    assert "云岭" in done.out + done.err or command == ("replay",)
    assert not (set(HARMFUL) | {"\u2028", "\u2029"}) & set(done.out + done.err)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_json_is_one_object_a_line(config, command) -> None:
    done = intake("--config", config, *command, "--json")
    assert not (set(HARMFUL) | {"\u2028", "\u2029"}) & set(done.out + done.err)
    assert done.objects
    if command != ("replay",):
        assert json.dumps(HOSTILE)[1:-1] in json.dumps(done.objects), "nothing of it is lost"


@pytest.mark.parametrize("name", ["\x1b[31m.eml", "a\u202ebcd.eml", "a\u2028b.eml", "a\nb.eml"])
def test_a_files_own_name_is_no_command_either(tmp_path, name) -> None:
    mail = tmp_path / name
    mail.write_bytes((samples() / "question" / "mail.eml").read_bytes())
    for arguments in (("check", mail), ("check", mail, "--json"), ("check", tmp_path / f"no{name}"),
                      ("read", tmp_path / f"no{name}")):  # fmt: skip
        done = intake(*arguments)
        assert not (set(HARMFUL) | {"\u2028"}) & set(done.out + done.err), arguments
