from datetime import date, datetime

import pytest
from dossiers import CAMPAIGNS, SHANGHAI, campaign

from parsers.facts.spec import StampNeed
from validators.call_files.parse_campaign import CampaignFileError, parse_campaign
from validators.model.severity import Severity
from validators.rulebook import CODES

SHIPPED = sorted(path.stem for path in CAMPAIGNS.glob("*.toml"))
TEXT = (CAMPAIGNS / "sco-2026.toml").read_text("utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_campaigns_are_read_and_named_as_their_file(name):
    assert campaign(name).id == name


def test_the_contracts_materials_and_fields_are_there():
    call = campaign()
    assert [m.id for m in call.materials] == ["form-word", "form-pdf", "pledge", "supporting"]
    limits = {f.key: f.max_words for f in call.form.fields if f.max_words}
    assert limits == {"summary": 500, "highlights": 200, "results": 300}
    optional = {f.key for f in call.form.fields if not f.required}
    assert optional == {"position", "awards", "attachment_list"}
    assert call.material("pledge").stamp is StampNeed.REQUIRED
    assert call.deadline == datetime(2026, 6, 19, tzinfo=SHANGHAI)


def test_a_pledges_wording_is_the_announcements():
    announced = "单位近3年来经营正常，无违法违规记录、未列入企业经营异常名录和严重违法失信名单。"
    assert campaign().material("pledge").wording.endswith(announced)


def test_a_rule_may_be_changed_and_switched_off():
    changed = TEXT + '\n[rules]\nlate = "off"\nsubject-naming = "correct"\n'
    severities = parse_campaign(changed, CODES).severities
    assert severities == {"late": None, "subject-naming": Severity.CORRECT}


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("closes_on =", "closes_onn =", "did you mean `closes_on`"),
        ('number_prefix = "SCO2026"', 'number_prefix = "SCO 2026"', "number_prefix"),
        ("closes_on = 2026-06-18", "closes_on = 2026-06-01", "before `opens_on`"),
        ('timezone = "Asia/Shanghai"', 'timezone = "Asia/Nowhere"', "timezone"),
        ('stamp = "required"', 'stamp = "requird"', "stamp"),
        ('id = "pledge"', 'id = "form-pdf"', "occurs twice"),
        ("{applicant}—", "{}—", "`naming.pattern`: “{}” is no placeholder"),
        ("max_words = 500", "max_word = 500", "did you mean `max_words`"),
        ("[form]", '[rules]\nlat = "off"\n[form]', "did you mean `late`"),
        ("[form]", "[form", "not valid TOML"),
    ],
)
def test_a_faulty_file_is_refused_in_one_sentence(old, new, complaint):
    assert old in TEXT
    with pytest.raises(CampaignFileError, match=complaint.replace("{", r"\{")) as refusal:
        parse_campaign(TEXT.replace(old, new, 1), CODES)
    assert "\n" not in str(refusal.value)


def test_an_extension_moves_the_last_day():
    extended = parse_campaign(
        TEXT.replace("# extended_to = 2026-06-30", "extended_to = 2026-06-30"), CODES
    )
    assert extended.last_day == date(2026, 6, 30)
