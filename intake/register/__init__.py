"""The register: everything known about letters and applications, in SQLite. The only SQL there is."""
