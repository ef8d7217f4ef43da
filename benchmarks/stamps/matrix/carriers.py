"""What a seal comes on: pages as pictures with a stated resolution, and PDFs it was drawn or laid into."""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

import cairocffi as cairo
from drawn_seal import Style, draw, faces
from PIL import Image

A4 = (210.0, 297.0)
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Plan:
    """One page: the seal's diameter in mm, its radius in pixels, the resolution its file states."""

    style: Style
    mm: float
    radius: float
    stated: int
    under: str


def page(context: cairo.Context, plan: Plan, chance: random.Random) -> None:
    """An A4 page in millimetres, its print, and the seal at the place of signature."""
    context.set_source_rgb(1, 1, 1)
    context.paint()
    print_lines(context, chance, until=150 if plan.under == "nothing" else 225)
    if plan.under == "table":
        grid(context)
    context.translate(*place(chance))
    context.scale(plan.mm / 2, plan.mm / 2)
    draw(context, plan.style)


def place(chance: random.Random) -> tuple[float, float]:
    return chance.uniform(70, 150), chance.uniform(190, 235)


def print_lines(context: cairo.Context, chance: random.Random, until: float) -> None:
    context.set_source_rgb(0.08, 0.08, 0.08)
    context.select_font_face(faces()[0])
    context.set_font_size(4.6)
    words = "本单位承诺此次提交的所有材料真实有效申报案例的技术无知识产权争议单位近三年经营正常"
    y = 40.0
    while y < until:
        start = chance.randrange(len(words))
        context.move_to(25, y)
        context.show_text((words[start:] + words)[: chance.randint(20, 34)])
        y += 8.2


def grid(context: cairo.Context) -> None:
    context.set_line_width(0.35)
    for row in range(6):
        context.rectangle(28, 180 + 12 * row, 40, 12)
        context.rectangle(68, 180 + 12 * row, 110, 12)
    context.stroke()


def as_picture(plan: Plan, chance: random.Random) -> Image.Image:
    """The page drawn so that the seal has the radius the plan wants."""
    scale = 2 * plan.radius / plan.mm
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, round(A4[0] * scale), round(A4[1] * scale))
    context = cairo.Context(surface)
    context.scale(scale, scale)
    page(context, plan, chance)
    size = (surface.get_width(), surface.get_height())
    data = bytes(surface.get_data())
    return Image.frombuffer("RGB", size, data, "raw", "BGRX", surface.get_stride(), 1).copy()


def png(plan: Plan, chance: random.Random) -> bytes:
    return _saved(as_picture(plan, chance), plan, "PNG")


def jpeg(plan: Plan, chance: random.Random) -> bytes:
    return _saved(as_picture(plan, chance), plan, "JPEG", quality=chance.choice((70, 80, 90)))


def cutting(plan: Plan, chance: random.Random) -> bytes:
    """A screenshot of the page's lower part."""
    whole = as_picture(plan, chance)
    top = round(whole.height * chance.uniform(0.3, 0.5))
    part = whole.crop((0, top, whole.width, min(whole.height, top + round(whole.width * 0.75))))
    return _saved(part, plan, "PNG")


def alone(plan: Plan, chance: random.Random) -> bytes:
    """The seal's own picture, transparent around it."""
    side = round(plan.radius * chance.uniform(2.05, 2.5))
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, side, side)
    context = cairo.Context(surface)
    context.translate(side / 2, side / 2)
    context.scale(plan.radius, plan.radius)
    draw(context, plan.style)
    out = io.BytesIO()
    surface.write_to_png(out)
    return out.getvalue()


def vector(plan: Plan, chance: random.Random) -> bytes:
    """A PDF whose seal is paths."""
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, A4[0] / MM_PER_POINT, A4[1] / MM_PER_POINT)
    context = cairo.Context(surface)
    context.scale(1 / MM_PER_POINT, 1 / MM_PER_POINT)
    page(context, plan, chance)
    surface.finish()
    return out.getvalue()


def laid(plan: Plan, chance: random.Random) -> bytes:
    """A PDF of text with the seal's picture laid upon it, as word processors export one."""
    picture = cairo.ImageSurface.create_from_png(io.BytesIO(alone(plan, chance)))
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, A4[0] / MM_PER_POINT, A4[1] / MM_PER_POINT)
    context = cairo.Context(surface)
    context.scale(1 / MM_PER_POINT, 1 / MM_PER_POINT)
    print_lines(context, chance, until=150 if plan.under == "nothing" else 225)
    if plan.under == "table":
        grid(context)
    x, y = place(chance)
    context.translate(x - plan.mm / 2, y - plan.mm / 2)
    context.scale(plan.mm / 2 / plan.radius, plan.mm / 2 / plan.radius)
    context.set_source_surface(picture)
    context.paint()
    surface.finish()
    return out.getvalue()


def _saved(picture: Image.Image, plan: Plan, kind: str, **how: int) -> bytes:
    out = io.BytesIO()
    stated = {"dpi": (plan.stated, plan.stated)} if plan.stated else {}
    picture.save(out, kind, **stated, **how)
    return out.getvalue()


CARRIERS: dict[str, Callable[[Plan, random.Random], bytes]] = {
    "page as PNG": png,
    "page as JPEG": jpeg,
    "part of a page": cutting,
    "seal alone": alone,
    "paths in a PDF": vector,
    "picture in a PDF": laid,
}
