"""The doctor looks at Python's own mail library, not at its number."""

from email.policy import SMTP

import pytest

from intake.doctor import interpreter
from intake.doctor.diagnosis import State


class Mended:
    verify_generated_headers = True


class Unmended:
    pass


@pytest.mark.parametrize(("policy", "state"), [(Mended, State.OK), (Unmended, State.OPTIONAL)])
def test_a_python_that_can_be_talked_over_is_told(monkeypatch, policy, state):
    monkeypatch.setattr(interpreter, "Policy", policy)
    diagnosis = interpreter.examine()
    assert (diagnosis.what, diagnosis.state) == ("Python", state)
    assert ("CVE-2024-6923" in diagnosis.detail) is (state is State.OPTIONAL)


def test_this_one_is_told_as_it_is():
    assert (interpreter.examine().state is State.OK) is hasattr(SMTP, "verify_generated_headers")
