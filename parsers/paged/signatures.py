"""Digital signatures of a PDF, verified offline: what the mathematics say, not whom to trust."""

import io
import logging

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.general import CMSExtractionError, CMSStructuralError, SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel

from parsers.facts import Signature

# Signatures of a document signed by a dozen partners; beyond it is somebody's experiment.
MOST_SIGNATURES = 20
# The containers whose content is the digest of the file; others (GM/T seals) are beyond us.
SUB_FILTERS = {"/adbe.pkcs7.detached", "/ETSI.CAdES.detached"}
# A further signature or its validation data may follow a signature without touching the content.
HARMLESS = {
    ModificationLevel.NONE,
    ModificationLevel.LTA_UPDATES,
    ModificationLevel.FORM_FILLING,
}
# What pyHanko and asn1crypto raise on objects that are not what they claim to be.
BROKEN = (
    PdfError,
    SigningError,
    SignatureValidationError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    NotImplementedError,
    RecursionError,
    OSError,
)
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def read_signatures(data: bytes) -> tuple[Signature, ...]:
    """Every filled signature in the file, in the order signed. An empty field is none.

    `intact`: digest and signature agree with the signed bytes. `verifiable` is False where the
    algorithm is beyond us (SM2) or the container is damaged: then nothing else is claimed.
    """
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        embedded = list(reader.embedded_regular_signatures)[:MOST_SIGNATURES]
    except BROKEN:
        # pypdf saw a signature, so there is one; it cannot be examined.
        return (Signature("", intact=False, covers_all=False, verifiable=False),)
    return tuple(_signature(one) for one in embedded)


def _signature(one: EmbeddedPdfSignature) -> Signature:
    signer = _signer(one)
    if one.sig_object.get("/SubFilter") not in SUB_FILTERS:
        return Signature(signer, intact=False, covers_all=False, verifiable=False)
    try:
        one.compute_integrity_info()  # type: ignore[no-untyped-call]  # the library's own gap
        same_bytes, valid = validate_sig_integrity(
            one.signer_info, one.signer_cert, "data", one.compute_digest()
        )
        covers = _covers_all(one)
    except (*BROKEN, CMSExtractionError, CMSStructuralError):
        return Signature(signer, intact=False, covers_all=False, verifiable=False)
    return Signature(signer, intact=same_bytes and valid, covers_all=covers, verifiable=True)


def _covers_all(one: EmbeddedPdfSignature) -> bool:
    """Whether all of the file is signed, but for what a later signature properly adds to it."""
    if one.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return True
    if one.coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    changes = one.diff_result
    return isinstance(changes, DiffResult) and changes.modification_level in HARMLESS


def _signer(one: EmbeddedPdfSignature) -> str:
    """The common name, else organisation, of the signing certificate, "" where it is unreadable."""
    try:
        subject = one.signer_cert.subject.native
    except (*BROKEN, CMSExtractionError, CMSStructuralError):
        return ""
    name = subject.get("common_name") or subject.get("organization_name") or ""
    return str(name[0] if isinstance(name, list) else name)
