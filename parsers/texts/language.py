"""Detects the language of a letter, as far as an answer needs to know it."""

import re

_HAN = re.compile(r"[㐀-鿿]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")
_QUOTED = re.compile(r"^[^\S\n]*+>.*$|https?://\S+|(?<!\S)\S+@\S+", re.MULTILINE)
# Below an answer's own words stand those it answers, ours among them.
_HISTORY = re.compile(
    r"^[^\S\n]*+(?:-{2,}+\s*+(?:original message|forwarded message|原始邮件|转发邮件|исходное сообщение)"
    r"|on .{5,80} wrote:|在.{5,80}写道[：:]|.{5,80}(?:пишет|написал\(?а?\)?):)",
    re.IGNORECASE | re.MULTILINE,
)
# A greeting or “Sent from my phone” tells nothing; a Chinese letter quotes Latin names and addresses.
_LEAST_LETTERS = 40
_MOST_HAN = 0.05


def tongue_of(text: str) -> str:
    """`ru` or `en` for text plainly written in Cyrillic or Latin letters, else `zh`."""
    begin = _HISTORY.search(text)
    own = _QUOTED.sub(" ", text[: begin.start()] if begin else text)
    counts = {"ru": len(_CYRILLIC.findall(own)), "en": len(_LATIN.findall(own))}
    most = max(counts, key=lambda language: counts[language])
    han = len(_HAN.findall(own))
    plain = counts[most] >= _LEAST_LETTERS and han <= counts[most] * _MOST_HAN
    return most if plain else "zh"
