"""Draws the last two weeks as a chart: new applications by day, stacked by status."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PIL import Image, ImageDraw, ImageFont

from notifier.reports.report import ReportCampaign
from notifier.reports.words import STATUS_ORDER, say_status

DAYS_SHOWN = 14
# Twice the size it is shown at, for sharp screens; narrow, so that a telephone's is legible too.
WIDTH, HEIGHT, LEGEND, LABELS, HEADROOM = 1000, 420, 56, 48, 40
LETTERS = 28
PAPER, INK, MUTED, LINE = "#f6f8f8", "#22303c", "#66737f", "#dfe5e7"
COLOURS = {"complete": "#5fae88", "incomplete": "#df8a62", "review": "#dcbb62", "late": "#a79aa1"}

Font = ImageFont.FreeTypeFont


def day_chart(campaign: ReportCampaign, day: date, font: Font) -> bytes | None:
    """A PNG; None where nothing came in these days. `font` must know Chinese, at the size LETTERS."""
    days = [day - timedelta(days=back) for back in reversed(range(DAYS_SHOWN))]
    counts = [campaign.by_day_and_status.get(one, {}) for one in days]
    most = max(sum(count.values()) for count in counts)
    if not most:
        return None
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    _legend(pen, font, counts)
    _columns(pen, font, counts, most)
    _days(pen, font, days)
    out = io.BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _legend(pen: ImageDraw.ImageDraw, font: Font, counts: Sequence[Mapping[str, int]]) -> None:
    left = 4
    for status in STATUS_ORDER:
        if any(count.get(status) for count in counts):
            pen.rectangle((left, 16, left + 22, 38), fill=COLOURS[status])
            pen.text((left + 32, 27), say_status(status), INK, font, anchor="lm")
            left += round(font.getlength(say_status(status))) + 68


def _columns(
    pen: ImageDraw.ImageDraw,
    font: Font,
    counts: Sequence[Mapping[str, int]],
    most: int,
) -> None:
    ground, step = HEIGHT - LABELS, WIDTH / len(counts)
    pen.line((0, ground, WIDTH, ground), fill=LINE, width=3)
    unit = (ground - LEGEND - HEADROOM) / most
    for index, count in enumerate(counts):
        left, right, total = step * index + 10, step * (index + 1) - 10, 0
        for status in STATUS_ORDER:
            if number := count.get(status, 0):
                foot, total = ground - total * unit, total + number
                box = (left, ground - total * unit, right, foot)
                pen.rectangle(box, fill=COLOURS[status])
        if total:
            pen.text(
                ((left + right) / 2, ground - total * unit - 6), str(total), INK, font, anchor="mb"
            )


def _days(pen: ImageDraw.ImageDraw, font: Font, days: Sequence[date]) -> None:
    """Every other day, the report's own among them."""
    step = WIDTH / len(days)
    for index, one in enumerate(days):
        last = index == len(days) - 1
        if (len(days) - 1 - index) % 2 == 0:
            middle = step * (index + 0.5)
            label = f"{one.month}/{one.day}"
            pen.text((middle, HEIGHT - 8), label, INK if last else MUTED, font, anchor="mb")
