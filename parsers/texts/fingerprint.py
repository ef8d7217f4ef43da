"""Measures the overlap of long texts, and computes keys that find similar texts without reading them.

A text is the set of its runs of three words (a Chinese character is a word, so is a figure and a
run of letters). The overlap of two texts is the share of common runs. `bands` are keys made by
MinHash: two texts of overlap 0.5 share a key in 93 cases of 100, of overlap 0.6 in 99, two texts
about the same matter (0.05) in one of 400.
"""

import hashlib
import re
import unicodedata

import numpy as np

_WORD = re.compile(r"\d+(?:\.\d+)?|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")
RUN = 3
BANDS = 20
ROWS = 3
# A shorter text says too little: two short answers may well be the same by chance.
LEAST_WORDS = 50
# No answer is longer by far; the bound keeps the work flat.
MOST_WORDS = 4000
_VERSION = b"1"

Runs = frozenset[tuple[str, ...]]


def word_runs(text: str) -> Runs:
    """The text's runs of three words; empty for a text too short to tell."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text[: 4 * MOST_WORDS]).casefold())
    words = words[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return frozenset()
    return frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def overlap(one: Runs, other: Runs) -> float:
    """Share of common runs, 0–1; 0 where either text is too short."""
    return len(one & other) / len(one | other) if one and other else 0.0


def bands(runs: Runs) -> tuple[int, ...]:
    """One key a band, stable over runs of the program; () for a text too short."""
    if not runs:
        return ()
    hashes = np.array([_hash("\0".join(run).encode()) for run in runs], dtype=np.uint64)
    mixed = hashes[:, None] * _FACTORS[None, :] + _OFFSETS[None, :]
    least = (mixed >> np.uint64(32)).min(axis=0).reshape(BANDS, ROWS)
    return tuple(
        # SQLite's integers have 63 bits and a sign.
        _hash(_VERSION + bytes([band]) + row.tobytes()) >> 1
        for band, row in enumerate(least)
    )


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


_FACTORS = np.array([_hash(b"a%d" % n) | 1 for n in range(BANDS * ROWS)], dtype=np.uint64)
_OFFSETS = np.array([_hash(b"b%d" % n) for n in range(BANDS * ROWS)], dtype=np.uint64)
