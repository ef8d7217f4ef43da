"""Folds text for comparing and searching, never for showing."""

import re
import unicodedata

from parsers.texts.remembered import remembered
from parsers.texts.visible import visible

# Every stroke that applicants type between the parts of a name, the CJK bar and the minus among them.
DASHES = "-‐‑‒–—―−─━﹘﹣－ーｰ⸺⸻~～_＿"
_DASH_RUN = re.compile(f"[{re.escape(DASHES)}]+")
_QUOTES = re.compile(r"[《》〈〉“”‘’\"'「」『』]")


@remembered
def fold(text: str) -> str:
    """Returns the text without what does not tell two apart: widths, case, white space, invisible
    marks, kinds of dash and quotes.

    NFKC also turns （ into (, ： into : and ， into a comma; runs of dashes become one "-".
    """
    folded = "".join(unicodedata.normalize("NFKC", visible(text)).casefold().split())
    return _DASH_RUN.sub("-", _QUOTES.sub("", folded))
