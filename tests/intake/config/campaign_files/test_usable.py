"""A campaign file that somebody broke stops neither the other calls nor its own, and nobody is misled."""

from pathlib import Path

import pytest
from dossiers import CAMPAIGNS

from intake.config.campaign_files.usable import usable_campaigns
from validators.call_files.parse_campaign import CampaignFileError

SCO = (CAMPAIGNS / "sco-2026.toml").read_text("utf-8")
PHOTOS = """id = "photos"
title = "湖光山色摄影作品征集"
number_prefix = "P"
closes_on = 2026-09-20
[contact]
office = "湖区管理处"
[[material]]
id = "works"
title = "摄影作品"
formats = ["image"]
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "campaigns"
    folder.mkdir()
    (folder / "sco-2026.toml").write_text(SCO, "utf-8")
    (folder / "photos.toml").write_text(PHOTOS, "utf-8")
    assert not load(tmp_path).problems
    return tmp_path


def load(place: Path, **how: bool):
    return usable_campaigns(place, place / "data", **how)


def put(place: Path, name: str, text: str | bytes) -> None:
    path = place / "campaigns" / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)


BROKEN = {
    "half": PHOTOS[: len(PHOTOS) // 2],
    "empty": "",
    "key": PHOTOS + "\nreqired = true\n",
    "wide": PHOTOS.replace('"P"', "“P”"),
    "date": PHOTOS.replace("2026-09-20", "2026年9月20日"),
    "gbk": PHOTOS.encode("gbk"),
    "noise": b"\x00\xff" * 300,
    "nest": "a = " + "[" * 5000,
    "naming": PHOTOS + '[naming]\nsubject = "{nobody}"\n',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_counts_as_it_last_was_and_its_answers_wait(place, text):
    put(place, "photos.toml", text)
    found = load(place)
    assert {one.id for one in found.campaigns} == {"sco-2026", "photos"}
    assert next(one for one in found.campaigns if one.id == "photos").number_prefix == "P"
    (problem,) = found.problems
    assert problem.startswith("活动文件 photos.toml 有误：")
    assert "上次正确的内容" in problem
    assert found.doubt("photos")
    assert not found.doubt("sco-2026")


def test_a_right_file_again_ends_it(place):
    put(place, "photos.toml", "id =")
    load(place)
    put(place, "photos.toml", PHOTOS.replace('"P"', '"Q"'))
    found = load(place)
    assert not found.problems
    assert not found.doubt("photos")
    assert {one.number_prefix for one in found.campaigns} == {"SCO2026", "Q"}


@pytest.mark.parametrize("text", ["id =", "说明：这是备忘", ""])
def test_a_file_that_never_could_be_used_keeps_all_answers_back(place, text):
    put(place, "new.toml", text)
    found = load(place)
    assert {one.id for one in found.campaigns} == {"sco-2026", "photos"}
    assert "new.toml" in found.problems[0]
    assert found.doubt("sco-2026")
    assert found.doubt("photos")


def test_a_copy_beside_its_file_is_told_and_not_used(place):
    put(
        place,
        "sco-2026 - 副本.toml",
        SCO.replace("closes_on = 2026-06-18", "closes_on = 2026-06-17"),
    )
    found = load(place)
    assert [one.id for one in found.campaigns].count("sco-2026") == 1
    assert "编号（id）相同" in found.problems[0]
    assert all(str(one.closes_on) != "2026-06-17" for one in found.campaigns)
    assert not found.doubt("sco-2026")


def test_what_was_taken_away_is_not_remembered(place):
    (place / "campaigns" / "photos.toml").unlink()
    assert [one.id for one in load(place).campaigns] == ["sco-2026"]
    put(place, "photos.toml", "id =")
    assert [one.id for one in load(place).campaigns] == ["sco-2026"]


def test_who_only_looks_remembers_nothing(place):
    put(place, "photos.toml", PHOTOS.replace('"P"', '"Q"'))
    load(place, remember=False)
    put(place, "photos.toml", "id =")
    assert {one.number_prefix for one in load(place).campaigns} == {"SCO2026", "P"}


def test_without_any_usable_file_there_is_no_office(tmp_path):
    (tmp_path / "campaigns").mkdir()
    put(tmp_path, "a.toml", "id =")
    with pytest.raises(CampaignFileError):
        load(tmp_path)
