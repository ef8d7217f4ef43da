"""Checks whether changes made after signing were allowed, by pyHanko's analysis."""

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    ModificationLevel,
)
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.pdf_embedded import extract_contents
from pyhanko.sign.validation.status import SignatureCoverageLevel

from parsers.signatures.errors import BROKEN
from parsers.signatures.signed_fields import SignedField, typed_values

# A dozen signers with their time stamps and validation data make some forty; each further one costs
# a comparison with all before it.
MOST_REVISIONS = 60
# Two readers that go by different last lines show different documents.
_END, _NOTHING = b"%%EOF", b" \t\r\n\f\0"


def only_permitted(reader: PdfFileReader, signed: SignedField, data: bytes) -> bool:
    """Tell whether a signature on an earlier state of the file still stands for what the file shows now.

    Further signatures, time stamps and validation data may follow; values typed into the form only
    where the signature says that they may (DocMDP).
    """
    end = data.rfind(_END)
    if end < 0 or data[end + len(_END) :].strip(_NOTHING):
        return False
    try:
        if reader.xrefs.total_revisions > MOST_REVISIONS:
            return False
        one = _Placed(reader, signed)
        # The library's types leave both None.
        one.coverage = one.evaluate_signature_coverage()  # type: ignore[assignment]
        one.diff_result = one.evaluate_modifications(DEFAULT_DIFF_POLICY)  # type: ignore[assignment]
        return _is_permitted(one)
    except BROKEN:
        return False


class _Placed(EmbeddedPdfSignature):
    """A signature whose value may be of any structure: the library's own reads CMS alone, and the
    analysis of changes asks for nothing in the value.
    """

    def __init__(self, reader: PdfFileReader, signed: SignedField) -> None:
        self.reader = reader
        self.sig_field, self.fq_name = signed.field, signed.name
        value = signed.field.raw_get("/V")
        self.sig_object = value.get_object()
        self.byte_range = self.sig_object.raw_get("/ByteRange")
        self.pkcs7_content = extract_contents(self.sig_object)
        self.signed_revision = reader.xrefs.get_last_change(value.reference)
        self.coverage = self.diff_result = None
        self._docmdp = self._fieldmdp = None
        self._docmdp_queried = self._fieldmdp_queried = False


def _is_permitted(one: EmbeddedPdfSignature) -> bool:
    changes, permitted = one.diff_result, one.docmdp_level
    if one.coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    if not isinstance(changes, DiffResult) or changes.modification_level.value > _FILLING:
        return False
    if permitted is MDPPerm.NO_CHANGES:
        return changes.modification_level.value < _FILLING
    # The analysis names the fields that may have changed, not those that did.
    before = one.reader.get_historical_resolver(one.signed_revision)
    return permitted is not None or typed_values(before) == typed_values(one.reader)


_FILLING = ModificationLevel.FORM_FILLING.value
