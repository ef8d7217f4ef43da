"""How long films and sounds may be, and how large pictures must be."""

import pytest

from parsers.texts.announcements.materials.measures.recordings import pixels_asked, seconds_asked

SECONDS = [
    ("视频时长60至90秒", (60, 90)),
    ("片长3分钟到20分钟", (180, 1200)),
    ("以时长1分半钟以内为宜，最多不超过3分钟", (None, 180)),
    ("时长5分钟以内", (None, 300)),
    ("每条作品时长不超过60秒", (None, 60)),
    ("时长不超过两分钟", (None, 120)),
    ("时长不少于30秒，不超过1分30秒", (30, 90)),
    ("a film of up to 3 minutes", (None, 180)),
    ("ролик не более 2 минут", (None, 120)),
    ("时长3分钟左右", (None, None)),
    ("时长15秒、30秒最佳", (None, None)),
    ("分辨率不低于1920×1080，评分占30分以内", (None, None)),
    ("每人发言", (None, None)),
]


@pytest.mark.parametrize(("words", "seconds"), SECONDS)
def test_seconds(words, seconds):
    found = [each for each in map(seconds_asked, words.split("，")) if each != (None, None)]
    least = next((low for low, _ in found if low), None)
    most = next((high for _, high in found if high), None)
    assert (least, most) == seconds


PIXELS = [
    ("分辨率不低于1920×1080", (1920, 1080)),
    ("分辨率不得低于720*576", (None, None)),
    ("画面尺寸不小于2480x3508像素", (2480, 3508)),
    ("размер не менее 1024×768 точек", (1024, 768)),
    ("规格A3（297*420mm）", (None, None)),
]


@pytest.mark.parametrize(("words", "pixels"), PIXELS)
def test_pixels(words, pixels):
    assert pixels_asked(words) == pixels
