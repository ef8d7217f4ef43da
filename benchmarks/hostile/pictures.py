"""Pictures that are enormous, endless, cut, or of odd makes."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def png(width: int, height: int, *, depth: int, colour: int, rows: int | None = None) -> bytes:
    """Of one colour, made without holding it."""
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    packer = zlib.compressobj(1)
    row = bytes(1 + (width * bits + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(height if rows is None else rows))
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", packed + packer.flush()), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_text_bomb() -> bytes:
    plain = png(10, 10, depth=8, colour=2)
    bomb = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(500_000_000), 9))
    return plain[:33] + bomb + plain[33:]


def frames(count: int, side: int, kind: str, mode: str = "L") -> bytes:
    pages = [Image.new(mode, (side, side), 200 + number % 50) for number in range(min(count, 50))]
    rest = (pages[number % len(pages)] for number in range(1, count))
    return saved(pages[0], kind, save_all=True, append_images=rest)


def circular_tiff() -> bytes:
    """A page whose next page is itself."""
    data = bytearray(saved(Image.new("L", (50, 50), 200), "TIFF"))
    first = int.from_bytes(data[4:8], "little")
    entries = int.from_bytes(data[first : first + 2], "little")
    data[first + 2 + 12 * entries : first + 6 + 12 * entries] = struct.pack("<I", first)
    return bytes(data)


def claiming(width: int, height: int) -> bytes:
    """A JPEG of a few bytes that claims any size."""
    data = saved(Image.new("RGB", (16, 16), "white"), "JPEG")
    place = data.index(b"\xff\xc0")
    return data[: place + 5] + struct.pack(">HH", height, width) + data[place + 9 :]


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(Image.new("RGB", (1200, 900), "white"), "JPEG", exif=exif)


def plain(mode: str, side: int = 1000) -> Image.Image:
    return Image.new(mode, (side, side))


PICTURES: dict[str, Callable[[], bytes]] = {
    "20,000 x 20,000, two colours.png": lambda: png(20_000, 20_000, depth=1, colour=0),
    "20,000 x 20,000, in colour.png": lambda: png(20_000, 20_000, depth=8, colour=2),
    "12,000 x 12,000, in colour.png": lambda: png(12_000, 12_000, depth=8, colour=2),
    "12,000 x 12,000, 16 bit, alpha.png": lambda: png(12_000, 12_000, depth=16, colour=6),
    "claims more than it holds.png": lambda: png(12_000, 12_000, depth=8, colour=2, rows=3),
    "text bomb.png": with_text_bomb,
    "claims 20,000 x 20,000.jpg": lambda: claiming(20_000, 20_000),
    "claims 65,000 x 65,000.jpg": lambda: claiming(65_000, 65_000),
    "claims 12,000 x 12,000.jpg": lambda: claiming(12_000, 12_000),
    "12,000 x 12,000.jpg": lambda: saved(plain("RGB", 12_000), "JPEG"),
    "12,000 x 12,000, progressive.jpg": lambda: saved(
        plain("RGB", 12_000), "JPEG", progressive=True
    ),
    "12,000 x 12,000, CMYK.jpg": lambda: saved(plain("CMYK", 12_000), "JPEG"),
    "cut.jpg": lambda: saved(plain("RGB"), "JPEG")[:3000],
    "turned by EXIF.jpg": turned,
    "5,000 small frames.tif": lambda: frames(5000, 20, "TIFF"),
    "60 frames of 8,000 x 8,000.tif": lambda: frames(60, 8000, "TIFF", "1"),
    "12,000 x 12,000, packed.tif": lambda: saved(
        plain("RGB", 12_000), "TIFF", compression="tiff_adobe_deflate"
    ),
    "12,000 x 12,000, fax.tif": lambda: saved(plain("1", 12_000), "TIFF", compression="group4"),
    "circular.tif": circular_tiff,
    "1,000 frames.gif": lambda: frames(1000, 300, "GIF", "P"),
    "200 frames.webp": lambda: frames(200, 300, "WEBP", "RGB"),
    "16,383 x 16,383.webp": lambda: saved(plain("RGB", 12_000), "WEBP", lossless=True, method=0),
    "16 bit grey.png": lambda: saved(plain("I;16"), "PNG"),
    "grey and alpha.png": lambda: saved(plain("LA"), "PNG"),
    "palette.png": lambda: saved(plain("P"), "PNG", transparency=0),
    "32 bit.tif": lambda: saved(plain("F"), "TIFF"),
    "LAB.tif": lambda: saved(plain("LAB"), "TIFF"),
    "1 x 60,000.png": lambda: png(1, 60_000, depth=8, colour=0),
    "1 pixel.png": lambda: png(1, 1, depth=8, colour=0),
    "no pixel.png": lambda: png(0, 0, depth=8, colour=0),
    "HEIC.heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(900),
    "HEIC named so.jpg": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(900),
    "AVIF.jpg": lambda: saved(plain("RGB"), "AVIF"),
    "JPEG 2000.jp2": lambda: saved(plain("RGB"), "JPEG2000"),
    "JPEG 2000 named so.jpg": lambda: saved(plain("RGB"), "JPEG2000"),
}
