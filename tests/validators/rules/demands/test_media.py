"""Lengths and sizes of films, sounds and pictures, as far as their headers say them."""

from dataclasses import replace

import pytest
from dossiers import attachment, campaign, dossier, results

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.media_facts import MediaFacts
from parsers.roles.assign_roles import Role
from validators.judge import judge
from validators.model.dossier import Document
from validators.rulebook import RULES
from validators.rules.demands.media import MEDIA_DIFFERS, say_length

HD = {"min_width": 1920, "min_height": 1080}


def case(media: MediaFacts | None, **limits: int):
    call = campaign()
    materials = (replace(m, **limits) if m.id == "supporting" else m for m in call.materials)
    film = Document(
        attachment("宣传片.mp4"),
        FileFacts(FileType.OTHER, media_type="video/mp4", media=media),
        (Role("supporting", "content"),),
    )
    return dossier(film, call=replace(call, materials=tuple(materials)))


@pytest.mark.parametrize(
    ("media", "limits", "told"),
    [
        (MediaFacts(170), {"max_seconds": 180}, "passed"),
        (MediaFacts(180.9), {"max_seconds": 180}, "passed"),
        (MediaFacts(181.1), {"max_seconds": 180}, "failed"),
        (MediaFacts(59.2), {"min_seconds": 60}, "passed"),
        (MediaFacts(58.9), {"min_seconds": 60}, "failed"),
        (MediaFacts(100), {"min_seconds": 60, "max_seconds": 180}, "passed"),
        (MediaFacts(200), {"min_seconds": 60, "max_seconds": 180}, "failed"),
        (MediaFacts(None, 1920, 1080), {"max_seconds": 180}, "skipped"),
        (MediaFacts(None, 1920, 1080), HD, "passed"),
        (MediaFacts(None, 3840, 2160), HD, "passed"),
        (MediaFacts(None, 1080, 1920), HD, "passed"),
        (MediaFacts(None, 1280, 720), HD, "failed"),
        (MediaFacts(None, 1920, 1079), HD, "failed"),
        (MediaFacts(None, 4000, 900), HD, "failed"),
        (MediaFacts(None, 1920, 900), {"min_width": 1920}, "passed"),
        (MediaFacts(None, 1900, 900), {"min_width": 1920}, "failed"),
        (MediaFacts(100), HD, "skipped"),
        (MediaFacts(100), {"max_seconds": 180, **HD}, "passed"),
        (MediaFacts(200), {"max_seconds": 180, **HD}, "failed"),
        (MediaFacts(100, 640, 480), {"max_seconds": 180, **HD}, "failed"),
        (MediaFacts(), {"max_seconds": 180}, "skipped"),
        (None, {"max_seconds": 180}, "skipped"),
    ],
)
def test_what_a_header_says_against_what_the_call_asks(media, limits, told):
    assert results(MEDIA_DIFFERS, case(media, **limits)) == {"宣传片.mp4": told}


def test_a_call_that_asks_nothing_of_it_hears_nothing():
    assert results(MEDIA_DIFFERS, case(MediaFacts(9999, 1, 1))) == {}


def test_it_says_what_it_is_and_what_it_should_be():
    verdict = judge(case(MediaFacts(245, 640, 480), max_seconds=180, **HD), RULES)
    (message,) = [one.message for one in verdict.findings if one.code == "media-differs"]
    assert message == (
        "文件“宣传片.mp4”时长 4分05秒，要求不超过 3分00秒；像素 640×480，要求不小于 1920×1080。"
    )


@pytest.mark.parametrize(("seconds", "said"), [(45, "45秒"), (60, "1分00秒"), (3599.6, "60分00秒")])
def test_how_a_length_is_said(seconds, said):
    assert say_length(seconds) == said
