"""The files of calls on disk: nobody's edit is lost, no name leads elsewhere, nothing is half written."""

import os
import stat

import pytest

from intake.config.bundled_data import shipped_campaigns
from intake.config.campaign_files.folder import (
    MOST_BYTES,
    Altered,
    CampaignFolder,
    NoSuchFile,
    in_use,
    make_in_use,
)
from intake.config.campaign_files.kept import KeptCampaigns
from intake.errors import CannotAct

NAMES = [
    "../secret", "..", ".", "", "/etc/passwd", "a/b", "a\\b", "a\0b", "a.toml", "A", "ä", "-a", "a" * 65,
    "a\n", "%2e%2e", "a b", "call\u202e2027",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path) -> CampaignFolder:
    (tmp_path / "secret.toml").write_text("id = 1", "utf-8")
    return CampaignFolder(tmp_path / "drafts")


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_no_name_leads_elsewhere(folder, name):
    folder.create("a", "x = 1\n")
    for act in (
        lambda: folder.read(name),
        lambda: folder.write(name, "x = 1", "0"),
        lambda: folder.create(name, "x = 1"),
        lambda: folder.remove(name, "0"),
        lambda: folder.move_to(folder, "a", name),
    ):
        with pytest.raises(NoSuchFile):
            act()
    assert folder.names() == ("a",)


def test_the_later_of_two_overwrites_nothing(folder):
    folder.create("a", "x = 1\n")
    seen = folder.read("a").digest
    folder.write("a", "x = 2\n", seen)
    for act in (lambda: folder.write("a", "x = 3\n", seen), lambda: folder.remove("a", seen)):
        with pytest.raises(Altered):
            act()
    assert folder.read("a").text == "x = 2\n"


def test_an_edit_by_hand_counts_as_one(folder):
    folder.create("a", "x = 1\n")
    seen = folder.read("a").digest
    (folder.path / "a.toml").write_text("x = 1 # by hand\n", "utf-8")
    with pytest.raises(Altered):
        folder.write("a", "x = 2\n", seen)


def test_a_move_never_goes_over_another_file(folder, tmp_path):
    other = CampaignFolder(tmp_path / "campaigns")
    other.create("call", "x = 1\n")
    folder.create("a", "x = 2\n")
    with pytest.raises(CannotAct, match="已有"):
        folder.move_to(other, "a", "call")
    assert (folder.read("a").text, other.read("call").text) == ("x = 2\n", "x = 1\n")
    folder.move_to(other, "a", "next")
    assert (folder.names(), other.names()) == ((), ("call", "next"))


def test_the_mode_of_a_file_is_kept_and_nothing_left_beside_it(folder):
    folder.create("a", "x = 1\n")
    path = folder.path / "a.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    folder.write("a", "x = 2\n", folder.read("a").digest)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in folder.path.iterdir()] == ["a.toml"]


def test_what_is_no_text_or_too_large_is_said(folder):
    folder.create("a", "x = 1\n")
    path = folder.path / "a.toml"
    path.write_bytes(b"\xb0\xa1")
    with pytest.raises(CannotAct, match="UTF-8"):
        folder.read("a")
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(CannotAct, match="过大"):
        folder.read("a")
    with pytest.raises(CannotAct, match="过大"):
        folder.create("b", "#" * (MOST_BYTES + 1))


def test_windows_line_ends_and_byte_order_marks_are_read(folder):
    folder.create("a", "x = 1\n")
    (folder.path / "a.toml").write_bytes(b"\xef\xbb\xbfx = 1\r\ny = 2\r\n")
    assert folder.read("a").text == "x = 1\ny = 2\n"


def test_a_disk_that_refuses_is_told_with_its_cure(tmp_path):
    (tmp_path / "drafts").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(CannotAct, match=r"docs/console\.md"):
        CampaignFolder(tmp_path / "drafts").create("a", "x = 1")


def test_no_settings_no_folder():
    with pytest.raises(CannotAct, match="intake init"):
        in_use(None)


def test_what_ships_goes_on_counting_once_there_is_a_folder(tmp_path):
    kept = KeptCampaigns(tmp_path, tmp_path / "data")
    before = [one.id for one in kept().campaigns]
    folder = make_in_use(tmp_path)
    assert [one.id for one in kept().campaigns] == before
    assert folder.names() == tuple(sorted(path.stem for path in shipped_campaigns().glob("*.toml")))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["campaigns", "data"]


def test_an_edited_file_is_taken_up_and_a_wrong_one_told(tmp_path):
    folder = make_in_use(tmp_path)
    kept = KeptCampaigns(tmp_path, tmp_path / "data")
    text = folder.read("sco-2026").text
    folder.write(
        "sco-2026",
        text.replace("closes_on = 2026-06-18", "closes_on = 2026-06-19"),
        folder.read("sco-2026").digest,
    )
    days = {one.id: str(one.closes_on) for one in kept().campaigns}
    assert days["sco-2026"] == "2026-06-19"
    path = folder.path / "sco-2026.toml"
    path.write_text("id = ", "utf-8")
    assert {one.id: str(one.closes_on) for one in kept().campaigns} == days
    assert "sco-2026.toml" in kept().problems[0]
    path.write_text(text, "utf-8")
    os.utime(path, ns=(1, 1))
    assert {one.id: str(one.closes_on) for one in kept().campaigns}["sco-2026"] == "2026-06-18"
    assert not kept().problems
