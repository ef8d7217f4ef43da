"""Tells which optional layers of a PDF a viewer shows when it opens the file.

PDFium leaves out content of layers that are switched off but draws annotations that belong to one:
a seal laid into such a layer would be seen by us and by nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from parsers.pdf.document import BROKEN

# Thousands of layers are a plan's; membership is asked of annotations alone.
MOST_LAYERS = 10_000
# Visibility expressions are nested two or three deep.
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Layers:
    """`on` and `off`: object numbers the default configuration names; `base`: the state of the rest."""

    base: bool
    on: frozenset[int]
    off: frozenset[int]

    def shows(self, membership: object) -> bool:
        """Tell whether a viewer shows what has this value of /OC: a layer, or a rule over layers."""
        held = _resolved(membership)
        if not isinstance(held, DictionaryObject):
            return True
        if held.get("/Type") == "/OCMD":
            return self._rule(held)
        return self._layer(membership, held)

    def _layer(self, reference: object, layer: DictionaryObject) -> bool:
        usage = _resolved(layer.get("/Usage"))
        view = _resolved(usage.get("/View")) if isinstance(usage, DictionaryObject) else None
        if isinstance(view, DictionaryObject) and "/ViewState" in view:
            return str(view["/ViewState"]) != "/OFF"
        number = reference.idnum if isinstance(reference, IndirectObject) else 0
        if number in self.off:
            return False
        return self.base or number in self.on

    def _rule(self, rule: DictionaryObject) -> bool:
        expression = _resolved(rule.get("/VE"))
        if isinstance(expression, ArrayObject):
            return self._expression(expression, DEEPEST)
        groups = rule.raw_get("/OCGs") if "/OCGs" in rule else None
        listed = _resolved(groups)
        members = list(listed) if isinstance(listed, ArrayObject) else [groups]
        states = [self.shows(one) for one in members if _resolved(one) is not None]
        if not states:
            return True
        policy = str(rule.get("/P", "/AnyOn"))
        wanted = policy.endswith("On")
        matches = [state is wanted for state in states]
        return all(matches) if policy.startswith("/All") else any(matches)

    def _expression(self, expression: ArrayObject, depth: int) -> bool:
        if not expression or depth == 0:
            return True
        states = list(self._operands(expression, depth))
        operator = _resolved(expression[0])
        if operator == "/Not":
            return not all(states)
        return any(states) if operator == "/Or" else all(states)

    def _operands(self, expression: ArrayObject, depth: int) -> Iterator[bool]:
        for operand in list(expression)[1:MOST_LAYERS]:
            held = _resolved(operand)
            if isinstance(held, ArrayObject):
                yield self._expression(held, depth - 1)
            else:
                yield self.shows(operand)


def layers_of(reader: PdfReader) -> Layers | None:
    """Return the layers; None for a file without any."""
    properties = _resolved(reader.root_object.get("/OCProperties"))
    if not isinstance(properties, DictionaryObject):
        return None
    default = _resolved(properties.get("/D"))
    if not isinstance(default, DictionaryObject):
        return Layers(base=True, on=frozenset(), off=frozenset())
    base = default.get("/BaseState", "/ON") != "/OFF"
    return Layers(base, _numbers(default.get("/ON")), _numbers(default.get("/OFF")))


def hidden_annotations(reader: PdfReader | None, index: int) -> list[int]:
    """Return which annotations of the page `index` (from 0), by their place in its list, no viewer shows."""
    if reader is None:
        return []
    try:
        listed = _resolved(reader.pages[index].get("/Annots"))
        annotations = list(listed) if isinstance(listed, ArrayObject) else []
        layers = layers_of(reader) if annotations else None
        if layers is None:
            return []
        return [place for place, one in enumerate(annotations) if not _is_shown(one, layers)]
    except BROKEN:
        return []


def _is_shown(reference: object, layers: Layers) -> bool:
    try:
        annotation = _resolved(reference)
        if not isinstance(annotation, DictionaryObject):
            return True
        appearances = _resolved(annotation.get("/AP"))
        drawn = appearances.get("/N") if isinstance(appearances, DictionaryObject) else None
        holders = (annotation, _resolved(drawn))
        return all(layers.shows(_membership(holder)) for holder in holders)
    except BROKEN:
        return True


def _membership(holder: object) -> object:
    known = isinstance(holder, DictionaryObject) and "/OC" in holder
    return holder.raw_get("/OC") if isinstance(holder, DictionaryObject) and known else None


def _numbers(listed: object) -> frozenset[int]:
    held = _resolved(listed)
    members = list(held)[:MOST_LAYERS] if isinstance(held, ArrayObject) else []
    return frozenset(one.idnum for one in members if isinstance(one, IndirectObject))


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value
