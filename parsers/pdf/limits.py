"""Refuses a PDF whose streams unpack to too much, before a renderer sees them."""

import re
import zlib

from parsers.facts.problem import Problem, Unreadable

# An A4 page at 600 dpi in colour, uncompressed, is 104 MB: nothing honest is larger.
MOST_UNPACKED = 300_000_000
# Deflate packs at most 1,032 : 1, so that a shorter stream cannot unpack to the limit.
LEAST_PACKED = MOST_UNPACKED // 1032
CHUNK = 4_000_000
# How far before its stream a dictionary's filters stand. Nothing honest packs what is packed: twice
# over, ten kilobytes become two gigabytes.
DICTIONARY = 400
PACKING = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
STREAM = re.compile(rb"stream\r?\n")
# Each candidate costs up to half a second; honest files have few that are long and packed so well.
MOST_CANDIDATES = 400


def refuse_bombs(data: bytes) -> None:
    """Raise Unreadable(REFUSED). Encrypted streams look like noise and pass; the worker's memory limit is
    behind this.
    """
    candidates = 0
    for start in STREAM.finditer(data):
        begin = start.end()
        if _is_packed_again(data[max(0, begin - DICTIONARY) : begin].rpartition(b" obj")[2]):
            raise Unreadable(Problem.REFUSED, "a stream in the PDF is packed several times over")
        # Two bytes tell a deflated stream; JPEG and JBIG2 scans are skipped without a look.
        if len(data) - begin < LEAST_PACKED or data[begin : begin + 1] not in {
            b"x",
            b"h",
            b"X",
            b"H",
        }:
            continue
        candidates += 1
        if candidates > MOST_CANDIDATES or _unpacks_to_more(data, begin):
            raise Unreadable(Problem.REFUSED, "a stream in the PDF unpacks to more than 300 MB")


def _is_packed_again(dictionary: bytes) -> bool:
    """Tell whether the stream is deflated twice; armour (ASCII85) and JPEG within do not count."""
    return len(PACKING.findall(dictionary)) > 1


def _unpacks_to_more(data: bytes, begin: int) -> bool:
    packed = memoryview(data)
    unpack, total, position = zlib.decompressobj(), 0, begin
    pending: bytes | memoryview = b""
    try:
        while total <= MOST_UNPACKED and not unpack.eof:
            if not pending:
                pending = packed[position : position + 65536]
                position += len(pending)
            if not pending:
                return False
            total += len(unpack.decompress(pending, CHUNK))
            pending = unpack.unconsumed_tail
    except zlib.error:
        # Not deflate after all, or broken: it unpacks no further for the renderer either.
        return False
    return total > MOST_UNPACKED
