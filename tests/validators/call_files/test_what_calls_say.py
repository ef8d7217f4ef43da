"""What announcements say beside names and dates: hours, paper, conditions, formats, sizes."""

from datetime import date, datetime, time, timedelta

import pytest
from dossiers import CAMPAIGNS, IN_TIME, SHANGHAI, dossier, results, submission, word_form

from parsers.facts.last_moment import LastMoment
from parsers.facts.spec import Condition, Delivery, Format, StampNeed, StampOwner
from validators.call_files.parse_campaign import CampaignFileError, parse_campaign
from validators.rulebook import CODES
from validators.rules.deadline import LATE

TEXT = (CAMPAIGNS / "sco-2026.toml").read_text("utf-8")
FIVE = datetime(2026, 6, 18, 17, tzinfo=SHANGHAI)


def changed(old: str, new: str):
    assert old in TEXT
    return parse_campaign(TEXT.replace(old, new, 1), CODES)


def with_material(lines: str):
    return parse_campaign(TEXT + f'\n[[material]]\nid = "more"\ntitle = "汇总表"\n{lines}\n', CODES)


def test_a_call_may_close_at_an_hour():
    call = changed("closes_on = 2026-06-18", "closes_on = 2026-06-18T17:00:00")
    assert (call.closes_on, call.closes_at, call.deadline) == (date(2026, 6, 18), time(17), FIVE)
    second = timedelta(seconds=1)
    for at, told in ((FIVE - second, "passed"), (FIVE, "failed"), (FIVE + second, "failed")):
        assert results(LATE, dossier(at=at, call=call)) == {"": told}


def test_an_extension_without_an_hour_lasts_until_the_end_of_its_day():
    call = changed(
        "closes_on = 2026-06-18",
        "closes_on = 2026-06-18T17:00:00\nextended_to = 2026-06-30",
    )
    assert call.deadline == datetime(2026, 7, 1, tzinfo=SHANGHAI)


def test_an_announcement_may_be_silent_about_its_first_day():
    call = changed("opens_on = 2026-06-03", "")
    assert call.opens_on is None
    assert call.first_day == date(2025, 6, 18)


@pytest.mark.parametrize(
    ("said", "mailbox"),
    [
        ('mailbox = "a@office.example"\n', ("a@office.example",)),
        ('mailbox = ["a@office.example", "b@office.example"]\n', ("a@office.example", "b@office.example")),
        ("", ()),
    ],
)  # fmt: skip
def test_mailboxes_are_one_or_several(said, mailbox):
    assert parse_campaign(said + TEXT, CODES).mailbox == mailbox


@pytest.mark.parametrize("format_", list(Format))
def test_every_format_may_be_asked_for(format_):
    more = with_material(f'formats = ["{format_}"]').material("more")
    assert more.formats == (format_,)


def test_what_must_come_in_each_format_is_a_material_a_format():
    call = with_material('formats = ["word", "pdf"]\neach = true\nstamp = "required"')
    word, paged = call.material("more-word"), call.material("more-pdf")
    assert (word.title, paged.title) == ("汇总表（Word版）", "汇总表（PDF盖章版）")
    assert (word.stamp, paged.stamp) == (StampNeed.NO, StampNeed.REQUIRED)
    assert word.titles == paged.titles == ("汇总表",)


def test_one_format_needs_no_second_material():
    assert with_material('formats = ["pdf"]\neach = true').material("more").title == "汇总表"


@pytest.mark.parametrize(
    ("lines", "part", "value"),
    [
        ('delivery = "both"', "delivery", Delivery.BOTH),
        ('delivery = "paper"', "delivery", Delivery.PAPER),
        ('stamp = "required"\nstamp_of = "recommender"', "stamp_of", StampOwner.RECOMMENDER),
        ("closes_on = 2026-07-01", "closes", LastMoment(date(2026, 7, 1))),
        ("closes_on = 2026-07-01T12:00:00", "closes", LastMoment(date(2026, 7, 1), time(12))),
        ("max_bytes = 20971520", "max_bytes", 20_971_520),
        ("min_words = 3000\nmax_words = 4000", "max_words", 4000),
        ("required = false", "required", False),
        (
            'required = {field = "case_type", is = ["其他"]}',
            "required_where",
            Condition("case_type", ("其他",)),
        ),
        ('required = {field = "awards"}', "required_where", Condition("awards")),
    ],
)
def test_a_material_says_what_announcements_say(lines, part, value):
    assert getattr(with_material(lines).material("more"), part) == value


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("max_bytes = 0", "max_bytes"),
        ('delivery = "courier"', "delivery"),
        ('required = {is = ["其他"]}', "required"),
        ('formats = ["excell"]', "formats"),
        ("min_words = 10\nmax_words = 5", "min_words"),
        ("min_bytes = 10\nmax_bytes = 5", "min_bytes"),
        ('required = {field = "nothing"}', "nothing"),
    ],
)
def test_what_cannot_be_is_refused(lines, told):
    with pytest.raises(CampaignFileError, match=told):
        with_material(lines)


def test_a_form_is_not_needed_for_judging():
    """Photographs are sent without one: the mail's body holds the data."""
    text = TEXT[: TEXT.index("[form]")].replace("form = true", "")
    call = parse_campaign(text, CODES)
    assert call.form.fields == ()
    judged = dossier(call=call)
    assert judged.documents
    assert judged.form is None or judged.form.answers is not None


def test_a_letter_for_papers_that_close_later_is_in_time():
    from validators.rules.deadline import MATERIAL_LATE, SUPPLEMENT_LATE

    call = parse_campaign(
        TEXT.replace('id = "pledge"', 'id = "pledge"\ncloses_on = 2026-06-25', 1), CODES
    )
    from dossiers import FORM_PDF, PLEDGE, SUPPORTING

    def judged(at):
        later = (submission(PLEDGE, at=at),)
        return dossier(word_form(), FORM_PDF, SUPPORTING, later=later, call=call, at=IN_TIME)

    in_time = judged(datetime(2026, 6, 25, 23, tzinfo=SHANGHAI))
    assert results(MATERIAL_LATE, in_time) == {"pledge": "passed"}
    assert results(SUPPLEMENT_LATE, in_time) == {"": "passed"}
    late = judged(datetime(2026, 6, 26, tzinfo=SHANGHAI))
    assert results(MATERIAL_LATE, late) == {"pledge": "failed"}
    assert results(SUPPLEMENT_LATE, late) == {"": "failed"}
    assert results(MATERIAL_LATE, dossier(word_form(), FORM_PDF, call=call)) == {
        "pledge": "skipped"
    }
