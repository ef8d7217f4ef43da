"""The MIME tree: broken trees repaired, large bodies set apart, parts and file names."""
