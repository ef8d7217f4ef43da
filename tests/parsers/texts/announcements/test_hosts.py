"""Who calls, in English and Russian texts."""

import pytest

from parsers.texts.announcements.hosts import latin_host

HOSTS = [
    ("The Harbour Light Foundation is pleased to invite proposals.", "Harbour Light Foundation"),
    ("Upper Valley Museum announces a call for stories.", "Upper Valley Museum"),
    ("Organized by: Northbank Writers", "Northbank Writers"),
    ("Hosted by the Institute of Example Studies", "Institute of Example Studies"),
    ("Организатор конкурса: Дом культуры «Пример», г. Образцов", "Дом культуры «Пример»"),
    (
        "Городская библиотека имени А.Б. Примерова объявляет конкурс.",
        "Городская библиотека имени А.Б. Примерова",
    ),
    ("Комитет по делам леса, в рамках недели леса, объявляет конкурс.", "Комитет по делам леса"),
    ("We invite essays on gardens.", None),
    ("Entries will offer a view of the University.", None),
    ("Applicants seek funding at their School.", None),
    ("Конкурс проводится в трёх группах.", None),
    ("关于征集案例的通知", None),
]


@pytest.mark.parametrize(("line", "host"), HOSTS)
def test_who_calls(line, host):
    found = latin_host(line)
    assert (found and (found["name"] or found.groupdict().get("host"))) == host
