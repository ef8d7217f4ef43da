"""Decodes the pictures of an OFD document, within limits."""

import io
import warnings

from PIL import Image

from parsers.pages.frames import BROKEN, FORMATS, MOST_COSTLY_PIXELS

# A scanned page at 300 dpi is 3,508 pixels long; nothing is drawn finer.
LONGEST = 3500
# All pictures of a document together; as many as forty scanned pages of A4 at 300 dpi.
MOST_PIXELS = 400_000_000
_WITH_ALPHA = frozenset({"RGBA", "LA", "PA"})


class PictureDecoder:
    """Counts the pixels that it decodes; beyond the limit there are no more pictures."""

    def __init__(self) -> None:
        self._left = MOST_PIXELS

    def decode(self, data: bytes) -> Image.Image | None:
        """The picture as RGB or RGBA, None for what is none or too large."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                    pixels = picture.width * picture.height
                    if pixels > min(self._left, MOST_COSTLY_PIXELS):
                        return None
                    self._left -= pixels
                    return _plain(picture)
        except (*BROKEN, MemoryError, Image.DecompressionBombError):
            return None


def _plain(picture: Image.Image) -> Image.Image:
    picture.draft("RGB", (LONGEST, LONGEST))
    transparent = picture.mode in _WITH_ALPHA or "transparency" in picture.info
    plain = picture.convert("RGBA" if transparent else "RGB")
    plain.thumbnail((LONGEST, LONGEST))
    return plain
