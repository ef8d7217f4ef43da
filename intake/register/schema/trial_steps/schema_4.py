"""Adds keys of long answers and titles, by which near duplicates are found."""

SCHEMA_4 = """
CREATE TABLE text_bands (
    band INTEGER NOT NULL,
    application_id INTEGER NOT NULL REFERENCES applications (id),
    field TEXT NOT NULL,
    PRIMARY KEY (band, application_id, field)
) WITHOUT ROWID;
CREATE INDEX text_bands_by_application ON text_bands (application_id);
CREATE INDEX applications_by_title ON applications (campaign, title_key);
"""
