"""What dresses a letter, and what somebody sent."""

import io
from email import message_from_bytes

import pytest
from PIL import Image

from parsers.mail.structure.logos import LARGEST_LOGO, is_logo


def picture(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(buffer, "PNG")
    return buffer.getvalue()


SMALL, PAGE = picture(120, 60), picture(900, 1200)
INLINE = b'Content-Type: image/png\nContent-Disposition: inline; filename="%s"\n'


@pytest.mark.parametrize(
    ("headers", "content", "shown", "logo"),
    [
        (b"Content-Type: image/png\nContent-ID: <a@b>\n", SMALL, {"a@b"}, True),
        (b"Content-Type: image/png\nContent-ID: <a@b>\n", PAGE, {"a@b"}, False),
        (b"Content-Type: image/png\nContent-ID: <a@b>\n", SMALL, set(), False),
        (b"Content-Type: application/pdf\nContent-ID: <a@b>\n", SMALL, {"a@b"}, False),
        (INLINE % b"image001.png", SMALL, set(), True),
        (INLINE % b"Outlook-x1.png", SMALL, set(), True),
        (INLINE % b"image001.png", PAGE, set(), False),
        (INLINE % b"image001.png", SMALL + bytes(LARGEST_LOGO), set(), False),
        (INLINE % "营业执照.png".encode("gbk"), SMALL, set(), False),
        (INLINE.replace(b"inline", b"attachment") % b"image001.png", SMALL, set(), False),
        (INLINE % b"logo.png", b"no picture", set(), True),
    ],
)
def test_is_logo(headers, content, shown, logo):
    part = message_from_bytes(headers + b"\n")
    assert is_logo(part, content, frozenset(shown)) is logo
