"""`intake read --annotate`: a picture of each page with its stamps boxed, drawn in a worker."""

import email
from email import policy
from pathlib import Path

import pytest
from commands import intake
from PIL import Image

from intake.config.bundled_data import samples


@pytest.fixture(scope="module")
def pledge(tmp_path_factory) -> Path:
    letter = (samples() / "complete-text-pdf" / "mail.eml").read_bytes()
    parts = email.message_from_bytes(letter, policy=policy.default).walk()
    data = next(p.get_content() for p in parts if "承诺书" in (p.get_filename() or ""))
    path = tmp_path_factory.mktemp("papers") / "承诺书.pdf"
    path.write_bytes(data)
    return path


def test_each_stamped_page_is_a_picture_with_a_box(pledge, tmp_path):
    done = intake("read", pledge, "--annotate", tmp_path / "pictures")
    assert done.code == 0, done.err
    assert "stamp       found" in done.out
    (picture,) = (tmp_path / "pictures").iterdir()
    assert picture.name == "承诺书.pdf-p1.png"
    with Image.open(picture) as drawn:
        assert min(drawn.size) > 500


def test_a_file_without_pages_has_no_pictures(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("没有页面。", "utf-8")
    done = intake("read", path, "--annotate", tmp_path / "pictures")
    assert done.code == 0, done.err
    assert not list((tmp_path / "pictures").glob("*"))
