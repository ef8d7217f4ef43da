"""Makes strangers' words safe to show: one line, no hidden characters, no links, bounded length.

A notice goes to whoever a letter says it is from. So nothing a stranger wrote may become a header,
a link that seems to be ours, or a text so long that ours drowns in it.
"""

import re
import unicodedata

# Control, format (bidirectional overrides, zero-width) and surrogate characters are never shown.
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,15}:/++|(?<!\w)www\.)[^\s，。；、）】》”]*", re.IGNORECASE
)
# Characters of which none is hidden or a mark: most texts hold no others, and a register has
# hundreds of thousands of them.
PLAIN = re.compile(
    "[ -~\xa1-\xac\xae-\u02ff\u0391-\u0482\u2010-\u2027\u2030-\u205e\u3001-\u3029\u4e00-\u9fff\uff01-\uff9f]*"
)
_TAIL = 14
_MARKS_A_CHARACTER = 3
"""No script we answer in stacks more marks on a letter; piled up they overprint our own lines."""


def clean(text: str, most: int = 80) -> str:
    """The text on one line, at most `most` characters, links replaced by a word."""
    return shorten(_without_links(text[: most * 20]), most)


def clean_name(name: str, most: int = 80) -> str:
    """A file name, shortened in its middle: its end tells the kind."""
    plain = _without_links(name[-most * 20 :] if len(name) > most * 40 else name)
    if len(plain) <= most:
        return plain
    return f"{plain[: most - _TAIL - 1]}…{plain[-_TAIL:]}"


def clean_block(text: str, most: int = 2000) -> str:
    """The text with its line breaks, each line cleaned; for pages that staff read."""
    lines = (_visible(line) for line in text[: most * 4].splitlines())
    return shorten("\n".join(line for line in lines if line), most)


def shorten(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def header_token(text: str) -> str:
    """An address or Message-ID for a header: without any white space or hidden character."""
    return "".join(_visible(text).split())


def _without_links(text: str) -> str:
    return _LINK.sub("［链接］", _visible(text))


def _visible(text: str) -> str:
    spaced = " ".join(text.split())
    if PLAIN.fullmatch(spaced):
        return spaced
    kept, marks = [], 0
    for character in spaced:
        category = unicodedata.category(character)
        marks = marks + 1 if category == "Mn" else 0
        if category not in _HIDDEN and marks <= _MARKS_A_CHARACTER:
            kept.append(character)
    return " ".join("".join(kept).split())
