"""Reads an OFD into the facts of a PDF of the same pages, with its electronic seals."""

from dataclasses import replace

from parsers.facts.file_facts import PagedFacts
from parsers.facts.filetype import FileType
from parsers.page_files.drawn_pages import DrawnPages
from parsers.page_files.ofd.open_ofd import OpenOfd
from parsers.page_files.pdf_file import read_pdf


def read_ofd(opened: OpenOfd) -> PagedFacts:
    """The pages as they are without the seals, and the seals by what they signed.

    Raises Unreadable as for a PDF.
    """
    drawn = DrawnPages(opened.bare, FileType.PDF)
    facts = read_pdf(opened.bare, drawn)
    return replace(facts, stamps=(*facts.stamps, *opened.stamps), signatures=opened.signatures)
