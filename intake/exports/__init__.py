"""The register and its papers for people: a workbook, a folder an application, a score sheet."""
