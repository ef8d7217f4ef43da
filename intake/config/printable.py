"""Escapes control characters, so that a terminal or log shows strangers' text as text.

What people are shown goes through `notifier.templating.safe_text` besides. This is the last gate, for
what was forgotten there: an error's words, a server's answer, a path.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

# Controls (ESC, and C1 with its one-byte CSI), what turns the direction of what follows, half characters.
_HARMFUL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_ON_A_TERMINAL = re.compile(f"[{_HARMFUL}]")
# U+2028 and U+2029 end a line for `splitlines` and for JavaScript; U+0085 is among the controls.
_IN_A_LINE = re.compile(f"[{_HARMFUL}\u2028\u2029]")
_LINE_ENDS = re.compile("\r\n|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def printable(text: str) -> str:
    """The text with each harmful character replaced by one mark; line breaks and tabs stay."""
    return _ON_A_TERMINAL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Works like `printable`, and removes line ends."""
    return printable(_LINE_ENDS.sub(" ", text)).replace("\n", " ").replace("\r", " ")


def json_line(value: Mapping[str, Any]) -> str:
    """One object as one line, whoever reads it, and nothing a terminal obeys. Without the line's end."""
    return escaped(json.dumps(value, ensure_ascii=False))


def escaped(text: str) -> str:
    """JSON or TOML with the harmful characters inside its strings as `\\uXXXX`."""
    return _IN_A_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
