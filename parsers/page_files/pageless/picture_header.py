"""Reads the size of a picture from its header."""

import io
import warnings

from PIL import Image

from parsers.facts.media_facts import MediaFacts
from parsers.pages.frames import BROKEN, FORMATS


def read_picture_header(data: bytes) -> MediaFacts | None:
    """Return its width and height as stored; None for what is no picture."""
    try:
        with warnings.catch_warnings():
            # Pillow's limit is on what it decodes; nothing is decoded here.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                return MediaFacts(width=picture.width, height=picture.height)
    except (*BROKEN, Image.DecompressionBombError):
        return None
