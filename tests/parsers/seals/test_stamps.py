"""What is a seal, what may be one, and what is none, on painted pages."""

import numpy as np
import pytest
from painted import RED, as_page, blank, dial, seal, square_seal, with_lines
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from parsers.facts.file_facts import Presence
from parsers.seals.recognise import judge_square
from parsers.seals.square import SquareLook
from parsers.seals.stamps import find_stamps


def _presence(picture: Image.Image, *, sized: bool = True) -> Presence:
    seen = {stamp.presence for stamp in find_stamps(as_page(picture, sized=sized))}
    return next((p for p in (Presence.FOUND, Presence.UNCERTAIN) if p in seen), Presence.NONE)


def _drawn(paint) -> Image.Image:
    page = with_lines(blank())
    paint(ImageDraw.Draw(page))
    return page


def _two_columns(page: Image.Image) -> Image.Image:
    shade = np.linspace(1.0, 0.55, page.width)[None, :, None]
    warm = np.array([1.0, 0.92, 0.78])
    return Image.fromarray((np.asarray(page) * shade * warm).astype(np.uint8))


def _paled(page: Image.Image) -> Image.Image:
    return page.point(lambda value: 255 - (255 - value) // 4)


def _under_a_lamp(page: Image.Image) -> Image.Image:
    """Overexposed: the paper's red is clipped, what is grey on it is tinted."""
    tinted = np.asarray(page) * np.array([1.05, 0.97, 0.9])
    return Image.fromarray(np.clip(tinted, 0, 255).astype(np.uint8))


def _with_a_third_lost(page: Image.Image) -> Image.Image:
    """As a seal set down askew prints."""
    ImageDraw.Draw(page).rectangle((300, 628, 540, 720), fill=(252, 252, 250))
    return page


def _with_a_streak(page: Image.Image) -> Image.Image:
    """As dirt on a scanner's glass draws from top to bottom, here through the seal."""
    ImageDraw.Draw(page).line((440, 0, 440, page.height), (150, 90, 130), 2)
    return page


def _ruled(page: Image.Image) -> Image.Image:
    ImageDraw.Draw(page).line((60, 530, 760, 530), RED, 4)
    return page


def _pasted_on_yellow() -> Image.Image:
    """A seal's picture with its white, laid onto a tinted page."""
    page = with_lines(blank((250, 244, 200)))
    page.paste(seal(blank((255, 255, 255))).crop((330, 510, 510, 690)), (330, 510))
    return page


SEALS = {
    "on blank paper": lambda: seal(blank()),
    "over print": lambda: seal(with_lines(blank())),
    "without a star": lambda: seal(blank(), star=False, glyphs=13),
    "30 mm": lambda: seal(blank(), mm=30),
    "58 mm": lambda: seal(blank(), mm=58, glyphs=16),
    "oval": lambda: seal(blank(), mm=45, oval=0.67, star=False),
    "dark red": lambda: seal(blank(), colour=(150, 20, 35)),
    "orange-red": lambda: seal(blank(), colour=(232, 70, 30)),
    "purple-red": lambda: seal(blank(), colour=(190, 30, 80)),
    "faint": lambda: seal(blank(), colour=(240, 190, 190)),
    "of a pad that is all but dry": lambda: seal(blank(), colour=(250, 238, 236)),
    "a pale copy of a photograph": lambda: _paled(
        seal(with_lines(blank()), colour=(235, 170, 170))
    ),
    "turned by 90": lambda: seal(with_lines(blank())).rotate(90, expand=True),
    "askew": lambda: seal(with_lines(blank())).rotate(2.5, fillcolor=(250, 250, 250)),
    "two of them": lambda: seal(seal(blank(), at=(250, 900)), at=(600, 900)),
    "a quarter beyond the edge": lambda: seal(blank(), at=(790, 600)),
    "under a warm lamp, in shadow": lambda: _two_columns(seal(with_lines(blank()))),
    "blurred": lambda: seal(blank()).filter(ImageFilter.GaussianBlur(1.2)),
    "square": lambda: square_seal(blank()),
    "two thirds of one": lambda: _with_a_third_lost(seal(blank(), glyphs=18)),
    "a streak through it": lambda: _with_a_streak(seal(blank())),
    "upon a long red rule": lambda: _ruled(seal(blank())),
    "a picture with its own white": _pasted_on_yellow,
}

FOR_A_PERSON = {
    "blue": lambda: seal(blank(), colour=(40, 60, 190)),
    "violet": lambda: seal(blank(), colour=(100, 50, 180)),
    "black": lambda: seal(blank(), colour=(40, 40, 40)),
    "grey under a red lamp": lambda: _under_a_lamp(seal(blank(), colour=(150, 150, 150))),
    "grey copy": lambda: ImageEnhance.Color(seal(with_lines(blank()))).enhance(0),
    "grey copy of an oval": lambda: ImageEnhance.Color(seal(blank(), oval=0.68)).enhance(0),
    "black oval": lambda: seal(blank(), mm=45, colour=(40, 40, 40), oval=0.7),
}

NO_SEALS = {
    "nothing": blank,
    "print": lambda: with_lines(blank()),
    "red print": lambda: with_lines(blank(), RED),
    "a plain circle": lambda: _drawn(
        lambda d: d.ellipse((300, 500, 460, 660), outline=RED, width=5)
    ),
    "a disc": lambda: _drawn(lambda d: d.ellipse((300, 500, 460, 660), fill=RED)),
    "a donut chart": lambda: _drawn(
        lambda d: d.ellipse((300, 500, 460, 660), outline=RED, width=30)
    ),
    "pie chart": lambda: _drawn(
        lambda d: [
            d.pieslice((300, 500, 470, 670), turn, turn + 30, fill=RED)
            for turn in range(0, 360, 60)
        ]
    ),
    "a target": lambda: _drawn(
        lambda d: [
            d.ellipse((380 - r, 580 - r, 380 + r, 580 + r), outline=RED, width=5)
            for r in (20, 40, 60, 80)
        ]
    ),
    "red rules": lambda: _drawn(lambda d: [d.line((60, y, 760, y), RED, 4) for y in (150, 158)]),
    "a red table": lambda: _drawn(
        lambda d: [
            d.rectangle((x, y, x + 60, y + 40), outline=RED, width=3)
            for x in range(200, 440, 60)
            for y in range(500, 700, 40)
        ]
    ),
    "an approval box": lambda: square_seal(blank(), mm=45, ratio=0.34),
    "a name chop": lambda: square_seal(blank(), mm=17),
    "a small round logo": lambda: seal(blank(), mm=14),
}


@pytest.mark.parametrize("name", SEALS)
def test_red_seals_are_found(name: str) -> None:
    assert _presence(SEALS[name]()) is Presence.FOUND


@pytest.mark.parametrize("name", ["on blank paper", "over print", "under a warm lamp, in shadow"])
def test_seals_are_found_where_paper_has_no_size(name: str) -> None:
    assert _presence(SEALS[name](), sized=False) is Presence.FOUND


@pytest.mark.parametrize("name", FOR_A_PERSON)
def test_other_inks_are_left_to_a_person(name: str) -> None:
    stamps = find_stamps(as_page(FOR_A_PERSON[name]()))
    assert {stamp.presence for stamp in stamps} == {Presence.UNCERTAIN}
    assert all("not the usual red" in stamp.reason for stamp in stamps)


@pytest.mark.parametrize("name", NO_SEALS)
def test_red_things_are_no_seals(name: str) -> None:
    assert _presence(NO_SEALS[name]()) is Presence.NONE


@pytest.mark.parametrize("ticks", [36, 48, 60, 72])
def test_the_scale_of_an_instrument_is_never_found(ticks: int) -> None:
    assert _presence(dial(blank(), ticks)) is not Presence.FOUND


def test_one_seal_is_one_stamp_with_place_and_size() -> None:
    (stamp,) = find_stamps(as_page(seal(with_lines(blank()), at=(413, 585), mm=40)))
    x, y, width, height = stamp.box
    assert (x + width / 2, y + height / 2) == pytest.approx((0.5, 0.5), abs=0.01)
    assert stamp.diameter_mm == pytest.approx(40, abs=1.5)
    assert stamp.confidence > 0.8


def test_each_of_two_seals_is_told() -> None:
    stamps = find_stamps(as_page(SEALS["two of them"]()))
    assert len(stamps) == 2
    assert sorted(round(s.box[0] + s.box[2] / 2, 1) for s in stamps) == [0.3, 0.7]


def test_a_slice_at_the_edge_is_never_found() -> None:
    assert _presence(seal(blank(), at=(855, 600))) is not Presence.FOUND


def test_a_picture_of_one_pixel_is_searched_without_harm() -> None:
    assert find_stamps(as_page(Image.new("RGB", (1, 1)))) == ()


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        # A seal of few thin strokes, one of many; a sparse table seen from the side, a full one.
        (SquareLook(0.998, 0.95, 0.132, 4, 0.0, 0.485), Presence.FOUND),
        (SquareLook(0.997, 0.97, 0.427, 9, 0.0, 0.803), Presence.FOUND),
        (SquareLook(0.918, 0.9625, 0.153, 8, 0.0, 0.773), Presence.NONE),
        (SquareLook(0.95, 0.97, 0.3, 8, 0.0, 0.95), Presence.NONE),
    ],
)
def test_a_square_with_rules_is_a_table(look, expected):
    assert judge_square(look).presence is expected
