"""Compares names on a scan, allowing for OCR errors, most of all beneath a stamp."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from parsers.texts.names.same_name import split_joint
from parsers.texts.normal_text import fold
from validators.model.named_application import Candidates, NamedApplication

_PIECES = re.compile(r"[\s:：\ufffd]+")
# A stamped name of 16 characters was read with 4 slips; names of two bodies of one trade share half.
SLIPPED = 0.7
# The next best must be as clearly another one, and bodies of the same name are not distinguished.
APART, SAME = 0.3, 0.05
# A title band has a dozen lines; a name stands in one of them.
MOST_PIECES, SHORTEST, LONGEST = 80, 4, 60


def scanned_names(text: str, applications: Sequence[NamedApplication]) -> Candidates:
    """Those whose applicant and title are read best; nobody where another is nearly as likely."""
    pieces = [
        piece
        for piece in map(fold, _PIECES.split(text)[:MOST_PIECES])
        if SHORTEST <= len(piece) <= LONGEST
    ]
    scores = [_score(pieces, application) for application in applications]
    best = max(scores, default=0.0)
    meant = frozenset(n for n, score in enumerate(scores) if score > best - SAME)
    others = [score for n, score in enumerate(scores) if n not in meant]
    return meant if best and max(others, default=0.0) <= best - APART else frozenset()


def _score(pieces: Sequence[str], application: NamedApplication) -> float:
    """Return how well each of its names is read somewhere, added up; what is read badly counts nothing."""
    names = [
        # Beyond that no piece is like it: a title of 20,000 characters need not be compared.
        fold(name)[: 3 * LONGEST]
        for name in (*split_joint(application.applicant), application.case_title)
        if name
    ]
    found = [max((_likeness(name, piece) for piece in pieces), default=0.0) for name in names]
    return sum(one for one in found if one >= SLIPPED)


def _likeness(name: str, piece: str) -> float:
    """A long title goes on in the next line, so its head will do."""
    whole = SequenceMatcher(None, name, piece, autojunk=False).ratio()
    head = name[: len(piece)] if len(piece) >= len(name) / 2 else name
    return max(whole, SequenceMatcher(None, head, piece, autojunk=False).ratio())
