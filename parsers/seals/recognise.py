"""Decides from a ring's features whether it is a seal, possibly one, or none."""

from dataclasses import dataclass

from parsers.facts.file_facts import Presence
from parsers.seals.polar import Look
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


@dataclass(frozen=True, slots=True)
class Limits:
    """The least or most of each measure of a `Look` that a seal may have."""

    aspect: float
    complete: float
    crest: float
    longest_gap: float
    thickness: float
    strokes: int
    text: tuple[float, float]
    height: float
    around: float
    moat: float
    outside: float
    pure: float


# Measured on 33 photographed seals, 21 pages with red content, 41 stamps of other colours, and the
# painted pages of benchmarks/stamps (figures: seals | what is none):
# aspect       ovals 0.67, a photographed round seal 0.71 and more | 0.5 is fitted to boxes
# complete     0.78–1.0, faint ones too | boxes, scribbles, red text 0.47–0.8
# crest        0.61–1.0: one line all around | red tables, text and scribbles 0.27–0.57
# longest_gap  up to 0.14 where print crosses a faint ring | 0.15–0.4
# thickness    0.04–0.10 of the radius | donut charts, road signs, rubber bands 0.17 and more
# strokes      8–31 begin along the text | a plain circle none, pie charts and logos 2–7
# text         0.09–0.40 of the band is ink | solid discs and badges over 0.6
# height       0.18–0.38 of the radius | a clock's dots and ticks 0.06–0.14
# around       0.46–1.0 of the sectors have text | a word in the middle of a circle 0.1–0.4
# moat         0–0.3 between star and text | text in a box or a block goes on to the middle: 0.8
# outside      0–0.1 (a letterhead beside it) | a "ring" found within red text 0.2 and more
# pure         0.9–1.0 | logos and photographs of many colours under 0.7
SHARP = Limits(0.6, 0.7, 0.58, 0.3, 0.15, 8, (0.065, 0.55), 0.18, 0.44, 0.5, 0.16, 0.75)
SHARP_DOUBT = Limits(0.6, 0.6, 0.5, 0.36, 0.16, 8, (0.05, 0.52), 0.15, 0.4, 0.5, 0.18, 0.7)
# A worn seal has lost a third of its ring; it must then be all the plainer in everything else:
# nothing around it, a clear circle around the star, text all about (set after one painted
# seal: crest 0.45, complete 0.65).
WORN = Limits(0.85, 0.56, 0.38, 0.2, 0.12, 12, (0.14, 0.45), 0.2, 0.75, 0.2, 0.03, 0.9)
# An over-inked seal has a thick ring (0.18–0.22) and text that runs together (0.5–0.65 of the band)
# in a ring without a flaw and with a clear circle around the star; donut charts and road signs have
# no text all around (set after five drawn seals).
BLOTTED = Limits(0.85, 0.95, 0.9, 0.1, 0.24, 8, (0.2, 0.66), 0.28, 0.9, 0.12, 0.02, 0.95)
# A seal set down askew prints two thirds: what is there of the ring is one clean line, alone on the
# paper, with text all along it (set after twelve drawn seals: complete 0.6–0.72, strokes 9–22).
HALF_PRINTED = Limits(0.85, 0.58, 0.5, 0.38, 0.16, 9, (0.15, 0.5), 0.22, 0.62, 0.2, 0.02, 0.9)
LINE_OF_REST = 0.85
# Where the ring is flawless and the circle around the star clear, text may be worn or blotted and a
# signature in another ink may run across (set after seven drawn seals; of 740 pages with red things
# and no seal none comes near).
FLAWLESS = Limits(0.8, 0.97, 0.9, 0.03, 0.24, 6, (0.12, 0.66), 0.22, 0.5, 0.15, 0.02, 0.5)
# Latin and Cyrillic letters stand lower than Chinese characters, as a clock's ticks do (0.12 of the
# radius): for review, and only where ring, middle and surroundings are as clean as a stamp's.
SMALL_LETTERS = Limits(0.85, 0.9, 0.85, 0.1, 0.12, 16, (0.1, 0.5), 0.1, 0.8, 0.2, 0.05, 0.9)
# Below 50 pixels of radius ring and text run into each other and only the whole has a form: nearly
# round, text all around at much the same density, a clear circle around the star. There the ring is
# seen at 0.59–0.81 of all angles (drawn-on boxes took some), its crest is 0.3–0.6, the text 0.34–0.49.
COARSE = Limits(0.82, 0.55, 0.3, 0.22, 0.28, 8, (0.27, 0.54), 0.2, 0.85, 0.46, 0.19, 0.8)
COARSE_DOUBT = Limits(0.7, 0.53, 0.3, 0.28, 0.3, 8, (0.22, 0.58), 0.18, 0.8, 0.5, 0.22, 0.7)
COARSE_RADIUS = 50.0
# A star in the middle of a clean ring with text along it: whatever the size and the height of its
# characters, nothing else that is red looks so. Of about 150 seals drawn with a star 93 % have 0.5 and
# more of it, the 30 drawn without have 0.09 and less.
STARRED = Limits(0.62, 0.93, 0.8, 0.05, 0.2, 6, (0.06, 0.66), 0.1, 0.4, 0.5, 0.1, 0.85)
STARRED_DOUBT = Limits(0.6, 0.7, 0.5, 0.3, 0.22, 5, (0.04, 0.66), 0.04, 0.3, 0.6, 0.18, 0.7)
# In a few pixels the characters of a long name run together to a band.
STARRED_BAND = Limits(0.8, 0.9, 0.8, 0.05, 0.2, 0, (0.12, 0.66), 0.1, 0.4, 0.3, 0.1, 0.85)
STAR, PERHAPS_STAR = 0.6, 0.45
# The same without a star, below COARSE_RADIUS: only what is flawless in everything that can be told.
SMALL = Limits(0.62, 0.97, 0.9, 0.03, 0.16, 8, (0.12, 0.56), 0.18, 0.5, 0.25, 0.04, 0.9)
SMALL_DOUBT = Limits(0.6, 0.93, 0.8, 0.06, 0.2, 7, (0.08, 0.6), 0.1, 0.4, 0.5, 0.1, 0.8)
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

# A small or stamped-twice seal whose characters fill the band: told from discs and badges by its
# thin flawless ring and the clear circle within (set after three drawn seals: text 0.58–0.72,
# thickness 0.08–0.12; red discs with letters are thicker than 0.17 or have no such circle).
DENSE = Limits(0.68, 0.97, 0.9, 0.03, 0.14, 8, (0.5, 0.75), 0.28, 0.95, 0.3, 0.02, 0.95)


def judge(look: Look) -> Judgement:
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


def _may_be_seal(look: Look, *, coarse: bool) -> bool:
    if look.star >= PERHAPS_STAR and _within(look, STARRED_DOUBT):
        return True
    if coarse and look.star >= STAR and _within(look, STARRED_BAND):
        return True
    return _within(look, SMALL_DOUBT if coarse else SMALL_LETTERS)


def _is_seal(look: Look, *, coarse: bool) -> bool:
    if coarse:
        return _within(look, COARSE) or _within(look, SMALL)
    if any(_within(look, limits) for limits in (SHARP, WORN, BLOTTED, FLAWLESS, DENSE)):
        return True
    return _within(look, HALF_PRINTED) and look.crest >= LINE_OF_REST * look.complete


def _has_white_letters(look: Look) -> bool:
    banded = look.thickness > MOST_LINE and look.circles > 0 and look.star < PERHAPS_STAR
    return banded and look.radius >= COARSE_RADIUS


def _of_scale(look: Look, *, coarse: bool) -> bool:
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


def _within(look: Look, limits: Limits) -> bool:
    return (
        _has_ring(look, limits)
        and _strokes(look) >= limits.strokes
        and limits.text[0] <= look.text <= limits.text[1]
        and look.height >= limits.height
        and look.around >= limits.around
        and _has_middle(look, limits)
        and look.circles <= MOST_CIRCLES
        and look.pure >= limits.pure
    )


def _has_ring(look: Look, limits: Limits) -> bool:
    return (
        look.aspect >= limits.aspect
        and look.complete >= limits.complete
        and look.crest >= limits.crest
        and look.longest_gap <= limits.longest_gap
        and look.thickness <= limits.thickness
        and look.outside <= limits.outside + NEIGHBOURS * max(0.0, look.crest - CLEAN_LINE)
    )


def _has_middle(look: Look, limits: Limits) -> bool:
    if look.moat <= limits.moat:
        return True
    return look.crest >= RING_WITHOUT_MOAT and _strokes(look) >= STROKES_WITHOUT_MOAT


def _strokes(look: Look) -> float:
    """Scales to what a whole ring would have: the page's edge cuts off its share."""
    return look.strokes / max(look.seen, LEAST_SLICE)


def _doubt(look: Look, firm: Limits) -> str:
    """The weakest trait, in words for staff."""
    if not _has_ring(look, firm):
        return BROKEN
    if look.pure < firm.pure:
        return COLOURS
    return FAINT


def _score(look: Look) -> float:
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


# In a black-and-white copy print runs through the ring and around it: the ring itself must be the
# better line. Set by reasoning and tried on 10 painted copies and 12 pages without a stamp.
GREY = Limits(0.85, 0.8, 0.7, 0.15, 0.16, 10, (0.1, 0.6), 0.18, 0.6, 0.65, 0.6, 0.0)

# An oval is fitted to boxes and text sooner than a circle: its line must be whole. Tried on
# 24 painted ovals (10 pass; print that crosses the others leaves them to `copy`) and on 765 pages in
# grey (only those with an oval seal pass).
GREY_OVAL = Limits(0.6, 0.92, 0.7, 0.06, 0.12, 10, (0.1, 0.6), 0.18, 0.6, 0.65, 0.6, 0.0)


def judge_grey(look: Look) -> Judgement:
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
