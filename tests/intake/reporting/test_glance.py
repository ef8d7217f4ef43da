"""Photographs without print are glanced at: stamps are looked for where a verdict wants to know."""

import email
import email.policy
from pathlib import Path

import cv2
import numpy as np
import pytest
from commands import intake
from painted import as_bytes, blank, seal
from PIL import Image

from intake.config.bundled_data import samples
from parsers.facts.file_facts import Presence
from parsers.facts.scan_facts import Level
from parsers.reading import Tools, read_closer, read_file
from parsers.scans.rapid_ocr import find_line_reader


def letter(place: Path, pledge: Image.Image) -> Path:
    """A sample whose pledge came as a photograph."""
    raw = (samples() / "complete-scan" / "mail.eml").read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    for part in mail.walk():
        name = part.get_filename() or ""
        if "承诺书" in name:
            photo = name.replace(".pdf", ".jpg")
            part.set_content(as_bytes(pledge), maintype="image", subtype="jpeg", filename=photo)
    place.write_bytes(mail.as_bytes())
    return place


@pytest.mark.parametrize(
    ("pledge", "codes"),
    [
        (seal(blank()), {"material-wrong-format"}),
        (blank(), {"material-wrong-format", "material-unstamped"}),
    ],
    ids=["stamped", "not stamped"],
)
def test_a_photograph_named_a_pledge_is_looked_at_before_anything_is_said_of_its_stamp(
    tmp_path: Path, pledge: Image.Image, codes: set[str]
) -> None:
    done = intake("check", letter(tmp_path / "x.eml", pledge), "--json", "--campaign", "sco-2026")
    (judged,) = done.objects
    assert {f["code"] for f in judged["findings"] if f["where"] == "pledge"} == codes


def landscape() -> Image.Image:
    """Sky over hills, with a sensor's noise: light enough for paper, and nothing to read."""
    chance = np.random.default_rng(11)
    rows = np.linspace(235, 150, 600)[:, None, None] + np.zeros((600, 800, 3))
    hills = 420 + 40 * np.sin(np.arange(800) / 90)
    rows[np.arange(600)[:, None] > hills[None, :]] = (70, 110, 60)
    return Image.fromarray((rows + chance.normal(0, 4, rows.shape)).clip(0, 255).astype(np.uint8))


def printed() -> Image.Image:
    sheet = np.full((1169, 827, 3), 250, np.uint8)
    for number in range(8):
        at = (80, 150 + 70 * number)
        cv2.putText(sheet, f"Pledge of truth, line {number}", at, 0, 1.2, (30, 30, 30), 2)
    return Image.fromarray(sheet)


@pytest.mark.parametrize(
    ("picture", "level", "searched"),
    [
        (landscape(), Level.GLANCE, 0),
        (landscape(), Level.ROLE, 1),
        (printed(), Level.GLANCE, 1),
    ],
    ids=["a landscape", "looked at all the same", "a page"],
)
def test_what_bears_print_is_searched_at_once(
    picture: Image.Image, level: Level, searched: int
) -> None:
    tools = Tools(line_reader=find_line_reader())
    facts = read_file(as_bytes(picture), "p.jpg", tools, level)
    assert facts.paged is not None
    assert facts.paged.pages_searched == searched


def test_a_closer_look_gives_what_a_whole_reading_gives() -> None:
    data, tools = as_bytes(seal(blank())), Tools(line_reader=find_line_reader())
    glance = read_file(data, "p.jpg", tools, Level.GLANCE)
    assert glance.paged is not None
    assert glance.paged.stamps == ()
    closer = read_closer(glance, data, Level.ROLE, tools)
    assert closer == read_file(data, "p.jpg", tools)
    assert closer.paged is not None
    assert closer.paged.stamp is Presence.FOUND


def test_without_ocr_pictures_are_searched_at_once() -> None:
    facts = read_file(as_bytes(seal(blank())), "p.jpg", level=Level.GLANCE)
    assert facts.paged is not None
    assert facts.paged.stamp is Presence.FOUND
