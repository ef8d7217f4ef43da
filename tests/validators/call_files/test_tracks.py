"""One file may describe several tracks of a call, which share what they do not say themselves."""

from datetime import UTC, datetime

import pytest

from validators.call_files.faults.find_faults import find_faults
from validators.call_files.parse_campaign import CampaignFileError, parse_campaign, parse_campaigns
from validators.rulebook import CODES

COMMON = """id = "park-2026"
title = "绿色园区案例征集"
number_prefix = "P"
closes_on = 2026-09-20
[contact]
office = "园区联盟"
[naming]
subject = "{applicant}园区案例"
marks = ["园区案例"]
[[material]]
id = "form"
title = "申报表"
formats = ["word"]
form = true
[[material]]
id = "photos"
title = "照片"
formats = ["image"]
[form]
[[form.field]]
key = "applicant"
label = "单位名称"
[[form.field]]
key = "case_title"
label = "案例名称"
"""
TRACKS = """
[[track]]
id = "park"
number_prefix = "PP"
[[track]]
id = "enterprise"
title = "绿色企业案例征集"
number_prefix = "PE"
closes_on = 2026-10-20
[track.naming]
subject = "{applicant}企业案例"
[[track.material]]
id = "photos"
title = "高清照片"
formats = ["image"]
count = [3, 5]
[[track.material]]
id = "pledge"
title = "承诺书"
formats = ["pdf"]
[track.form]
[[track.form.field]]
key = "industry"
label = "行业"
"""
NOW = datetime(2026, 8, 1, tzinfo=UTC)


def test_each_track_is_a_campaign():
    park, enterprise = parse_campaigns(COMMON + TRACKS, CODES)
    assert (park.id, enterprise.id) == ("park-2026-park", "park-2026-enterprise")
    assert (park.number_prefix, enterprise.number_prefix) == ("PP", "PE")
    assert park.title == "绿色园区案例征集"
    assert enterprise.title == "绿色企业案例征集"
    assert park.contact == enterprise.contact


def test_a_track_shares_what_it_does_not_say():
    park, enterprise = parse_campaigns(COMMON + TRACKS, CODES)
    assert [m.id for m in park.materials] == ["form", "photos"]
    assert [m.title for m in enterprise.materials] == ["申报表", "高清照片", "承诺书"]
    assert enterprise.material("photos").count == (3, 5)
    assert [f.key for f in enterprise.form.fields] == ["applicant", "case_title", "industry"]
    assert enterprise.naming.marks == park.naming.marks == ("园区案例",)
    assert enterprise.naming.subject.text == "{applicant}企业案例"
    assert (park.closes_on.month, enterprise.closes_on.month) == (9, 10)


def test_a_file_without_tracks_is_one_campaign():
    assert parse_campaigns(COMMON, CODES) == (parse_campaign(COMMON, CODES),)


def test_one_campaign_cannot_be_asked_of_several():
    with pytest.raises(CampaignFileError, match="park-2026-enterprise"):
        parse_campaign(COMMON + TRACKS, CODES)


@pytest.mark.parametrize(
    ("old", "new", "line_of", "told"),
    [
        ('title = "绿色企业案例征集"', 'titel = "x"', "titel", "title"),
        ("count = [3, 5]", "count = [5, 3]", "[[track.material]]", "最少"),
        ('id = "enterprise"\n', "", "[[track]]\ntitle", "id"),
        ("closes_on = 2026-09-20", "closes_on = 9", "closes_on = 9", "日期"),
        ("closes_on = 2026-10-20", "closes_on = 9", "closes_on = 9", "日期"),
    ],
)
def test_faults_of_a_track_are_told_once(old, new, line_of, told):
    text = (COMMON + TRACKS).replace(old, new, 1)
    found = [one for one in find_faults(text, CODES, NOW) if one.sure]
    assert found
    assert any(told in one.message + one.cure for one in found)
    assert len({one.message for one in found}) == len(found)
    assert line_of in text


@pytest.mark.parametrize("track", ["track = 1\n", "track = [1]\n", 'track = "x"\n'])
def test_what_is_no_track_is_told(track):
    found = find_faults(track + COMMON, CODES, NOW)
    assert any(one.sure and "track" in one.key for one in found)
    with pytest.raises(CampaignFileError):
        parse_campaigns(track + COMMON, CODES)
