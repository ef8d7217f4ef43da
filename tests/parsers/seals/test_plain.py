"""A flawless ring with a star and text is never "none", whatever its size, name and resolution."""

import io
import itertools

import numpy as np
import pytest
from painted import MM_PER_PIXEL, as_bytes, as_page, blank, dial, seal, with_lines
from PIL import Image, ImageDraw

from parsers.facts.file_facts import Presence
from parsers.page_files.pdf_file import read_pdf
from parsers.page_files.picture_file import read_image
from parsers.pages.page import PageImage
from parsers.seals.stamps import LARGE, SMALL, find_stamps

RADII = (24, 32, 40, 49, 51, 64)
# Characters of a name, their height in radii, and what they take of the circle.
NAMES = ((8, 0.28, 130), (10, 0.2, 150), (12, 0.17, 180), (14, 0.3, 230), (16, 0.16, 250),
         (18, 0.18, 270), (20, 0.24, 290), (22, 0.16, 290), (25, 0.2, 290), (28, 0.17, 290))  # fmt: skip
TAGS = (None, 72, 96, 100, 110, 120, 144, 150, 160, 192, 200, 220, 240, 300, 400, 600)


def page_of(radius: float, **how: object) -> Image.Image:
    """A sheet on which a seal of 42 mm has the radius, at the place of signature."""
    size = (round(radius * 10), round(radius * 14.14))
    at = (size[0] * 0.6, size[1] * 0.7)
    return seal(blank(size=size), at, mm=2 * radius * MM_PER_PIXEL, **how)


def presence(picture: Image.Image) -> Presence:
    seen = {one.presence for one in find_stamps(PageImage(1, np.asarray(picture)))}
    return next((p for p in (Presence.FOUND, Presence.UNCERTAIN) if p in seen), Presence.NONE)


@pytest.mark.parametrize("radius", RADII)
def test_a_seal_with_a_star_is_found_at_any_size(radius: int) -> None:
    seen = [
        presence(page_of(radius, glyphs=glyphs, height=height, span=span))
        for glyphs, height, span in NAMES
    ]
    assert Presence.NONE not in seen
    # In 24 pixels the characters of the longest names are one band.
    assert seen.count(Presence.FOUND) >= len(seen) - (3 if radius < 30 else 1)


@pytest.mark.parametrize(("glyphs", "height", "span"), NAMES[::3])
@pytest.mark.parametrize("how", [{"oval": 0.75}, {"inner": True}, {"colour": (232, 120, 120)}])
def test_a_star_is_seen_in_every_kind_of_ring(
    glyphs: int, height: float, span: float, how: dict[str, object]
) -> None:
    page = page_of(60, glyphs=glyphs, height=height, span=span, **how)
    assert presence(page) is not Presence.NONE


@pytest.mark.parametrize("tag", TAGS)
def test_a_stated_resolution_hides_no_seal(tag: int | None) -> None:
    page = page_of(60, glyphs=14)
    stated = {} if tag is None else {"dpi": (tag, tag)}
    assert read_image(as_bytes(page, "JPEG", **stated)).stamp is Presence.FOUND


@pytest.mark.parametrize("tag", TAGS)
def test_a_stated_resolution_hides_no_seal_on_a_part_of_a_page(tag: int | None) -> None:
    """A window or a cutting, of any proportion and scale."""
    page = page_of(55, glyphs=14)
    part = page.crop((100, 300, 550, 778) if (tag or 0) % 100 else (200, 400, 550, 650))
    stated = {} if tag is None else {"dpi": (tag, tag)}
    assert read_image(as_bytes(part, "PNG", **stated)).stamp is Presence.FOUND


def test_where_the_tag_makes_a_sheet_of_the_picture_it_tells_the_size() -> None:
    page = page_of(82.7, glyphs=14)
    (stamp,) = read_image(as_bytes(page, "PNG", dpi=(100, 100))).stamps
    assert stamp.diameter_mm == pytest.approx(42, abs=1.5)


def test_several_pages_one_below_the_other_are_searched() -> None:
    """A long screenshot of a whole document."""
    pages = [with_lines(blank()) for _ in range(4)] + [seal(with_lines(blank()))]
    long = Image.new("RGB", (827, 1169 * 5))
    for place, page in enumerate(pages):
        long.paste(page, (0, 1169 * place))
    assert read_image(as_bytes(long, "PNG", dpi=(144, 144))).stamp is Presence.FOUND


def test_a_close_up_fitted_to_a_sheet_is_left_to_a_person() -> None:
    (stamp,) = find_stamps(as_page(seal(blank(), mm=120, glyphs=14)))
    assert (stamp.presence, stamp.reason) == (Presence.UNCERTAIN, LARGE)


@pytest.mark.parametrize("mm", [20, 22, 24])
def test_a_small_seal_upon_a_sheet_is_left_to_a_person(mm: float) -> None:
    """A picture of a seal is as large as whoever laid it on the page made it."""
    (stamp,) = find_stamps(as_page(seal(with_lines(blank()), mm=mm, glyphs=12)))
    assert (stamp.presence, stamp.reason) == (Presence.UNCERTAIN, SMALL)


@pytest.mark.parametrize("mm", [14, 20, 22, 24])
def test_a_round_logo_upon_a_sheet_is_none(mm: float) -> None:
    logo = seal(with_lines(blank()), at=(140, 70), mm=mm, glyphs=12, star=False)
    assert find_stamps(as_page(logo)) == ()


@pytest.mark.parametrize("margin", [0.0, 0.01, 0.1])
def test_a_picture_that_ends_at_its_ring_is_found(margin: float) -> None:
    side = round(200 * (1 + 2 * margin))
    page = blank(size=(side, side))
    alone = seal(page, (side / 2, side / 2), mm=200 * MM_PER_PIXEL, glyphs=14)
    assert presence(alone) is Presence.FOUND


SLIPS = {
    "a slip": (60, 60, 40),
    "a ticket": (100, 50, 38),
    "an A4 reduced to a quarter": (52.5, 74.2, 10.5),
    "an A4 reduced to a tenth": (21, 29.7, 4.2),
    "A6": (105, 148, 40),
    "an A4 reduced to A6": (105, 148, 21),
    "an A4 reduced to A5": (148, 210, 29.6),
    "an A3": (297, 420, 42),
    "an A4 enlarged to A0": (841, 1189, 168),
    "a photo pixel by point": (720, 1018, 150),
    "little but the seal": (150, 150, 140),
}


@pytest.mark.parametrize("name", SLIPS)
def test_the_size_of_a_page_in_a_pdf_hides_no_seal(name: str) -> None:
    wide, high, mm = SLIPS[name]
    scale = 700 / wide
    size = (round(wide * scale), round(high * scale))
    at = (size[0] * 0.5, size[1] * 0.5)
    page = seal(blank(size=size), at, mm=mm * scale * MM_PER_PIXEL, glyphs=14)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=scale * 25.4)
    assert read_pdf(out.getvalue()).stamp is Presence.FOUND


def starred(*, ring: bool = True, ticks: int = 0, dots: int = 0, big: float = 0.3) -> Image.Image:
    """A star, and what else there may be around one, but characters."""
    page = dial(blank(), ticks) if ticks else blank()
    draw, (x, y), radius = ImageDraw.Draw(page), (420, 600), 80
    if ticks:
        draw.ellipse((x - 40, y - 40, x + 40, y + 40), fill=(252, 252, 250))
    if ring and not ticks:
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), outline=(205, 30, 40), width=5
        )
    reaches = [radius * big, radius * big * 0.38] * 5
    turns = np.arange(10) * np.pi / 5
    draw.polygon(
        [(x + r * np.sin(t), y - r * np.cos(t)) for r, t in zip(reaches, turns, strict=True)],
        fill=(205, 30, 40),
    )
    for turn in np.linspace(0, 2 * np.pi, dots, endpoint=False):
        a, b = x + 58 * np.sin(turn), y - 58 * np.cos(turn)
        draw.ellipse((a - 3, b - 3, a + 3, b + 3), fill=(205, 30, 40))
    return page


NO_SEALS = {
    "a star alone": lambda: starred(ring=False),
    "a star in a ring": starred,
    "a large star in a ring": lambda: starred(big=0.8),
    "a star and a few dots": lambda: starred(dots=5),
}


@pytest.mark.parametrize("name", NO_SEALS)
def test_a_star_alone_makes_no_seal(name: str) -> None:
    assert presence(NO_SEALS[name]()) is Presence.NONE


@pytest.mark.parametrize(
    ("ticks", "mm"), list(itertools.product((24, 36, 48, 60, 72), (20, 24, 28)))
)
def test_a_scale_of_any_size_is_never_found(ticks: int, mm: float) -> None:
    assert presence(dial(blank(), ticks, mm)) is not Presence.FOUND
