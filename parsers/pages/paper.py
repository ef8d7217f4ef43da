"""Tells page sizes of real sheets, on which lengths in millimetres are true."""

from dataclasses import dataclass

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4
# Short and long side in mm: A4, letter, legal, foolscap, A3, tabloid, B4 of ISO, Japan and China (8开).
# Smaller sheets are not among them: pages of any size are reduced to such, or cut out of screens.
SHEETS = (
    (210.0, 297.0),
    (215.9, 279.4),
    (215.9, 355.6),
    (210.0, 330.0),
    (297.0, 420.0),
    (279.4, 431.8),
    (250.0, 353.0),
    (257.0, 364.0),
    (260.0, 370.0),
)
# Posters and plans: A2, A1, A0 and the sheets of B and of printers between them.
LARGE_SHEETS = (
    (420.0, 594.0),
    (594.0, 841.0),
    (841.0, 1189.0),
    (353.0, 500.0),
    (500.0, 707.0),
    (707.0, 1000.0),
    (1000.0, 1414.0),
    (431.8, 558.8),
    (558.8, 863.6),
    (863.6, 1117.6),
)
# A scanner's glass and a program that trims edges take a few mm; screens come that near by chance only.
LEAST_OF_SHEET, MOST_OF_SHEET = 0.965, 1.025


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points as the page is shown, rotation applied."""

    width: float
    height: float

    @property
    def is_sheet(self) -> bool:
        """Tell whether somebody may have held a sheet of this size.

        Anything else is a photograph laid into a PDF pixel by point, a window, a slip: what is on it
        may have any scale.
        """
        return _is_among(self, SHEETS)


def is_large_sheet(size: PageSize) -> bool:
    """Tell whether a page has the size of a poster's or a plan's sheet."""
    return _is_among(size, LARGE_SHEETS)


def _is_among(size: PageSize, sheets: tuple[tuple[float, float], ...]) -> bool:
    short, long = sorted(side / POINTS_PER_INCH * MM_PER_INCH for side in (size.width, size.height))
    return any(_near(short, a) and _near(long, b) for a, b in sheets)


def _near(length: float, sheet: float) -> bool:
    return LEAST_OF_SHEET * sheet <= length <= MOST_OF_SHEET * sheet
