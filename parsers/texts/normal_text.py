"""Folding: text as two people would call the same, for comparing and finding, never for showing."""

import re
import unicodedata

# Every stroke that applicants type between the parts of a name, the CJK bar and the minus among them.
DASHES = "-‐‑‒–—―−─━﹘﹣－ーｰ⸺⸻~～_＿"
_DASH_RUN = re.compile(f"[{re.escape(DASHES)}]+")
_SPACE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u3000]+")
_QUOTES = re.compile(r"[《》〈〉“”‘’\"'「」『』]")


def fold(text: str) -> str:
    """Widths, case, white space, kinds of dash and quotation marks no longer tell texts apart.

    NFKC also turns （ into (, ： into : and ， into a comma; runs of dashes become one "-".
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _DASH_RUN.sub("-", _QUOTES.sub("", _SPACE.sub("", folded)))
