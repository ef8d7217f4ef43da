"""What the application page tells of a signature or seal."""

import pytest

from intake.console.views.seal_words import seal_words
from parsers.facts.seal_doubt import SealDoubt

WHOLE = {
    "signer": "测试单位", "intact": True, "covers_all": True, "verifiable": True,
    "signed_at": "2026-06-01T01:00:00+00:00", "seal_name": "测试公章", "doubts": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "电子印章“测试公章”，签署人：测试单位，完好"),
        ({"seal_name": ""}, "数字签名，签署人：测试单位，完好"),
        ({"signer": ""}, "电子印章“测试公章”，完好"),
        ({"intact": False}, "电子印章“测试公章”，签署人：测试单位，验证不通过或已被改动"),
        (
            {"covers_all": False},
            "电子印章“测试公章”，签署人：测试单位，所签部分完好，但未覆盖全部内容",
        ),
        (
            {"verifiable": False, "intact": False},
            "电子印章“测试公章”，签署人：测试单位，无法验证",
        ),
    ],
)
def test_a_seal_is_told_with_its_state(change, words):
    assert seal_words(WHOLE | change).words == words


@pytest.mark.parametrize("doubt", list(SealDoubt))
def test_each_doubt_has_its_words(doubt):
    told = seal_words(WHOLE | {"doubts": [doubt.value]}).words
    assert "，完好，但" in told
    assert doubt.value not in told


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (WHOLE["signed_at"], True),
        ("", False),
        ("昨天", False),
        ("9999-12-31T23:59:59+00:00", False),
        ("2026-06-01T01:00:00", False),
    ],
)
def test_only_a_time_with_its_zone_is_shown(told, known):
    assert (seal_words(WHOLE | {"signed_at": told}).signed_at is not None) is known
