"""Adds the materials that came on paper, as staff noted them."""

SCHEMA_PAPER = """
CREATE TABLE paper_arrivals (
    application_id INTEGER NOT NULL REFERENCES applications (id),
    material TEXT NOT NULL,
    arrived_on TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (application_id, material)
) WITHOUT ROWID;
"""
