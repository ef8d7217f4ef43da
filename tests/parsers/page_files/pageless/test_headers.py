"""Length and size come from the header alone; what is cut off, lies or is no film says nothing."""

import io
import struct
import wave

import cv2
import numpy as np
import pytest
from PIL import Image

from parsers.facts.media_facts import MediaFacts
from parsers.page_files.pageless.film_header import read_film_header
from parsers.page_files.pageless.picture_header import read_picture_header
from parsers.reading import read_file

FRAMES, A_SECOND = 50, 10


def film(folder, ending: str, code: str, size: tuple[int, int] = (160, 120)) -> bytes:
    path = folder / f"a{ending}"
    out = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*code), A_SECOND, size)
    for shade in range(FRAMES):
        out.write(np.full((size[1], size[0], 3), shade, np.uint8))
    out.release()
    return path.read_bytes()


def sound(seconds: int) -> bytes:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\0\0" * 8000 * seconds)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("ending", "code"), [(".mp4", "mp4v"), (".avi", "MJPG"), (".mkv", "MJPG"), (".mov", "mp4v")]
)
def test_a_film(tmp_path, ending, code):
    media = read_film_header(film(tmp_path, ending, code))
    assert media is not None
    assert (media.width, media.height) == (160, 120)
    assert media.seconds == pytest.approx(FRAMES / A_SECOND, abs=0.2)


def test_a_sound_has_a_length_and_no_size():
    assert read_film_header(sound(3)) == MediaFacts(3.0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
        b"RIFF\xff\xff\xff\xffAVI LIST",
        b"ID3\x04\0\0\0\0\0\0" + b"\0" * 500,
        b"words, and no film " * 50,
        b"\x1aE\xdf\xa3" + b"\xff" * 200,
        # A movie header box that claims more than there is.
        struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4s", 0x7FFFFFFF, b"moov"),
    ],
)
def test_what_says_nothing(data):
    assert read_film_header(data) is None


def test_a_film_cut_off_before_its_header_ends(tmp_path):
    whole = film(tmp_path, ".mp4", "mp4v")
    for end in range(0, len(whole), max(1, len(whole) // 40)):
        media = read_film_header(whole[:end])
        assert media is None or media.seconds is None or media.seconds <= FRAMES / A_SECOND + 1


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "GIF", "TIFF"])
def test_a_picture(kind):
    stream = io.BytesIO()
    Image.new("RGB", (300, 200)).save(stream, kind)
    assert read_picture_header(stream.getvalue()) == MediaFacts(None, 300, 200)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"text"])
def test_what_is_no_picture(data):
    assert read_picture_header(data) is None


def test_the_facts_of_a_file_hold_it(tmp_path):
    assert read_file(film(tmp_path, ".mp4", "mp4v"), "宣传片.mp4").media is not None
    assert read_file(sound(1), "录音.wav").media == MediaFacts(1.0)
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(stream, "PNG")
    assert read_file(stream.getvalue(), "图.png").media == MediaFacts(None, 300, 200)
    assert read_file(b"hello", "a.txt").media is None
