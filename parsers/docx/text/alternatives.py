"""Chooses the version of alternate content (`mc:AlternateContent`) that Word shows."""

from lxml.etree import _Element

from parsers.docx.xml.names import child_of, name_of, value_of

# Namespaces beyond the standard that the Word of today knows begin so; a choice that requires
# another one is passed over, and the fallback shown.
_KNOWN = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
)
_SEEN = ("w:t", "w:sym", "w:tbl", "a:blip", "v:imagedata", "a:t", "m:t")


def alternative(element: _Element) -> _Element:
    """The version to read: the first choice that Word knows, unless it shows nothing."""
    choices = [one for one in element if name_of(one) == "mc:Choice" and _is_known(one)]
    fallback = child_of(element, "mc:Fallback")
    shown = next((one for one in choices if _shows(one)), None)
    if shown is not None:
        return shown
    if fallback is not None and (not choices or _shows(fallback)):
        return fallback
    return choices[0] if choices else element.makeelement("empty")


def _is_known(choice: _Element) -> bool:
    """Tell whether Word knows what a choice requires. A prefix that is not declared tells nothing."""
    spaces = [choice.nsmap.get(prefix) for prefix in (value_of(choice, "Requires") or "").split()]
    return all(space is None or space.startswith(_KNOWN) for space in spaces)


def _shows(element: _Element) -> bool:
    return any(name_of(descendant) in _SEEN for descendant in element.iter())
