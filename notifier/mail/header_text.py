"""Cleans words that enter a header of ours: subject, names, file names. All pass through here.

A header is a line, and an encoded word (RFC 2047) is what hides a line break in it. Python before
3.11.10 and 3.12.5 decodes encoded words it is given as plain text and writes what they hold
(CVE-2024-6923); programs on the way and at the recipient's do the same.
"""

_MOST = 300
# U+FE6F and the like need no care: only these two characters begin an encoded word.
_WORD_BEGINS, _BROKEN = "=?", "= ?"


def header_text(text: str, most: int = _MOST) -> str:
    """One line of visible characters in which no encoded word begins, at most `most` characters.

    Line and paragraph separators, NUL, vertical tabs, direction marks and surrogates become spaces.
    """
    visible = "".join(c if c.isprintable() else " " for c in text[: 4 * most])
    return " ".join(visible.split()).replace(_WORD_BEGINS, _BROKEN)[:most].rstrip()
