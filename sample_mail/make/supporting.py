"""Supporting material: a page with a table and a chart of three years."""

import random
import zlib

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, black
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from sample_mail.make.pdf_pages import HEI, SONG, font_name, style
from sample_mail.make.people import Applicant


def supporting_story(who: Applicant) -> list[Flowable]:
    """Quarterly figures of the case, invented from the applicant's name."""
    dice = random.Random(zlib.crc32(who.applicant.encode()))
    first = [dice.randint(40, 90) for _ in range(4)]
    second = [value + dice.randint(5, 30) for value in first]
    rows = [
        ["指标", "一季度", "二季度", "三季度", "四季度"],
        ["2024年", *first],
        ["2025年", *second],
    ]
    table = Table(rows, [30 * mm] * 5, style=[("GRID", (0, 0), (-1, -1), 0.6, black), ("FONT", (0, 0), (-1, -1), font_name(SONG), 10)])  # fmt: skip # noqa: E501 one table
    return [
        Paragraph("案例支撑材料：项目运行数据", style(16, HEI, centred=True)),
        Spacer(1, 4 * mm),
        Paragraph(f"{who.applicant}　{who.case_title}", style(11, centred=True)),
        Spacer(1, 8 * mm),
        table,
        Spacer(1, 8 * mm),
        _chart(first, second),
        Paragraph("图1　分季度运行负荷率（%），左为2024年，右为2025年", style(9.5, centred=True)),
    ]


def _chart(first: list[int], second: list[int]) -> Drawing:
    drawing = Drawing(158 * mm, 70 * mm)
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 40, 20, 380, 160
    chart.data = [first, second]
    chart.valueAxis.valueMin = 0
    chart.categoryAxis.categoryNames = ["Q1", "Q2", "Q3", "Q4"]
    chart.bars[0].fillColor = Color(0.35, 0.6, 0.45)
    chart.bars[1].fillColor = Color(0.2, 0.4, 0.65)
    drawing.add(chart)
    return drawing
