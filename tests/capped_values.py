"""Bounds within which callers keep what a function takes: it is fed with no more than that."""

from collections.abc import Mapping
from dataclasses import dataclass

from made_values import CALL, PIECE

from parsers.docx.text.looks import LONGEST_VALUE
from parsers.mail.enclosures import MOST_FILES, MOST_FOLDERS
from parsers.mail.structure.filenames import LONGEST as LONGEST_FILE_NAME
from parsers.page_files.large_pages import MOST_LOOKS
from parsers.scans.seal_texts import MOST_READ
from parsers.seals.stamps import MOST_CLUSTERS
from parsers.texts.names.folding import LONGEST as LONGEST_NAME
from parsers.texts.names.noise import LONGEST as LONGEST_READ
from parsers.texts.naming.pattern import LONGEST_PATTERN
from parsers.texts.phrases.attachment_list import LONGEST_ROW, MOST_ITEMS
from validators.scan_checks import names as scanned


@dataclass(frozen=True)
class Cap:
    """At most so many characters, and so many texts where it is a row; `why` tells who bounds it."""

    characters: int
    why: str
    rows: int = 1

    def of(self, text: str, *, many: bool) -> str:
        return text[: self.rows * PIECE] if many and self.rows > 1 else text[: self.characters]


_NAME = Cap(LONGEST_NAME, "a name as `fold_name` or `_spaced` cut it")
_PIECE = Cap(scanned.LONGEST, "a piece of a scanned line: `scanned_names`", scanned.MOST_PIECES)
_BORNE = Cap(3 * scanned.LONGEST, "a borne name as `_names` cuts it")
_FOLDERS = Cap(
    LONGEST_FILE_NAME, "folders cut by `safe_name`, some at each of five depths", 5 * MOST_FOLDERS
)
_ITEMS = Cap(LONGEST_ROW, "rows of a list as `read_list` cut it", MOST_ITEMS)
_FILES = Cap(LONGEST_FILE_NAME, "file names cut by `safe_name`, of so many files", MOST_FILES)

_LOOK = Cap(8 * LONGEST_VALUE, "the words of `look_of`, each bounded by `_value`")

_STAMPS = Cap(
    40, "stamps of a page, MOST_CLUSTERS in each of MOST_LOOKS places", MOST_CLUSTERS * MOST_LOOKS
)
_READ_STAMPS = Cap(40, "stamps whose text is read: `seal_texts`", MOST_READ)

_READ_NAME = Cap(LONGEST_READ, "a value of a name as `readings` cut it")
_SEPARATORS = Cap(LONGEST_PATTERN, "the separators of the office's own pattern")

_ANSWERS = Cap(1_000_000, "answers of the office's form, one a field", len(CALL.form.fields))

CAPPED: Mapping[str, Mapping[str, Cap]] = {
    "parsers.page_files.large_pages._one_each": {"stamps": _STAMPS},
    "parsers.signatures.signed_stamps.without_pictures": {"stamps": _STAMPS},
    "parsers.texts.names.same_name._slip": {"short": _NAME, "full": _NAME},
    "parsers.texts.names.latin._slip": {"one": _NAME, "other": _NAME},
    "parsers.docx.text.looks.with_look": {"look": _LOOK},
    "parsers.mail.enclosures.Enclosures._take_each": {"path": _FOLDERS},
    "parsers.texts.phrases.attachment_list.missing": {"items": _ITEMS, "filenames": _FILES},
    "parsers.texts.naming.convention._shortened": {
        "value": _READ_NAME,
        "separators": _SEPARATORS,
    },
    "validators.rules.stamp_owner._of_another_on_the_form": {"stamps": _READ_STAMPS},
    "validators.scan_checks.line_pieces.pieces_of": {"typed": _ANSWERS},
    "validators.scan_checks.line_pieces._given": {"typed": _ANSWERS},
    "validators.scan_checks.names._likeness": {"name": _BORNE, "piece": _PIECE},
}
