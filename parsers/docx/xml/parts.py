"""Resolves the parts of a package and the relationships between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

from parsers.docx.xml.forbidden import without_forbidden
from parsers.docx.xml.limits import DAMAGED
from parsers.docx.xml.names import name_of

_BROKEN = (*DAMAGED, KeyError, etree.XMLSyntaxError)


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from one part to another; `target` is a member's name, or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool


def parse_xml(xml: bytes) -> etree._Element:
    """The root of a part. Raises XMLSyntaxError.

    Remarks and instructions are dropped while parsing: left in, they cut a text in two, of which
    `.text` tells the first half alone.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(without_forbidden(xml), parser)


def without_remarks(root: etree._Element) -> etree._Element:
    """A tree that another library parsed, its remarks and instructions dropped."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def part_root(package: ZipFile, name: str) -> etree._Element | None:
    """The root of a member, None where it is absent or broken."""
    try:
        return parse_xml(package.read(name))
    except _BROKEN:
        return None


def relations_of(package: ZipFile, part: str) -> Iterator[Relation]:
    """Yield what a member points at, in the order of its list."""
    root = part_root(package, f"{dirname(part)}/_rels/{basename(part)}.rels".lstrip("/"))
    for one in root if root is not None else ():
        target = str(one.get("Target", ""))
        outside = str(one.get("TargetMode", "")).lower() == "external"
        if not outside:
            target = normpath(join("/", dirname(part), target)).lstrip("/")
        yield Relation(str(one.get("Id", "")), str(one.get("Type", "")), target, outside)


def related_part(package: ZipFile, part: str, kind: str) -> str | None:
    """The member that a part names for something, such as its `styles`."""
    found = (one for one in relations_of(package, part) if one.kind.endswith(f"/{kind}"))
    return next((one.target for one in found if not one.outside), None)


def named(root: etree._Element, name: str) -> Iterable[etree._Element]:
    """Elements of a short name: of all of a part's the library knows the local name soonest."""
    local = name.rpartition(":")[2]
    return (one for one in root.iter(f"{{*}}{local}") if name_of(one) == name)
