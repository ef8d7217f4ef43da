"""Names the rectangles that readers speak of, each with its unit and origin."""

PageBox = tuple[float, float, float, float]
"""x, y, width, height in fractions (0–1) of the page as shown; the origin is at the top left."""

PixelBox = tuple[int, int, int, int]
"""x, y, width, height in whole pixels of a picture; the origin is at the top left."""

PixelSpan = tuple[int, int, int, int]
"""left, top, and what lies just beyond right and bottom, in whole pixels of a picture."""

InkBox = tuple[float, float, float, float]
"""x, y, width, height in pixels of the picture that was searched, as measured: not whole numbers."""

PdfBox = tuple[float, float, float, float]
"""left, bottom, right, top in points of the unrotated page; the origin is at the bottom left."""

PrintBox = tuple[float, float, float, float]
"""left, top, right, bottom in points as pdfplumber counts them: the origin is at the top left."""
