"""Finds stamps on a page: ink apart from paper, rings in the ink, a judgement on each ring."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.facts.boxes import PageBox
from parsers.facts.file_facts import Presence, Stamp, StampKind
from parsers.pages.page import PageImage, Pixels
from parsers.seals.arcs import arcs
from parsers.seals.ink import FAINT, NEAR, Ink, Inks, Light, Mask, read_inks, read_light, reddest
from parsers.seals.polar import look_at
from parsers.seals.recognise import COARSE_RADIUS, SCALE, Judgement, judge, judge_grey, judge_square
from parsers.seals.ring import Ring, find_rings
from parsers.seals.sheet import Sheet, cut_out_sheet
from parsers.seals.solid import SOLID, SOLID_RED, red_share
from parsers.seals.square import Square, guess_squares, look_at_square

# Official seals are 30–60 mm across (company seals 38–45, ovals 45 × 30); a photo fitted onto a page
# or a scan at a slightly wrong scale changes that by a sixth. Name chops are 16–22 mm.
LEAST_MM, MOST_MM = 25.0, 68.0
# A close-up fitted to a sheet has all of a seal but its size, and so has a picture of one that was laid
# upon a page at will: with a star, for the round logos of letterheads have 14 to 23 mm.
LARGE, SMALL = "larger than a seal is on such paper", "smaller than a seal is on such paper"
# Where the page has no size, in parts of its long side: 42 mm on a sheet that fills half of a photo
# is 0.07; a close-up crop shows little else than the seal, and a picture of one ends at its ring.
LEAST_PART, MOST_PART = 0.065, 1.04
# A picture longer than that, in widths, shows several pages one below the other.
LONG_PAGE = 1.5
# On a sheet that was cut out of a photograph whole: 30 mm on an A4 that leans back by a fifth is 0.08,
# the round logos of letterheads have 14 to 23 mm.
LEAST_ON_SHEET = 0.078
# Square name chops of 16–22 mm come that close; official square seals have 30 mm and more.
LEAST_SQUARE = 0.085
# Below this the text within a ring is nothing but texture.
LEAST_PIXELS = 40
# The search runs on pictures this long at most; an unscaled photo would cost ten times as much.
LONGEST_SIDE = 1300
# Ink nearer than this joins to one cluster, as a part of the page's long side (about 3 mm).
JOIN_PART = 0.01
# The arc of a 60 mm ring of 1.5 mm is level over 19 mm, a square seal's side over 50.
LONG_RULE, FULL_RUN = 0.75, 255
# Clusters are found on a mask this many times smaller.
COARSER = 4
# Pictures this long at most are cuttings around a seal; photographs of pages are longer.
CLOSE_UP = 800
# A page has a few seals; more clusters than this is a map or a photograph, its largest are judged.
MOST_CLUSTERS = 6
# Rings whose centres are nearer than this part of a diameter are views of one seal.
SAME_SEAL = 0.42


# A seal's own ring scores this much; then no other guess at its place need be looked at.
SURE = 0.93
# Scores of the same ring found twice differ by less.
PLAINLY_BETTER = 0.04


@dataclass(frozen=True, slots=True)
class Size:
    """What is known of a picture's size: `mm` a pixel, or None, and whether it is one whole sheet."""

    mm: float | None
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    ring: Ring | Square
    judgement: Judgement
    colour: str


def find_stamps(page: PageImage) -> tuple[Stamp, ...]:
    """The stamps on a page, surest first; kind is INK, for only the file knows what was laid on."""
    if min(page.pixels.shape[:2]) < LEAST_PIXELS:
        return ()
    # Only a photograph shows more than the page.
    sheet = cut_out_sheet(page.pixels) if page.mm_per_pixel is None else None
    if sheet is None:
        return _find(page)
    found = _find(PageImage(page.number, sheet.pixels), sheet=True)
    return tuple(replace(stamp, box=_on_whole(stamp.box, sheet, page.pixels)) for stamp in found)


def _on_whole(box: PageBox, sheet: Sheet, whole: Pixels) -> PageBox:
    """A box on the sheet as one on the photograph."""
    (height, width), (high, wide) = whole.shape[:2], sheet.pixels.shape[:2]
    x, y, w, h = box
    placed = (sheet.x + x * wide) / width, (sheet.y + y * high) / height
    left, top, part, share = (*placed, w * wide / width, h * high / height)
    return round(left, 4), round(top, 4), round(part, 4), round(share, 4)


def _find(page: PageImage, *, sheet: bool = False) -> tuple[Stamp, ...]:
    pixels, scale = _working(page.pixels)
    size = Size(page.mm_per_pixel / scale if page.mm_per_pixel else None, sheet)
    seen = [_unless_solid(one, pixels) for one in _one_each(_look(pixels, size))]
    return tuple(_stamp(one, page.number, pixels, size) for one in seen)


def _unless_solid(one: _Seen, pixels: Pixels) -> _Seen:
    """A stamp as it was judged, or for review where the picture is red all over at its place."""
    judged = one.judgement
    if judged.presence is not Presence.FOUND or judged.starred or one.colour != "red":
        return one
    if red_share(pixels, one.ring.box()) < SOLID:
        return one
    return replace(one, judgement=Judgement(Presence.UNCERTAIN, judged.score, SOLID_RED))


def _look(pixels: Pixels, size: Size) -> list[_Seen]:
    """Red seals; where there is none, whatever else a person should see."""
    light = read_light(pixels)
    inks = read_inks(light)
    red = _red(inks, size)
    if _found(red):
        return red
    for again in _closer(pixels, light, inks, size):
        found = _red(again, size)
        if _found(found):
            return found
    sizes = diameters(inks.blue.mask.shape, size)
    rings = _rings(inks.blue, inks, size, "blue", sizes)
    blue = [_for_a_person(one, "blue or violet") for one in rings]
    return red + blue or _grey(inks, size)


def _closer(pixels: Pixels, light: Light, inks: Inks, size: Size) -> Iterator[Inks]:
    """Other ways of telling ink from paper, where they may show a seal that the first does not."""
    if _enough(inks.red, size):
        yield read_inks(read_light(pixels, NEAR))
    plain = cv2.countNonZero(inks.red.mask)
    least, _ = diameters(inks.red.mask.shape, size)
    if reddest(light, FAINT) > max(FAINTLY_MORE * plain, RING_OF_INK * least):
        faint = read_inks(light, FAINT)
        if cv2.countNonZero(faint.red.mask) > FAINTLY_MORE * plain:
            yield faint


def _red(inks: Inks, size: Size) -> list[_Seen]:
    rings = _red_rings(inks, size)
    return rings if _found(rings) else rings + _squares(inks.red, size)


def _found(seen: list[_Seen]) -> bool:
    return any(one.judgement.presence is Presence.FOUND for one in seen)


def _enough(ink: Ink, size: Size) -> bool:
    """Tell whether a nearer look may find a seal that the first has not.

    On a photo: as much ink as half a ring of the smallest seal. On a scan, which has no table
    around the sheet: more red than seals and a letterhead have, so that paper was taken for ink.
    """
    least, _ = diameters(ink.mask.shape, size)
    inked = cv2.countNonZero(ink.mask)
    return inked > (RING_OF_INK * least if size.mm is None else SPILLED * ink.mask.size)


# Of a faint seal the plain sight shows its darkest spots; of a plain one the faint shows little more.
FAINTLY_MORE = 1.15
# Half a ring one pixel wide.
RING_OF_INK = 1.5
# Painted pages: three seals and a letterhead 0.036, a coloured table's edge 0.07.
SPILLED = 0.045


def _for_a_person(one: _Seen, colour: str) -> _Seen:
    judgement = Judgement(
        Presence.UNCERTAIN, one.judgement.score, f"a {colour} stamp, not the usual red"
    )
    return _Seen(one.ring, judgement, one.colour)


def _grey(inks: Inks, size: Size) -> list[_Seen]:
    least, most = diameters(inks.dark.mask.shape, size)
    bent = arcs(inks.dark.mask, least)
    seen = []
    for x, y, cluster in clusters(bent, least):
        for found in find_rings(cluster, least, most):
            ring = _moved(found, x, y)
            judgement = judge_grey(look_at(ring, inks.dark, inks.coloured))
            if judgement.presence is not Presence.NONE:
                seen.append(_for_a_person(_Seen(ring, judgement, "grey"), "grey or black"))
    return seen


def _working(pixels: Pixels) -> tuple[Pixels, float]:
    scale = min(1.0, LONGEST_SIDE / _page_side(pixels.shape))
    if scale == 1.0:
        return pixels, scale
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8), scale


def diameters(shape: tuple[int, ...], size: Size) -> tuple[float, float]:
    """The least and greatest diameter of a seal on the page, in pixels."""
    if size.mm is None:
        return _by_parts(shape, size)
    return max(LEAST_PIXELS, LEAST_MM / size.mm), MOST_MM / size.mm


def _by_parts(shape: tuple[int, ...], size: Size) -> tuple[float, float]:
    least = LEAST_ON_SHEET if size.sheet else LEAST_PART
    return max(LEAST_PIXELS, least * _page_side(shape)), MOST_PART * max(shape[:2])


def _page_side(shape: tuple[int, ...]) -> float:
    """The long side of a page, of which a picture may show several."""
    return min(max(shape[:2]), LONG_PAGE * min(shape[:2]))


def _red_rings(inks: Inks, size: Size) -> list[_Seen]:
    """Seals by their look; where the size of the paper speaks against one, a person decides."""
    shape = inks.red.mask.shape
    (least, most), (smallest, largest) = diameters(shape, size), _by_parts(shape, size)
    sizes = min(least, smallest), max(most, largest)
    rings = _rings(inks.red, inks, size, "red", sizes)
    return [_sized(one, least, most) for one in rings if _is_worth_telling(one, least, most)]


def _is_worth_telling(one: _Seen, least: float, most: float) -> bool:
    """Tell whether a ring has the size of a seal, or is without any other doubt."""
    if one.ring.diameter < least:
        return one.judgement.starred
    return one.ring.diameter <= most or one.judgement.presence is Presence.FOUND


def _sized(one: _Seen, least: float, most: float) -> _Seen:
    if least <= one.ring.diameter <= most:
        return one
    reason = SMALL if one.ring.diameter < least else LARGE
    return replace(one, judgement=Judgement(Presence.UNCERTAIN, one.judgement.score, reason))


def _rings(
    ink: Ink, inks: Inks, size: Size, colour: str, sizes: tuple[float, float]
) -> list[_Seen]:
    least, most = sizes
    if cv2.countNonZero(ink.mask) < RING_OF_INK * least:
        return []
    seen: list[_Seen] = []
    for x, y, cluster in _patches(ink.mask, least, size):
        sure: list[_Seen] = []
        for found in find_rings(cluster, least, most):
            ring = _moved(found, x, y)
            if all(_apart(ring, other.ring) for other in sure):
                one = _Seen(ring, judge(look_at(ring, ink, inks.coloured)), colour)
                seen.append(one)
                sure += [one] if _is_sure(one) else []
    return [
        one
        for one in seen
        if one.judgement.presence is not Presence.NONE and not _outdone(one, seen)
    ]


def _patches(mask: Mask, least: float, size: Size) -> Iterator[tuple[int, int, Mask]]:
    """Yield where seals are looked for; of a close-up also the whole, for print cuts a ring to pieces."""
    cleared = without_rules(mask, diameters(mask.shape, size)[1])
    yield from clusters(cleared, least)
    if size.mm is None and max(mask.shape) <= CLOSE_UP and cleared.any():
        yield 0, 0, cleared


def _is_sure(one: _Seen) -> bool:
    return one.judgement.presence is Presence.FOUND and one.judgement.score >= SURE


def _outdone(one: _Seen, seen: list[_Seen]) -> bool:
    """Tell whether a better fitting ring at the same place was judged to be no seal.

    A clock that is plainly one as a whole must not pass by a ring drawn a little beside its own.
    """
    if one.judgement.presence is Presence.FOUND and any(
        other.judgement.reason == SCALE and not _apart(one.ring, other.ring) for other in seen
    ):
        return True
    return any(
        other.judgement.presence is Presence.NONE
        and other.ring.diameter > 2 * COARSE_RADIUS
        and other.judgement.score > one.judgement.score + PLAINLY_BETTER
        and not _apart(one.ring, other.ring)
        for other in seen
    )


def _squares(ink: Ink, size: Size) -> list[_Seen]:
    least, most = diameters(ink.mask.shape, size)
    if cv2.countNonZero(ink.mask) < RING_OF_INK * least:
        return []
    if size.mm is None:
        least = max(least, LEAST_SQUARE * max(ink.mask.shape))
    return [
        _Seen(square, judgement, "red")
        for x, y, cluster in clusters(ink.mask, least)
        for square in guess_squares(cluster, x, y, least, most)
        for judgement in [judge_square(look_at_square(square, ink))]
        if judgement.presence is not Presence.NONE
    ]


def _moved(ring: Ring, x: int, y: int) -> Ring:
    return Ring(ring.x + x, ring.y + y, ring.a, ring.b, ring.angle)


def without_rules(mask: Mask, most: float) -> Mask:
    """The ink without straight lines longer than any seal: rules and a scanner's streaks tie it to
    what it does not belong to.
    """
    length = max(LEAST_PIXELS, round(LONG_RULE * most))
    rules = cv2.max(_runs(mask, (length, 1)), _runs(mask, (1, length)))
    if not rules.any():
        return mask
    return np.asarray(cv2.subtract(mask, cv2.dilate(rules, np.ones((3, 3), np.uint8))))


def _runs(mask: Mask, extent: tuple[int, int]) -> Mask:
    """Return what lies in a straight run of ink of an extent: an opening, by sums that cost the same for
    any.
    """
    part = 1 / (extent[0] * extent[1])
    full = cv2.boxFilter(mask, cv2.CV_32F, extent, borderType=cv2.BORDER_CONSTANT)
    middles = np.asarray(full > FULL_RUN * (1 - part / 2), dtype=np.uint8)
    if not middles.any():
        return middles
    reached = cv2.boxFilter(middles, cv2.CV_32F, extent, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(reached > part / 2, dtype=np.uint8) * np.uint8(255)


def clusters(
    mask: Mask, least: float, most: int = MOST_CLUSTERS
) -> Iterator[tuple[int, int, Mask]]:
    """x, y and the cut-out of each patch of ink that may hold a seal, the `most` largest first."""
    height, width = mask.shape
    extent = (max(1, width // COARSER), max(1, height // COARSER))
    small = (cv2.resize(mask, extent, interpolation=cv2.INTER_AREA) > 0).astype(np.uint8)
    reach = max(1, round(max(extent) * JOIN_PART))
    joined = cv2.dilate(small, np.ones((reach, reach), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    order = sorted(range(1, len(stats)), key=lambda index: -int(stats[index][4]))
    large = [index for index in order if _may_hold(stats[index], least / COARSER)]
    for index in large[:most]:
        left, top, wide, high, _ = (int(value) for value in stats[index])
        x, y = left * width // extent[0], top * height // extent[1]
        end_x = min(width, -(-(left + wide) * width // extent[0]))
        end_y = min(height, -(-(top + high) * height // extent[1]))
        patch = (labels[top : top + high, left : left + wide] == index).astype(np.uint8)
        patch = cv2.resize(patch, (end_x - x, end_y - y), interpolation=cv2.INTER_NEAREST)
        yield x, y, np.asarray(mask[y:end_y, x:end_x] * patch, dtype=np.uint8)


def _may_hold(stats: np.ndarray, least: float) -> bool:
    width, height = int(stats[2]), int(stats[3])
    # The page's edge may leave a third of a seal; an oval is two thirds as high as wide.
    return max(width, height) >= 0.8 * least and min(width, height) >= 0.25 * least


def _one_each(seen: list[_Seen]) -> list[_Seen]:
    """One ring for each seal, the surest; of concentric rings the outer."""
    kept: list[_Seen] = []
    for one in sorted(seen, key=lambda s: (s.judgement.presence is not Presence.FOUND, -_rank(s))):
        if all(_apart(one.ring, other.ring) for other in kept):
            kept.append(one)
    return kept


def _rank(seen: _Seen) -> float:
    return seen.judgement.score


def _apart(one: Ring | Square, other: Ring | Square) -> bool:
    x, y, width, height = one.box()
    a, b, wide, high = other.box()
    apart = float(np.hypot(x + width / 2 - a - wide / 2, y + height / 2 - b - high / 2))
    return apart > SAME_SEAL * max(one.diameter, other.diameter)


def _stamp(seen: _Seen, number: int, pixels: Pixels, size: Size) -> Stamp:
    height, width = pixels.shape[:2]
    x, y, w, h = seen.ring.box()
    left, top = max(0.0, x / width), max(0.0, y / height)
    right, bottom = min(1.0, (x + w) / width), min(1.0, (y + h) / height)
    return Stamp(
        page=number,
        kind=StampKind.INK,
        presence=seen.judgement.presence,
        box=(round(left, 4), round(top, 4), round(right - left, 4), round(bottom - top, 4)),
        diameter_mm=round(seen.ring.diameter * size.mm, 1) if size.mm else None,
        confidence=round(seen.judgement.score, 2),
        colour=seen.colour,
        reason=seen.judgement.reason,
    )
