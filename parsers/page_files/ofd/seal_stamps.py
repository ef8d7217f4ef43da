"""Counts the electronic seals of an OFD as stamps at their places, and takes their pictures."""

from collections.abc import Iterable, Iterator, Sequence

from parsers.facts.boxes import PageBox
from parsers.facts.file_facts import Presence, Stamp, StampKind
from parsers.page_files.ofd.as_pdf import SealPicture
from parsers.page_files.ofd.document import OfdDocument
from parsers.page_files.ofd.signature_list import ListedSignature, StampPlace
from parsers.page_files.ofd.verify import SealedSignature
from parsers.signatures.signed_stamps import NOWHERE, reason_of


def seal_stamps(
    document: OfdDocument, listed: Sequence[StampPlace], one: SealedSignature, first_page: int
) -> Iterator[Stamp]:
    """One for each place of an intact seal that covers all; uncertain where a person must look. A
    broken one is none. Pages count from `first_page`.
    """
    signature = one.signature
    if signature.verifiable and not (signature.intact and signature.covers_all):
        return
    sure = signature.verifiable and not signature.doubts
    for number, box, wide in _places(document, listed, first_page):
        yield Stamp(
            page=number,
            kind=StampKind.SIGNATURE if one.seal is None else StampKind.E_SEAL,
            presence=Presence.FOUND if sure else Presence.UNCERTAIN,
            box=box,
            diameter_mm=wide,
            confidence=1.0 if sure else 0.5,
            colour="",
            text=signature.seal_name or signature.signer,
            reason="" if sure else reason_of(signature),
        )


def _places(
    document: OfdDocument, listed: Sequence[StampPlace], first_page: int
) -> Iterator[tuple[int, PageBox, float | None]]:
    """Page, box in fractions of it and the picture's width; the last page where none is told."""
    numbers = _numbers(document, first_page)
    known = [place for place in listed if place.page in numbers]
    for place in known:
        number = numbers[place.page]
        yield number, _box(document, place, number - first_page), place.box[2] or None
    if not known:
        yield first_page + len(document.pages) - 1, NOWHERE, None


def _box(document: OfdDocument, place: StampPlace, index: int) -> PageBox:
    left, top, width, height = document.pages[index].box
    x, y, wide, high = place.box
    if place.clip is not None:
        x, y, wide, high = x + place.clip[0], y + place.clip[1], *place.clip[2:]
    begin_x, end_x = (_within((one - left) / width) for one in (x, x + wide))
    begin_y, end_y = (_within((one - top) / height) for one in (y, y + high))
    return begin_x, begin_y, end_x - begin_x, end_y - begin_y


def _within(share: float) -> float:
    return max(0.0, min(share, 1.0))


def seal_pictures(
    document: OfdDocument,
    signed: Iterable[tuple[ListedSignature, SealedSignature]],
    first_page: int,
) -> Iterator[SealPicture]:
    """The pictures of all seals, broken ones too: a person sees what any reader shows."""
    numbers = _numbers(document, first_page)
    for listed, one in signed:
        for place in listed.places:
            if one.seal is not None and place.page in numbers:
                yield SealPicture(numbers[place.page], place.box, one.seal.picture, place.clip)


def _numbers(document: OfdDocument, first_page: int) -> dict[str, int]:
    return {page.id: number for number, page in enumerate(document.pages, start=first_page)}
