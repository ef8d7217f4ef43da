"""Finds a font that has Chinese characters for charts."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

from notifier.reports.chart import LETTERS, Font

# Debian's fonts-noto-cjk, fonts-wqy-*, Fedora's Noto, macOS, Windows under its Linux.
PLACES = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/mnt/c/Windows/Fonts/msyh.ttc",
)


@cache
def chart_font() -> Font | None:
    """Find a font for charts. None: they are shown as tables instead, never with boxes for characters."""
    found = next((path for path in map(Path, PLACES) if path.is_file()), None)
    return ImageFont.truetype(found, LETTERS) if found else None
