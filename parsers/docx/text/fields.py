"""Separates the instructions of Word's fields, which nobody sees, from their results."""

from lxml.etree import _Element

from parsers.docx.text.drawn_fields import LONGEST_INSTRUCTION, drawn_text, is_framed
from parsers.docx.xml.names import child_of, is_on, name_of, number_of, value_of
from parsers.docx.xml.symbols import TICKED, UNTICKED


class FieldTracker:
    """Follows `w:fldChar` through a document; fields nest, and may span paragraphs."""

    def __init__(self) -> None:
        # One entry an open field: True while its text is seen (the result).
        self._open: list[bool] = []
        self._drawn: list[bool] = []
        self._instructions: list[str] = []
        # Whether what was drawn last has a ring or a box around it.
        self.framed = False

    @property
    def seen(self) -> bool:
        return all(self._open)

    def meet(self, char: _Element) -> str:
        """Takes a field character; returns what a form field shows in its place, else ""."""
        kind = value_of(char, "fldCharType")
        if kind == "begin":
            shown = form_field_text(char) if self.seen else None
            self._open.append(False)
            self._drawn.append(shown is not None)
            self._instructions.append("")
            return shown or ""
        if kind == "separate" and self._open:
            # A drawn check box may hold its own picture again as a result.
            shown = self._draw()
            self._open[-1] = not self._drawn[-1]
            return shown
        if kind == "end" and self._open:
            shown = self._draw()
            self._close()
            return shown
        return ""

    def instruct(self, text: str) -> None:
        """Takes a piece of an instruction: Word cuts them anywhere, for a character's own format."""
        if self._open and len(self._instructions[-1]) <= LONGEST_INSTRUCTION:
            self._instructions[-1] += text

    def _draw(self) -> str:
        """Return what the instruction just read draws by itself, once, and where it is seen."""
        if self._open[-1] or self._drawn[-1] or not all(self._open[:-1]):
            return ""
        shown = drawn_text(self._instructions[-1])
        self.framed = is_framed(self._instructions[-1])
        self._drawn[-1] = shown is not None
        return shown or ""

    def _close(self) -> None:
        for stack in (self._open, self._drawn, self._instructions):
            stack.pop()

    def end_paragraph(self) -> None:
        """An instruction does not outlive its paragraph: a lost end must not hide the rest."""
        while self._open and not self._open[-1]:
            self._close()


def form_field_text(char: _Element) -> str | None:
    """Return what a legacy check box or drop-down list shows; None for every other field."""
    data = child_of(char, "w:ffData")
    box = child_of(data, "w:checkBox")
    if box is not None:
        state = child_of(box, "w:checked")
        ticked = is_on(state if state is not None else child_of(box, "w:default"))
        return TICKED if ticked else UNTICKED
    choices = child_of(data, "w:ddList")
    if choices is None:
        return None
    entries = [value_of(entry) or "" for entry in choices if name_of(entry) == "w:listEntry"]
    chosen = child_of(choices, "w:result")
    index = number_of(chosen if chosen is not None else child_of(choices, "w:default"))
    return entries[index] if 0 <= index < len(entries) else ""
