from pathlib import Path

import pytest
from rounds import NOON

from intake.register import events
from intake.register.applications import applications
from intake.register.database import open_register


def test_events_are_read_as_noted(tmp_path: Path) -> None:
    db = open_register(tmp_path / "register.db")
    application = applications.open_application(db, "c", "C", NOON, NOON)
    events.note(db, NOON, events.PROGRAM, application.id, "opened", "C-0001")
    events.note(db, NOON, "li", None, "login", "")
    (event,) = events.of_application(db, application.id)
    assert (event.at, event.actor, event.what, event.detail) == (
        NOON,
        "intake",
        "opened",
        "C-0001",
    )


@pytest.mark.parametrize("change", ["UPDATE events SET what = 'x'", "DELETE FROM events"])
def test_what_is_noted_stays(tmp_path: Path, change: str) -> None:
    db = open_register(tmp_path / "register.db")
    events.note(db, NOON, "li", None, "login", "")
    with pytest.raises(Exception, match="append-only"):
        db.execute(change)
    assert db.execute("SELECT what FROM events").fetchone() == ("login",)
