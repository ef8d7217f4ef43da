"""Opens a .docx or .docm: by python-docx where it can, else by our own reading of the package."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from docx.opc.part import XmlPart
from docx.package import Package
from lxml import etree

from parsers.convert.converter import Converter
from parsers.docx.bound.bindings import fill_in_bound
from parsers.docx.bullets import write_bullets
from parsers.docx.foreign.chunks import ChunkBudget, ChunkReader, fill_in_chunks
from parsers.docx.text.comments import comments_of, with_notes
from parsers.docx.text.drawings import fill_in_drawings
from parsers.docx.text.notes import notes_of
from parsers.docx.text.styles import apply_styles
from parsers.docx.xml.limits import DAMAGED, check_elements, check_no_dtd, check_package
from parsers.docx.xml.parts import parse_xml, relations_of, without_remarks
from parsers.docx.xml.placeholders import Placeholders, find_placeholders
from parsers.facts.problem import Problem, Unreadable
from parsers.filetypes.ole import holds_locked_package, is_ole

# python-docx answers a package that breaks a rule of the standard with whatever its code trips over.
_REFUSALS = (
    *DAMAGED, etree.XMLSyntaxError, AttributeError, IndexError, KeyError, TypeError,
)  # fmt: skip
_MAIN = "word/document.xml"
_OFFICE_DOCUMENT = "/officeDocument"


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """The root of the main part, whether a macro project lies in the package, what its empty content
    controls show, the notes it refers to, and its comments by number.
    """

    root: etree._Element
    macros: bool
    placeholders: Placeholders
    notes: tuple[etree._Element, ...] = ()
    comments: Mapping[str, etree._Element] = field(default_factory=dict)


def is_package(data: bytes) -> bool:
    """Tell whether `read_word` is the reader for these bytes, if only to say that they are locked.

    True for a zip with a Word document in it, for a zip too damaged to tell, and for a locked
    package (which Word wraps in an old compound file). Not for .odt, .doc, .rtf.
    """
    if is_ole(data):
        return holds_locked_package(data)
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except DAMAGED:
        return True
    return "[Content_Types].xml" in names or any(_is_main_name(name) for name in names)


def open_package(data: bytes, converter: Converter | None = None) -> OpenedPackage:
    """Opens a document's bytes. `converter` reads what older formats it holds. Raises Unreadable."""

    def open_chunk(chunk: bytes, budget: ChunkBudget) -> etree._Element:
        return _opened(chunk, reader, budget).root

    reader = ChunkReader(open_chunk, converter)
    return _opened(data, reader, ChunkBudget())


def _opened(data: bytes, reader: ChunkReader, budget: ChunkBudget) -> OpenedPackage:
    if is_ole(data):
        _refuse_ole(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            check_package(package)
            check_no_dtd(package)
            names = package.namelist()
            root, main = _main_root(data, package)
            if root.getroottree().docinfo.internalDTD is not None:
                raise Unreadable(Problem.REFUSED, "the document declares a document type")
            check_elements(root)
            fill_in_bound(root, package, reader, budget)
            fill_in_drawings(root, package, main)
            write_bullets(root, package, main)
            apply_styles(root, package, main)
            notes = tuple(notes_of(root, package, main))
            comments = with_notes(comments_of(root, package, main), notes)
            fill_in_chunks(root, package, main, reader, budget)
            placeholders = find_placeholders(package, root)
    except DAMAGED as error:
        raise Unreadable(Problem.UNREADABLE, f"not a whole Word package: {error}") from error
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return OpenedPackage(root, macros, placeholders, notes, comments)


def _refuse_ole(data: bytes) -> None:
    if holds_locked_package(data):
        raise Unreadable(Problem.ENCRYPTED, "the document is locked by a password")
    raise Unreadable(Problem.UNSUPPORTED, "an old binary document, not a .docx")


def _main_root(data: bytes, package: ZipFile) -> tuple[etree._Element, str]:
    """The main part by python-docx; where it refuses a package, the part found by ourselves.

    Packages with a broken header, a missing styles part or a false content type are opened by
    Word and WPS, so applicants send them.
    """
    try:
        part = Package.open(BytesIO(data)).main_document_part
        root = without_remarks(part.element) if isinstance(part, XmlPart) else _parse(part.blob)
        return root, str(part.partname).lstrip("/")
    except _REFUSALS:
        main = _find_main(package)
        return _parse(package.read(main)), main


def _parse(xml: bytes) -> etree._Element:
    try:
        return parse_xml(xml)
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
    for relation in relations_of(package, ""):
        if relation.kind.endswith(_OFFICE_DOCUMENT):
            yield relation.target


def _is_main_name(name: str) -> bool:
    """Some zip tools write backslashes; some writers number the part (document2.xml); who packs a
    document again by hand packs the folder around it too.
    """
    folder, _, base = name.replace("\\", "/").lower().rpartition("/")
    return (
        folder.rpartition("/")[2] == "word"
        and base.startswith("document")
        and base.endswith(".xml")
    )
