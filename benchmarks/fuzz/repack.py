"""Damage inside a zip: a member unpacked, altered and packed again, so that its reader meets it."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable

_NO_ZIP = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError,
)  # fmt: skip


def repacked(data: bytes, alter: Callable[[bytes], bytes], most: int, seed: int) -> bytes:
    """The zip with one member altered; now and then, and where it is none, altered as plain bytes."""
    chance = random.Random(seed)
    if chance.random() < 0.1:
        return alter(data)[:most]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = {info.filename: packed.read(info) for info in packed.infolist()}
    except _NO_ZIP:
        return alter(data)[:most]
    if not members:
        return alter(data)[:most]
    name = chance.choice(sorted(members))
    members[name] = alter(members[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for key, content in members.items():
            packed.writestr(key, content)
    return out.getvalue() if len(out.getvalue()) <= most else data
