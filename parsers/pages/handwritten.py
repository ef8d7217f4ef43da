"""Finds a name written by hand where a seal is asked for: foreign applicants sign."""

from collections.abc import Sequence

from parsers.facts.file_facts import Presence, Stamp, StampKind
from parsers.facts.stamp_reasons import HANDWRITTEN
from parsers.pages.page import Pixels
from parsers.pages.pen_strokes import written_at
from parsers.pages.seal_places import Printed, seal_labels, seal_places, usual_height

CONFIDENCE = 0.5


def find_handwritten(page: Pixels, number: int, lines: Sequence[Printed]) -> tuple[Stamp, ...]:
    """One uncertain stamp for the first name found at a place for a seal; `lines` are all lines of
    the upright page. Without print there is no telling what is written.
    """
    line = usual_height(lines)
    if not line:
        return ()
    print_ = [one.box for one in lines if one.sure] + list(seal_labels(lines))
    for place in seal_places(lines):
        found = written_at(page, place, print_, line)
        if found is not None:
            return (
                Stamp(
                    page=number,
                    kind=StampKind.INK,
                    presence=Presence.UNCERTAIN,
                    box=found.box,
                    diameter_mm=None,
                    confidence=CONFIDENCE,
                    colour=found.colour,
                    reason=HANDWRITTEN,
                ),
            )
    return ()
