"""The form as its PDF, in the same table layout; a letterhead above it if wanted."""

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from sample_mail.make.pdf_pages import HEI, Decoration, style
from sample_mail.make.people import Applicant
from sample_mail.make.word_form import TITLES, WIDE

STAMP_AT = (132.0, 68.0)
RED = Color(0.82, 0.06, 0.1)


def form_story(who: Applicant) -> list[Flowable]:
    """Title and table, for one page or, with long answers, two."""
    head = [Paragraph("附件1", style(11, HEI)), Spacer(1, 2 * mm)]
    titles = [Paragraph(title, style(17, HEI, centred=True)) for title in TITLES]
    return [*head, *titles, Spacer(1, 5 * mm), _table(who)]


def _table(who: Applicant) -> Table:
    rows = [_cells(who, row) for row in WIDE]
    wide = [("SPAN", (1, at), (3, at)) for at, row in enumerate(WIDE) if len(row) == 2]
    heights = [11 * mm, 17 * mm, 10 * mm, 10 * mm, 10 * mm, *[None] * 5]
    looks = [
        ("GRID", (0, 0), (-1, -1), 0.7, black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    return Table(rows, [28 * mm, 46 * mm, 26 * mm, 58 * mm], heights, style=[*looks, *wide])


def _cells(who: Applicant, row: tuple[str, ...]) -> list[object]:
    cells: list[object] = []
    for label, key in zip(row[::2], row[1::2], strict=True):
        cells.append(Paragraph(label.replace("\n", "<br/>"), style(10.5, centred=True)))
        cells.append(Paragraph(who.fields[key].replace("\n", "<br/>"), style()))
    return cells if len(cells) == 4 else [*cells, "", ""]


def letterhead(who: Applicant) -> Decoration:
    """Red name, red double rule and a round red emblem: all red, none of it a seal."""

    def draw(canvas: Canvas) -> None:
        top = A4[1]
        canvas.saveState()
        canvas.setFillColor(RED)
        canvas.setStrokeColor(RED)
        canvas.setFont(HEI, 15)
        canvas.drawCentredString(A4[0] / 2 + 6 * mm, top - 13 * mm, who.applicant)
        canvas.circle(32 * mm, top - 11.5 * mm, 6 * mm, fill=1, stroke=0)
        canvas.setFillColor(Color(1, 1, 1))
        canvas.setFont(HEI, 15)
        canvas.drawCentredString(32 * mm, top - 13.5 * mm, who.applicant[0])
        canvas.setLineWidth(1.8)
        canvas.line(26 * mm, top - 19 * mm, A4[0] - 26 * mm, top - 19 * mm)
        canvas.setLineWidth(0.5)
        canvas.line(26 * mm, top - 20.2 * mm, A4[0] - 26 * mm, top - 20.2 * mm)
        canvas.restoreState()

    return draw
