"""Of several forms annexed to one announcement the first is learnt, and the clerk is told of the rest."""

import pytest

from intake.config.learning.first_form import learn_first_form
from parsers.facts.file_facts import Cell, Table


def table(*labels: str) -> Table:
    return Table(
        tuple(
            cell
            for row, label in enumerate(labels)
            for cell in (Cell(row, 0, label), Cell(row, 1, ""))
        )
    )


TRAINING = table("项目名称", "负责人姓名", "学号", "手机")
PRACTICE = table("项目名称", "负责人姓名", "学号", "营业执照号码")
MEMBERS = table("指导教师", "职称", "研究方向")


@pytest.mark.parametrize(
    ("tables", "labels", "told"),
    [
        ((TRAINING,), 4, False),
        ((TRAINING, MEMBERS), 7, False),
        ((TRAINING, PRACTICE), 4, True),
        ((TRAINING, TRAINING, TRAINING), 4, True),
        ((TRAINING, MEMBERS, PRACTICE, MEMBERS), 7, True),
        ((), 0, False),
    ],
)
def test_the_first_form_is_learnt(tables, labels, told):
    learned = learn_first_form(tables)
    assert len(learned.spec.fields) == labels
    assert any("track" in doubt for doubt in learned.doubts) is told
