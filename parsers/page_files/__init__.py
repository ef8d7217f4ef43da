"""Reads PDFs and pictures: pages, their text, tables, stamps and signatures."""
