"""What the report says of the service itself."""

from datetime import timedelta

import pytest
from notices import templates
from reports import report

from notifier.reports.page import render_report
from notifier.reports.report import SignOfLife
from notifier.reports.view import report_view


@pytest.mark.parametrize(
    ("name", "hours_ago", "problem", "state", "said"),
    [
        ("poll", 0.1, "", "ok", "正常"),
        ("poll", 2, "", "silent", "没有动静"),
        ("poll", 2, "授权码已失效", "silent", "没有动静"),
        ("poll", 0.1, "授权码已失效", "trouble", "授权码已失效"),
        ("verify", 20, "", "ok", "正常"),
        ("verify", 60, "", "silent", "没有动静"),
        ("verify", 20, "归档中有 1 封来件缺失", "trouble", "归档中有 1 封来件缺失"),
        ("something new", 900, "", "ok", "正常"),
    ],
)
def test_a_chore_is_well_in_trouble_or_silent(name, hours_ago, problem, state, said):
    day = report()
    at = day.made_at - timedelta(hours=hours_ago)
    seen = report_view(report(signs=(SignOfLife(name, at, problem),)))
    (sign,) = seen.signs
    assert (sign.state, said in sign.words) == (state, True)
    assert any(said in alarm for alarm in seen.alarms) is (state != "ok")
    page = render_report(report(signs=(SignOfLife(name, at, problem),)), templates())
    assert page.count(said) == (1 if state == "ok" else 2)


def test_words_of_strangers_stay_words():
    sign = SignOfLife("poll", report().made_at, "<script>alert(1)</script>")
    assert "<script>" not in render_report(report(signs=(sign,)), templates())
