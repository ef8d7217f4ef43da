"""Writes into bound content controls what Word shows in them when it opens the file.

The text kept in the document is what was shown when it was last saved; programs that fill forms
write to the store alone.
"""

from collections.abc import Iterator
from copy import deepcopy
from zipfile import ZipFile

from lxml import etree

from parsers.docx.bound.bound_text import is_ticked, shown_value
from parsers.docx.bound.data_store import Binding, DataStore, read_store
from parsers.docx.bound.repeated import repeat_items
from parsers.docx.foreign.chunks import ChunkBudget, ChunkReader
from parsers.docx.foreign.plain_xml import written_package
from parsers.docx.xml.names import child_of, name_of, value_of
from parsers.docx.xml.parts import named
from parsers.docx.xml.placeholders import shown_text
from parsers.docx.xml.symbols import TICKED, UNTICKED

_BINDINGS = ("w:dataBinding", "w15:dataBinding")
# Pictures, and controls that hold others, show no text of the store's.
_WITHOUT_TEXT = ("w:picture", "w:group", "w15:repeatingSection", "w15:repeatingSectionItem")
_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"


def fill_in_bound(
    root: etree._Element, package: ZipFile, reader: ChunkReader, budget: ChunkBudget
) -> None:
    """Gives bound controls their value. One whose place in the store is missing stays as it is."""
    if next(iter(_bound(root)), None) is None:
        return
    store = read_store(package)
    for control, binding in list(_bound(root)):
        if child_of(control, "w:sdtPr", "w15:repeatingSection") is not None:
            repeat_items(control, binding, len(store.nodes(binding)))
    for control, binding in list(_bound(root)):
        _fill(control, binding, store, reader, budget)


def _bound(root: etree._Element) -> Iterator[tuple[etree._Element, Binding]]:
    for control in named(root, "w:sdt"):
        for name in _BINDINGS:
            said = child_of(control, "w:sdtPr", name)
            if said is not None:
                yield (
                    control,
                    Binding(
                        value_of(said, "storeItemID") or "",
                        value_of(said, "xpath") or "",
                        value_of(said, "prefixMappings") or "",
                    ),
                )
                break


def _fill(
    control: etree._Element,
    binding: Binding,
    store: DataStore,
    reader: ChunkReader,
    budget: ChunkBudget,
) -> None:
    properties, content = child_of(control, "w:sdtPr"), child_of(control, "w:sdtContent")
    if properties is None or any(child_of(properties, one) is not None for one in _WITHOUT_TEXT):
        return
    value = store.value(binding)
    if value is None:
        return
    box = child_of(properties, "w14:checkbox")
    if box is not None:
        _tick(box, is_ticked(value))
        if content is not None and child_of(content, "w:tc") is not None:
            # Around a whole cell the sign is read, not the state.
            _put(properties, content, TICKED if is_ticked(value) else UNTICKED)
    elif content is not None and _FLAT in value[:4096]:
        _put_document(properties, content, value, reader, budget)
    elif content is not None:
        _put(properties, content, shown_value(properties, value))


def _tick(box: etree._Element, ticked: bool) -> None:
    state = child_of(box, "w14:checked")
    space = str(box.tag).rpartition("}")[0] + "}"
    if state is None:
        state = etree.SubElement(box, f"{space}checked")
    state.attrib.clear()
    state.set(f"{space}val", "1" if ticked else "0")


def _put(properties: etree._Element, content: etree._Element, text: str) -> None:
    """Puts a text in the control's place, as the document's own run was formatted."""
    invites = child_of(properties, "w:showingPlcHdr") is not None
    if not invites and shown_text(content) == "".join(text.split()):
        return
    _drop_invitation(properties)
    run = next(iter(named(content, "w:r")), None)
    look = child_of(run, "w:rPr") if run is not None and not invites else None
    holder = _holder(content)
    holder.append(_run(holder, text, look))


def _holder(content: etree._Element) -> etree._Element:
    """The one paragraph that is left of the control's content, emptied; or the content itself."""
    paragraph = next(iter(named(content, "w:p")), None)
    holder = content if paragraph is None else paragraph
    for child in list(holder):
        if name_of(child) not in ("w:pPr", "w:tcPr"):
            holder.remove(child)
    if paragraph is not None:
        for other in list(named(content, "w:p")):
            parent = other.getparent()
            if other is not paragraph and parent is not None:
                parent.remove(other)
    return holder


def _run(holder: etree._Element, text: str, look: etree._Element | None) -> etree._Element:
    space = str(holder.tag).rpartition("}")[0] + "}"
    run = holder.makeelement(f"{space}r")
    if look is not None:
        run.append(deepcopy(look))
    for number, line in enumerate(text.splitlines()):
        if number:
            etree.SubElement(run, f"{space}br")
        etree.SubElement(run, f"{space}t").text = line
    return run


def _drop_invitation(properties: etree._Element) -> None:
    flag = child_of(properties, "w:showingPlcHdr")
    if flag is not None:
        properties.remove(flag)


def _put_document(
    properties: etree._Element,
    content: etree._Element,
    value: str,
    reader: ChunkReader,
    budget: ChunkBudget,
) -> None:
    """Formatted text: the store keeps it as a document of its own, all parts in one XML."""
    package = written_package(value.encode()) or b""
    body = child_of(reader.open_root(package, budget), "w:body")
    if body is None or shown_text(body) == shown_text(content):
        return
    paragraphs = list(named(body, "w:p"))
    if child_of(content, "w:tbl") is None and child_of(content, "w:p") is not None:
        _drop_invitation(properties)
        content[:] = [one for one in body if name_of(one) != "w:sectPr"]
    else:
        _put(properties, content, "\n".join(_plain(one) for one in paragraphs))


def _plain(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in named(paragraph, "w:t"))
