"""What stands beneath the Chinese of a notice, and when."""

import re
from dataclasses import replace

import pytest
from dossiers import FORM_PDF, SUPPORTING, campaign, complete, dossier, word_form
from notices import AFTER_DEADLINE, NUMBER, occasion, templates

from notifier.notices.compose import compose
from notifier.notices.compose_all import compose_all
from notifier.preview.template_check import check
from validators.model.outcome import Outcome, Result
from validators.model.rule import Disclosure
from validators.model.severity import Aspect, Severity
from validators.model.verdict import conclude
from validators.rulebook import RULES

SHIPPED = templates()
HAN = re.compile(r"[㐀-鿿]")
ENGLISH = "Dear colleagues, please find attached the application of our industrial park."
RUSSIAN = "Уважаемые коллеги, направляем заявку нашего индустриального парка."
WITHOUT_PLEDGE = (word_form(summary=""), FORM_PDF, SUPPORTING)


def beneath(*documents, text: str = ENGLISH, call=None, **more) -> str:
    """What the notice says below its Chinese signature; "" where nothing stands there."""
    subject = dossier(*documents, text=text, call=call, **more)
    notice = compose(occasion(subject), SHIPPED)
    plain = notice.text.partition("────")[2].strip("─\n")
    # The page says the same.
    said = (line.strip() for line in plain.splitlines() if "“" not in line and "─" not in line)
    assert all(line in notice.html for line in said)
    return plain


@pytest.mark.parametrize(
    ("text", "begin"), [(ENGLISH, "ENGLISH"), (RUSSIAN, "РУССКИЙ"), ("您好，材料见附件。", "")]
)
def test_the_letter_s_own_language(text, begin):
    assert beneath(text=text).splitlines()[:1] == ([begin] if begin else [])


def test_the_campaign_s_languages_stand_in_every_notice():
    plain = beneath(text="您好", call=replace(campaign(), also=("ru", "en")))
    assert plain.index("ENGLISH") < plain.index("РУССКИЙ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ENGLISH,
            [
                "Please do so by 2026-06-18 24:00 (UTC+08:00).",
                "Missing: Letter of commitment (stamped PDF). Please send it.",
                "“Summary” is not filled in.",
            ],
        ),
        (
            RUSSIAN,
            [
                "Просим сделать это до 2026-06-18 24:00 (UTC+08:00).",
                "Отсутствует: Обязательство (PDF с печатью). Просим прислать.",
                "Не заполнено поле «Краткое описание».",
            ],
        ),
    ],
)
def test_a_correction_says_each_thing_to_mend(text, told):
    plain = beneath(*WITHOUT_PLEDGE, text=text)
    assert [one for one in told if one in plain] == told
    assert NUMBER in plain
    names = [line for line in plain.splitlines() if line.strip().endswith((".pdf", ".docx"))]
    assert len(names) == 3, "the form's two versions and the pledge"
    rest = "\n".join(line for line in plain.splitlines() if line not in names)
    assert not HAN.search(rest), rest


def test_a_complete_set_and_a_late_one():
    assert "It is complete" in beneath()
    assert "cannot be accepted" in beneath(at=AFTER_DEADLINE)


def test_titles_without_a_translation_stay_chinese():
    plain = beneath(*WITHOUT_PLEDGE, call=replace(campaign(), words={}))
    assert re.search("Missing: .*承诺书", plain)


def test_several_applications_in_one_answer():
    one = occasion(dossier(text=ENGLISH))
    other = occasion(dossier(*WITHOUT_PLEDGE, text=ENGLISH))
    text = compose_all((one, other), SHIPPED).text.partition("ENGLISH")[2]
    assert ("[1/2]" in text, "[2/2]" in text, "Letter of commitment" in text) == (True, True, True)


def test_an_unknown_sender_hears_of_no_material():
    subject = dossier(*WITHOUT_PLEDGE, text=ENGLISH, confirmed=False)
    text = compose(occasion(subject), SHIPPED).text.partition("ENGLISH")[2]
    assert "does not count" in text
    assert "commitment" not in text


UNNAMED = "please see the Chinese text above", "will be looked at by a person", "см. текст"


@pytest.mark.parametrize("severity", [Severity.CORRECT, Severity.REFER])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_finding_has_words_of_its_own(rule, severity):
    """Only what staff ask for in words of their own is left to the Chinese text."""
    subject = dossier(call=replace(campaign(), also=("en", "ru")))
    found = Outcome(rule.code, rule.aspect, Result.FAILED, "pledge", rule.title, severity, "甲")
    plain = compose(occasion(subject, verdict=conclude((found,))), SHIPPED).text
    both = (rule.english, rule.russian)
    words = [one.fault if severity is Severity.CORRECT else one.point for one in both]
    said = [re.sub(r"\\{\w+\\}", ".*", re.escape(one)) for one in words]
    untold = rule.disclosure is Disclosure.NOTHING
    assert [bool(re.search(one, plain)) for one in said] == [not untold] * 2
    if rule.code != "stamp-uncertain":
        assert not any(unnamed in plain for unnamed in UNNAMED)


def test_what_staff_ask_for_is_left_to_the_chinese_text():
    asked = Outcome(
        "staff-request",
        Aspect.COMPLETENESS,
        Result.FAILED,
        "pledge",
        "要求",
        Severity.CORRECT,
        "请补充。",
    )
    subject = dossier(call=replace(campaign(), also=("en", "ru")))
    plain = compose(occasion(subject, verdict=conclude((asked,))), SHIPPED).text
    assert "请补充。" in plain
    assert "Letter of commitment (stamped PDF): please see the Chinese text above." in plain
    assert "Обязательство (PDF с печатью): см. текст на китайском языке выше." in plain


def test_an_answer_too_long_for_its_cell_is_told_the_cells_limit():
    """A field without a limit of its own was once told a limit of 0."""
    subject = dossier(*complete(applicant="甲" * 20_001), text=ENGLISH)
    plain = compose(occasion(subject), SHIPPED).text
    assert re.search(r"longer than the limit of 20000 characters", plain)


def test_a_slip_in_them_is_found():
    wrong = templates(beneath__en__txt="{{ numbr }}")
    assert check(wrong)[0] == "beneath.en.txt.j2: there is no variable `numbr`."


def test_hostile_names_are_escaped_on_the_page():
    subject = dossier(*complete(applicant="<b>x</b>"), text=ENGLISH)
    assert "<b>" not in compose(occasion(subject), SHIPPED).html
