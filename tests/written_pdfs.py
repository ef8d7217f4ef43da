"""Small PDFs written object by object, so that any entry can be as odd as the test wants it."""

import io

from painted import as_bytes, blank, seal

_SEAL = seal(blank()).crop((325, 505, 515, 695))
PICTURE = as_bytes(_SEAL, "JPEG", quality=92)
# 40 mm across with its margin: x, y of the lower left corner on an A4 page.
SEAL = "q 115 0 0 115 300 150 cm /S Do Q"
A4 = "[0 0 595 842]"


def stream(entries: str, data: bytes) -> bytes:
    return f"<<{entries}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def drawn_seal(entries: str = "") -> bytes:
    """A form of 115 × 115 points that draws the seal's picture, object 5."""
    own = f"/Subtype/Form/BBox[0 0 115 115]/Resources<</XObject<</S 5 0 R>>>>{entries}"
    return stream(own, b"q 115 0 0 115 0 0 cm /S Do Q")


def written(
    content: str = SEAL,
    *objects: str | bytes,
    page: str = "",
    box: str = f"/MediaBox{A4}",
    resources: str = "",
    catalog: str = "",
    picture: str = "",
) -> bytes:
    """One page that draws `content`; `objects` are numbered from 20, /S is the seal, /X object 22.

    The other texts are entries added to the page, its resources, the catalogue and the picture.
    """
    pixels = f"/Subtype/Image/Width {_SEAL.width}/Height {_SEAL.height}/ColorSpace/DeviceRGB"
    bodies: dict[int, str | bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R{box}/Contents 4 0 R{page}"
        f"/Resources<</XObject<</S 5 0 R/X 22 0 R>>{resources}>>>>",
        4: stream("", content.encode("latin-1")),
        5: stream(f"{pixels}/BitsPerComponent 8/Filter/DCTDecode{picture}", PICTURE),
        **dict(enumerate(objects, start=20)),
    }
    return _file(bodies)


def _file(bodies: dict[int, str | bytes]) -> bytes:
    out, places = io.BytesIO(), {}
    out.write(b"%PDF-1.7\n")
    for number, body in sorted(bodies.items()):
        places[number] = out.tell()
        held = body.encode("latin-1") if isinstance(body, str) else body
        out.write(f"{number} 0 obj\n".encode() + held + b"\nendobj\n")
    table, size = out.tell(), max(bodies) + 1
    out.write(f"xref\n0 {size}\n".encode())
    for number in range(size):
        free = number not in places
        out.write(f"{places.get(number, 0):010} {65535 * free:05} {'nf'[free]} \n".encode())
    out.write(f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode())
    return out.getvalue()
