"""From what a ring looks like to what it is: a seal, perhaps one, or none."""

from dataclasses import dataclass

from parsers.facts import Presence
from parsers.stamps_polar import Look
from parsers.stamps_square import SquareLook


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` 0–1 orders rival rings around one seal; `reason` says why a person must look."""

    presence: Presence
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The least or most of each measure of a `Look` that a seal may have."""

    complete: float
    thickness: float
    strokes: int
    text: tuple[float, float]
    around: float
    outside: float
    pure: float
    longest_gap: float


# Measured on 33 photographed seals, 32 pages with red content and 29 foreign stamps, and on the
# painted pages of benchmarks/stamps:
# complete     seals 0.60–1.00 (distressed ones lose a third); boxes and scribbles under 0.5
# thickness    seals 0.04–0.14 of the radius; donut charts, road signs and rubber bands 0.17 and more
# strokes      seals 9–33 begin along the text; a clock has 12, pie charts 2–6, a plain circle none
# text         seals 0.10–0.50 of the band is ink; solid discs and badges 0.6 and more
# around       seals' text reaches 0.54–1.00 of the sectors; two words in a circle 0.3
# outside      seals 0–0.19 (a letterhead beside it); a "ring" found within red text 0.3 and more
# pure         seals 0.7–1.0; logos and photographs of many colours under 0.45
FOUND = Limits(0.55, 0.165, 8, (0.085, 0.58), 0.5, 0.24, 0.6, 0.36)
PERHAPS = Limits(0.45, 0.21, 6, (0.06, 0.62), 0.42, 0.28, 0.5, 0.45)
# Between star and text there is a clear circle: 0–0.33 of the text's ink. Text in a box or a block
# goes on to the middle: 0.8 and more. Seals with a line of text across the middle have no clear
# circle and must have the better ring.
CLEAR_MOAT = 0.5
RING_WITHOUT_MOAT, OUTSIDE_WITHOUT_MOAT = 0.75, 0.12
# Of a seal that the page's edge cuts, this much must be on the page; less is one side of a seal
# set across the edges of several pages (骑缝章), which is not the seal on the form.
LEAST_SEEN, LEAST_SLICE = 0.6, 0.25


def judge(look: Look) -> Judgement:
    """What a ring of red ink is."""
    score = _score(look)
    if look.seen < LEAST_SEEN:
        slice_of_seal = look.seen >= LEAST_SLICE and _within(look, FOUND)
        presence = Presence.UNCERTAIN if slice_of_seal else Presence.NONE
        return Judgement(presence, score, "cut off by the edge of the page")
    if _within(look, FOUND) and _has_middle(look):
        return Judgement(Presence.FOUND, score)
    if _within(look, PERHAPS) and _has_middle(look):
        return Judgement(Presence.UNCERTAIN, score, _doubt(look))
    return Judgement(Presence.NONE, score)


def _within(look: Look, limits: Limits) -> bool:
    return (
        look.complete >= limits.complete
        and look.thickness <= limits.thickness
        and look.strokes >= limits.strokes
        and limits.text[0] <= look.text <= limits.text[1]
        and look.around >= limits.around
        and look.outside <= limits.outside
        and look.pure >= limits.pure
        and look.longest_gap <= limits.longest_gap
    )


def _has_middle(look: Look) -> bool:
    if look.moat <= CLEAR_MOAT:
        return True
    return look.complete >= RING_WITHOUT_MOAT and look.outside <= OUTSIDE_WITHOUT_MOAT


def _doubt(look: Look) -> str:
    """The weakest trait, in words for staff."""
    if look.complete < FOUND.complete or look.longest_gap > FOUND.longest_gap:
        return "the ring is broken"
    if look.thickness > FOUND.thickness:
        return "the ring is thicker than a seal's"
    if look.pure < FOUND.pure:
        return "several colours within the ring"
    if look.outside > FOUND.outside:
        return "other red ink close around the ring"
    return "too faint or too little text to be sure"


def _score(look: Look) -> float:
    """Higher for the ring that fits: complete, thin, text within, nothing around."""
    score = (
        0.55 * look.complete
        + 0.25 * min(look.strokes, 16) / 16
        + 0.2 * look.around
        - 0.8 * look.outside
        - 1.5 * max(0.0, look.thickness - 0.12)
    )
    return min(1.0, max(0.0, score))


def judge_square(look: SquareLook) -> Judgement:
    """What a square frame of red ink is."""
    return Judgement(Presence.NONE, look.complete)
