"""How many applications are taken, as announcements say it."""

import pytest

from parsers.texts.announcements.layout.passages import passages
from parsers.texts.announcements.quotas import read_quotas

STATED = [
    ("每位选手限报1件作品，每件作品指导教师不超过2人。", ("person", 1)),
    ("每人限投3个名称，须为原创。", ("person", 3)),
    ("此活动每人报送作品数量不超过2份。", ("person", 2)),
    ("同一作者最多投两篇。", ("person", 2)),
    ("每个申报单位限报1项。", ("unit", 1)),
    ("每家企业最多申报2个案例。", ("unit", 2)),
    ("每个园区可推荐1-2家企业案例。", ("recommender", 2)),
    ("各设区市推荐不超过3个，省级园区可直接报送1个。", ("recommender", 3)),
    ("每所学校推荐不超过5件。", ("recommender", 5)),
    ("Each applicant may submit one proposal only.", ("person", 1)),
    ("От одной организации принимается не более двух заявок.", ("unit", 2)),
    ("Участник может предоставить не более одной работы.", ("person", 1)),
]


@pytest.mark.parametrize(("text", "quota"), STATED)
def test_a_limit_that_is_stated_plainly(text, quota):
    assert [(each.value.per, each.value.most) for each in read_quotas(passages([text]))] == [quota]


OPEN = [
    "名额不限。",
    "每个单位每类限报1项，总数不超过3项。",
    "原则上每个单位报送作品1件以上。",
    "每人提交照片不超过5张。",
    "每个项目配备指导教师不超过2名。",
    "文中插图不超过6幅。",
    "每位获奖者颁发证书1份。",
    "Each abstract has up to 300 words.",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_no_plain_limit_is_left_to_a_person(text):
    assert read_quotas(passages([text])) == ()
