"""Counts digital signatures as stamps, and leaves out their pictures on the page.

A seal's picture in a signature's box is drawn by whoever signed, or by whoever came after: it says
nothing that the signature does not say. So it is never a stamp of its own, and cannot hide that the
signature is broken.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from parsers.facts.boxes import PageBox
from parsers.facts.file_facts import Presence, Signature, Stamp, StampKind
from parsers.signatures.verify import UNEXAMINED, SignedObject
from parsers.signatures.widgets import SignatureWidget

PageArea = tuple[int, PageBox]
"""A page (from 1) and a box on it."""

# A seal's ring goes a little beyond the box where the picture is stretched to fill it.
MARGIN = 0.01
# A box over most of a page holds the page, not a picture of a seal.
MOST_OF_PAGE = 0.5
UNVERIFIABLE = "a digital signature that cannot be verified here"
NOWHERE: PageBox = (0.0, 0.0, 0.0, 0.0)


def beyond_the_form(
    signed: Sequence[SignedObject], widgets: Iterable[SignatureWidget]
) -> tuple[SignedObject, ...]:
    """Signatures shown on a page that the form does not list: nothing can be said of them."""
    listed = {one.number for one in signed}
    if None in listed:
        return ()
    beyond = {one.number for one in widgets} - listed
    return tuple(SignedObject(UNEXAMINED, number) for number in sorted(n or 0 for n in beyond))


def stamps_of(
    signed: Iterable[SignedObject], places: dict[int, PageArea], last_page: int
) -> Iterator[Stamp]:
    """One for each signature that is intact and covers the file, and an uncertain one for each that
    cannot be verified here; a broken one is none. `places` are by the number of its object.
    """
    for one in signed:
        page, box = places.get(one.number or 0, (last_page, NOWHERE))
        signature = one.signature
        if not signature.verifiable:
            yield _stamp(signature, page, box, Presence.UNCERTAIN)
        elif signature.intact and signature.covers_all:
            yield _stamp(
                signature, page, box, Presence.UNCERTAIN if signature.doubts else Presence.FOUND
            )


def _stamp(signature: Signature, page: int, box: PageBox, presence: Presence) -> Stamp:
    found = presence is Presence.FOUND
    return Stamp(
        page=page,
        kind=StampKind.E_SEAL if signature.seal_name else StampKind.SIGNATURE,
        presence=presence,
        box=box,
        diameter_mm=None,
        confidence=1.0 if found else 0.5,
        colour="",
        text=signature.seal_name or signature.signer,
        reason="" if found else reason_of(signature),
    )


def reason_of(signature: Signature) -> str:
    """Return why a signature that is not broken is no certain stamp."""
    return ", ".join(signature.doubts) if signature.verifiable else UNVERIFIABLE


def without_pictures(
    stamps: Sequence[Stamp], places: Sequence[PageArea], bare: Callable[[int], Sequence[Stamp]]
) -> tuple[Stamp, ...]:
    """The stamps seen, without those that signatures draw. `bare` gives the stamps of a page as it
    is without anything laid upon it: what is seen there too was on the paper, and stays.
    """
    boxes: dict[int, list[PageBox]] = {}
    for page, box in places:
        if box[2] * box[3] < MOST_OF_PAGE:
            boxes.setdefault(page, []).append(box)
    drawn = [one for one in stamps if any(_within(one, box) for box in boxes.get(one.page, ()))]
    if not drawn:
        return tuple(stamps)
    beneath = [one for page in sorted({one.page for one in drawn}) for one in bare(page)]
    kept = [one for one in drawn if any(_same_place(one, other) for other in beneath)]
    return tuple(one for one in stamps if one not in drawn or one in kept)


def _within(stamp: Stamp, box: PageBox) -> bool:
    x, y = _middle(stamp)
    left, top, width, height = box
    return (
        left - MARGIN <= x <= left + width + MARGIN and top - MARGIN <= y <= top + height + MARGIN
    )


def _same_place(one: Stamp, other: Stamp) -> bool:
    (ax, ay), (bx, by) = _middle(one), _middle(other)
    near = max(one.box[2], one.box[3]) / 3
    return one.page == other.page and abs(ax - bx) < near and abs(ay - by) < near


def _middle(stamp: Stamp) -> tuple[float, float]:
    x, y, width, height = stamp.box
    return x + width / 2, y + height / 2
