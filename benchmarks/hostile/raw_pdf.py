"""Writes PDFs object by object, so that they may be as wrong as one likes."""

import zlib
from collections.abc import Mapping

Objects = Mapping[int, bytes]
"""Object number → what stands between `obj` and `endobj`."""

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def stream(content: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
    if packed:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def page(
    entries: bytes = b"/MediaBox[0 0 595 842]/Contents 4 0 R", resources: bytes = b""
) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/Resources<<%s>>%s>>" % (resources, entries)


def pdf(objects: Objects) -> bytes:
    """With a catalog (1) and a tree of one page (2, 3) where these are not given."""
    objects = {1: CATALOG, 2: PAGES, 3: page()} | dict(objects)
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        known = number in places
        out += b"%010d %05d %s \n" % (
            places.get(number, 0),
            0 if known else 65535,
            b"nf"[not known :][:1],
        )
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def one_page(content: bytes, resources: bytes = b"", **more: bytes) -> bytes:
    """`more`: further objects, named `o5`, `o6` and so on."""
    objects = {int(name[1:]): body for name, body in more.items()}
    return pdf({3: page(resources=resources), 4: stream(content), **objects})
