"""Opening a .docx or .docm: python-docx where it will, else our own reading of the package."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import normpath
from zipfile import ZipFile

from docx.opc.part import XmlPart
from docx.package import Package
from lxml import etree

from parsers.docx.chunks import fill_in_chunks, has_chunks
from parsers.docx.forbidden import without_forbidden
from parsers.docx.limits import DAMAGED, check_no_dtd, check_package
from parsers.docx.placeholders import Placeholders, find_placeholders
from parsers.ole import is_ole, stream_names
from parsers.problem import Problem, Unreadable

# python-docx answers a package that breaks a rule of the standard with whatever its code trips over.
_REFUSALS = (
    *DAMAGED, etree.XMLSyntaxError, AttributeError, IndexError, KeyError, TypeError,
)  # fmt: skip
_MAIN = "word/document.xml"
_OFFICE_DOCUMENT = "/officeDocument"


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """The root of the main part, whether a macro project lies in the package, and what its empty
    content controls show.
    """

    root: etree._Element
    macros: bool
    placeholders: Placeholders


def is_package(data: bytes) -> bool:
    """Whether `read_word` is the reader for these bytes, if only to say that they are locked.

    True for a zip with a Word document in it, for a zip too damaged to tell, and for a locked
    package (which Word wraps in an old compound file). Not for .odt, .doc, .rtf.
    """
    if is_ole(data):
        return "EncryptedPackage" in stream_names(data)
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except DAMAGED:
        return True
    return "[Content_Types].xml" in names or any(_is_main_name(name) for name in names)


def open_package(data: bytes) -> OpenedPackage:
    """Opens a document's bytes. Raises Unreadable."""
    if is_ole(data):
        _refuse_ole(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            check_package(package)
            check_no_dtd(package)
            names = package.namelist()
            root = _main_root(data, package)
            if has_chunks(root):
                fill_in_chunks(root, package, _find_main(package))
            placeholders = find_placeholders(package, root)
    except DAMAGED as error:
        raise Unreadable(Problem.UNREADABLE, f"not a whole Word package: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(Problem.REFUSED, "the document declares a document type")
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return OpenedPackage(root, macros, placeholders)


def _refuse_ole(data: bytes) -> None:
    if "EncryptedPackage" in stream_names(data):
        raise Unreadable(Problem.ENCRYPTED, "the document is locked by a password")
    raise Unreadable(Problem.UNSUPPORTED, "an old binary document, not a .docx")


def _main_root(data: bytes, package: ZipFile) -> etree._Element:
    """The main part by python-docx; where it refuses a package, the part found by ourselves.

    Packages with a broken header, a missing styles part or a false content type are opened by
    Word and WPS, so applicants send them.
    """
    try:
        part = Package.open(BytesIO(data)).main_document_part
        return part.element if isinstance(part, XmlPart) else _parse(part.blob)
    except _REFUSALS:
        return _parse(package.read(_find_main(package)))


def _parse(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(without_forbidden(xml), parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise Unreadable(Problem.REFUSED, "the document is nested too deep") from error
        raise Unreadable(Problem.UNREADABLE, f"the document's text is broken: {error}") from error


def _find_main(package: ZipFile) -> str:
    """The member that holds the document: as the package says, else by its name."""
    names = package.namelist()
    for name in (*_related_mains(package), _MAIN, *filter(_is_main_name, names)):
        if name in names:
            return name
    raise Unreadable(Problem.UNREADABLE, "there is no document in the package")


def _related_mains(package: ZipFile) -> Iterator[str]:
    try:
        relations = etree.fromstring(package.read("_rels/.rels"))
    except (*DAMAGED, KeyError, etree.XMLSyntaxError):
        return
    for relation in relations:
        if str(relation.get("Type", "")).endswith(_OFFICE_DOCUMENT):
            yield normpath(str(relation.get("Target", ""))).lstrip("/")


def _is_main_name(name: str) -> bool:
    """Some zip tools write backslashes; some writers number the part (document2.xml)."""
    folder, _, base = name.replace("\\", "/").lower().rpartition("/")
    return folder == "word" and base.startswith("document") and base.endswith(".xml")
