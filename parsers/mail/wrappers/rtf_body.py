"""Reads a letter's text out of RTF: its words, or the page that Outlook wrapped in it (MS-OXRTFEX)."""

import re
from dataclasses import dataclass, field, replace
from html import escape

_TOKEN = re.compile(
    r"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_WRITTEN = {
    "par": "\n", "line": "\n", "row": "\n", "cell": "\t", "tab": "\t", "bullet": "•", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_UNSEEN = frozenset({
    "colortbl", "stylesheet", "info", "pict", "header", "footer", "headerl", "headerr", "footerl",
    "footerr", "object", "fldinst",
})  # fmt: skip
# Charsets of fonts, by the specification of RTF; others are those of the file.
_OF_FONTS = {
    134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949", 204: "cp1251", 162: "cp1254",
    238: "cp1250", 161: "cp1253",
}  # fmt: skip
_OF_FILES = {936: "gb18030", 950: "big5", 65001: "utf-8"}
MOST_TOKENS, DEEPEST = 2_000_000, 1_000


@dataclass(frozen=True, slots=True)
class _Group:
    """How the text of a group is taken: `tag` as part of the page, `dressing` for old readers only."""

    seen: bool = True
    tag: bool = False
    dressing: bool = False
    fonts: bool = False
    font: int = -1
    fallback: int = 1


@dataclass(slots=True)
class _Reader:
    """One pass over one RTF file; `page` where it wraps a page."""

    page: bool
    charset: str
    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)
    charsets: dict[int, str] = field(default_factory=dict)
    pending: list[bytes] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    # Signs still to be passed over: they stand for a character already read as `\u`.
    skipped: int = 0
    starred: bool = False

    def read(self, rtf: str) -> str:
        for count, token in enumerate(_TOKEN.finditer(rtf)):
            if count > MOST_TOKENS or len(self.outer) > DEEPEST:
                break
            self._take(token)
        self._flush()
        return "".join(self.out)

    def _take(self, token: re.Match[str]) -> None:
        if token["byte"]:
            self._bytes(bytes.fromhex(token["byte"]))
        elif token["word"]:
            self._word(token["word"], int(token["number"] or 1), token["number"] is not None)
        elif token["brace"]:
            self._brace(token["brace"])
        elif token["sign"]:
            self._sign(token["sign"])
        else:
            self._bytes(token["text"].encode("latin-1", "replace"))

    def _brace(self, brace: str) -> None:
        self._flush()
        self.skipped, self.starred = 0, False
        if brace == "{":
            self.outer.append(self.group)
        elif self.outer:
            self.group = self.outer.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif sign in "\\{}":
            self._bytes(sign.encode())
        elif sign in "~_":
            self._say(" " if sign == "~" else "-")
        elif sign in "\r\n":
            self._say("\n")

    def _word(self, word: str, number: int, numbered: bool) -> None:
        if word in ("u", "uc"):
            self._character(word, number)
            return
        self._flush()
        self.skipped = 0
        if word in _WRITTEN:
            self._say(_WRITTEN[word])
        elif word == "htmltag":
            self.group = replace(self.group, tag=True)
        elif word == "htmlrtf":
            self.group = replace(self.group, dressing=not numbered or number != 0)
        elif word == "fonttbl":
            self.group = replace(self.group, fonts=True, seen=False)
        elif word == "f":
            self.group = replace(self.group, font=number if numbered else 0)
        elif word == "fcharset" and self.group.fonts:
            self.charsets[self.group.font] = _OF_FONTS.get(number if numbered else 0, self.charset)
        elif word in _UNSEEN or self.starred:
            self.group = replace(self.group, seen=False)
        self.starred = False

    def _character(self, word: str, number: int) -> None:
        if word == "uc":
            self.group = replace(self.group, fallback=min(max(number, 0), 10))
            return
        self._flush()
        self._say(chr(number % 0x10000))
        self.skipped = self.group.fallback

    def _bytes(self, data: bytes) -> None:
        passed = min(self.skipped, len(data))
        self.skipped -= passed
        self.pending.append(data[passed:])

    def _flush(self) -> None:
        if self.pending:
            charset = self.charsets.get(self.group.font, self.charset)
            whole = b"".join(self.pending)
            text = whole.decode(self.charset if self.group.tag else charset, "replace")
            self.pending.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        self._flush()
        if self.group.seen and not (self.page and self.group.dressing):
            self.out.append(text if self.group.tag or not self.page else escape(text, quote=False))


def read_rtf(rtf: bytes) -> tuple[str, bool]:
    """Return the text of an RTF file and whether that is a page (HTML)."""
    text = rtf.decode("latin-1")
    head = text[:4096]
    page = "\\fromhtml" in head
    said = re.search(r"\\ansicpg(\d{3,5})", head)
    charset = _known(int(said[1]) if said else 1252)
    read = _Reader(page, charset).read(text)
    # Characters beyond the first plane come as two halves.
    return read.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip("\0"), page


def _known(code_page: int) -> str:
    charset = _OF_FILES.get(code_page, f"cp{code_page}")
    try:
        "".encode(charset)
    except LookupError:
        return "cp1252"
    return charset
