import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from intake.service import scheduler
from intake.service.scheduler import Chores, Timetable, scheduled, serve, stopped_by_signals

ZONE = ZoneInfo("Asia/Shanghai")
NEVER = time(0, 0)


class Watched:
    """Chores that note what happens, and stop the service once enough has."""

    def __init__(self, polls: int = 1, *, fails: bool = False) -> None:
        self.stopping = threading.Event()
        self.polled = 0
        self.beats: list[tuple[str, str]] = []
        self._polls = polls
        self._fails = fails

    def poll(self) -> None:
        self.polled += 1
        if self._fails and self.polled == 1:
            raise OSError("the network is down")

    def beat(self, name: str, problem: str) -> None:
        self.beats.append((name, problem))
        if self.polled >= self._polls:
            self.stopping.set()

    def chores(self) -> Chores:
        return Chores(
            poll=self.poll,
            send=lambda: None,
            report=lambda: None,
            verify=lambda: None,
            beat=self.beat,
        )


def test_polls_at_once_and_beats() -> None:
    watched = Watched()
    serve(watched.chores(), Timetable(3600, NEVER, ZONE), watched.stopping)
    assert watched.beats == [("poll", "")]


def test_a_failed_round_beats_with_its_problem_and_the_next_one_comes() -> None:
    watched = Watched(polls=2, fails=True)
    serve(watched.chores(), Timetable(1, NEVER, ZONE), watched.stopping)
    assert watched.beats[:2] == [("poll", "OSError: the network is down"), ("poll", "")]


def test_a_bell_rung_during_a_poll_is_heard_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "REST", timedelta(0))
    watched = Watched(polls=2)
    rung = threading.Event()

    def poll() -> None:
        watched.poll()
        if watched.polled == 1:
            polling.set()
            rung.wait(30)

    def watch(ring: Callable[[], None]) -> None:
        polling.wait(30)
        ring()
        rung.set()

    polling = threading.Event()
    chores = replace(watched.chores(), poll=poll)
    serve(chores, Timetable(3600, NEVER, ZONE), watched.stopping, [watch])
    assert watched.polled == 2


def test_a_watch_that_fails_ends_alone() -> None:
    watched = Watched(polls=2)

    def watch(_ring: Callable[[], None]) -> None:
        raise ValueError("nobody foresaw it")

    serve(watched.chores(), Timetable(1, NEVER, ZONE), watched.stopping, [watch])
    assert watched.beats == [("poll", ""), ("poll", "")]


def test_stopping_waits_for_the_letter_in_hand() -> None:
    stopping, done = threading.Event(), []

    def poll() -> None:
        stopping.set()
        threading.Event().wait(0.2)
        done.append("settled")

    chores = Chores(poll, lambda: None, lambda: None, lambda: None, lambda _name, _problem: None)
    serve(chores, Timetable(3600, NEVER, ZONE), stopping)
    assert done == ["settled"]


def test_the_report_comes_at_its_local_time() -> None:
    soon = datetime.now(ZONE) + timedelta(minutes=1)
    stopping = threading.Event()
    chores = Chores(
        lambda: None, lambda: None, stopping.set, lambda: None, lambda _name, _problem: None
    )
    (report,) = [
        job
        for job in scheduled(chores, Timetable(60, soon.time(), ZONE)).get_jobs()
        if job.name == "report"
    ]
    due = report.trigger.get_next_fire_time(None, datetime.now(ZONE))
    assert (due.hour, due.minute, due.tzinfo) == (soon.hour, soon.minute, ZONE)


_SERVICE = """
import threading
from datetime import time
from zoneinfo import ZoneInfo
from intake.service.scheduler import Chores, Timetable, serve, stopped_by_signals
stopping = threading.Event()
nothing = lambda: None
chores = Chores(nothing, nothing, nothing, nothing, lambda name, _: print(name, flush=True))
with stopped_by_signals(stopping):
    serve(chores, Timetable(3600, time(0, 0), ZoneInfo("Asia/Shanghai")), stopping)
print("ended", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_service_cleanly(number: signal.Signals) -> None:
    root = str(Path(__file__).parents[3])
    with subprocess.Popen(
        [sys.executable, "-c", _SERVICE],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
    ) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == "poll\n"
        service.send_signal(number)
        assert service.stdout.read().endswith("ended\n")
    assert service.returncode == 0


def test_signals_mean_again_what_they_meant() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stopped_by_signals(threading.Event()):
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
