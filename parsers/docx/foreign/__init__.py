"""Reads other formats inside a Word document or under its name: HTML, flat XML, RTF."""
