"""Opens the package of an OFD document and resolves the places of its parts, never outside of it."""

import io
from posixpath import dirname, join, normpath
from zipfile import ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element

from parsers.docx.xml.limits import DAMAGED, check_elements, check_no_dtd, check_package
from parsers.docx.xml.parts import parse_xml
from parsers.facts.problem import Problem, Unreadable

ROOT = "OFD.xml"
# Bits of a member's flags: a name in UTF-8.
_UTF8 = 0x800


class Package:
    """The parts by their names, written with `/` and without one in front. `read_parts` are those
    that were read so far: what was drawn rests on these and no others.

    Raises Unreadable: ENCRYPTED and REFUSED as for other packages, UNREADABLE for damage.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise Unreadable(Problem.UNREADABLE, "the package is cut off or damaged") from error
        check_package(self._zip)
        check_no_dtd(self._zip)
        self._members = _by_name(self._zip.infolist())
        self._folded = {name.casefold(): name for name in self._members}
        self.folder = self._folder()
        self.read_parts: set[str] = set()

    def _folder(self) -> str:
        """Where all parts lie: some packers take the folder along that was packed."""
        found = [n for n in self._members if n.rpartition("/")[2].casefold() == ROOT.casefold()]
        if not found:
            raise Unreadable(Problem.UNREADABLE, "the package has no OFD.xml")
        return dirname(min(found, key=lambda name: name.count("/")))

    def find(self, place: str, base: str = "") -> str | None:
        """The name of the part at a place: absolute, or from the folder `base`. None where none is.

        Programs of Windows write other slashes and other cases.
        """
        place = place.strip().replace("\\", "/")
        rooted = join(self.folder, place.lstrip("/"))
        tried = (rooted,) if place.startswith("/") else (join(base, place), rooted)
        for one in tried:
            name = normpath(one).lstrip("/")
            known = name if name in self._members else self._folded.get(name.casefold())
            if known is not None and not name.startswith(".."):
                return known
        return None

    def read(self, name: str) -> bytes:
        """Return a part's bytes. Raises Unreadable(UNREADABLE) where it is damaged."""
        member = self._members[name]
        self.read_parts.add(name)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(member.file_size + 1)
        except DAMAGED as error:
            raise Unreadable(Problem.UNREADABLE, f"{name} is damaged") from error
        return content[: member.file_size]

    def tree(self, name: str) -> _Element:
        """The root of a part in XML. Raises Unreadable."""
        try:
            root = parse_xml(self.read(name))
        except etree.XMLSyntaxError as error:
            raise Unreadable(Problem.UNREADABLE, f"{name} is no XML") from error
        check_elements(root)
        return root


def _by_name(members: list[ZipInfo]) -> dict[str, ZipInfo]:
    """Raises Unreadable where two parts have one name: readers would show one or the other."""
    found: dict[str, ZipInfo] = {}
    for member in members:
        name = normpath(_name(member).replace("\\", "/").lstrip("/"))
        if member.is_dir() or name.startswith("..") or name == ".":
            continue
        if name in found:
            raise Unreadable(Problem.REFUSED, f"two parts are called {name[:80]}")
        found[name] = member
    return found


def _name(member: ZipInfo) -> str:
    """Chinese names without the mark of UTF-8 are in UTF-8 or GBK all the same."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for charset in ("utf-8", "gbk"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return member.filename
