"""Names the elements of WordprocessingML in short form (`w:t`), for both dialects of the standard."""

from functools import lru_cache

from lxml.etree import _Element

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    # The strict dialect ("Strict Open XML Document" in Word's save dialogue).
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
}
_FALSE = ("0", "false", "off", "none")


@lru_cache(maxsize=2048)
def _shorten(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    prefix = _SPACES.get(space[1:])
    return f"{prefix}:{local}" if prefix else ""


def name_of(element: _Element) -> str:
    """The short name of an element, "" for other namespaces, comments and instructions."""
    tag = element.tag
    return _shorten(tag) if isinstance(tag, str) else ""


def value_of(element: _Element, attribute: str = "val") -> str | None:
    """An attribute by its local name, whatever namespace the writer put it in."""
    for name, value in element.attrib.items():
        if str(name).rpartition("}")[2] == attribute:
            return str(value)
    return None


def child_of(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of short names, None where a step is absent."""
    for step in path:
        if element is None:
            return None
        element = _child(element, step)
    return element


def _child(element: _Element, step: str) -> _Element | None:
    # A plain loop: asked for a dozen times for each run of a document.
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and _shorten(tag) == step:
            return child
    return None


def is_on(element: _Element | None) -> bool:
    """Tell whether a toggle such as `w:vanish` is there and not switched off by its value."""
    return element is not None and (value_of(element) or "1").lower() not in _FALSE


def number_of(element: _Element | None, attribute: str = "val", default: int = 0) -> int:
    """An integer attribute; what is no number counts as the default."""
    text = value_of(element, attribute) if element is not None else None
    try:
        return int(text) if text is not None and len(text) <= len("-000000000") else default
    except ValueError:
        return default
