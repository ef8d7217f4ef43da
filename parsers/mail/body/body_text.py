"""Extracts the text of a letter: its plain part, else its HTML as text."""

import re
from urllib.parse import unquote

import lxml.html
from lxml.etree import ParserError

from parsers.texts.charsets import decode

# Minutes of HTML have been sent; a person's letter is a few kilobytes.
LONGEST = 400_000
_BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote"})
_APART = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
# What follows a remark is read on; Outlook puts remarks everywhere.
_EVENTS = ("start", "end", "comment", "pi")
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CIDS = re.compile(r"cid:([^\"'\s>)]+)", re.IGNORECASE)


def decode_html(data: bytes, label: str) -> str:
    """HTML bytes as text; without a label the page's own meta tells."""
    meta = _META.search(data[:2000])
    return decode(data[:LONGEST], label or (meta[1].decode("ascii") if meta else ""))


def html_to_text(html: str) -> str:
    """Return what a reader sees, one block a line."""
    if not html.strip():
        return ""
    try:
        root = lxml.html.fromstring(html[:LONGEST])
    except (ParserError, ValueError):
        # Nothing but comments, or an XML declaration that contradicts itself.
        return re.sub(r"<[^<>]*>", " ", html[:LONGEST]).strip()
    parts: list[str] = []
    for event, element in lxml.etree.iterwalk(root, events=_EVENTS):
        name = element.tag if isinstance(element.tag, str) else "script"
        apart = "\n" if name in _BLOCKS else " " if name in _APART else ""
        if event == "start":
            parts += [apart, "" if name in _UNSEEN else element.text or ""]
        else:
            parts += [apart, element.tail or ""]
    lines = (" ".join(line.split()) for line in "".join(parts).splitlines())
    return "\n".join(line for line in lines if line)


def referenced_ids(html: str) -> frozenset[str]:
    """The Content-IDs a page shows as pictures."""
    return frozenset(unquote(found) for found in _CIDS.findall(html[:LONGEST]))
