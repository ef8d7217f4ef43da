"""Divides one answer to a combined label ("联系人/职务/电话") among its fields by kind."""

import re
from collections.abc import Iterator, Sequence

from parsers.facts.spec import FieldKind
from parsers.forms.label import fold_width
from parsers.forms.place import Place

_SEPARATOR = r"[\s/、,，;；|:：()（）]"
_NAMED = re.compile(r"(?:联系)?(?:电话|手机|邮箱|职务|联系人|姓名|电子邮箱)\s*[:：]")
_TAKEN = {
    FieldKind.EMAIL: re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", re.ASCII),
    FieldKind.PHONE: re.compile(r"\+?(?:\(\d{2,4}\)|\d)[\d -]{4,24}\d(?:\s?[转x#]\s?\d{1,6})?"),
}
# A combined answer is a line or two.
LONGEST = 1_000


def share(text: str, fields: Sequence[int], kinds: Sequence[FieldKind]) -> Iterator[Place]:
    """A place for each field: addresses and numbers by their form, words in the label's order."""
    rest = _NAMED.sub(" ", text[:LONGEST])
    pieces: dict[int, str] = {}
    for kind, pattern in _TAKEN.items():
        wanted = [field for field in fields if kinds[field] is kind]
        found = [match.span() for match in pattern.finditer(fold_width(rest))] if wanted else []
        for field in wanted:
            pieces[field] = "/".join(rest[start:end] for start, end in found)
        for start, end in reversed(found):
            rest = rest[:start] + " " + rest[end:]
    words = [word for word in re.split(_SEPARATOR + "+", rest) if word]
    plain = [field for field in fields if field not in pieces]
    for number, field in enumerate(plain):
        last = number == len(plain) - 1
        pieces[field] = " ".join(words[number:] if last else words[number : number + 1])
    for field in fields:
        yield Place((field,), pieces[field])
