"""Converts an HTML page to WordprocessingML, so that one walk reads both."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree, html
from lxml.etree import _Element

from parsers.docx.text.looks import LONGEST_STYLED
from parsers.docx.web_looks import PLAIN, WebLook, WebLooks
from parsers.docx.xml.symbols import TICKED, UNTICKED, spell
from parsers.facts.problem import Problem, Unreadable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section",
    "article", "center", "blockquote", "form", "hr", "body", "header", "footer", "fieldset",
    "tr", "td", "th", "tbody",
})  # fmt: skip
_UNSEEN = frozenset(
    ("script", "style", "head", "title", "template", "noscript", "del", "s", "strike")
)
_LIKELY = ("utf-8", "gb18030")
# Word's pages write a tick as a letter in its symbol font.
_SYMBOL_FONT = re.compile(r"font-family:[\"']?wingdings([23]?)")
_WHITE = re.compile(r"[ \t\r\n]+")
_WRAPPED = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r?\n[ \t]*(?=[\u3000-\u9fff\uff00-\uffef])"
)
# What XML has no room for, written out or as a reference of the page.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_SPAN = 64
DEEPEST = 200


def web_page(data: bytes, charset: str) -> bytes:
    """The page as a `w:document`. `charset` is what its container says, "" where there is none.

    Raises Unreadable.
    """
    try:
        root = html.document_fromstring(_decoded(data, charset))
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(Problem.UNREADABLE, f"the web page is broken: {error}") from error
    document = etree.Element(_w("document"), nsmap={"w": _W})
    writer = _Writer(WebLooks(root))
    writer.fill(etree.SubElement(document, _w("body")), root, 0)
    return etree.tostring(document, encoding="UTF-8", xml_declaration=True)


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _decoded(data: bytes, charset: str) -> str:
    """Decodes by its mark, then as UTF-8, GB18030, and only then as declared: pages say gb2312 and hold
    more, or say nothing.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _tidy(data.decode("utf-16", "replace"))
    for name in (*_LIKELY, charset):
        try:
            return _tidy(data.decode(name or "latin-1"))
        except (UnicodeDecodeError, LookupError):
            continue
    return _tidy(data.decode("gb18030", "replace"))


def _tidy(text: str) -> str:
    """Without what XML forbids, and without a declaration of the encoding it no longer has."""
    kept = "".join(c for c in text if c >= " " or c in "\t\r\n")
    kept = kept.lstrip("\ufeff").lstrip()
    return kept.partition("?>")[2] if kept.startswith("<?xml") else kept


_Words = tuple[str, WebLook]
_Piece = _Words | _Element | None


class _Writer:
    """Writes paragraphs and tables; inline text gathers until a block ends it."""

    def __init__(self, looks: WebLooks) -> None:
        self._looks = looks

    def fill(
        self, into: etree._Element, element: etree._Element, depth: int, look: WebLook = PLAIN
    ) -> None:
        """The content of `element`, which is a body or a cell, in a look of its own."""
        words: list[_Words] = []
        for piece in self._pieces(element, depth, look):
            if isinstance(piece, tuple):
                words.append(piece)
                continue
            _paragraph(into, words)
            words = []
            if piece is not None:
                self._table(into, piece, depth + 1)
        _paragraph(into, words)

    def _pieces(self, element: etree._Element, depth: int, look: WebLook) -> Iterator[_Piece]:
        """Text, tables, and None where a paragraph ends."""
        if depth > DEEPEST:
            raise Unreadable(Problem.REFUSED, "the web page is nested too deep")
        yield _folded(element.text), look
        for child in element:
            yield from self._piece(child, depth, look)
            yield _folded(child.tail), look

    def _piece(self, child: etree._Element, depth: int, look: WebLook) -> Iterator[_Piece]:
        tag = _tag(child)
        if not tag or tag in _UNSEEN or _is_hidden(self._looks.style(child)):
            return
        shown = _shown(child, tag)
        if tag == "table":
            yield child
        elif tag == "pre":
            for line in _all_text(child).splitlines():
                yield from (None, (line, look))
            yield None
        elif shown is not None:
            yield shown, look
        else:
            block = tag in _BLOCKS
            if block:
                yield None
            yield from self._pieces(child, depth + 1, self._looks.of(child, look))
            if block:
                yield None

    def _table(self, into: etree._Element, table: etree._Element, depth: int) -> None:
        made = etree.SubElement(into, _w("tbl"))
        # What hangs down from rows above, by column: rows left and width.
        hanging: dict[int, tuple[int, int]] = {}
        for row in _rows(table):
            self._row(etree.SubElement(made, _w("tr")), row, hanging, depth)

    def _row(
        self,
        made: etree._Element,
        row: etree._Element,
        hanging: dict[int, tuple[int, int]],
        depth: int,
    ) -> None:
        column, waiting = 0, dict(hanging)
        hanging.clear()
        for cell in (child for child in row if _tag(child) in ("td", "th")):
            column = _hang(made, waiting, hanging, column)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            into = _cell(made, width, "restart" if height > 1 else "")
            self.fill(into, cell, depth + 1, self._looks.of(cell, PLAIN))
            if height > 1:
                hanging[column] = (height - 1, width)
            column += width
        _hang(made, waiting, hanging, column)


def _hang(
    made: etree._Element,
    waiting: dict[int, tuple[int, int]],
    hanging: dict[int, tuple[int, int]],
    column: int,
) -> int:
    """Goes on with the cells from above that lie here; the next free column."""
    while column in waiting:
        left, width = waiting.pop(column)
        _cell(made, width, "continue")
        if left > 1:
            hanging[column] = (left - 1, width)
        column += width
    return column


def _cell(made: etree._Element, width: int, merge: str) -> etree._Element:
    cell = etree.SubElement(made, _w("tc"))
    properties = etree.SubElement(cell, _w("tcPr"))
    etree.SubElement(properties, _w("gridSpan")).set(_w("val"), str(width))
    if merge:
        etree.SubElement(properties, _w("vMerge")).set(_w("val"), merge)
    return cell


def _paragraph(into: etree._Element, words: Sequence[_Words]) -> None:
    pieces = [(_FORBIDDEN.sub("", text), look) for text, look in words]
    whole = "".join(text for text, _ in pieces)
    lines = [line.strip(" ") for line in whole.split("\n")]
    if not any(lines):
        return
    paragraph = etree.SubElement(into, _w("p"))
    if len(whole) <= LONGEST_STYLED and any(look for _, look in pieces):
        _looked_lines(paragraph, pieces)
        return
    run = etree.SubElement(paragraph, _w("r"))
    for number, line in enumerate(lines):
        if number:
            etree.SubElement(run, _w("br"))
        etree.SubElement(run, _w("t")).text = line


def _looked_lines(paragraph: etree._Element, pieces: Sequence[_Words]) -> None:
    """The same, a run for each stretch that looks alike."""
    each = [(letter, look) for text, look in pieces for letter in text]
    while each and each[0][0] in " \n":
        del each[0]
    while each and each[-1][0] in " \n":
        del each[-1]
    for look, letters in groupby(each, key=lambda one: one[1]):
        run = etree.SubElement(paragraph, _w("r"))
        _properties(etree.SubElement(run, _w("rPr")), look)
        text = "".join(letter for letter, _ in letters)
        for number, line in enumerate(text.split("\n")):
            if number:
                etree.SubElement(run, _w("br"))
            etree.SubElement(run, _w("t")).text = line


def _properties(into: etree._Element, look: WebLook) -> None:
    for name, value in look:
        made = etree.SubElement(into, _w(name))
        made.set(_w("val"), "clear" if name == "shd" else value)
        if name == "shd":
            made.set(_w("fill"), value)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if _tag(child) == "tr":
            yield child
        elif _tag(child) in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if _tag(row) == "tr")


def _span(cell: etree._Element, name: str) -> int:
    said = str(cell.get(name, "")).strip()
    return min(max(int(said), 1), MOST_SPAN) if said.isdecimal() and len(said) < MOST_SPAN else 1


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _style(element: etree._Element) -> str:
    return "".join(str(element.get("style", "")).lower().split())


def _is_hidden(style: str) -> bool:
    """Struck out by hand is deleted, as in Word."""
    return any(said in style for said in ("display:none", "mso-hide:all", "line-through"))


def _shown(element: etree._Element, tag: str) -> str | None:
    """Return what stands in the element's place instead of its content; None for most."""
    if tag == "br":
        return "\n"
    if tag == "input":
        return _input(element)
    if tag == "select":
        return _selected(element)
    font = _SYMBOL_FONT.search(_style(element))
    if font is None:
        return None
    return spell(_folded(_all_text(element)).strip(), f"Wingdings {font[1]}".strip())


def _all_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _input(element: etree._Element) -> str:
    kind = str(element.get("type", "text")).lower()
    if kind in ("checkbox", "radio"):
        return TICKED if element.get("checked") is not None else UNTICKED
    return str(element.get("value", "")) if kind in ("text", "email", "tel", "date") else ""


def _selected(element: etree._Element) -> str:
    """The option chosen; where none is, a reader sees the first and the sender chose nothing."""
    chosen = [option for option in element.iter("option") if option.get("selected") is not None]
    return _folded(chosen[0].text) if chosen else ""


def _folded(text: str | None) -> str:
    """White space as a page shows it: one blank, none where a line of Chinese was wrapped."""
    wrapped = _WRAPPED.sub("", text or "")
    return _WHITE.sub(" ", wrapped)
