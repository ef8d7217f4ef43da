"""Other formats inside a Word document or under its name: web pages, plain XML, RTF."""
