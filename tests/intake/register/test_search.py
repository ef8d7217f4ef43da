"""The register's full-text index: words of any length, kept in step with the rows."""

import json
from datetime import UTC, datetime

import pytest

from intake.register.applications import applications
from intake.register.connection import Database
from intake.register.database import open_register
from intake.register.texts import search

NOW = datetime(2026, 6, 10, 2, 0, tzinfo=UTC)


@pytest.fixture
def db(tmp_path) -> Database:
    return open_register(tmp_path / "register.db")


@pytest.fixture(scope="module")
def one_entry(tmp_path_factory) -> Database:
    db = open_register(tmp_path_factory.mktemp("register") / "register.db")
    entered(
        db, "云岭环保科技有限公司", "光伏与5G基站 Solar roofs",
        summary="绿色\n产业合作，𠀀字。", email="hei@yun.example", themes=["一", "二"],
    )  # fmt: skip
    return db


def entered(db: Database, applicant: str, title: str = "", **fields: object) -> int:
    one = applications.open_application(db, "sco-2026", "SCO2026", NOW, NOW)
    row = {"applicant": applicant, "case_title": title, "fields": json.dumps(fields)}
    db.table("applications").update(one.id, row)
    search.write(db, one.id)
    return one.id


def found(db: Database, query: str, *facets: str) -> list[int]:
    asked = search.expression(query, facets)
    if not asked:
        return []
    sql = "SELECT rowid FROM application_search WHERE application_search MATCH ? ORDER BY rowid"
    return [id_ for (id_,) in db.execute(sql, [asked])]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("云", True), ("云岭", True), ("岭环", True), ("环保科技", True), ("公司", True), ("司", True),
        ("云岭环保科技有限公司", True), ("云保", False), ("保环", False), ("司公", False),
        ("光伏", True), ("5G", True), ("5g基站", True), ("基站5", False), ("基", True), ("站", True),
        ("sco2026-0001", True), ("SCO2026", True), ("sco20", True), ("solar", True), ("Sol", True),
        ("olar", False), ("云岭 光伏", True), ("光伏　云岭", True), ("云岭 风电", False),
        ("ｓｏｌａｒ", True),
        ("hei@yun.example", True), ("yun", True), ("绿色产业", True), ("产业合作", True), ("", False),
        ('"', False), ("*", False), ("云岭*", True), ('云岭" OR "x', False), ("NOT", False),
        ("words:云岭", False), ("(云岭)", True), ("云岭^2", False), ("𠀀", True), ("\x00云岭", True),
    ],
)  # fmt: skip
def test_words_of_any_length_are_found(one_entry, query, is_found):
    assert bool(found(one_entry, query)) is is_found


def test_filters_are_met_in_the_index(db):
    one = entered(db, "云岭公司")
    assert found(db, "云岭", search.facet("status", "review")) == [one]
    assert found(db, "云岭", search.facet("status", "complete")) == []
    assert found(db, "云岭", search.facet("campaign", "sco-2026")) == [one]


def test_what_an_application_said_before_is_found_no_more(db):
    one, other = entered(db, "云岭公司"), entered(db, "苍山公司")
    db.table("applications").update(one, {"applicant": "洱海公司"})
    search.write(db, one)
    assert (found(db, "云岭"), found(db, "洱海"), found(db, "公司")) == ([], [one], [one, other])
    applications.set_stage(db, other, "expert", NOW)
    assert found(db, "公司", search.facet("stage", "expert")) == [other]


def test_a_form_of_any_length_and_kind_is_taken(db):
    entered(db, "长" * 10_000, "\x07\u202e标题", summary="字" * 100_000)
    assert found(db, "标题")


def test_the_index_is_sound_after_all_of_it(db):
    for number in range(20):
        one = entered(db, f"单位{number}", "案例")
        search.write(db, one)
    db.execute("INSERT INTO application_search (application_search) VALUES ('integrity-check')")
    assert len(found(db, "案例")) == 20
