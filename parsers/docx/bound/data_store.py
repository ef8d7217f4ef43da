"""Reads the data of content controls: custom XML parts and document properties.

ISO/IEC 29500-1, 17.5.2.6 (dataBinding) and 22.5 (custom XML data storage properties).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import basename, dirname
from zipfile import ZipFile

from lxml import etree

from parsers.docx.xml.parts import part_root

# What Word calls the stores that are no custom XML part.
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_PROPERTIES = {_CORE: "docProps/core.xml", _EXTENDED: "docProps/app.xml"}
_PROPERTIES_ROOT = re.compile(r"itemProps[^/]{0,80}\.xml$", re.IGNORECASE)
# The parts themselves: programs that fill forms do not always tell their id.
_ITEM = re.compile(r"(?:^|/)item\d{1,6}\.xml$", re.IGNORECASE)
_MAPPING = re.compile(r"xmlns:([\w.-]+)\s?=\s?(?:\"([^\"]*)\"|'([^']*)')")
# Steps along names, each with its conditions: what Word writes, and generators of forms that do not
# trust prefixes (`*[local-name()='phone'][1]`). Nothing that takes more time than the length of the
# part a step: no condition holds a path, and only the first step may look into any depth.
_TEXT = r"(?:'[^']*'|\"[^\"]*\")"
_NAME = r"(?:[\w.-]+:)?[\w.-]+"
_SAID = (
    rf"(?:(?:local-name|name|namespace-uri)\(\.?\)|@{_NAME}|{_NAME}|text\(\)|position\(\)|\.)"
    rf"\s?=\s?(?:{_TEXT}|\d{{1,5}})"
)
_CONDITION = rf"\[\s?(?:\d{{1,5}}|last\(\)|{_SAID}(?:\s?and\s{_SAID}){{0,3}})\s?\]"
_STEP = rf"(?:(?:child|attribute)::|@)?(?:{_NAME}|\*|text\(\)|node\(\))(?:{_CONDITION}){{0,3}}"
_PATH = re.compile(rf"/{{1,2}}{_STEP}(?:/{_STEP}){{0,40}}")
LONGEST_PATH = 2_000
MOST_STORES = 200
# A form has some dozens of bound places; each may have to be looked for in the whole store.
MOST_PATHS = 1_000
MOST_BYTES = 8 * 1024**2


@dataclass(frozen=True, slots=True)
class Binding:
    """Where a control's value lies: `store` is its id, "" for whichever part has the path."""

    store: str
    path: str
    prefixes: str = ""


@dataclass(frozen=True, slots=True)
class DataStore:
    """The roots of a package's stores by id in capitals; `nameless` are those without one."""

    roots: dict[str, etree._Element]
    nameless: tuple[etree._Element, ...] = ()
    _found: dict[Binding, list[etree._Element | str]] = field(default_factory=dict)

    def value(self, binding: Binding) -> str | None:
        """The text a control is bound to, None where the stores have no such place."""
        found = self.nodes(binding)
        return _text(found[0]) if found else None

    def nodes(self, binding: Binding) -> list[etree._Element | str]:
        """Return what the path leads to, in the store meant; else in the first that has it."""
        if binding not in self._found and len(self._found) < MOST_PATHS:
            self._found[binding] = self._look_up(binding)
        return self._found.get(binding, [])

    def _look_up(self, binding: Binding) -> list[etree._Element | str]:
        own = self.roots.get(binding.store.upper())
        named = [] if binding.store else list(self.roots.values())
        roots = [own] if own is not None else [*named, *self.nameless]
        return next(filter(None, (_select(root, binding) for root in roots)), [])


def read_store(package: ZipFile) -> DataStore:
    roots: dict[str, etree._Element] = {}
    names = [one.filename for one in package.infolist() if one.file_size <= MOST_BYTES]
    told: set[str] = set()
    for name in [one for one in names if _PROPERTIES_ROOT.search(one)][:MOST_STORES]:
        about, item = part_root(package, name), _item_of(package, name, names)
        data = part_root(package, item)
        if about is not None and data is not None:
            told.add(item)
            roots.setdefault(_attribute(about, "itemID").upper(), data)
    for store, name in _PROPERTIES.items():
        root = part_root(package, name) if name in names else None
        if root is not None:
            roots.setdefault(store, root)
    items = [one for one in names if _ITEM.search(one) and one not in told][:MOST_STORES]
    nameless = (part_root(package, one) for one in items)
    return DataStore(roots, tuple(root for root in nameless if root is not None))


def _item_of(package: ZipFile, about: str, names: list[str]) -> str:
    """The data that a properties part describes: by its relationships, else by number."""
    folder, base = dirname(about), basename(about)
    lists = [n for n in names if n.startswith(f"{folder}/_rels/") and n.endswith(".rels")]
    for name in lists[:MOST_STORES]:
        root = part_root(package, name)
        targets = [str(one.get("Target", "")) for one in root] if root is not None else []
        if any(basename(target) == base for target in targets):
            return f"{folder}/{basename(name).removesuffix('.rels')}"
    return f"{folder}/{re.sub('itemProps', 'item', base, flags=re.IGNORECASE)}"


def _attribute(element: etree._Element, local: str) -> str:
    said = (value for name, value in element.attrib.items() if str(name).endswith(local))
    return str(next(said, ""))


def _select(root: etree._Element, binding: Binding) -> list[etree._Element | str]:
    path = binding.path.strip()
    if len(path) > LONGEST_PATH or not _PATH.fullmatch(path):
        return []
    try:
        found = root.xpath(path, namespaces=dict(_prefixes(binding.prefixes)))
    except (etree.XPathError, ValueError):
        return []
    nodes = found if isinstance(found, list) else []
    return [one for one in nodes if isinstance(one, str) or etree.iselement(one)]


def _prefixes(mappings: str) -> Iterator[tuple[str, str]]:
    for match in _MAPPING.finditer(mappings[:LONGEST_PATH]):
        if space := match[2] or match[3]:
            yield match[1], space


def _text(node: etree._Element | str) -> str:
    return str(node) if isinstance(node, str) else "".join(map(str, node.itertext()))
