"""Finds whom a recommending body has recommended."""

from intake.register.connection import Database
from parsers.texts.names.same_name import Likeness, compare_names


def nominated_by(
    db: Database, campaign: str, nominator: str, excluding: int | None
) -> tuple[str, ...]:
    """The applicants of other applications whose form names this nominator, if in a short form."""
    rows = db.execute(
        "SELECT DISTINCT applicant, json_extract(fields, '$.nominator') AS named FROM applications"
        " WHERE campaign = ? AND id IS NOT ? AND stage <> 'withdrawn' AND named <> ''"
        " ORDER BY applicant",
        [campaign, excluding],
    ).fetchall()
    parks = {named for _, named in rows}
    meant = {park for park in parks if compare_names(park, nominator) is not Likeness.DIFFERENT}
    return tuple(dict.fromkeys(applicant for applicant, named in rows if named in meant))
