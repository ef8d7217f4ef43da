"""Opens zip archives: names in any charset, members by any method, within limits."""

import io
import lzma
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence

import inflate64

from parsers.facts.problem import Problem, Unreadable
from parsers.packed.budget import MOST_MEMBERS, MOST_RATIO, RATIO_FROM, Budget, check_ratio
from parsers.packed.cut_zip import open_cut_zip
from parsers.packed.member import Member, locked, rest_is_lost
from parsers.packed.volumes import VOLUME
from parsers.texts.charsets import decode, is_big5, is_utf8

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
# Windows packs so what is large; winzip's cipher stands in the place of a method.
_DEFLATE64, _XZ, _CIPHER = 9, 95, 99
# The number at first given to Zstandard is still written.
_ZSTANDARD = (93, 20)
_KNOWN = frozenset({0, 8, 12, 14, _DEFLATE64, _XZ, _CIPHER, *_ZSTANDARD})
_LOCAL_HEADER = struct.Struct("<26xHH")
_UNICODE_PATH = 0x7075
_BEHEADED = "its beginning did not arrive"
_END, _WHOLE = b"PK\x05\x06", (0, 0xFFFF)


_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, lzma.LZMAError, ValueError, zstd.ZstdError,
    struct.error,
)  # fmt: skip


def open_zip(data: bytes, budget: Budget) -> Iterator[Member]:
    """The files; of an archive whose list never arrived, those that stand before the cut.

    Raises Unreadable, or what zipfile raises for damage.
    """
    if is_zip_volume(data):
        raise Unreadable(Problem.UNSUPPORTED, VOLUME)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        yield from open_cut_zip(data, budget)
        return
    with archive:
        # One packer wrote all the names: a short Chinese one may happen to be UTF-8 as well.
        charset = _charset_of_names([_raw_name(info) for info in archive.infolist()])
        named = [(info, zip_name(info, charset)) for info in archive.infolist()]
        files = [(info, path) for info, path in named if not path.endswith("/")]
        beheaded = any(info.header_offset < 0 for info, _ in files)
        if beheaded:
            files = [(info, path) for info, path in files if info.header_offset >= 0]
        if len(files) > MOST_MEMBERS:
            raise Unreadable(Problem.REFUSED, f"the archive holds {len(files)} files")
        check_ratio(sum(info.file_size for info, _ in files), len(data))
        _refuse_unknown_method(info for info, _ in files)
        for info, path in files:
            check_ratio(info.file_size, info.compress_size)
            if info.flag_bits & ENCRYPTED_FLAG or info.compress_type == _CIPHER:
                yield locked(path)
            elif not _is_link(info):
                yield _member(archive, data, info, path, budget)
        if beheaded and not files:
            raise zipfile.BadZipFile(_BEHEADED)
        if beheaded:
            yield rest_is_lost(zipfile.BadZipFile(_BEHEADED))


def _refuse_unknown_method(files: Iterable[zipfile.ZipInfo]) -> None:
    """One program packed them all: with an unknown method the whole archive is refused."""
    methods = {info.compress_type for info in files}
    if methods and not methods & _KNOWN:
        raise Unreadable(Problem.UNSUPPORTED, f"a zip packed by method {min(methods)}")


def is_zip_volume(data: bytes) -> bool:
    """Tell whether the archive's end says that it began on another volume."""
    end = data.rfind(_END, max(0, len(data) - 65_600))
    if end < 0 or len(data) < end + 8:
        return False
    return struct.unpack_from("<H", data, end + 4)[0] not in _WHOLE


def _member(
    archive: zipfile.ZipFile, data: bytes, info: zipfile.ZipInfo, path: str, budget: Budget
) -> Member:
    """Reads one byte more than may be left: the sizes an archive states are the packer's word."""
    most = min(info.file_size, budget.bytes_left) + 1
    try:
        if info.compress_type == _DEFLATE64:
            content = _inflated64(data, info, most)
        elif info.compress_type in (*_ZSTANDARD, _XZ):
            content = _unpacked(data, info, most)
        else:
            with archive.open(info) as stream:
                content = stream.read(most)
    except _DAMAGE as error:
        return Member(path, problem=Problem.UNREADABLE, detail=f"damaged in the archive: {error}")
    except (NotImplementedError, RuntimeError) as error:
        return Member(path, problem=Problem.UNSUPPORTED, detail=str(error))
    budget.take(len(content))
    return Member(path, content)


def _packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    name, extra = _LOCAL_HEADER.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL_HEADER.size + name + extra
    return data[start : start + info.compress_size]


def _inflated64(data: bytes, info: zipfile.ZipInfo, most: int) -> bytes:
    """The library takes no bound, so that it is given little at a time."""
    packed = _packed(data, info)
    unpacker, content = inflate64.Inflater(), bytearray()
    for place in range(0, len(packed), 4096):
        content += unpacker.inflate(packed[place : place + 4096])
        if len(content) > max(RATIO_FROM, MOST_RATIO * len(packed)):
            raise Unreadable(Problem.REFUSED, "the archive unpacks to far more than it holds")
        if len(content) > most:
            break
    return _checked(bytes(content), info)


def _unpacked(data: bytes, info: zipfile.ZipInfo, most: int) -> bytes:
    """Unpacks Zstandard or xz; `most` bytes at most, whatever the archive says."""
    packed = _packed(data, info)
    is_xz = info.compress_type == _XZ
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ) if is_xz else zstd.ZstdDecompressor()
    return _checked(unpacker.decompress(packed, most), info)


def _checked(content: bytes, info: zipfile.ZipInfo) -> bytes:
    if zlib.crc32(content) != info.CRC:
        raise ValueError("the checksum is another")
    return content


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 28) == 0xA  # noqa: PLR2004 - S_IFLNK in the Unix mode


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """The name's bytes; without the UTF-8 flag zipfile shows them as cp437."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & UTF8_FLAG else "cp437", "replace")


def _charset_of_names(names: Sequence[bytes]) -> str:
    """Tells what names without the UTF-8 flag are written in: UTF-8, Big5, or else GBK."""
    if all(map(is_utf8, names)):
        return "utf-8"
    return "big5" if is_big5(b" ".join(names)) else "gbk"


def zip_name(info: zipfile.ZipInfo, charset: str) -> str:
    """The name with `/` between folders; `charset` is that of names without the UTF-8 flag."""
    raw = _raw_name(info)
    label = "utf-8" if info.flag_bits & UTF8_FLAG else charset
    # The second byte of a character in Big5 may be that of a backslash: decoding comes first.
    return (_unicode_path(info.extra, raw) or decode(raw, label)).replace("\\", "/")


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name as packers from Info-ZIP and WinRAR add it in UTF-8; "" where it is another's."""
    place = 0
    while place + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, place)
        field = extra[place + 4 : place + 4 + size]
        if kind == _UNICODE_PATH and len(field) > 5:  # noqa: PLR2004 - version and checksum
            known = field[1:5] == struct.pack("<I", zlib.crc32(raw)) and is_utf8(field[5:])
            return field[5:].decode("utf-8") if known else ""
        place += 4 + size
    return ""
