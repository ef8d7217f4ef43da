"""Writes OFD documents of plain pages, and seals them."""

import base64
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from parsers.signatures.guomi.sm2 import sm3
from sample_mail.make.eseals.seals import SIGNED_AT, SealMade, sealed

Parts = dict[str, bytes]
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# In millimetres.
LEFT, TOP, LINE, SIZE = 25.0, 30.0, 9.0, 4.2
# As zip cannot hold an earlier one.
_PACKED_ON = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class StampAt:
    """Where a seal is shown: page from 1, x, y and side in millimetres, and what of it is shown."""

    page: int = 1
    x: float = 130.0
    y: float = 200.0
    side: float = 40.0
    clip: str = ""


def text_object(number: int, x: float, y: float, text: str, size: float = SIZE) -> str:
    steps = [size / 2 if one.isascii() else size for one in text]
    written = " ".join(f"{step:g}" for step in steps[:-1])
    delta = f' DeltaX="{written}"' if written else ""
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{x} {y} {size * len(text) + 1} {size * 1.4:.2f}" '
        f'Font="3" Size="{size}"><ofd:TextCode X="0" Y="{size}"{delta}>{escape(text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def line_object(number: int, x: float, y: float, width: float, height: float) -> str:
    return (
        f'<ofd:PathObject ID="{number}" Boundary="{x} {y} {width} {height}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def lines_page(lines: Sequence[str]) -> str:
    """The objects of a page of lines, one below the other."""
    rows = enumerate(lines)
    return "".join(
        text_object(100 + row, LEFT, TOP + LINE * row, text) for row, text in rows if text
    )


def ofd_parts(pages: Sequence[str], extra: Mapping[str, bytes] | None = None) -> Parts:
    """The parts of a document whose pages hold these objects."""
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number - 1}/Content.xml"/>'
        for number in range(1, len(pages) + 1)
    )
    parts = {
        "OFD.xml": _xml(
            f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
        "Doc_0/Document.xml": _xml(
            f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea>"
            "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        ),
        "Doc_0/PublicRes.xml": _xml(
            f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体"/>'
            "</ofd:Fonts></ofd:Res>"
        ),
    }
    for number, objects in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = _xml(
            f'<ofd:Page {_SPACE}><ofd:Content><ofd:Layer ID="{900 + number}">{objects}'
            "</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return parts | dict(extra or {})


def with_seal(
    parts: Parts,
    seal: SealMade,
    places: Sequence[StampAt] = (StampAt(),),
    at: datetime = SIGNED_AT,
    leave_out: Sequence[str] = (),
) -> Parts:
    """The same document with one more seal, which protects all parts but those left out."""
    count = sum(name.endswith("/Signature.xml") for name in parts)
    folder = f"Doc_0/Signs/Sign_{count}"
    entries = "".join(
        f'<ofd:Signature ID="{number + 1}" Type="Seal" '
        f'BaseLoc="/Doc_0/Signs/Sign_{number}/Signature.xml"/>'
        for number in range(count + 1)
    )
    listing = f"<ofd:Signatures {_SPACE}>{entries}</ofd:Signatures>"
    begun = parts | {
        "OFD.xml": _with_list(parts["OFD.xml"]),
        "Doc_0/Signs/Signatures.xml": _xml(listing),
        f"{folder}/Seal.esl": seal.written(),
    }
    references = "".join(
        f'<ofd:Reference FileRef="/{name}"><ofd:CheckValue>'
        f"{base64.b64encode(sm3(content)).decode()}</ofd:CheckValue></ofd:Reference>"
        for name, content in sorted(begun.items())
        if name not in leave_out
    )
    written = _xml(
        f"<ofd:Signature {_SPACE}><ofd:SignedInfo>"
        '<ofd:Provider ProviderName="test" Version="1"/>'
        "<ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod>"
        f'<ofd:References CheckMethod="SM3">{references}</ofd:References>'
        f"{''.join(map(_stamp, places))}"
        f"<ofd:Seal><ofd:BaseLoc>/{folder}/Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"
        f"<ofd:SignedValue>/{folder}/SignedValue.dat</ofd:SignedValue></ofd:Signature>"
    )
    value = sealed(seal, sm3(written), f"/{folder}/Signature.xml", at)
    return begun | {f"{folder}/Signature.xml": written, f"{folder}/SignedValue.dat": value}


def packed(parts: Parts) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _PACKED_ON), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _stamp(place: StampAt) -> str:
    clip = f' Clip="{place.clip}"' if place.clip else ""
    return (
        f'<ofd:StampAnnot ID="9{place.page}" PageRef="{place.page}" '
        f'Boundary="{place.x} {place.y} {place.side} {place.side}"{clip}/>'
    )


def _with_list(root: bytes) -> bytes:
    entry = b"<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    return root if entry in root else root.replace(b"</ofd:DocBody>", entry + b"</ofd:DocBody>")


def _xml(text: str) -> bytes:
    return (_HEAD + text).encode()
