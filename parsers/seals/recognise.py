"""Decides from a ring's features whether it is a seal, possibly one, or none."""

from dataclasses import dataclass

from parsers.facts.file_facts import Presence
from parsers.seals.limits import (
    BLOTTED,
    COARSE,
    COARSE_DOUBT,
    DENSE,
    FLAWLESS,
    GREY,
    GREY_OVAL,
    HALF_PRINTED,
    SHARP,
    SHARP_DOUBT,
    SMALL,
    SMALL_DOUBT,
    SMALL_LETTERS,
    STARRED,
    STARRED_BAND,
    STARRED_DOUBT,
    WORN,
    Limits,
)
from parsers.seals.polar import RingLook
from parsers.seals.square import SquareLook


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` 0–1 orders rival rings around one seal; `reason` says why a person must look; `starred`:
    told by the star within.
    """

    presence: Presence
    score: float
    reason: str = ""
    starred: bool = False


# How much of the ring that a half-printed seal has is one line.
LINE_OF_REST = 0.85
# In pixels: below it ring and text run into each other (see `COARSE`).
COARSE_RADIUS = 50.0
# How surely a star stands in the middle (see `STARRED`).
STAR, PERHAPS_STAR = 0.6, 0.45
# Seals with a line of text across the middle have no clear circle and must have the better ring,
# and more strokes than the one or two large characters of a logo.
RING_WITHOUT_MOAT, STROKES_WITHOUT_MOAT = 0.85, 13
# A clean line stays a ring though it is set upon a red title: there the outside has ink too.
CLEAN_LINE, NEIGHBOURS = 0.8, 1.0
# A seal may have an inner ring, and text blotted to a second one; more is a target.
MOST_CIRCLES = 2
# The scale of an instrument has 40 to 60 strokes or equal ones: it is like itself at 0.45–0.76 when
# turned, all around (1.0) and low (0.1–0.26). Of 590 painted seals the most have 34 strokes; 2 % are
# above 0.62, and none of these is as low and even.
MOST_STROKES = 38
MOST_RHYTHM, EVEN, LOW = 0.54, 0.9, 0.27
# In few pixels the ticks of a clock are as high as letters, and still as even: of 236 seals with a star
# or without none below COARSE_RADIUS is more like itself than 0.54; a small clock 0.65 at a height of 0.3.
COARSE_RHYTHM, COARSE_LOW = 0.6, 0.33
# Printed clocks have a clean ring (0.9 and more); a worn seal's of 36 pixels had 0.63.
# Names of 18 characters and more have 39 to 48 strokes, and turned are like themselves at 0.13–0.3.
UNEVEN = 0.35
SCALE = "strokes as even as a scale's"
BROKEN, COLOURS = "the ring is broken or not alone", "several colours within the ring"
FAINT = "too faint or too little text to be sure"
# Letters left white in a red band, as badges have them: the band is thick, and its inner edge is one
# more full circle. Of 235 seals none that has such a ring lacks the star or the thin line.
WHITE_LETTERS, MOST_LINE = "its letters may be white in a red band", 0.15
# What the name read along the ring can settle; of several colours are emblems, and they have names.
SETTLED_BY_NAME = frozenset({SCALE, BROKEN, FAINT})
# What is just within every limit at once is rarely a seal: of 600 painted ones the least plain
# scored 0.65, rings guessed into maps, clocks and boxes that passed 0.57–0.64.
LEAST_SCORE = 0.65
# Of a seal that the page's edge cuts, this much must be on the page; less is one side of a seal
# set across the edges of several pages (骑缝章), which is not the seal on the form.
LEAST_SEEN, LEAST_SLICE = 0.6, 0.25


def judge(look: RingLook) -> Judgement:
    """Return what a ring of ink is."""
    score = _score(look)
    coarse = look.radius < COARSE_RADIUS
    firm, loose = (COARSE, COARSE_DOUBT) if coarse else (SHARP, SHARP_DOUBT)
    if look.seen < LEAST_SEEN:
        sliced = look.seen >= LEAST_SLICE and look.crest >= SLICE_CREST and _within(look, SHARP)
        presence = Presence.UNCERTAIN if sliced else Presence.NONE
        return Judgement(presence, score, "cut off by the edge of the page")
    if look.star >= STAR and _within(look, STARRED):
        return Judgement(Presence.FOUND, score, starred=True)
    if _is_seal(look, coarse=coarse):
        if _of_scale(look, coarse=coarse):
            return Judgement(Presence.UNCERTAIN, score, SCALE)
        if _has_white_letters(look):
            return Judgement(Presence.UNCERTAIN, score, WHITE_LETTERS)
        if coarse or score >= LEAST_SCORE:
            return Judgement(Presence.FOUND, score)
        return Judgement(Presence.UNCERTAIN, score, _doubt(look, firm))
    if _within(look, loose) or _may_be_seal(look, coarse=coarse):
        return Judgement(Presence.UNCERTAIN, score, _doubt(look, firm))
    return Judgement(Presence.NONE, score)


def _may_be_seal(look: RingLook, *, coarse: bool) -> bool:
    if look.star >= PERHAPS_STAR and _within(look, STARRED_DOUBT):
        return True
    if coarse and look.star >= STAR and _within(look, STARRED_BAND):
        return True
    return _within(look, SMALL_DOUBT if coarse else SMALL_LETTERS)


def _is_seal(look: RingLook, *, coarse: bool) -> bool:
    if coarse:
        return _within(look, COARSE) or _within(look, SMALL)
    if any(_within(look, limits) for limits in (SHARP, WORN, BLOTTED, FLAWLESS, DENSE)):
        return True
    return _within(look, HALF_PRINTED) and look.crest >= LINE_OF_REST * look.complete


def _has_white_letters(look: RingLook) -> bool:
    banded = look.thickness > MOST_LINE and look.circles > 0 and look.star < PERHAPS_STAR
    return banded and look.radius >= COARSE_RADIUS


def _of_scale(look: RingLook, *, coarse: bool) -> bool:
    """Tell whether the "text" is the strokes of a scale: many and even, or all alike, low and all around.

    In few pixels no name keeps so many strokes apart, and their rhythm is lost.
    """
    alike = look.rhythm > MOST_RHYTHM and look.height < LOW
    if coarse:
        alike |= look.rhythm > COARSE_RHYTHM and look.height < COARSE_LOW
        alike &= look.crest >= CLEAN_LINE
    alike &= look.around >= EVEN
    return alike or (look.strokes > MOST_STROKES and (coarse or look.rhythm > UNEVEN))


# A short arc is easily found in anything: a slice must be a clean line.
SLICE_CREST = 0.85


def _within(look: RingLook, limits: Limits) -> bool:
    return (
        _has_ring(look, limits)
        and _strokes(look) >= limits.strokes
        and limits.text_least <= look.text <= limits.text_most
        and look.height >= limits.height
        and look.around >= limits.around
        and _has_middle(look, limits)
        and look.circles <= MOST_CIRCLES
        and look.pure >= limits.pure
    )


def _has_ring(look: RingLook, limits: Limits) -> bool:
    return (
        look.aspect >= limits.aspect
        and look.complete >= limits.complete
        and look.crest >= limits.crest
        and look.longest_gap <= limits.longest_gap
        and look.thickness <= limits.thickness
        and look.outside <= limits.outside + NEIGHBOURS * max(0.0, look.crest - CLEAN_LINE)
    )


def _has_middle(look: RingLook, limits: Limits) -> bool:
    if look.moat <= limits.moat:
        return True
    return look.crest >= RING_WITHOUT_MOAT and _strokes(look) >= STROKES_WITHOUT_MOAT


def _strokes(look: RingLook) -> float:
    """Scales to what a whole ring would have: the page's edge cuts off its share."""
    return look.strokes / max(look.seen, LEAST_SLICE)


def _doubt(look: RingLook, firm: Limits) -> str:
    """The weakest trait, in words for staff."""
    if not _has_ring(look, firm):
        return BROKEN
    if look.pure < firm.pure:
        return COLOURS
    return FAINT


def _score(look: RingLook) -> float:
    """Higher for the ring that fits: complete, one line, text within, nothing around."""
    score = (
        0.3 * look.complete
        + 0.3 * look.crest
        + 0.2 * min(look.strokes, 16) / 16
        + 0.2 * look.around
        - 0.8 * look.outside
        - 1.5 * max(0.0, look.thickness - 0.12)
    )
    return min(1.0, max(0.0, score))


def judge_grey(look: RingLook) -> Judgement:
    """A ring of neutral ink: at best it needs review."""
    large = look.seen >= LEAST_SEEN and look.radius >= GREY_RADIUS
    fits = large and (_within(look, GREY) or _within(look, GREY_OVAL))
    return Judgement(Presence.UNCERTAIN if fits else Presence.NONE, _score(look))


# Smaller circles of print are seals of quality, page ornaments and QR finder marks.
GREY_RADIUS = 30.0

# Painted seals: sides 0.84–0.98, filled 0.13–0.46, ruled up to 0.84; QR codes are filled 0.54–0.6, red
# tables have rules within, boxes with a word are longer than high.
SQUARE_ASPECT, SQUARE_SIDE, SQUARE_STROKES = 0.82, 0.8, 4
SQUARE_FILLED, SQUARE_OUTSIDE, SQUARE_RULED = (0.12, 0.5), 0.08, 0.86
# A line of writing is fuller than the whole by up to 3.7, the rule of a sparse table seen from the side
# by 5 (set after one painted table).
SQUARE_RULED_BY_FILL = 4.3
# With few strokes the frame must be whole: shaded things in photographs have 4 in a frame of 0.92.
FEW_STROKES, WHOLE_FRAME = 4, 0.94


def judge_square(look: SquareLook) -> Judgement:
    """Return what a square frame of red ink is."""
    fits = (
        look.aspect >= SQUARE_ASPECT
        and look.sides >= SQUARE_SIDE
        and look.strokes >= SQUARE_STROKES
        and (look.strokes > FEW_STROKES or look.sides >= WHOLE_FRAME)
        and SQUARE_FILLED[0] <= look.filled <= SQUARE_FILLED[1]
        and look.outside <= SQUARE_OUTSIDE
        and look.ruled <= min(SQUARE_RULED, SQUARE_RULED_BY_FILL * look.filled)
    )
    return Judgement(Presence.FOUND if fits else Presence.NONE, look.sides * look.aspect)
