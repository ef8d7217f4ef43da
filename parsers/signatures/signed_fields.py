"""Finds the filled signature fields of a PDF without trusting its form's structure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.rw_common import PdfHandler

from parsers.signatures.errors import BROKEN

# A form has some dozens of fields; an attack has them nested and circular.
MOST_FIELDS, DEEPEST = 2000, 16
# A document signed by a dozen partners; what is beyond is counted as one nobody examined.
MOST_SIGNATURES = 20
SIGNATURE = "/Sig"


@dataclass(frozen=True, slots=True)
class SignedField:
    """`value` is the signature's dictionary, `number` its object's, None where it stands inline."""

    name: str
    field: generic.DictionaryObject
    value: generic.DictionaryObject
    number: int | None

    @property
    def is_timestamp(self) -> bool:
        """A document's time stamp says when, not who: it is no seal."""
        return (
            entry(self.value, "/Type") == "/DocTimeStamp"
            or entry(self.value, "/SubFilter") == "/ETSI.RFC3161"
        )


def filled_signatures(file: PdfHandler) -> tuple[SignedField, ...]:
    """Yields the fields in the form's order. Broken ones are left out, as viewers do."""
    found = (one for one in _found(file) if one[1] == SIGNATURE)
    filled = (one for name, _, field in found if (one := _filled(name, field)) is not None)
    return tuple(islice(filled, 2 * MOST_SIGNATURES))


def typed_values(file: PdfHandler) -> dict[str, tuple[str, bytes]]:
    """Return what each field that is no signature holds, and how that looks."""
    typed = (one for one in _found(file) if one[1] != SIGNATURE)
    return {name: (repr(entry(field, "/V")), _look(field)) for name, _, field in typed}


def _look(field: generic.DictionaryObject) -> bytes:
    appearance = entry(field, "/AP")
    if not isinstance(appearance, generic.DictionaryObject):
        return b""
    looks = entry(appearance, "/N")
    state = entry(field, "/AS")
    if isinstance(looks, generic.StreamObject):
        return looks.encoded_data
    return repr((state, sorted(looks))).encode() if isinstance(looks, dict) else b""


def _found(file: PdfHandler) -> Iterator[tuple[str, str, generic.DictionaryObject]]:
    """Each field's name, kind ("" where it has none) and dictionary."""
    try:
        fields = file.root["/AcroForm"]["/Fields"]
    except BROKEN:
        return
    waiting = [(one, "", "", 0) for one in reversed(list(_listed(fields)))]
    for _ in range(MOST_FIELDS):
        if not waiting:
            return
        field, above, kind, depth = waiting.pop()
        name = ".".join(part for part in (above, str(entry(field, "/T") or "")) if part)
        kind = str(entry(field, "/FT") or kind)
        yield name, kind, field
        if depth < DEEPEST:
            kids = list(_listed(entry(field, "/Kids")))
            waiting += [(kid, name, kind, depth + 1) for kid in reversed(kids)]


def _listed(fields: object) -> Iterator[generic.DictionaryObject]:
    if not isinstance(fields, generic.ArrayObject):
        return
    for index in range(min(len(fields), MOST_FIELDS)):
        try:
            field = fields[index]
        except BROKEN:
            continue
        if isinstance(field, generic.DictionaryObject):
            yield field


def entry(dictionary: generic.DictionaryObject, key: str) -> object:
    """Return what stands under the key, references followed; None where nothing readable does."""
    try:
        return dictionary[key]
    except BROKEN:
        return None


def _filled(name: str, field: generic.DictionaryObject) -> SignedField | None:
    value = entry(field, "/V")
    if not isinstance(value, generic.DictionaryObject) or not value:
        return None
    raw = field.raw_get("/V")
    number = raw.idnum if isinstance(raw, generic.IndirectObject) else None
    return SignedField(name, field, value, number)
