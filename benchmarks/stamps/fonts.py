"""The CJK fonts of the machine the benchmark runs on."""

import subprocess
from functools import cache

from PIL import ImageFont


@cache
def font_files() -> tuple[str, ...]:
    """Serif and sans faces that hold Chinese, by fontconfig; exits with a sentence if none is there."""
    listed = subprocess.run(
        ["fc-list", ":lang=zh-cn", "file"],  # noqa: S607 - found on the PATH as fontconfig's own tool
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    files = tuple(sorted(line.rstrip(": ") for line in listed if line.strip()))
    if not files:
        raise SystemExit("No Chinese font found: install Debian's fonts-noto-cjk and try again.")
    return files


@cache
def font(index: int, size: int) -> ImageFont.FreeTypeFont:
    files = font_files()
    return ImageFont.truetype(files[index % len(files)], max(4, size))
