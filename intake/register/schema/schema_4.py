"""Keys of the applications' long answers, by which nearly the same text is found again; the title's too."""

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
