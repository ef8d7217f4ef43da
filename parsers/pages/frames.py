"""Opens a picture file as pages: JPEG, PNG, TIFF (several pages), BMP, WebP."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from parsers.facts.problem import Problem, Unreadable
from parsers.pages.page import LONGEST_SIDE, PageImage, Pixels
from parsers.pages.paper import MM_PER_INCH, POINTS_PER_INCH, PageSize

# An A3 sheet at 600 dpi has 70 megapixels; 150 decoded in colour take 450 MB. Pillow itself refuses
# 179 and more on opening, but looks at the first page only.
MOST_PIXELS = 150_000_000
# A TIFF of a whole dossier; the rest of its pages are counted, not looked at.
MOST_FRAMES = 60
# Cameras and screens state 72 or 96 dpi without meaning it; no office scanner goes below 100.
LEAST_SCANNER_DPI = 100
# Cameras' MPO is no format of its own to the library: named here, every GIF would fail.
FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000", "AVIF")
# Their decoders cannot reduce on the way and hold several copies: 144 megapixels of WebP took 2.3 GB
# and 8 s, of PNG with transparency 1.4 GB. Cameras have 50 megapixels.
COSTLY, TRANSPARENT = frozenset({"WEBP", "AVIF", "JPEG2000"}), frozenset({"RGBA", "LA", "PA"})
MOST_COSTLY_PIXELS = 60_000_000
# Pillow raises these on broken pictures, according to the format.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    TypeError,
    KeyError,
    IndexError,
    ArithmeticError,
    NotImplementedError,
)


def read_frames(data: bytes, longest: int = LONGEST_SIDE) -> tuple[int, tuple[PageImage, ...]]:
    """The number of pages and the pages themselves, upright by EXIF, at most so many pixels long.

    Raises Unreadable(UNREADABLE) for what is no picture, REFUSED for one too large to decode.
    """
    try:
        with warnings.catch_warnings():
            # Pillow's own limit is a warning; ours is below and an error.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                _refuse_giants(picture)
                frames = 1 if _is_animated(picture) else int(getattr(picture, "n_frames", 1))
                return min(frames, 10_000), tuple(_pages(picture, longest))
    except Image.DecompressionBombError as trouble:
        raise Unreadable(Problem.REFUSED, "the picture claims too many pixels") from trouble
    except BROKEN as trouble:
        raise Unreadable(Problem.UNREADABLE, "the picture is cut off, corrupt or none") from trouble
    except MemoryError as trouble:
        raise Unreadable(Problem.REFUSED, "the picture does not fit into memory") from trouble


def _refuse_giants(picture: Image.Image) -> None:
    costly = picture.format in COSTLY or picture.mode in TRANSPARENT
    if picture.width * picture.height > (MOST_COSTLY_PIXELS if costly else MOST_PIXELS):
        detail = f"the picture claims {picture.width} × {picture.height} pixels"
        raise Unreadable(Problem.REFUSED, detail)


def _pages(picture: Image.Image, longest: int) -> Iterator[PageImage]:
    animated = _is_animated(picture)
    for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
        if number > MOST_FRAMES or (animated and number > 1):
            return
        _refuse_giants(frame)
        yield _page(frame, number, longest)


def _is_animated(picture: Image.Image) -> bool:
    """Tell whether further frames are no pages: films, and the previews that cameras put behind."""
    return picture.format in {"GIF", "WEBP", "PNG", "MPO", "AVIF"}


def _page(frame: Image.Image, number: int, longest: int) -> PageImage:
    size = _paper_size(frame)
    frame.draft("RGB", (longest, longest))
    small = frame
    if max(frame.size) > longest:
        factor = longest / max(frame.size)
        extent = (max(1, round(frame.width * factor)), max(1, round(frame.height * factor)))
        # 1-bit copies need their grey levels for a smooth reduction; colours need theirs.
        small = _plain(frame).resize(extent, Image.Resampling.BOX, reducing_gap=2.0)
    pixels = _rgb(ImageOps.exif_transpose(_plain(small)))
    page = PageImage(number, pixels)
    if size is None:
        return page
    long_mm = max(size.width, size.height) / POINTS_PER_INCH * MM_PER_INCH
    return replace(page, mm_per_pixel=long_mm / max(pixels.shape[:2]))


def _plain(frame: Image.Image) -> Image.Image:
    if frame.mode in {"RGB", "RGBA", "L"}:
        return frame
    return frame.convert("RGBA" if "transparency" in frame.info or frame.mode == "LA" else "RGB")


def _rgb(frame: Image.Image) -> Pixels:
    """Transparent parts are paper."""
    if frame.mode == "RGBA":
        paper = Image.new("RGBA", frame.size, "white")
        frame = Image.alpha_composite(paper, frame)
    return np.array(frame.convert("RGB"), dtype=np.uint8)


def _paper_size(frame: Image.Image) -> PageSize | None:
    """The size of the paper where the stated resolution makes a sheet of the picture.

    Screens and programs state 96 to 220 dpi of pictures they have scaled: by their tag such pages are
    slips of any size, and the seals on them too small or too large for one.
    """
    stated = frame.info.get("dpi")
    # PNG keeps dots by the metre: 100 dpi come back as 99.9998.
    if not stated or round(float(stated[0])) < LEAST_SCANNER_DPI or stated[0] != stated[1]:
        return None
    size = PageSize(*(POINTS_PER_INCH * side / float(stated[0]) for side in frame.size))
    return size if size.is_sheet else None
