"""Folding: text as two people would call the same, for comparing and finding, never for showing."""

import re
import unicodedata

from parsers.texts.visible import visible

# Every stroke that applicants type between the parts of a name, the CJK bar and the minus among them.
DASHES = "-‐‑‒–—―−─━﹘﹣－ーｰ⸺⸻~～_＿"
_DASH_RUN = re.compile(f"[{re.escape(DASHES)}]+")
_SPACE = re.compile(r"\s+")
_QUOTES = re.compile(r"[《》〈〉“”‘’\"'「」『』]")


def fold(text: str) -> str:
    """Widths, case, white space, invisible marks, kinds of dash and quotes no longer tell apart.

    NFKC also turns （ into (, ： into : and ， into a comma; runs of dashes become one "-".
    """
    folded = unicodedata.normalize("NFKC", visible(text)).casefold()
    return _DASH_RUN.sub("-", _QUOTES.sub("", _SPACE.sub("", folded)))
