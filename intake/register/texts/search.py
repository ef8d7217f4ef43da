"""Finds applications by what their forms say, down to words of one or two characters.

SQLite's trigram index finds nothing shorter than three characters, and most Chinese words have two.
So a run of Chinese is indexed as its pairs of neighbours, and its last character alone: a word of two
is one entry, a longer one a row of neighbouring entries, a single character the beginning of entries.
"""

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from intake.register.connection import Database

MOST_INDEXED = 20_000
"""Characters of one application; the longest honest form has some 2,000."""

MOST_TERMS, MOST_QUERY = 8, 200

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
# Forms break lines inside words: 绿色\n产业 is one word to a reader.
_BROKEN = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")
_IS_HAN = re.compile(f"[{_HAN}]")


def write(db: Database, application_id: int) -> None:
    """Brings the index to what the register says of the application. Called inside the transaction
    that changed it.
    """
    row = db.execute(
        "SELECT number, applicant, case_title, fields, campaign, status, stage"
        " FROM applications WHERE id = ?",
        [application_id],
    ).fetchone()
    _erase(db, application_id)
    _enter(db, application_id, *row)


def write_all(db: Database) -> None:
    """Indexes every application anew: 100,000 take about a minute. Called inside a transaction."""
    for (application_id,) in db.execute("SELECT id FROM applications ORDER BY id").fetchall():
        write(db, application_id)


def _enter(  # noqa: PLR0917  an application's columns in their order
    db: Database,
    application_id: int,
    number: str,
    applicant: str,
    case_title: str,
    fields: str,
    *facets: str,
) -> None:
    texts = (number, applicant, case_title, *_flat(json.loads(fields)))
    words = " ".join(entries("\n".join(texts)[:MOST_INDEXED]))
    facet_words = " ".join(map(facet, ("campaign", "status", "stage"), facets))
    db.execute(
        "INSERT INTO application_words VALUES (?, ?, ?)",
        [application_id, zlib.compress(words.encode(), 1), facet_words],
    )
    db.execute(
        "INSERT INTO application_search (rowid, words, facets) VALUES (?, ?, ?)",
        [application_id, words, facet_words],
    )


def _erase(db: Database, application_id: int) -> None:
    """The index stores no texts of its own: to delete a row it must be given the exact old text."""
    row = db.execute(
        "SELECT words, facets FROM application_words WHERE application_id = ?", [application_id]
    ).fetchone()
    if row is None:
        return
    words, facets = zlib.decompress(row[0]).decode(), row[1]
    db.execute(
        "INSERT INTO application_search (application_search, rowid, words, facets)"
        " VALUES ('delete', ?, ?, ?)",
        [application_id, words, facets],
    )
    db.execute("DELETE FROM application_words WHERE application_id = ?", [application_id])


def _flat(fields: Mapping[str, str | Sequence[str]]) -> Iterator[str]:
    for value in fields.values():
        yield value if isinstance(value, str) else "\n".join(value)


def facet(kind: str, value: str) -> str:
    """A column's value as one entry of the index, so that filters are met inside it."""
    return f"{kind}{''.join(_RUN.findall(value.casefold()))}"


def entries(text: str) -> Iterator[str]:
    """Yield what a text is indexed by, in its order."""
    for run in _runs(text):
        yield from _pairs(run)


def _runs(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _RUN.findall(_BROKEN.sub("", folded))


def _pairs(run: str) -> Iterator[str]:
    if not _IS_HAN.match(run):
        yield run
        return
    yield from (run[place : place + 2] for place in range(len(run)))


def expression(query: str, facets: Iterable[str] = ()) -> str:
    """The query as the index reads it: every word must be there; "" where it holds none."""
    terms = [_phrase(term) for term in query[:MOST_QUERY].split()[:MOST_TERMS]]
    asked = " AND ".join(term for term in terms if term)
    if not asked:
        return ""
    filters = "".join(f' AND facets:"{one}"' for one in facets)
    return f"words:({asked}){filters}"


def _phrase(term: str) -> str:
    """A word as neighbouring entries. The last may go on, but for a pair of characters, which is
    whole; what follows a run of Chinese comes after the single character that ends it.
    """
    runs = _runs(term)
    if not runs:
        return ""
    *first, last = runs
    found = [entry for run in first for entry in _pairs(run)]
    ended = list(_pairs(last))
    if len(last) > 1 and _IS_HAN.match(last):
        return f'"{" ".join((*found, *ended[:-1]))}"'
    return f'"{" ".join((*found, *ended))}"*'
