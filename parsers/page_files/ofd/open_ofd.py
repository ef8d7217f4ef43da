"""Opens an OFD as a PDF of the same pages, and verifies its electronic seals."""

from dataclasses import dataclass

from parsers.facts.file_facts import Signature, Stamp
from parsers.page_files.ofd.as_pdf import SealPicture, as_pdf
from parsers.page_files.ofd.document import OfdDocument, documents
from parsers.page_files.ofd.package import Package
from parsers.page_files.ofd.seal_stamps import seal_pictures, seal_stamps
from parsers.page_files.ofd.signature_list import ListedSignature, listed_signatures
from parsers.page_files.ofd.verify import SealedSignature, verify
from parsers.signatures.verify import UNEXAMINED


@dataclass(frozen=True, slots=True)
class OpenOfd:
    """`bare` is the PDF of the pages alone, `shown` the same with the pictures of the seals."""

    bare: bytes
    shown: bytes
    signatures: tuple[Signature, ...]
    stamps: tuple[Stamp, ...]


def open_ofd(data: bytes) -> OpenOfd:
    """Open an OFD. Raises Unreadable: REFUSED for a bomb or what points outside, UNREADABLE for no OFD."""
    package = Package(data)
    found = documents(package)
    # What is drawn tells which parts a signature must cover.
    bare = as_pdf(package, found)
    signatures: list[Signature] = []
    stamps: list[Stamp] = []
    pictures: list[SealPicture] = []
    first_page = 1
    for document in found:
        signed = _signed(package, document)
        signatures += [one.signature for _, one in signed]
        for listed, one in signed:
            places = listed.places if listed else ()
            stamps += seal_stamps(document, places, one, first_page)
        known = [(listed, one) for listed, one in signed if listed is not None]
        pictures += seal_pictures(document, known, first_page)
        first_page += len(document.pages)
    shown = as_pdf(package, found, pictures) if pictures else bare
    return OpenOfd(bare, shown, tuple(signatures), tuple(stamps))


_Signed = tuple[ListedSignature | None, SealedSignature]


def _signed(package: Package, document: OfdDocument) -> list[_Signed]:
    """One that cannot be read is there all the same, and nothing can be said of it."""
    if document.signatures is None:
        return []
    read = frozenset(package.read_parts)
    found = listed_signatures(package, document.signatures)
    known = tuple(one for one in found if one is not None)
    return [
        (one, SealedSignature(UNEXAMINED, None))
        if one is None
        else (one, verify(package, one, known, document.signatures, read))
        for one in found
    ]
