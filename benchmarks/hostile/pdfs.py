"""PDFs that are locked, cut, enormous, endless or something else under a PDF's name."""

import io
import zipfile
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter
from raw_pdf import one_page, page, pdf, stream
from reportlab.pdfgen.canvas import Canvas

LINE = "application form of a park, line %d"


def text_pages(count: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(count):
        for line in range(30):
            canvas.drawString(72, 780 - 24 * line, LINE % line + f" page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(text_pages(2))))
    writer.encrypt(user, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scans(count: int, side: tuple[int, int] = (1654, 2339)) -> bytes:
    """Pages of one picture each, 200 dpi."""
    import numpy as np
    from PIL import Image

    noise = np.random.default_rng(1).integers(200, 255, (side[1], side[0]), np.uint8)
    jpeg = io.BytesIO()
    Image.fromarray(noise).save(jpeg, "JPEG", quality=40)
    objects = {3: stream(b"", b""), 4: stream(b"q 595 0 0 842 0 0 cm /I Do Q")}
    objects[5] = stream(
        jpeg.getvalue(),
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/DCTDecode" % side,
        packed=False,
    )
    kids = range(6, 6 + count)
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        count, b" ".join(b"%d 0 R" % kid for kid in kids),
    )  # fmt: skip
    for kid in kids:
        objects[kid] = page(resources=b"/XObject<</I 5 0 R>>")
    return pdf(objects)


def picture(
    width: int, height: int, entries: bytes, content: bytes, *, packed: bool = True
) -> bytes:
    image = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % (width, height) + entries
    body = stream(content, image, packed=packed)
    return one_page(b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject<</I 5 0 R>>", o5=body)


def sized(width: float, height: float, entries: bytes = b"") -> bytes:
    box = b"/MediaBox[0 0 %g %g]/Contents 4 0 R" % (width, height)
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return pdf({3: page(box + entries, font), 4: stream(b"BT /F 12 Tf 10 10 Td (text) Tj ET")})


def nested_forms(depth: int, times: int) -> bytes:
    """Each form draws the next several times: times ** depth drawings."""
    objects = {3: page(resources=b"/XObject<</X 5 0 R>>"), 4: stream(b"/X Do")}
    for level in range(depth):
        inner = b"/X Do " * times if level + 1 < depth else b"0 0 9 9 re f"
        objects[5 + level] = stream(
            inner,
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
            b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level),
        )
    return pdf(objects)


def nested_groups(depth: int) -> bytes:
    """Transparent groups within each other: a page-sized picture for each."""
    objects = {3: page(resources=b"/XObject<</X 5 0 R>>"), 4: stream(b"/X Do")}
    for level in range(depth):
        objects[5 + level] = stream(
            b"/G gs /X Do 0 0 99 99 re f",
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/I true>>"
            b"/Resources<</ExtGState<</G<</ca .5/BM/Multiply>>>>/XObject<</X %d 0 R>>>>"
            % (6 + level),
        )
    return pdf(objects)


def tiny_tiles() -> bytes:
    tile = stream(
        b"0 0 .01 .01 re f",
        b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .02 .02]/XStep .02/YStep .02/Resources<<>>",
    )
    return one_page(b"/Pattern cs /P scn 0 0 595 842 re f", b"/Pattern<</P 5 0 R>>", o5=tile)


def calculating(operations: int) -> bytes:
    """A shading whose colour is calculated point by point by a long program."""
    program = b"{ " + b"dup mul sqrt " * operations + b" dup 3 1 roll dup }"
    function = stream(program, b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]")
    shading = b"<</ShadingType 1/ColorSpace/DeviceRGB/Matrix[595 0 0 842 0 0]/Function 6 0 R>>"
    return one_page(b"/S sh " * 50, b"/Shading<</S 5 0 R>>", o5=shading, o6=function)


def calling_itself() -> bytes:
    glyph = stream(b"1000 0 d0 BT /F 1 Tf (aaaaaaaa) Tj ET", b"")
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
        b"/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]"
        b"/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return one_page(b"BT /F 99 Tf (aaaaaaaaaaaa) Tj ET", b"/Font<</F 5 0 R>>", o5=font, o6=glyph)


def many_operations(count: int) -> bytes:
    return one_page(b"0 0 m 595 842 l 10 20 30 40 50 60 c S\n" * count)


def ruled(count: int) -> bytes:
    lines = b"".join(b"%d %d m %d %d l S\n" % (i % 595, 0, i % 595, 842) for i in range(count))
    text = b"BT /F 9 Tf 9 9 Td (words in a table of a great many lines) Tj ET\n"
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return one_page(lines + text, font)


def much_text(count: int) -> bytes:
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    line = b"BT /F 4 Tf 9 %d Td (" + b"words and words " * 20 + b") Tj ET\n"
    return one_page(b"".join(line % (i % 840) for i in range(count)), font)


def object_stream(size: int) -> bytes:
    """A compressed stream of objects that unpacks to `size` bytes."""
    body = b"9 0 " + b"(" + bytes(size) + b")"
    return pdf({4: stream(b""), 5: stream(body, b"/Type/ObjStm/N 1/First 4")})


def twice_packed(size: int) -> bytes:
    """Small outside, its first unpacking small too."""
    import zlib

    inner = zlib.compress(bytes(size), 9)
    body = zlib.compress(inner, 9)
    entries = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(body)
    return pdf({4: entries + body + b"\nendstream"})


def many_large(count: int, size: int) -> bytes:
    """Each page below the limit, all of them together far above."""
    content = stream(b" " * size)
    kids = range(6, 6 + count)
    objects = {
        3: b"null",
        4: content,
        2: b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (count, b" ".join(b"%d 0 R" % kid for kid in kids)),
    } | {kid: page() for kid in kids}
    return pdf(objects)


def circular_pages() -> bytes:
    return pdf({2: b"<</Type/Pages/Kids[5 0 R]/Count 9>>", 4: stream(b""),
                5: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 5 0 R 3 0 R]/Count 9>>"})  # fmt: skip


def claims_a_million_pages() -> bytes:
    return pdf({2: b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>", 4: stream(b"")})


def deep_tree(depth: int) -> bytes:
    objects = {3: page(), 4: stream(b""), 2: b"<</Type/Pages/Count 1/Kids[5 0 R]>>"}
    for level in range(depth):
        kid = 6 + level if level + 1 < depth else 3
        objects[5 + level] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % kid
    return pdf(objects)


def deep_array(depth: int) -> bytes:
    return pdf(
        {4: stream(b""), 5: b"[" * depth + b"]" * depth, 3: page(b"/Contents 4 0 R/Annots 5 0 R")}
    )


def many_notes(count: int) -> bytes:
    note = b"<</Type/Annot/Subtype/FreeText/Rect[9 9 99 99]/Contents(note)/DA(/Helv 9 Tf)>>"
    return pdf(
        {
            3: page(b"/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[%s]" % (note * count)),
            4: stream(b""),
        }
    )


def many_fields(count: int) -> bytes:
    fields = {n: b"<</FT/Tx/T(f%d)/V(v)/Kids[%d 0 R]>>" % (n, n + 1) for n in range(10, 10 + count)}
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R]>>>>"
    return pdf({1: catalog, 4: stream(b""), **fields})


def circular_revisions() -> bytes:
    data = text_pages(1)
    start = data.rindex(b"startxref")
    place = int(data[start:].split()[1])
    return data[: data.rindex(b"trailer")] + (
        b"trailer <</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (place, place)
    )


def many_signatures(count: int) -> bytes:
    """Fields whose signatures are rubbish of some size."""
    value = b"<</Type/Sig/Filter/A/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 99 9]/Contents<%s>>>"
    fields = {
        n: b"<</FT/Sig/T(s%d)/V %s>>" % (n, value % (b"30820fff" * 2000))
        for n in range(10, 10 + count)
    }
    listed = b" ".join(b"%d 0 R" % n for n in fields)
    catalog = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % listed
    return pdf({1: catalog, 4: stream(b""), **fields})


def dynamic_xfa() -> bytes:
    """A form only Adobe's own viewer shows: its page says just that."""
    xfa = b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template/></xdp:xdp>"
    catalog = b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]/XFA 5 0 R>>>>"
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    text = (
        b"BT /F 12 Tf 72 700 Td (Please wait... If this message is not eventually replaced) Tj ET"
    )
    return pdf({1: catalog, 3: page(resources=font), 4: stream(text), 5: stream(xfa)})


def with_attachment(*, portfolio: bool) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(text_pages(1))))
    writer.add_attachment("form.pdf", text_pages(2))
    if portfolio:
        from pypdf.generic import DictionaryObject, NameObject

        writer.root_object[NameObject("/Collection")] = DictionaryObject()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<xml/>")
    return out.getvalue()


PDFS: dict[str, Callable[[], bytes]] = {
    "user's password.pdf": lambda: locked("secret"),
    "owner's password.pdf": lambda: locked(""),
    "cut in half.pdf": lambda: text_pages(30)[: len(text_pages(30)) // 2],
    "first kilobyte.pdf": lambda: text_pages(30)[:1000],
    "500 pages of text.pdf": lambda: text_pages(500),
    "500 scanned pages.pdf": lambda: scans(500),
    "4,999 scanned pages.pdf": lambda: scans(4999),
    "6,000 scanned pages.pdf": lambda: scans(6000),
    "page of 14,400 pt.pdf": lambda: sized(14_400, 14_400),
    "page of 1 pt.pdf": lambda: sized(1, 1),
    "page of nothing.pdf": lambda: sized(0, 0),
    "page of 1e30 pt.pdf": lambda: sized(1e30, 1e30),
    "page upside down.pdf": lambda: sized(-595, -842),
    "user unit.pdf": lambda: sized(595, 842, b"/UserUnit 75"),
    "turned by 45.pdf": lambda: sized(595, 842, b"/Rotate 45"),
    "turned by -450.pdf": lambda: sized(595, 842, b"/Rotate -450"),
    "turned by 1e20.pdf": lambda: sized(595, 842, b"/Rotate 100000000000000000000"),
    "circular pages.pdf": circular_pages,
    "claims a million pages.pdf": claims_a_million_pages,
    "tree of 5,000 levels.pdf": lambda: deep_tree(5000),
    "array of 100,000 levels.pdf": lambda: deep_array(100_000),
    "forms within forms, 2^28.pdf": lambda: nested_forms(28, 2),
    "forms within forms, 10^9.pdf": lambda: nested_forms(9, 10),
    "groups within groups.pdf": lambda: nested_groups(400),
    "tiny tiles.pdf": tiny_tiles,
    "calculated shading.pdf": lambda: calculating(10_000),
    "font that calls itself.pdf": calling_itself,
    "6 million strokes.pdf": lambda: many_operations(2_000_000),
    "200,000 rules.pdf": lambda: ruled(200_000),
    "10 million characters.pdf": lambda: much_text(31_000),
    "objects of 290 MB.pdf": lambda: object_stream(290_000_000),
    "objects of 2 GB.pdf": lambda: object_stream(2_000_000_000),
    "packed twice, 2 GB.pdf": lambda: twice_packed(2_000_000_000),
    "40 pages of 250 MB.pdf": lambda: many_large(40, 250_000_000),
    "100,000 notes.pdf": lambda: many_notes(100_000),
    "chain of 20,000 fields.pdf": lambda: many_fields(20_000),
    "circular revisions.pdf": circular_revisions,
    "1,000 rubbish signatures.pdf": lambda: many_signatures(1000),
    "picture, 20,000 x 20,000.pdf": lambda: picture(
        20_000, 20_000, b"/ColorSpace/DeviceGray/BitsPerComponent 1", bytes(50_000_000)
    ),
    "picture, 20,000 x 20,000 in colour.pdf": lambda: picture(
        20_000, 20_000, b"/ColorSpace/DeviceRGB/BitsPerComponent 8", bytes(1_200_000_000)
    ),
    "picture that claims 60,000 x 60,000.pdf": lambda: picture(
        60_000, 60_000, b"/ColorSpace/DeviceRGB/BitsPerComponent 8", bytes(9)
    ),
    "fax, 60,000 x 60,000.pdf": lambda: picture(
        60_000, 60_000,
        b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
        b"/DecodeParms<</K -1/Columns 60000/Rows 60000>>", b"\0" * 99, packed=False,
    ),
    "JBIG2 rubbish.pdf": lambda: picture(
        30_000, 30_000, b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode",
        b"\0\0\0\0\x30\0\1\0\0\0\x13\0\0\xff\xff\0\0\xff\xff" + b"\0" * 40, packed=False,
    ),
    "XFA.pdf": dynamic_xfa,
    "with an attachment.pdf": lambda: with_attachment(portfolio=False),
    "portfolio.pdf": lambda: with_attachment(portfolio=True),
    "web page.pdf": lambda: b"<!DOCTYPE html><html><body><p>log in</p></body></html>",
    "zip.pdf": lambda: zipped("readme.txt"),
    "OFD.pdf": lambda: zipped("OFD.xml"),
    "text.pdf": lambda: "申报表".encode("gb18030"),
    "zeros.pdf": lambda: bytes(5_000_000),
}  # fmt: skip
