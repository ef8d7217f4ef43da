"""Damage is found and named before anybody needs what is damaged."""

from pathlib import Path

import pytest
from applicants import Desk, Mailing, all_files

from intake.storage.archive import Archive
from intake.storage.verify import verify


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.take(Mailing(files=all_files()))
    desk.take(Mailing(subject="请问截止时间", number=2))
    return desk


def found(desk: Desk) -> tuple[str, ...]:
    return verify(desk.db, desk.office.archive)


def test_what_is_whole_is_not_spoken_of(desk: Desk) -> None:
    assert found(desk) == ()


@pytest.mark.parametrize("damage", [lambda p: p.unlink(), lambda p: p.write_bytes(b"rot")])
def test_a_letter_that_is_gone_or_changed_is_named(desk: Desk, damage) -> None:
    (sha256,) = desk.rows("SELECT sha256 FROM mails WHERE id = 2")[0]
    damage(desk.office.archive.path(sha256))
    assert found(desk) == ("归档中有 1 封来件缺失或已损坏（来件 2），请从备份恢复",)


def test_an_archive_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    (told,) = verify(desk.db, Archive(tmp_path / "nowhere"))
    assert "2 封来件缺失" in told


def test_rows_that_point_nowhere(desk: Desk) -> None:
    desk.db.execute("PRAGMA foreign_keys = OFF")
    desk.db.execute("UPDATE submissions SET mail_id = 99")
    assert found(desk) == ("台账中有 1 行指向不存在的记录",)


def test_a_register_with_a_rotten_page(desk: Desk, tmp_path: Path) -> None:
    desk.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.db.close()
    path = tmp_path / "register.db"
    raw = bytearray(path.read_bytes())
    for page in range(2, len(raw) // 4096):
        raw[page * 4096 : page * 4096 + 16] = b"\xff" * 16
    path.write_bytes(raw)
    from sqlite_utils import Database

    told = verify(Database(path), desk.office.archive)
    assert any("台账数据库已损坏" in one for one in told)
