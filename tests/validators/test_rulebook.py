"""The stable codes: their aspect and default severity are what other tools rely on."""

import re
from string import Formatter

import pytest

from validators.model.campaign import TONGUES
from validators.model.rule import Disclosure, Rule
from validators.rulebook import CODES, RULES

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

HAN, LATIN, CYRILLIC = (
    re.compile(letters) for letters in (r"[㐀-鿿]", r"[A-Za-z]{2}", r"[Ѐ-ӿ]{2}")
)
STAFF_ONLY = {
    "attachment-infected": Disclosure.POINT,
    "duplicate-application": Disclosure.NOTHING,
    "summary-differs": Disclosure.NOTHING,
}

STABLE = {
    "subject-naming": "regularity note",
    "filename-naming": "regularity note",
    "naming-variant": "regularity note",
    "naming-mismatch": "regularity refer",
    "received-unknown": "regularity refer",
    "late": "regularity refuse",
    "supplement-late": "regularity refer",
    "material-late": "regularity refer",
    "material-missing": "completeness correct",
    "material-wrong-format": "completeness correct",
    "material-unstamped": "authenticity correct",
    "stamp-uncertain": "authenticity refer",
    "stamp-mismatch": "authenticity refer",
    "signature-invalid": "authenticity refer",
    "material-count": "completeness correct",
    "paper-missing": "completeness note",
    "file-too-small": "regularity correct",
    "file-too-large": "regularity correct",
    "media-differs": "regularity note",
    "letter-too-large": "regularity note",
    "not-packed": "regularity note",
    "form-differs": "authenticity refer",
    "wording-changed": "authenticity refer",
    "pledge-mismatch": "authenticity refer",
    "blank-unfilled": "completeness correct",
    "field-missing": "completeness correct",
    "field-too-long": "regularity correct",
    "field-too-short": "regularity correct",
    "field-invalid": "regularity correct",
    "section-length": "regularity note",
    "material-length": "regularity note",
    "attachment-list-differs": "completeness note",
    "attachment-unreadable": "regularity correct",
    "attachment-encrypted": "regularity correct",
    "attachment-unsupported": "regularity refer",
    "attachment-refused": "regularity refer",
    "attachment-macro": "regularity refer",
    "attachment-infected": "regularity refer",
    "cloud-attachment": "completeness refer",
    "unassigned-document": "completeness refer",
    "form-unread": "completeness refer",
    "several-forms": "completeness refer",
    "classified-marking": "direction refer",
    "no-partner-country": "direction note",
    "sender-unconfirmed": "authenticity refer",
    "duplicate-application": "authenticity refer",
    "nomination-quota": "completeness note",
    "quota": "completeness note",
    "body-differs": "authenticity note",
    "signature-unseen": "authenticity refer",
    "paper-late": "regularity refer",
    "summary-differs": "completeness note",
}


def test_every_code_keeps_its_aspect_and_severity():
    kept = {rule.code: f"{rule.aspect} {rule.severity}" for rule in RULES}
    assert kept == STABLE


def test_no_code_is_lost_or_told_twice():
    assert set(STABLE) == CODES
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_rule_says_why_it_exists():
    assert [rule.code for rule in RULES if not rule.check.__doc__] == []


def test_the_rules_stand_in_the_order_of_the_four_aspects():
    order = list(dict.fromkeys(rule.aspect for rule in RULES))
    assert order == ["direction", "completeness", "authenticity", "regularity"]
    assert [rule.aspect for rule in RULES] == sorted(
        (rule.aspect for rule in RULES), key=order.index
    )


def names_in(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def without_names(words: str) -> str:
    return re.sub(r"\{\w+\}|PDF|Word|JPG|zip|\.docx", "", words)


@each_rule
def test_every_rule_has_all_its_words(rule: Rule):
    chinese = (rule.title, rule.message, rule.remedy)
    assert all(words.strip() == words and words for words in (*chinese, rule.point))
    for language in TONGUES:
        words = rule.translation(language)
        assert words is not None
        assert words.fault.endswith(".")
        assert words.point.endswith(".")


@each_rule
def test_words_are_in_their_language(rule: Rule):
    for words in (rule.title, rule.message, rule.point):
        assert HAN.search(words) or not without_names(words), words
    for words in (rule.english.fault, rule.english.point):
        assert LATIN.search(words)
        assert not HAN.search(words)
        assert not CYRILLIC.search(words)
    for words in (rule.russian.fault, rule.russian.point):
        assert CYRILLIC.search(words)
        assert not HAN.search(words)
        assert not LATIN.search(without_names(words))


@each_rule
def test_words_name_nothing_that_is_not_filled_in(rule: Rule):
    assert names_in(rule.point) <= {"place"}
    for words in (rule.english, rule.russian):
        assert names_in(words.fault) <= {"place", "limit"}
        assert names_in(words.point) <= {"place"}
    faults = names_in(rule.english.fault), names_in(rule.russian.fault)
    assert faults[0] == faults[1]
    assert names_in(rule.english.point) == names_in(rule.russian.point)


def test_no_two_rules_have_the_same_title_or_message():
    for words in ("title", "message"):
        assert len({getattr(rule, words) for rule in RULES}) == len(RULES)


def test_what_is_for_staff_alone():
    kept = {rule.code: rule.disclosure for rule in RULES if rule.disclosure is not Disclosure.ALL}
    assert kept == STAFF_ONLY


def test_there_are_no_words_in_a_language_we_do_not_know():
    assert {rule.translation("fr") for rule in RULES} == {None}
