"""Which sizes of pages are those of real sheets, so that lengths on them are true."""

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
# A scanner's glass and a program that trims edges take a few mm; screens come that near by chance only.
LEAST_OF_SHEET, MOST_OF_SHEET = 0.965, 1.025


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points as the page is shown, rotation applied."""

    width: float
    height: float

    @property
    def is_sheet(self) -> bool:
        """Whether somebody may have held a sheet of this size.

        Anything else is a photograph laid into a PDF pixel by point, a window, a slip: what is on it
        may have any scale.
        """
        short, long = sorted(
            side / POINTS_PER_INCH * MM_PER_INCH for side in (self.width, self.height)
        )
        return any(_near(short, a) and _near(long, b) for a, b in SHEETS)


def _near(length: float, sheet: float) -> bool:
    return LEAST_OF_SHEET * sheet <= length <= MOST_OF_SHEET * sheet
