"""Pictures of every format, upright, bounded, refused or unreadable."""

import subprocess
import sys

import pytest
from painted import as_bytes, blank, seal
from PIL import Image

from parsers.facts.file_facts import Presence, StampKind
from parsers.facts.problem import Problem, Unreadable
from parsers.page_files.picture_file import read_frames, read_image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "WEBP"])
def test_every_format_is_searched(kind: str) -> None:
    facts = read_image(as_bytes(seal(blank()), kind))
    assert facts.stamp is Presence.FOUND
    assert facts.stamps[0].kind is StampKind.INK
    assert (facts.pages, facts.page_texts, facts.text_layer) == (1, ("",), False)


def test_a_gif_is_read_in_a_process_that_has_seen_no_picture() -> None:
    one_pixel = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    code = (
        "import base64; from parsers.page_files.picture_file import read_image;"
        f"print(read_image(base64.b64decode('{one_pixel}')).pages)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stdout == b"1\n"


def test_each_page_of_a_tiff_is_a_page() -> None:
    data = as_bytes(blank(), "TIFF", save_all=True, append_images=[seal(blank()), blank()])
    facts = read_image(data)
    assert (facts.pages, facts.pages_searched, [s.page for s in facts.stamps]) == (3, 3, [2])


def test_exif_turns_the_picture_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    _, (page,) = read_frames(as_bytes(blank(), exif=exif))
    assert page.pixels.shape[:2] == (827, 1169)


@pytest.mark.parametrize(
    ("dpi", "sized"),
    [((100, 100), True), ((72, 72), False), ((96, 96), False), ((300, 150), False)],
)
def test_only_a_scanners_resolution_tells_a_size(dpi: tuple[int, int], sized: bool) -> None:
    facts = read_image(as_bytes(seal(blank()), dpi=dpi))
    assert (facts.stamps[0].diameter_mm is not None) is sized


def test_transparent_parts_are_paper() -> None:
    picture = seal(blank()).convert("RGBA")
    picture.putalpha(Image.new("L", picture.size, 255).point(lambda _: 0))
    assert read_image(as_bytes(picture, "PNG")).stamps == ()


def test_a_copy_without_colour_is_grey() -> None:
    assert read_image(as_bytes(seal(blank()).convert("L"))).grey
    assert not read_image(as_bytes(seal(blank()))).grey


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8\xff" + b"x" * 99, as_bytes(blank())[:900]]
)
def test_what_is_no_picture_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable) as trouble:
        read_image(data)
    assert trouble.value.problem is Problem.UNREADABLE


def test_a_picture_too_large_to_decode_is_refused() -> None:
    data = as_bytes(Image.new("1", (20_000, 20_000)), "PNG")
    with pytest.raises(Unreadable) as trouble:
        read_image(data)
    assert trouble.value.problem is Problem.REFUSED


@pytest.mark.parametrize("kind", ["JPEG2000", "AVIF"])
def test_newer_formats_are_read(kind: str) -> None:
    assert read_image(as_bytes(seal(blank()), kind)).stamp is Presence.FOUND


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_film_is_one_picture(kind: str) -> None:
    more = [Image.new("RGB", (300, 400), (200, 9 * index, 9)) for index in range(9)]
    data = as_bytes(Image.new("RGB", (300, 400), "white"), kind, save_all=True, append_images=more)
    facts = read_image(data)
    assert (facts.pages, facts.pages_searched) == (1, 1)


def test_a_strip_is_no_paper() -> None:
    facts = read_image(as_bytes(Image.new("L", (1, 60_000), 9), "PNG"))
    assert (facts.pages, facts.stamps) == (1, ())


@pytest.mark.parametrize("mode", ["I;16", "LA", "P", "CMYK", "F", "LAB", "1"])
def test_every_mode_is_read(mode: str) -> None:
    kind = {"CMYK": "JPEG", "F": "TIFF", "LAB": "TIFF"}.get(mode, "PNG")
    assert read_image(as_bytes(Image.new(mode, (300, 400)), kind)).pages == 1


def test_costly_pictures_are_refused_earlier() -> None:
    data = as_bytes(Image.new("RGB", (9000, 9000)), "WEBP", lossless=True, method=0, quality=0)
    with pytest.raises(Unreadable) as trouble:
        read_image(data)
    assert trouble.value.problem is Problem.REFUSED
