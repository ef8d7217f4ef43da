"""The chart of the last two weeks: a small picture whose columns stand for the counts."""

import io
from datetime import date, timedelta

import numpy as np
import pytest
from notices import templates
from PIL import Image, ImageFont

from notifier.preview.sample_reports import full_day
from notifier.reports.campaigns import campaign_view
from notifier.reports.chart import COLOURS, LETTERS, WIDTH, day_chart
from notifier.reports.page import render_report
from notifier.reports.report import ReportCampaign

DAY = date(2026, 6, 10)
FONT = ImageFont.load_default(LETTERS)
"""Any font tells the columns; only the words need Chinese."""


def campaign(counts: dict[date, dict[str, int]], days_left: int = 8) -> ReportCampaign:
    by_day = {on: sum(count.values()) for on, count in counts.items()}
    return ReportCampaign(
        "s", "示例", DAY + timedelta(days_left), days_left, 0, {}, {}, by_day, counts
    )


def drawn(png: bytes, status: str) -> int:
    """Pixels of the status's colour below the legend; a palette moves colours a little."""
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))[60:].astype(int)
    wanted = [int(COLOURS[status][at : at + 2], 16) for at in (1, 3, 5)]
    return int((np.abs(pixels - wanted).max(axis=2) < 6).sum())


def test_areas_stand_for_counts():
    png = day_chart(
        campaign({DAY: {"complete": 6, "incomplete": 3}, DAY - timedelta(2): {"complete": 3}}),
        DAY,
        FONT,
    )
    assert png is not None
    assert len(png) < 30_000
    assert Image.open(io.BytesIO(png)).width == WIDTH
    assert drawn(png, "complete") == pytest.approx(3 * drawn(png, "incomplete"), rel=0.06)
    assert drawn(png, "review") == 0


@pytest.mark.parametrize("counts", [{}, {DAY - timedelta(14): {"late": 2}}])
def test_two_weeks_without_news_have_no_chart(counts):
    assert day_chart(campaign(counts), DAY, FONT) is None
    assert campaign_view(campaign(counts), DAY, FONT).chart == ""


def test_without_a_font_the_page_tells_the_days_as_a_table():
    assert "data:image/png" in render_report(full_day(), templates(), FONT)
    assert "data:image/png" not in render_report(full_day(), templates())


@pytest.mark.parametrize(
    ("days_left", "rush"),
    [(8, "近 7 天收到 7 件，照此截止前约再收 8 件；最后几天通常更多。"), (0, ""), (-1, "")],
)
def test_what_is_still_expected(days_left: int, rush: str):
    week = {DAY - timedelta(days): {"complete": 1} for days in range(12)}
    assert campaign_view(campaign(week, days_left), DAY).rush == rush
