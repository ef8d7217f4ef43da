"""Which pictures stand beside a finding in the report: what was seen on the file it is about."""

from dataclasses import dataclass, field

from sqlite_utils import Database

from intake.evidence import EvidenceStore
from intake.register import documents
from notifier.report import ReportFinding

# Findings that rest on something seen on a page.
SEEN = frozenset({"material-unstamped", "stamp-uncertain", "stamp-mismatch", "signature-invalid"})
# A finding is judged by the first of a document's pictures; a mail of 2 MB passes every provider,
# and after a rush of hundreds of letters the console shows the rest.
A_FINDING, A_REPORT = 2, 80


@dataclass(slots=True)
class ReportPictures:
    """The `Pictures` of one report, as many as a mail may carry."""

    db: Database
    store: EvidenceStore
    _left: int = field(default=A_REPORT)

    def __call__(self, application_id: int, finding: ReportFinding) -> tuple[bytes, ...]:
        if finding.code not in SEEN or not self._left:
            return ()
        paths = [
            path
            for row in documents.of_application(self.db, application_id)
            if finding.where in row.materials
            for path in self.store.of(row.sha256)
        ][: min(A_FINDING, self._left)]
        self._left -= len(paths)
        return tuple(path.read_bytes() for path in paths)
