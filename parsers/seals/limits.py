"""Lists what a ring's measures must be, one set of limits for each way a seal may look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The least or most of each measure of a `Look` that a seal may have."""

    aspect: float
    complete: float
    crest: float
    longest_gap: float
    thickness: float
    outside: float
    strokes: int
    text_least: float
    text_most: float
    height: float
    around: float
    moat: float
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
SHARP = Limits(
    aspect=0.6, complete=0.7, crest=0.58, longest_gap=0.3, thickness=0.15, outside=0.16,
    strokes=8, text_least=0.065, text_most=0.55, height=0.18, around=0.44, moat=0.5, pure=0.75,
)  # fmt: skip
SHARP_DOUBT = Limits(
    aspect=0.6, complete=0.6, crest=0.5, longest_gap=0.36, thickness=0.16, outside=0.18,
    strokes=8, text_least=0.05, text_most=0.52, height=0.15, around=0.4, moat=0.5, pure=0.7,
)  # fmt: skip
# A worn seal has lost a third of its ring; it must then be all the plainer in everything else:
# nothing around it, a clear circle around the star, text all about (set after one painted
# seal: crest 0.45, complete 0.65).
WORN = Limits(
    aspect=0.85, complete=0.56, crest=0.38, longest_gap=0.2, thickness=0.12, outside=0.03,
    strokes=12, text_least=0.14, text_most=0.45, height=0.2, around=0.75, moat=0.2, pure=0.9,
)  # fmt: skip
# An over-inked seal has a thick ring (0.18–0.22) and text that runs together (0.5–0.65 of the band)
# in a ring without a flaw and with a clear circle around the star; donut charts and road signs have
# no text all around (set after five drawn seals).
BLOTTED = Limits(
    aspect=0.85, complete=0.95, crest=0.9, longest_gap=0.1, thickness=0.24, outside=0.02,
    strokes=8, text_least=0.2, text_most=0.66, height=0.28, around=0.9, moat=0.12, pure=0.95,
)  # fmt: skip
# A seal set down askew prints two thirds: what is there of the ring is one clean line, alone on the
# paper, with text all along it (set after twelve drawn seals: complete 0.6–0.72, strokes 9–22).
HALF_PRINTED = Limits(
    aspect=0.85, complete=0.58, crest=0.5, longest_gap=0.38, thickness=0.16, outside=0.02,
    strokes=9, text_least=0.15, text_most=0.5, height=0.22, around=0.62, moat=0.2, pure=0.9,
)  # fmt: skip
# Where the ring is flawless and the circle around the star clear, text may be worn or blotted and a
# signature in another ink may run across (set after seven drawn seals; of 740 pages with red things
# and no seal none comes near).
FLAWLESS = Limits(
    aspect=0.8, complete=0.97, crest=0.9, longest_gap=0.03, thickness=0.24, outside=0.02,
    strokes=6, text_least=0.12, text_most=0.66, height=0.22, around=0.5, moat=0.15, pure=0.5,
)  # fmt: skip
# Latin and Cyrillic letters stand lower than Chinese characters, as a clock's ticks do (0.12 of the
# radius): for review, and only where ring, middle and surroundings are as clean as a stamp's.
SMALL_LETTERS = Limits(
    aspect=0.85, complete=0.9, crest=0.85, longest_gap=0.1, thickness=0.12, outside=0.05,
    strokes=16, text_least=0.1, text_most=0.5, height=0.1, around=0.8, moat=0.2, pure=0.9,
)  # fmt: skip
# Below 50 pixels of radius ring and text run into each other and only the whole has a form: nearly
# round, text all around at much the same density, a clear circle around the star. There the ring is
# seen at 0.59–0.81 of all angles (drawn-on boxes took some), its crest is 0.3–0.6, the text 0.34–0.49.
COARSE = Limits(
    aspect=0.82, complete=0.55, crest=0.3, longest_gap=0.22, thickness=0.28, outside=0.19,
    strokes=8, text_least=0.27, text_most=0.54, height=0.2, around=0.85, moat=0.46, pure=0.8,
)  # fmt: skip
COARSE_DOUBT = Limits(
    aspect=0.7, complete=0.53, crest=0.3, longest_gap=0.28, thickness=0.3, outside=0.22,
    strokes=8, text_least=0.22, text_most=0.58, height=0.18, around=0.8, moat=0.5, pure=0.7,
)  # fmt: skip
# A star in the middle of a clean ring with text along it: whatever the size and the height of its
# characters, nothing else that is red looks so. Of about 150 seals drawn with a star 93 % have 0.5 and
# more of it, the 30 drawn without have 0.09 and less.
STARRED = Limits(
    aspect=0.62, complete=0.93, crest=0.8, longest_gap=0.05, thickness=0.2, outside=0.1,
    strokes=6, text_least=0.06, text_most=0.66, height=0.1, around=0.4, moat=0.5, pure=0.85,
)  # fmt: skip
STARRED_DOUBT = Limits(
    aspect=0.6, complete=0.7, crest=0.5, longest_gap=0.3, thickness=0.22, outside=0.18,
    strokes=5, text_least=0.04, text_most=0.66, height=0.04, around=0.3, moat=0.6, pure=0.7,
)  # fmt: skip
# In a few pixels the characters of a long name run together to a band.
STARRED_BAND = Limits(
    aspect=0.8, complete=0.9, crest=0.8, longest_gap=0.05, thickness=0.2, outside=0.1,
    strokes=0, text_least=0.12, text_most=0.66, height=0.1, around=0.4, moat=0.3, pure=0.85,
)  # fmt: skip
# The same without a star, below COARSE_RADIUS: only what is flawless in everything that can be told.
SMALL = Limits(
    aspect=0.62, complete=0.97, crest=0.9, longest_gap=0.03, thickness=0.16, outside=0.04,
    strokes=8, text_least=0.12, text_most=0.56, height=0.18, around=0.5, moat=0.25, pure=0.9,
)  # fmt: skip
SMALL_DOUBT = Limits(
    aspect=0.6, complete=0.93, crest=0.8, longest_gap=0.06, thickness=0.2, outside=0.1,
    strokes=7, text_least=0.08, text_most=0.6, height=0.1, around=0.4, moat=0.5, pure=0.8,
)  # fmt: skip
# A small or stamped-twice seal whose characters fill the band: told from discs and badges by its
# thin flawless ring and the clear circle within (set after three drawn seals: text 0.58–0.72,
# thickness 0.08–0.12; red discs with letters are thicker than 0.17 or have no such circle).
DENSE = Limits(
    aspect=0.68, complete=0.97, crest=0.9, longest_gap=0.03, thickness=0.14, outside=0.02,
    strokes=8, text_least=0.5, text_most=0.75, height=0.28, around=0.95, moat=0.3, pure=0.95,
)  # fmt: skip
# In a black-and-white copy print runs through the ring and around it: the ring itself must be the
# better line. Set by reasoning and tried on 10 painted copies and 12 pages without a stamp.
GREY = Limits(
    aspect=0.85, complete=0.8, crest=0.7, longest_gap=0.15, thickness=0.16, outside=0.6,
    strokes=10, text_least=0.1, text_most=0.6, height=0.18, around=0.6, moat=0.65, pure=0.0,
)  # fmt: skip
# An oval is fitted to boxes and text sooner than a circle: its line must be whole. Tried on
# 24 painted ovals (10 pass; print that crosses the others leaves them to `copy`) and on 765 pages in
# grey (only those with an oval seal pass).
GREY_OVAL = Limits(
    aspect=0.6, complete=0.92, crest=0.7, longest_gap=0.06, thickness=0.12, outside=0.6,
    strokes=10, text_least=0.1, text_most=0.6, height=0.18, around=0.6, moat=0.65, pure=0.0,
)  # fmt: skip
