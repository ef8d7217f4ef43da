"""Programs' letters are told from people's."""

from email.message import EmailMessage

import pytest

from parsers.mail.automatic import why_automatic


@pytest.mark.parametrize(
    ("headers", "sender", "subject", "automatic"),
    [
        ({}, "a@b.example", "某某公司—绿色案例—申报材料", False),
        ({"Precedence": "normal"}, "a@b.example", "x", False),
        ({"Auto-Submitted": "no"}, "a@b.example", "x", False),
        ({"X-Auto-Response-Suppress": "All"}, "a@b.example", "x", False),
        ({}, "a@b.example", "自动回复机器人公司—案例", False),
        ({"Auto-Submitted": "auto-replied"}, "a@b.example", "x", True),
        ({"Return-Path": "<>"}, "a@b.example", "x", True),
        ({"Precedence": "bulk"}, "a@b.example", "x", True),
        ({"List-Unsubscribe": "<mailto:u@b.example>"}, "a@b.example", "x", True),
        ({}, "no_reply@b.example", "x", True),
        ({}, "a@b.example", "自动回复: 申报材料", True),
        ({}, "a@b.example", "Automatic reply: x", True),
        ({}, "a@b.example", "来自b.example的退信", True),
        ({}, "a@b.example", "Undeliverable: x", True),
    ],
)
def test_why_automatic(headers, sender, subject, automatic):
    message = EmailMessage()
    for name, value in headers.items():
        message[name] = value
    assert bool(why_automatic(message, sender, subject)) is automatic
