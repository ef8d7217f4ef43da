"""The stable codes: their aspect and default severity are what other tools rely on."""

from validators.rulebook import CODES, RULES

STABLE = {
    "subject-naming": "regularity note",
    "filename-naming": "regularity note",
    "naming-variant": "regularity note",
    "naming-mismatch": "regularity refer",
    "received-unknown": "regularity refer",
    "late": "regularity refuse",
    "supplement-late": "regularity refer",
    "material-missing": "completeness correct",
    "material-wrong-format": "completeness correct",
    "material-unstamped": "authenticity correct",
    "stamp-uncertain": "authenticity refer",
    "stamp-mismatch": "authenticity refer",
    "signature-invalid": "authenticity refer",
    "material-count": "completeness correct",
    "file-too-small": "regularity correct",
    "form-differs": "authenticity refer",
    "wording-changed": "authenticity refer",
    "pledge-mismatch": "authenticity refer",
    "blank-unfilled": "completeness correct",
    "field-missing": "completeness correct",
    "field-too-long": "regularity correct",
    "field-invalid": "regularity correct",
    "section-length": "regularity note",
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
