"""The log: JSON where a collector reads it."""

import io
import json
import sys

import structlog
from rounds import NOON

from intake.config.logs import set_up_logs


def test_one_event_is_one_line_of_json(capsys):
    set_up_logs()
    log = structlog.get_logger()
    log.info("polled", account="main", registered=2, name="案例")
    log.debug("not told")
    try:
        int("for the log")
    except ValueError:
        log.exception("chore failed", chore="poll")
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["event"], first["level"], first["registered"]) == ("polled", "info", 2)
    assert "for the log" in second["exception"][0]["exc_value"]


def test_what_a_stranger_wrote_begins_no_line_and_moves_no_cursor(capsys, monkeypatch):
    hostile = "a\x1b[2Jb\x9bmc\u202ed\u2028e\x85f\ng\rh"
    set_up_logs()
    structlog.get_logger().warning("refused", why=hostile, at=NOON)
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["why"] == hostile
    assert not set(line) & set("\x1b\x9b\u202e\u2028\x85\r")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    set_up_logs()
    structlog.get_logger().warning("refused", why=hostile)
    (line,) = capsys.readouterr().err.splitlines()
    assert not set(line) & set("\x1b\x9b\u202e\u2028\x85\r")


def test_the_log_holds_no_local_variables(capsys):
    # A traceback's variables may be letters or passwords.
    set_up_logs()
    password = "geheim"
    try:
        int(f"{password}!"[:0])
    except ValueError:
        structlog.get_logger().exception("chore failed")
    assert "geheim" not in capsys.readouterr().err


def test_an_error_stream_that_was_closed_keeps_nothing_from_the_log(monkeypatch, capsys):
    log = structlog.get_logger()
    with monkeypatch.context() as replaced:
        stream = io.StringIO()
        replaced.setattr(sys, "stderr", stream)
        set_up_logs()
        stream.close()
    log.info("polled", account="main")
    assert "polled" in capsys.readouterr().err
