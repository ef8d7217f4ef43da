from datetime import timedelta

from rounds import NOON

from intake.config.backoff import MOST, BackOff


def test_what_never_failed_is_ready() -> None:
    assert BackOff(timedelta(minutes=1)).ready("main", NOON)


def test_pauses_double_up_to_the_most() -> None:
    patience = BackOff(timedelta(minutes=1))
    pauses = [patience.failed("main", NOON).total_seconds() / 60 for _ in range(100)]
    assert pauses[:5] == [1, 2, 4, 8, 15]
    assert set(pauses[5:]) == {MOST.total_seconds() / 60}


def test_a_failure_waits_and_a_success_forgets() -> None:
    patience = BackOff(timedelta(minutes=1))
    patience.failed("main", NOON)
    assert not patience.ready("main", NOON + timedelta(seconds=59))
    assert patience.ready("main", NOON + timedelta(seconds=60))
    assert patience.ready("other", NOON)
    patience.succeeded("main")
    assert patience.ready("main", NOON)
    assert patience.failed("main", NOON) == timedelta(minutes=1)
