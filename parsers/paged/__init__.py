"""PDFs and pictures: pages one can look at, their text, tables and digital signatures."""
