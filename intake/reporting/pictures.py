"""Chooses the pictures beside a finding in the report: what was seen on its file."""

from dataclasses import dataclass, field

from intake.register.applications import documents
from intake.register.connection import Database
from intake.storage.evidence import EvidenceStore
from notifier.reports.report import ReportFinding

# Findings that rest on something seen on a page, and which of a document's pictures is about it.
SEEN = {
    "material-unstamped": "none",
    "stamp-uncertain": "uncertain",
    "stamp-mismatch": "found",
    "signature-invalid": "found",
}
# A finding is judged by the first of a document's pictures; a mail of 2 MB passes every provider,
# and after a rush of hundreds of letters the console shows the rest.
A_FINDING, MOST_BYTES = 2, 2_000_000


@dataclass(slots=True)
class ReportPictures:
    """The `Pictures` of one report, as many as a mail may carry."""

    db: Database
    store: EvidenceStore
    _bytes_left: int = field(default=MOST_BYTES)

    def __call__(self, application_id: int, finding: ReportFinding) -> tuple[bytes, ...]:
        if finding.code not in SEEN or not self._bytes_left:
            return ()
        paths = [
            path
            # The newest first: it is the one that counts.
            for row in reversed(documents.of_application(self.db, application_id))
            if finding.where in row.materials
            for path in self.store.of(row.sha256)
        ]
        # Where form and pledge are one file, the other's seal says nothing of this finding.
        paths.sort(key=lambda path: SEEN[finding.code] not in path.stem)
        kept = tuple(path.read_bytes() for path in paths[:A_FINDING])
        if sum(map(len, kept)) > self._bytes_left:
            # Full: the thousands that a rush may leave are not looked for any more.
            self._bytes_left = 0
            return ()
        self._bytes_left -= sum(map(len, kept))
        return kept
