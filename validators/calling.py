"""What an application is called where no form tells: by its subject and file names."""

from collections.abc import Iterator

from parsers.texts.naming import read_names
from validators.dossier import Dossier


def called(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Applicant and case title, every way they may be meant, the likeliest first.

    A form's word is final. Without one (a pledge sent after the rest, all of it sent as a link)
    the convention of subject and file names tells as much.
    """
    if dossier.form is not None:
        yield dossier.applicant, dossier.case_title
        return
    pattern = dossier.campaign.naming.pattern
    for submission in dossier.submissions:
        names = (submission.letter.subject, *(one.filename for one in submission.documents))
        for text in names:
            for name in read_names(text, pattern):
                yield name.applicant, name.case_title
