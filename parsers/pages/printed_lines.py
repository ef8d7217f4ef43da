"""Locates the printed lines of a PDF page from its text layer."""

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types

from parsers.pages.page import box_on
from parsers.pages.seal_places import Printed

# A dense page has some hundred pieces of text; of more the first tell.
MOST_PIECES = 600


def printed_lines(page: pdfium.PdfPage) -> tuple[Printed, ...]:
    """Pieces of text as the page sets them: a line, or the part of it in one font."""
    layer = page.get_textpage()
    try:
        # Pieces are counted for all the text, and can be asked for only after that.
        count = min(layer.count_rects(), MOST_PIECES)
        bounds = [layer.get_rect(index) for index in range(count)]
        return tuple(
            Printed(box_on(page, *bound), layer.get_text_bounded(*bound).strip())
            for bound in bounds
        )
    finally:
        layer.close()
