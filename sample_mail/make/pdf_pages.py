"""What every PDF here is drawn with: fonts that can be embedded, styles, a fixed identity."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from PIL import Image
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

SONG, HEI = "song", "hei"
UNEMBEDDED = "STSong-Light"
Decoration = Callable[[Canvas], None]

_light: ContextVar[bool] = ContextVar("light", default=False)


@dataclass(frozen=True, slots=True)
class Press:
    """A seal on a page: its picture and the millimetres of its centre from the top left."""

    picture: Image.Image
    x: float
    y: float
    page: int = 1


@contextmanager
def light() -> Iterator[None]:
    """Pages made within name their font without embedding it, as small PDFs often do."""
    was = _light.set(True)
    try:
        yield
    finally:
        _light.reset(was)


def font_name(font: str) -> str:
    """What a page made now calls this font."""
    _register()
    return UNEMBEDDED if _light.get() else font


def style(size: float = 10.5, font: str = SONG, *, centred: bool = False) -> ParagraphStyle:
    """A paragraph style that breaks lines as Chinese does."""
    return ParagraphStyle(
        f"{font}{size}{centred}",
        fontName=font_name(font),
        fontSize=size,
        leading=size * 1.5,
        wordWrap="CJK",
        alignment=TA_CENTER if centred else 0,
    )


def build(
    story: list[Flowable],
    presses: tuple[Press, ...] = (),
    decorate: Decoration | None = None,
    password: str = "",
) -> bytes:
    """The pages of `story`, seal pictures on top, the same bytes at every run."""
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=26 * mm, rightMargin=26 * mm, topMargin=22 * mm,
        bottomMargin=20 * mm, invariant=1, title="", author="", encrypt=password or None,
    )  # fmt: skip

    def finish(canvas: Canvas, _: object) -> None:
        if decorate:
            decorate(canvas)

    class Pressing(Canvas):  # type: ignore[misc] # reportlab is untyped
        """A canvas that presses the seals over what the page already bears."""

        def showPage(self) -> None:  # noqa: N802 reportlab's name
            for press in presses:
                if press.page == self.getPageNumber():
                    _press(self, press)
            super().showPage()

    template.build(story, onFirstPage=finish, canvasmaker=Pressing)
    return out.getvalue()


def _press(canvas: Canvas, press: Press) -> None:
    side = 43 * mm
    x, y = press.x * mm - side / 2, A4[1] - press.y * mm - side / 2
    canvas.drawImage(ImageReader(press.picture), x, y, side, side, mask="auto")


def _register() -> None:
    if SONG in pdfmetrics.getRegisteredFontNames():
        return
    song = "/usr/share/fonts/truetype/arphic/uming.ttc"
    pdfmetrics.registerFont(TTFont(SONG, song, subfontIndex=0))
    hei = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
    pdfmetrics.registerFont(TTFont(HEI, hei, subfontIndex=0))
    pdfmetrics.registerFont(UnicodeCIDFont(UNEMBEDDED))
