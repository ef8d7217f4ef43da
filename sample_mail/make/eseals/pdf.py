"""Signs PDFs with electronic seals and SM2 containers of test keys."""

import io
import re
from collections.abc import Callable

from PIL import Image
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields
from pyhanko.sign.signers import cms_embedder
from pyhanko.sign.signers.pdf_byterange import PdfSignedData
from pyhanko.stamp import StaticStampStyle

from parsers.signatures.guomi.sm2 import sm3
from sample_mail.make.eseals.seals import SIGNED_AT, SealMade, sealed

# As makers of seals write it; there is no registered name.
SES, GM_T_0010 = "/GBT.38540", "/SM2.pkcs7.detached"
_ROOM = 120_000
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
Box = tuple[int, int, int, int]
"""left, bottom, right, top in points."""


def signed_pdf(
    data: bytes,
    value_of: Callable[[bytes], bytes],
    *,
    subfilter: str = SES,
    name: str = "Seal1",
    box: Box = (360, 120, 474, 234),
    picture: bytes = b"",
) -> bytes:
    """The PDF with one more signature; `value_of` makes it of the bytes that it covers."""
    whole = io.BytesIO(data)
    writer = IncrementalPdfFileWriter(whole)
    fields.append_signature_field(writer, fields.SigFieldSpec(name, box=box))
    steps = cms_embedder.PdfCMSEmbedder().write_cms(field_name=name, writer=writer)
    next(steps)
    held = PdfSignedData(NameObject("/Sig"), bytes_reserved=_ROOM)
    held[NameObject("/SubFilter")] = NameObject(subfilter)
    steps.send(cms_embedder.SigObjSetup(sig_placeholder=held, appearance_setup=_look(picture)))
    _, output = steps.send(cms_embedder.SigIOSetup(md_algorithm="sha256", in_place=True))
    written = output.getvalue()
    start, first, resumed, second = map(int, _RANGE.findall(written)[-1])
    steps.send(value_of(written[start : start + first] + written[resumed : resumed + second]))
    return bytes(output.getvalue())


def sealed_pdf(data: bytes, seal: SealMade, **how: object) -> bytes:
    """The PDF with the seal set on its first page."""

    def value_of(content: bytes) -> bytes:
        return sealed(seal, sm3(content), "ByteRange")

    return signed_pdf(data, value_of, picture=seal.picture, **how)  # type: ignore[arg-type]  # of its own


def _look(picture: bytes) -> cms_embedder.SigAppearanceSetup | None:
    if not picture:
        return None
    image = Image.open(io.BytesIO(picture)).convert("RGBA")
    style = StaticStampStyle(border_width=0, background=PdfImage(image), background_opacity=1)
    return cms_embedder.SigAppearanceSetup(style=style, timestamp=SIGNED_AT, name=None)
